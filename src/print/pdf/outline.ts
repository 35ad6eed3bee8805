/** Writes the outline that viewers show beside the pages (ISO 32000-1, 12.3.3): top levels open, the rest folded, unless a sheet says otherwise (CSS GCPM 3, `bookmark-state`). */

import type { OutlineEntry } from '../layout/fragment.js';
import type { PageHandle } from './destinations.js';
import { destinationArray } from './destinations.js';
import type { PdfkitDocument, PdfReference } from './pdfkit-document.js';
import { textString } from './pdfkit-document.js';

interface Item {
  readonly entry: OutlineEntry | null;
  readonly children: Item[];
}

export function writeOutline(document: PdfkitDocument, entries: readonly OutlineEntry[], pages: readonly PageHandle[]): void {
  const root: Item = { entry: null, children: [] };
  const open: Item[] = [root];
  const levels: number[] = [0];
  for (const entry of entries) {
    while (levels.length > 1 && (levels.at(-1) ?? 0) >= entry.level) {
      levels.pop();
      open.pop();
    }
    const item: Item = { entry, children: [] };
    (open.at(-1) ?? root).children.push(item);
    open.push(item);
    levels.push(entry.level);
  }
  if (root.children.length === 0) return;
  const reference = document.ref({ Type: 'Outlines' });
  // With a single title at the top, what is under it is the table of contents.
  const openDepth = root.children.length === 1 ? 1 : 0;
  reference.data['Count'] = shownItems(root, openDepth);
  writeChildren(document, root, reference, pages, openDepth);
  reference.end();
  document._root.data['Outlines'] = reference;
  document._root.data['PageMode'] = 'UseOutlines';
}

function writeChildren(document: PdfkitDocument, item: Item, reference: PdfReference, pages: readonly PageHandle[], openDepth: number): void {
  if (item.children.length === 0) return;
  const references = item.children.map(() => document.ref({}));
  reference.data['First'] = references[0];
  reference.data['Last'] = references.at(-1);
  item.children.forEach((child, index) => {
    const own = references[index];
    if (own === undefined || child.entry === null) return;
    own.data['Title'] = textString(child.entry.label.replace(/\s+/g, ' ').trim());
    own.data['Parent'] = reference;
    if (index > 0) own.data['Prev'] = references[index - 1];
    if (index + 1 < references.length) own.data['Next'] = references[index + 1];
    const destination = destinationArray(child.entry, pages);
    if (destination !== null) own.data['Dest'] = destination;
    // A negative count: that many would show if the item were opened.
    if (child.children.length > 0) own.data['Count'] = (isOpen(child, openDepth) ? 1 : -1) * shownItems(child, openDepth - 1);
    writeChildren(document, child, own, pages, openDepth - 1);
    own.end();
  });
}

/** Whether what is under an item shows: at the top as deep as `openDepth`, unless its style says. */
function isOpen({ entry }: Item, openDepth: number): boolean {
  return entry === null || entry.state === 'auto' ? openDepth > 0 : entry.state === 'open';
}

/** How many items show under an open one. */
function shownItems(item: Item, openDepth: number): number {
  return item.children.reduce((sum, child) => sum + 1 + (isOpen(child, openDepth) ? shownItems(child, openDepth - 1) : 0), 0);
}
