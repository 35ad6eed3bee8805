/** The direction that an element's attributes and text give it (WHATWG HTML, section 3.2.6.4). */

import { getAttribute, parentElement, textContent } from '../../html/walk.js';
import type { Element } from '../../html/dom.js';

/** Strong right-to-left letters (UAX 9, types R and AL) as scripts, before any strong left-to-right one. */
const FIRST_STRONG = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** True for `dir="auto"`, which `bdi` has by itself. */
export function isAutoDirected(element: Element): boolean {
  const dir = getAttribute(element, 'dir')?.toLowerCase() ?? null;
  return dir === 'auto' || (element.name === 'bdi' && dir === null);
}

/** The direction of the first strong letter. */
export function directionOfText(element: Element): 'ltr' | 'rtl' {
  const strong = FIRST_STRONG.exec(textContent(element))?.[0] ?? '';
  return RIGHT_TO_LEFT.test(strong) ? 'rtl' : 'ltr';
}

/** The directionality for `:dir()`: by attributes, whatever the style sheets say. */
export function directionOf(element: Element): 'ltr' | 'rtl' {
  for (let current: Element | null = element; current !== null; current = parentElement(current)) {
    if (isAutoDirected(current)) return directionOfText(current);
    const dir = getAttribute(current, 'dir')?.toLowerCase();
    if (dir === 'ltr' || dir === 'rtl') return dir;
  }
  return 'ltr';
}
