/** What elements of HTML are for assistive technology by their roles and their places (HTML-AAM, DPUB-ARIA). */

import type { Element } from '../html/dom.js';
import { closest, getAttribute } from '../html/walk.js';

const LANDMARKS: Readonly<Record<string, string>> = { main: 'main', nav: 'navigation', aside: 'complementary', form: 'form', search: 'search' };
/** A header or footer of one of these is not the page's. */
const SECTIONING = new Set(['article', 'section', 'aside', 'nav', 'main']);

export function idsOf(element: Element): readonly string[] {
  return (getAttribute(element, 'aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
}

export function roleOf(element: Element): string | null {
  const [role] = (getAttribute(element, 'role') ?? '').trim().split(/\s+/);
  return role === undefined || role === '' ? null : role;
}

/** The place of the page that an element is, by its kind; null where it is none. @param name its own, empty without */
export function landmarkOf(element: Element, role: string | null, name: string): string | null {
  if (role !== null) return namedRole(role, name);
  return LANDMARKS[element.name] ?? pageLandmark(element) ?? (element.name === 'section' && name !== '' ? 'region' : null);
}

/** Roles of the book that are announced with their names; others add nothing to what they hold. */
function namedRole(role: string, name: string): string | null {
  if (['banner', 'complementary', 'contentinfo', 'form', 'main', 'navigation', 'search'].includes(role)) return role;
  return name === '' ? null : role === 'doc-endnotes' ? 'endnotes' : 'region';
}

function pageLandmark(element: Element): string | null {
  if (element.name !== 'header' && element.name !== 'footer') return null;
  const isOfPage = !isWithin(element, ({ name }) => SECTIONING.has(name));
  return isOfPage ? (element.name === 'header' ? 'banner' : 'contentinfo') : null;
}

/** Whether an element around it passes. */
export function isWithin(element: Element | null, test: (element: Element) => boolean): boolean {
  return element !== null && element.parent !== null && closest(element.parent, test) !== null;
}
