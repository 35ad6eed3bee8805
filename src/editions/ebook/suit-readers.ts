/**
 * Suits a chapter to e-book readers: old fonts, narrow screens, dark grounds, style sheets that the reader switches off.
 */

import { addClass, element, insertBefore, prependChild, removeNode, setAttribute } from '../../html/build.js';
import { type Document, type Element, isText } from '../../html/dom.js';
import { childElements, closest, elementsOf, findAll, findFirst, getAttribute, hasClass, textContent, walk } from '../../html/walk.js';

/** Colours by the name of their token, such as `--ink`. */
export type Tokens = ReadonlyMap<string, string>;

/** In place. */
export function suitReaders(root: Element, tokens: Tokens): void {
  walk(root, (node) => {
    // Their fonts lack the narrow no-break space.
    if (isText(node)) node.data = node.data.replace(/\u202F/g, '\u00A0');
  });
  // The marks stand in the text; a reader without our styles would set its own around them.
  for (const quotation of findAll(root, (candidate) => candidate.name === 'q')) quotation.name = 'span';
  for (const drawing of findAll(root, isDrawing)) suitDrawing(drawing, tokens);
  // EPUBCheck's schema does not know it.
  for (const header of findAll(root, (candidate) => candidate.name === 'th')) setAttribute(header, 'abbr', null);
  for (const table of findAll(root, (candidate) => candidate.name === 'table')) suitTable(table);
  declareLanguages(root);
}

/** In place: each change of language is told in the way of HTML and of XML, for readers that know only one. */
export function declareLanguages(root: Document | Element): void {
  for (const element of findAll(root, (candidate) => getAttribute(candidate, 'lang') !== null)) setAttribute(element, 'xml:lang', getAttribute(element, 'lang'));
}

function isDrawing(candidate: Element): boolean {
  return candidate.name === 'svg' && hasClass(candidate, 'drawing');
}

/** Around a chart, in its own units: the paper that it is drawn on. */
const PAPER_EDGE = 6;
/** For a token that the style sheets do not have. */
const INK = '#000000';

/** Two drawings are kept, for pages and for phones. Each brings its paper along, so that a dark screen cannot swallow the ink. */
function suitDrawing(drawing: Element, tokens: Tokens): void {
  const width = getAttribute(drawing, 'data-width');
  setAttribute(drawing, 'data-width', null);
  if (width !== null && width !== 'page' && width !== 'phone') {
    removeNode(drawing);
    return;
  }
  for (const shape of elementsOf(drawing)) {
    for (const [name, value] of Object.entries(shape.attribs)) {
      if (value.includes('var(')) shape.attribs[name] = value.replace(/var\(\s*(--[\w-]+)[^)]*\)/g, (_whole, token: string) => tokens.get(token) ?? INK);
    }
  }
  const [x = 0, y = 0, wide = 0, high = 0] = (getAttribute(drawing, 'viewBox') ?? '').split(/[\s,]+/).map(Number);
  if (wide > 0 && high > 0) {
    setAttribute(drawing, 'overflow', 'visible');
    setAttribute(drawing, 'direction', 'ltr');     // its words are placed by their left ends; a style sheet of an e-book may not say so
    prependChild(drawing, element('rect', { class: 'paper', x: x - PAPER_EDGE, y: y - PAPER_EDGE, width: wide + 2 * PAPER_EDGE, height: high + 2 * PAPER_EDGE, fill: '#ffffff' }));
  }
  describe(drawing, width ?? 'page');
  setAttribute(drawing, 'font-family', `${(tokens.get('--chart-face') ?? "'Source Sans 3'").replace(/"/g, "'")}, sans-serif`);
  if (width === null) return;
  addClass(drawing, width);
  if (width !== 'phone') return;
  // Hidden without styles too: only a narrow screen's rule shows it.
  const holder = element('div', { class: 'narrow', hidden: 'hidden' });
  insertBefore(drawing, holder);
  removeNode(drawing);
  prependChild(holder, drawing);
}

/** Title and description stand in the drawing itself, for readers that know no ARIA; the description is what it is called. */
function describe(drawing: Element, width: string): void {
  const figure = closest(drawing, (candidate) => candidate.name === 'figure');
  const id = figure === null ? null : getAttribute(figure, 'id');
  const alternative = getAttribute(drawing, 'aria-label');
  if (figure === null || id === null || alternative === null) return;
  const says = findFirst(figure, (candidate) => hasClass(candidate, 'says'));
  const description = `${id}-${width}-desc`;
  prependChild(drawing, element('desc', { id: description }, [alternative]));
  if (says !== null) prependChild(drawing, element('title', {}, [textContent(says).trim()]));
  setAttribute(drawing, 'aria-label', null);
  setAttribute(drawing, 'aria-labelledby', description);
}

const ROLES: Readonly<Record<string, string>> = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tfoot: 'rowgroup', tr: 'row', td: 'cell' };

/** On a phone the cells of a wide table stand below each other, each with its column's name; roles keep it a table. */
function suitTable(table: Element): void {
  const rows = findAll(table, (candidate) => candidate.name === 'tr');
  if (Math.max(0, ...rows.map((row) => childElements(row).length)) <= 3) return;
  addClass(table, 'many');
  const head = findFirst(table, (candidate) => candidate.name === 'thead');
  const labels = head === null ? [] : findAll(head, (candidate) => candidate.name === 'th').map((cell) => textContent(cell).trim());
  for (const row of rows) {
    for (const [index, cell] of childElements(row).entries()) {
      if (cell.name === 'td' && labels[index] !== undefined && textContent(cell).trim() !== '') setAttribute(cell, 'data-label', labels[index]);
    }
  }
  for (const part of [table, ...findAll(table, (candidate) => ROLES[candidate.name] !== undefined || candidate.name === 'th')]) {
    setAttribute(part, 'role', ROLES[part.name] ?? headerRole(part));
  }
}

function headerRole(cell: Element): string {
  return getAttribute(cell, 'scope') === 'row' || closest(cell, (candidate) => candidate.name === 'thead') === null ? 'rowheader' : 'columnheader';
}
