/** The marks that say in which state a document is (draft, under embargo), beside the TLP label: read from the shared document's head, so that every edition says the same. */

import type { Document } from '../../html/dom.js';
import { findAll, findFirst, hasClass, textContent } from '../../html/walk.js';

export interface StateMark {
  /** `embargo` is white on ink and tells its date; every other state stands in a frame. */
  readonly kind: 'embargo' | 'status';
  readonly text: string;
}

/** @param marking the TLP label, which is no state */
export function stateMarks(document: Document, marking: string | null): readonly StateMark[] {
  const head = findFirst(document, (element) => element.name === 'header' && hasClass(element, 'head'));
  const marks = head === null ? [] : findAll(head, (element) => hasClass(element, 'mark'));
  return marks
    .map((mark): StateMark => ({ kind: hasClass(mark, 'embargo') ? 'embargo' : 'status', text: textContent(mark).trim() }))
    .filter(({ text }) => text !== marking);
}
