/** The section of a page that tells how it is cited, and the files beside it. */

import { expect, it } from 'vitest';

import { citationFiles } from '../../../../src/editions/site/citation-files.js';
import { citationView } from '../../../../src/editions/site/citation-view.js';
import { work } from '../../citations/work-fixture.js';
import { catalogue, entry } from './site-fixture.js';

it('names styles and files by names that need no translation', () => {
  const view = citationView({ slug: 'note' }, work(), { catalogue: catalogue('fr'), base: '../' });
  expect(view?.title).toBe('Pour citer ce document');
  expect(view?.styles.map(({ name }) => name)).toEqual(['APA 7', 'Chicago 17', 'Harvard', 'MLA 9', 'Vancouver']);
  expect(view?.files).toEqual([
    { href: '../note/note.bib', name: 'BibTeX', type: 'application/x-bibtex' },
    { href: '../note/note.ris', name: 'RIS', type: 'application/x-research-info-systems' },
    { href: '../note/note.csl.json', name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json' },
  ]);
});

it('writes the files that it names, for volumes too; none where the page is not to be cited', () => {
  const volume = { ...entry('collections/year'), slug: 'collections/year' };
  const files = citationFiles({ entry: volume, cited: work({ key: 'year' }) });
  expect([...files.keys()]).toEqual(['collections/year/year.bib', 'collections/year/year.ris', 'collections/year/year.csl.json']);
  expect([...files.values()].map((text) => text.slice(0, 12))).toEqual(['@techreport{', 'TY  - RPRT\r\n', '[\n  {\n    "i']);
  expect(citationFiles({ entry: volume })).toEqual(new Map());
  expect(citationView(volume, undefined, { catalogue: catalogue('en'), base: '' })).toBeNull();
});
