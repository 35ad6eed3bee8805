/** Says which structure type of PDF (ISO 32000-1, 14.8.4) an HTML element becomes. */

import { isTag } from '../../html/dom.js';
import type { Element } from '../../html/dom.js';

export type Role =
  | 'Document' | 'Art' | 'Sect' | 'Aside' | 'Div' | 'BlockQuote' | 'TOC' | 'TOCI' | 'Caption'
  | 'P' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'L' | 'LI' | 'Lbl' | 'LBody'
  | 'Table' | 'THead' | 'TBody' | 'TFoot' | 'TR' | 'TH' | 'TD'
  | 'Span' | 'Quote' | 'Note' | 'Reference' | 'Code' | 'Link' | 'Figure';

/** PDF 2.0 has these types, PDF 1.7 does not: readers that know no better take them for the standard ones named here (14.7.3). */
export const ROLE_MAP: Partial<Readonly<Record<Role, Role>>> = { Aside: 'Sect' };

/** These hold blocks, never text: text directly in them gets a P of its own. */
const GROUPING: ReadonlySet<Role> = new Set(['Document', 'Art', 'Sect', 'Aside', 'Div', 'BlockQuote', 'TOC', 'TOCI', 'L', 'LI', 'Table', 'THead', 'TBody', 'TFoot', 'TR']);
const INLINE: ReadonlySet<Role> = new Set(['Span', 'Quote', 'Reference', 'Code', 'Link']);

export function isGrouping(role: Role): boolean {
  return GROUPING.has(role);
}

export function isInline(role: Role): boolean {
  return INLINE.has(role);
}

/** Never read aloud: an artifact with all that it holds. */
export function isHidden(element: Element): boolean {
  return element.attribs['aria-hidden'] === 'true';
}

const SIMPLE: Readonly<Record<string, Role>> = {
  article: 'Art', section: 'Sect', aside: 'Aside', nav: 'Sect', search: 'Sect', blockquote: 'BlockQuote',
  p: 'P', pre: 'P', address: 'P', summary: 'P', h1: 'H1', h2: 'H2', h3: 'H3', h4: 'H4', h5: 'H5', h6: 'H6',
  ul: 'L', ol: 'L', menu: 'L', dl: 'L', table: 'Table',
  q: 'Quote', code: 'Code', samp: 'Code', kbd: 'Code',
};

/** What ARIA roles make of elements that have no type of their own. */
const ARIA: Readonly<Record<string, Role>> = {
  article: 'Art', region: 'Sect', navigation: 'Sect', complementary: 'Aside', 'doc-tip': 'Aside', blockquote: 'BlockQuote', paragraph: 'P', list: 'L', code: 'Code', img: 'Span',
};

/** Elements that have their type only inside the right parent: a cell of a table set as mere layout is not a cell. */
const WITHIN: Readonly<Record<string, { readonly role: Role; readonly parents: readonly Role[] }>> = {
  caption: { role: 'Caption', parents: ['Table'] },
  thead: { role: 'THead', parents: ['Table'] },
  tbody: { role: 'TBody', parents: ['Table'] },
  tfoot: { role: 'TFoot', parents: ['Table'] },
  tr: { role: 'TR', parents: ['Table', 'THead', 'TBody', 'TFoot'] },
  th: { role: 'TH', parents: ['TR'] },
  td: { role: 'TD', parents: ['TR'] },
  dt: { role: 'Lbl', parents: ['L', 'LI'] },
  dd: { role: 'LBody', parents: ['L', 'LI'] },
};

