/**
 * Makes the ids of a document its own where several meet in one volume: each gets the slug of its briefing before it,
 * alike in all editions, and whatever leads to it leads there still.
 */

import { KEY_ATTRIBUTE, ORIGIN_ATTRIBUTE, type Element } from '../html/dom.js';
import { elementsOf } from '../html/walk.js';

/** `river--fig-depth`: no slug and no id of an author's has two hyphens running. */
export function prefixedId(slug: string, id: string): string {
  return `${slug}--${id}`;
}

/** Of a briefing as a whole: the slug alone may be an id of the volume's own, such as `introduction`. */
export function memberId(slug: string): string {
  return prefixedId(slug, 'briefing');
}

/** Attributes that hold ids, with blanks between them. */
const ID_LISTS = new Set(['id', 'for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-details', 'aria-controls', 'aria-owns']);
const ADDRESSES = new Set(['href', 'xlink:href']);

/** In place: ids, what refers to them, and the addresses of pictures. */
export function prefixIds(root: Element, slug: string): void {
  for (const element of elementsOf(root)) {
    // Pages are the volume's: no two have one number.
    if (element.attribs['role'] === 'doc-pagebreak') continue;
    for (const [name, value] of Object.entries(element.attribs)) {
      if (ID_LISTS.has(name)) element.attribs[name] = value.split(/\s+/).map((id) => (id === '' ? id : prefixedId(slug, id))).join(' ');
      else if (ADDRESSES.has(name) && value.startsWith('#') && value.length > 1) element.attribs[name] = `#${prefixedId(slug, value.slice(1))}`;
      else if (name === 'src') element.attribs[name] = prefixedAsset(slug, value);
      else if (value.includes('url(#')) element.attribs[name] = value.replace(/url\(#([^)]+)\)/g, (_whole, id: string) => `url(#${prefixedId(slug, id)})`);
    }
  }
}

/** In place: keys and origins, so that pages and faults are traced to the right briefing. */
export function prefixKeys(root: Element, slug: string): void {
  for (const element of elementsOf(root)) {
    for (const name of [KEY_ATTRIBUTE, ORIGIN_ATTRIBUTE]) {
      const value = element.attribs[name];
      if (value !== undefined) element.attribs[name] = `${slug}/${value}`;
    }
  }
}

/** `assets/river--bridge.png`; other addresses stay. */
export function prefixedAsset(slug: string, url: string): string {
  return url.startsWith('assets/') ? `assets/${prefixedId(slug, url.slice('assets/'.length))}` : url;
}
