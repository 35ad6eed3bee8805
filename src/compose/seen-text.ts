/** An element's text as the eye has it: without the signs that are only heard (class `pause`), where a new line parts two texts. */

import { type Element, isTag } from '../html/dom.js';
import { hasClass, textContent } from '../html/walk.js';

export function seenText(element: Element): string {
  return element.children.map((child) => (isTag(child) ? (hasClass(child, 'pause') ? '' : seenText(child)) : textContent(child))).join('');
}
