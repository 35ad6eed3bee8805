/** Sets plain HTML documents with the print engine as a library: those that are compared with other engines, right-to-left text, long tables, notes and all. */

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readDocument, setBySheaf } from '../comparison/sheaf.mjs';
import { REPOSITORY } from './editions.mjs';
import { outcome } from './outcome.mjs';

const DOCUMENTS = join(REPOSITORY, 'tests/comparison/documents');
/** Loose lines are what narrow justified columns cost, and Hungarian has no patterns of hyphenation. Any other warning would be a fault here. */
const KNOWN = /^TXT-00[78]/;

/**
 * @param {string} out a folder, which is made
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} for each document whether the engine had anything to say of it
 */
export async function setLibraryDocuments(out) {
  mkdirSync(out, { recursive: true });
  const outcomes = [];
  for (const file of readdirSync(DOCUMENTS).filter((name) => name.endsWith('.html')).sort()) {
    const { pdf, warnings } = await setBySheaf(await readDocument(join(DOCUMENTS, file)));
    const path = join(out, file.replace(/html$/, 'pdf'));
    writeFileSync(path, pdf);
    outcomes.push(outcome('print()', `library/${file}`, warnings.filter((warning) => !KNOWN.test(warning))));
  }
  return outcomes;
}
