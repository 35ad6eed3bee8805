/** Says in words where links lead (ISO 14289-1, 7.18.5): the heading, caption or text of the place, not its address. */

import type { Element } from '../../html/dom.js';
import { isTag, isText } from '../../html/dom.js';
import { indexById } from '../../html/walk.js';
import { isHidden, parentElement } from './structure-roles.js';

const LONGEST = 160;
/** A place that is named by its own text, for want of a heading, by its first words. */
const LONGEST_NAME = 90;
/** Enough of a long text to shorten. */
const READ = 2 * LONGEST;
const HEADING = /^h[1-6]$/;
const INLINE: ReadonlySet<string> = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'dfn', 'em', 'i', 'kbd', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var']);

/** Reads a document's text as it is heard: blocks are apart; what is hidden, and notes that are called there, are left out. */
export class SpokenText {
  private readonly root: Element;
  private readonly notes: ReadonlySet<Element>;
  private ids: ReadonlyMap<string, Element> | null = null;
  private readonly names = new Map<string, string>();

  /**
   * @param inside any element of the document
   * @param notes those that stand elsewhere than where they are called
   */
  constructor(inside: Element, notes: ReadonlySet<Element>) {
    let root = inside;
    for (let up = parentElement(root); up !== null; up = parentElement(up)) root = up;
    this.root = root;
    this.notes = notes;
  }

  /** The name of the place with an id: its heading, its caption or its first words; empty where there is nothing to say. */
  ofPlace(id: string): string {
    const known = this.names.get(id);
    if (known !== undefined) return known;
    this.ids ??= indexById(this.root);
    const place = this.ids.get(id);
    const name = place === undefined ? '' : shorten(this.of(nameGiver(place, this.ids)), LONGEST_NAME);
    this.names.set(id, name);
    return name;
  }

  /** An element's text; not all of a very long one. */
  of(element: Element): string {
    let text = '';
    const visit = (at: Element): void => {
      if (isHidden(at) || at.name === 'svg' || text.length > READ || (at !== element && this.notes.has(at))) return;
      const gap = INLINE.has(at.name) ? '' : ' ';
      text += gap;
      for (const child of at.children) {
        if (isText(child)) text += child.data;
        else if (isTag(child)) visit(child);
      }
      text += at.name === 'img' ? (at.attribs['alt'] ?? '') : gap;
    };
    visit(element);
    return oneLine(text);
  }

  /** The words before a note's call, for the way back to it. */
  before(call: Element): string {
    const MOST = 80;
    let text = '';
    for (let at: Element | null = call; at !== null && INLINE.has(at.name) && text.length < MOST; at = parentElement(at)) {
      for (let before = at.previousSibling; before !== null && text.length < MOST; before = before.previousSibling) {
        if (isText(before)) text = before.data + text;
        else if (isTag(before) && !INLINE.has(before.name)) return ending(text, MOST);
        else if (isTag(before) && !this.notes.has(before)) text = this.of(before) + text;
      }
    }
    return ending(text, MOST);
  }
}

/** The element whose text names a place: what labels it, its heading or caption, or the place itself. */
function nameGiver(place: Element, ids: ReadonlyMap<string, Element>): Element {
  const label = ids.get((place.attribs['aria-labelledby'] ?? '').trim().split(/\s+/)[0] ?? '');
  if (label !== undefined) return label;
  if (HEADING.test(place.name)) return place;
  const titled = place.name === 'table' || place.name === 'figure' ? ['caption', 'figcaption'] : ['section', 'article', 'nav', 'aside', 'div', 'main', 'header'].includes(place.name) ? ['heading', 'caption', 'figcaption'] : [];
  return titled.length === 0 ? place : (firstOf(place, (element) => titled.includes(HEADING.test(element.name) ? 'heading' : element.name)) ?? place);
}

function firstOf(root: Element, test: (element: Element) => boolean): Element | null {
  for (const child of root.children) {
    if (!isTag(child)) continue;
    const found = test(child) ? child : firstOf(child, test);
    if (found !== null) return found;
  }
  return null;
}

/** A link's words with the name of the place it leads to; once where one says the other. */
export function describePlace(shown: string, place: string): string {
  const [short, there] = [shorten(shown), shorten(place)];
  if (there === '' || same(short).includes(same(there))) return short;
  return short === '' || same(there).includes(same(short)) ? there : `${short} (${there})`;
}

export function describeAddress(shown: string, href: string): string {
  const short = shorten(shown);
  return short === '' || short === href ? href : `${short} (${href})`;
}

function same(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

function ending(text: string, most: number): string {
  const line = oneLine(text);
  return line.length <= most ? line : `…${line.slice(-most).replace(/^\S*\s/, '')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shorten(text: string, most = LONGEST): string {
  const line = oneLine(text);
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\s\S*$/, '')}…`;
}
