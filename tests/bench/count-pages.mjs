/** Counts the pages of a finished PDF. */

import { readFileSync } from 'node:fs';

/** @returns {Promise<number>} */
export async function countPages(file) {
  const { PDFDocument } = await import('pdf-lib');
  const document = await PDFDocument.load(readFileSync(file), { updateMetadata: false });
  return document.getPageCount();
}
