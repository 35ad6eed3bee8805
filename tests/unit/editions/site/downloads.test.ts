import { describe, expect, it } from 'vitest';

import { downloadsOf, sizeText } from '../../../../src/editions/site/downloads.js';
import { catalogue, entry } from './site-fixture.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('downloadsOf', () => {
  it('says what each file is and how large, in the page’s language', () => {
    const labels = (language: string) => downloadsOf(entry('a'), catalogue(language), '../').map(({ label }) => plain(label));
    expect(labels('fr')).toEqual(['Dossier PDF, 7 pages (310 ko)', 'Livre EPUB (1,3 Mo)']);
    expect(labels('en')).toEqual(['PDF dossier, 7 pages (310 KB)', 'EPUB e-book (1.3 MB)']);
  });
  it('names only what there is', () => {
    expect(downloadsOf(entry('a', { files: [{ path: 'a/index.html', bytes: 3 }] }), catalogue('en'), '')).toEqual([]);
    const other = downloadsOf(entry('a', { pages: null, files: [{ path: 'a/a.pdf', bytes: 90 }] }), catalogue('en'), '../');
    expect(other.map(({ href, label, type }) => [href, plain(label), type])).toEqual([['../a/a.pdf', 'PDF dossier (1 KB)', 'application/pdf']]);
  });
});

it.each([[1, '1 KB'], [999_400, '999 KB'], [999_600, '1.0 MB'], [12_340_000, '12.3 MB']])('sizeText(%i)', (bytes, text) => {
  expect(plain(sizeText(bytes, catalogue('en')))).toBe(text);
});