/** The structure type of an element under a parent of type `parent`; null where the element adds nothing of its own. */
export function roleOf(element: Element, parent: Role): Role | null {
  const { name, attribs } = element;
  const aria = attribs['role'];
  if (aria === 'presentation' || aria === 'none') return null;
  if (aria === 'heading') return headingRole(Number(attribs['aria-level'] ?? 2));
  if (name === 'a') return attribs['href'] === undefined ? null : 'Link';
  if (name === 'li' || aria === 'listitem') return parent === 'TOC' ? 'TOCI' : parent === 'L' ? 'LI' : null;
  if (isNote(element)) return 'Note';
  if (name === 'div' && parent === 'L' && isDefinitionGroup(element)) return 'LI';
  if ((name === 'ol' || name === 'ul') && isInContents(element)) return 'TOC';
  if (name === 'figure') return 'Div';
  if (name === 'figcaption') return parentElement(element)?.name === 'figure' ? 'Caption' : null;
  if (name === 'abbr') return (attribs['title'] ?? '').trim() === '' ? null : 'Span';
  const within = WITHIN[name];
  if (within !== undefined) return within.parents.includes(parent) ? within.role : null;
  if (Object.hasOwn(SIMPLE, name)) return SIMPLE[name] ?? null;
  if (aria === 'img') return (attribs['aria-label'] ?? '').trim() === '' ? null : 'Span';
  return aria !== undefined && Object.hasOwn(ARIA, aria) ? (ARIA[aria] ?? null) : null;
}

/** A note that stands in the text, or in a list at its end, by the role that the author gave it (DPUB-ARIA 1.1). */
export function isNote({ attribs }: Element): boolean {
  return attribs['role'] === 'doc-footnote' || attribs['role'] === 'doc-endnote';
}

const BLOCK_ELEMENTS: ReadonlySet<string> = new Set([
  ...Object.entries(SIMPLE).filter(([, role]) => role !== 'Quote' && role !== 'Code').map(([name]) => name), 'figure', 'li', 'dt', 'dd', 'tr',
]);

/** True where blocks of text stand in an element, beside whatever else does. */
export function holdsBlocks(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (BLOCK_ELEMENTS.has(child.name) || child.attribs['role'] === 'heading' || holdsBlocks(child)));
}

function headingRole(level: number): Role {
  const roles: readonly Role[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];
  return roles[Math.min(6, Math.max(1, Number.isFinite(level) ? Math.trunc(level) : 2)) - 1] ?? 'H6';
}

/** 1–6 for headings, else null. */
export function headingLevel(role: Role): number | null {
  return /^H[1-6]$/.test(role) ? Number(role.slice(1)) : null;
}

/** What assistive technology hears for a picture; null where it says that it is decoration, or says nothing. */
export function alternativeText(element: Element): string | null {
  const named = (element.attribs['alt'] ?? element.attribs['aria-label'] ?? '').trim();
  if (named !== '') return named;
  if (element.name !== 'svg') return null;
  const labels = (element.attribs['aria-labelledby'] ?? '').split(/\s+/);
  const isLabel = ({ name, attribs }: Element): boolean => (attribs['id'] === undefined ? false : labels.includes(attribs['id'])) || name === 'title';
  const inside = element.children.filter(isTag);
  const texts = inside.filter(isLabel).map((child) => textOf(child).trim()).filter((text) => text !== '');
  return texts.length === 0 ? null : texts.join('. ').replace(/([.!?…])\. /g, '$1 ');
}

/** True where the author says that a picture is decoration. */
export function isDecoration(element: Element): boolean {
  const aria = element.attribs['role'];
  return isHidden(element) || aria === 'presentation' || aria === 'none' || element.attribs['alt'] === '';
}

/** Scope of a header cell: what its attribute says, else what its place suggests. */
export function scopeOf(cell: Element, isInHead: boolean): 'Row' | 'Column' {
  const scope = cell.attribs['scope'];
  if (scope === 'row' || scope === 'rowgroup') return 'Row';
  if (scope === 'col' || scope === 'colgroup') return 'Column';
  return isInHead ? 'Column' : 'Row';
}

export function parentElement(element: Element): Element | null {
  const parent = element.parent;
  return parent !== null && isTag(parent) ? parent : null;
}

function isDefinitionGroup(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (child.name === 'dt' || child.name === 'dd'));
}

function isInContents(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentElement(at)) {
    if (at.attribs['role'] === 'doc-toc') return true;
  }
  return false;
}

export function textOf(element: Element): string {
  return element.children.map((child) => (isTag(child) ? textOf(child) : 'data' in child ? child.data : '')).join('');
}
