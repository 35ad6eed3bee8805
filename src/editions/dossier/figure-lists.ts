/** The lists of figures and of tables that follow the contents, where a dossier has enough of them to be looked up. */

import { seenText } from '../../compose/seen-text.js';
import type { Document, Element } from '../../html/dom.js';
import { childElements, findAll, findFirst, getAttribute, hasClass, textContent } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';

export interface FigureList {
  readonly title: string;
  readonly items: readonly ListedFigure[];
}

export interface ListedFigure {
  readonly id: string;
  /** “Figure 3”. */
  readonly label: string;
  readonly title: string;
}

/** Fewer are found as fast by leafing. */
const WORTH_A_LIST = 3;

/** In the order of the document: first the figures, then the tables. */
export function figureLists(document: Document, catalogue: Catalogue): readonly FigureList[] {
  const figures = findAll(document, (element) => element.name === 'figure' && hasClass(element, 'chart')).map((figure) =>
    listed(figure, findFirst(figure, (element) => element.name === 'figcaption'), findFirst(figure, (element) => hasClass(element, 'says'))));
  const tables = findAll(document, (element) => hasClass(element, 'wide')).map((table) => {
    const caption = findFirst(table, (element) => element.name === 'caption');
    return listed(table, caption, caption === null ? null : (childElements(caption).find((child) => child.name === 'span') ?? null));
  });
  const lists = [{ title: catalogue.text('contents.figures'), items: figures }, { title: catalogue.text('contents.tables'), items: tables }];
  return lists.map(({ title, items }) => ({ title, items: items.filter((item) => item !== null) })).filter(({ items }) => items.length >= WORTH_A_LIST);
}

function listed(element: Element, caption: Element | null, title: Element | null): ListedFigure | null {
  const id = getAttribute(element, 'id');
  const label = caption === null ? undefined : childElements(caption).find((child) => child.name === 'b');
  if (id === null || label === undefined || title === null) return null;
  return { id, label: seenText(label).trim(), title: textContent(title).trim() };
}
