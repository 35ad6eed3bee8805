/** A publication to cite in tests. */

import { readFileSync } from 'node:fs';

import type { CitedWork } from '../../../src/citations/cited-work.js';
import { type Catalogue, loadCatalogue } from '../../../src/language/catalogue.js';

export function words(language: string): Catalogue {
  const read = (name: string): string | null => {
    try {
      return readFileSync(new URL(`../../../templates/locales/${name}`, import.meta.url), 'utf8');
    } catch {
      return null;
    }
  };
  return loadCatalogue(language, read).value;
}

export function work(more: Partial<CitedWork> = {}): CitedWork {
  return {
    key: 'note', language: 'en-GB', title: 'Two ends of a bridge', subtitle: 'What is known',
    authors: [{ kind: 'person', family: 'van der Berg', given: 'Anna Maria' }, { kind: 'person', family: 'Dahl', given: 'Carl' }],
    editors: [], translators: [], publisher: 'Press office', date: '2020-02-27', series: { title: 'Notes', number: '3' }, version: '2',
    doi: null, identifier: null, url: 'https://example.org/note/', pdfUrl: 'https://example.org/note/note.pdf',
    abstract: 'A bridge has two ends.', topics: ['Transport', 'Water'], rights: null, ...more,
  };
}
