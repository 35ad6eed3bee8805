/** Writes the places that links lead to, as named destinations: `file.pdf#notes` opens there too (ISO 32000-1, 12.3.2.3). */

import type { Destination } from '../layout/fragment.js';
import type { PdfkitDocument, PdfReference } from './pdfkit-document.js';
import { textString } from './pdfkit-document.js';

export interface PageHandle {
  readonly reference: PdfReference;
  readonly heightPt: number;
}

export function destinationName(id: string): unknown {
  return textString(id);
}

/** `[page /XYZ left top zoom]`; a zoom of null keeps the reader's own. */
export function destinationArray({ pageIndex, xPt, yPt }: Destination, pages: readonly PageHandle[]): readonly unknown[] | null {
  const page = pages[pageIndex];
  return page === undefined ? null : [page.reference, 'XYZ', Math.max(0, xPt), page.heightPt - Math.max(0, yPt), null];
}

export function writeDestinations(document: PdfkitDocument, destinations: ReadonlyMap<string, Destination>, pages: readonly PageHandle[]): void {
  const names: unknown[] = [];
  for (const id of [...destinations.keys()].sort(byBytes)) {
    const destination = destinations.get(id);
    const array = destination === undefined ? null : destinationArray(destination, pages);
    if (array !== null) names.push(destinationName(id), array);
  }
  const holder = document._root.data['Names'];
  // pdfkit's catalogue always has this reference; its own name tree sorts by the machine's language.
  (holder as PdfReference).data['Dests'] = { Names: names };
}

/** As the strings are sorted in the file: ASCII first, the others follow as UTF-16 with a byte order mark. */
function byBytes(a: string, b: string): number {
  const ascii = Number(!isAscii(a)) - Number(!isAscii(b));
  if (ascii !== 0) return ascii;
  return a < b ? -1 : a > b ? 1 : 0;
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007F]*$/.test(text);
}
