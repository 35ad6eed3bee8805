/** The headings of a chapter as a tree, each with an id to lead to: what tables of contents are made of. */

import { setAttribute } from '../../html/build.js';
import { type Element, isTag } from '../../html/dom.js';
import { elementsOf, findAll, getAttribute, hasClass, parentElement, textContent } from '../../html/walk.js';
import { isNoteCall } from './bring-notes.js';

export interface OutlineEntry {
  readonly title: string;
  /** The element that the entry leads to; its id may still be changed when it is asked for. */
  readonly target: Element;
  readonly children: readonly OutlineEntry[];
}

interface Growing extends OutlineEntry {
  readonly level: number;
  readonly children: Growing[];
}

/** Headings in these belong to what is quoted or shown, not to the text. */
const APART = new Set(['blockquote', 'figure', 'table', 'aside', 'svg', 'nav']);

/**
 * Entries of all headings below the first, of any level; a level that is left out is not made up.
 *
 * @param root a chapter; headings that have no section with an id get one of their own, made from the chapter's
 */
export function outlineOf(root: Element): readonly OutlineEntry[] {
  const headings = findAll(root, (candidate) => /^h[2-6]$/.test(candidate.name)).filter((heading) => !standsApart(heading, root));
  if (headings.length === 0) return [];
  const taken = new Set(elementsOf(root).map((element) => getAttribute(element, 'id')));
  const open: Growing[] = [];
  const entries: Growing[] = [];
  for (const [index, heading] of headings.entries()) {
    const title = headingTitle(heading);
    if (title === '') continue;
    const target = sectionOf(heading, root) ?? heading;
    if (getAttribute(target, 'id') === null) setAttribute(target, 'id', freeId(`${getAttribute(root, 'id') ?? 'part'}-${index + 1}`, taken));
    const entry: Growing = { title, target, level: Number(heading.name.slice(1)), children: [] };
    while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? entries).push(entry);
    open.push(entry);
  }
  return entries;
}

/** A heading as a list names it: without the calls of its notes and what is only heard. */
export function headingTitle(heading: Element): string {
  const said = (element: Element): string => element.children.map((child) => (!isTag(child) ? textContent(child) : isNoteCall(child) || hasClass(child, 'pause') ? '' : said(child))).join('');
  return said(heading).replace(/\s+/g, (space) => (/[\n\t]/.test(space) ? ' ' : space)).trim();
}

interface Nested {
  readonly children: readonly Nested[];
}

/** Levels of a tree of entries. */
export function depthOf(entries: readonly Nested[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map(({ children }) => depthOf(children)));
}

function standsApart(heading: Element, root: Element): boolean {
  for (let outer = parentElement(heading); outer !== null && outer !== root; outer = parentElement(outer)) if (APART.has(outer.name)) return true;
  return false;
}

/** The section that begins with the heading and has an id. */
function sectionOf(heading: Element, root: Element): Element | null {
  const outer = parentElement(heading);
  return outer !== null && outer !== root && outer.name === 'section' && outer.children[0] === heading && getAttribute(outer, 'id') !== null ? outer : null;
}

function freeId(id: string, taken: Set<string | null>): string {
  let free = `${id}-heading`;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-heading-${count}`;
  taken.add(free);
  return free;
}
