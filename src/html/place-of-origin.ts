/** Finds where in the author's files an element comes from: the one way from a piece of the document to the place of a diagnostic. */

import type { Place } from '../diagnostics/index.js';
import { isTag, ORIGIN_ATTRIBUTE, type Element } from './dom.js';

/**
 * The place of the nearest element, upwards, whose origin (`data-o`) has one.
 *
 * @param placeOf gives the place of an origin
 */
export function placeOfOrigin(element: Element | null, placeOf: (origin: string) => Place | null): Place | null {
  for (let at: Element['parent'] = element; at !== null; at = at.parent) {
    const origin = isTag(at) ? at.attribs[ORIGIN_ATTRIBUTE] : undefined;
    const place = origin === undefined ? null : placeOf(origin);
    if (place !== null) return place;
  }
  return null;
}
