/**
 * The data of charts in print: folded away on a screen, they stand as tables at the end of the dossier, where each
 * chart's caption leads, so that whoever cannot see a curve can read its values.
 */

import { seenText } from '../../compose/seen-text.js';
import { appendChild, element, insertAfter, prependChild, removeNode, setAttribute } from '../../html/build.js';
import { type Element, isTag, KEY_ATTRIBUTE } from '../../html/dom.js';
import { parseFragment } from '../../html/parse.js';
import { childElements, elementsOf, findAll, findFirst, getAttribute, hasClass, textContent } from '../../html/walk.js';
import { monthsTable } from './months-table.js';

/**
 * In place; nothing where no chart has data.
 *
 * @param markup the part that holds the tables, without them
 * @param language of the document
 */
export function moveChartData(article: Element, markup: string, language: string): void {
  const part = parseFragment(markup).filter(isTag)[0];
  const last = childElements(article).filter((child) => hasClass(child, 'part')).at(-1);
  if (part === undefined || last === undefined) return;
  const tables = findAll(article, (candidate) => candidate.name === 'figure' && hasClass(candidate, 'chart')).map((figure) => moveTable(figure, language)).filter((table) => table !== null);
  for (const table of tables) appendChild(part, table);
  if (tables.length > 0) insertAfter(last, part);
}

/** Takes the table out of a chart, with a caption of its own and links between the two. */
function moveTable(figure: Element, language: string): Element | null {
  const id = getAttribute(figure, 'id');
  const details = findFirst(figure, (candidate) => candidate.name === 'details');
  const whole = details === null ? null : findFirst(details, (candidate) => candidate.name === 'table');
  const caption = findFirst(figure, (candidate) => candidate.name === 'figcaption');
  if (id === null || details === null || whole === null || caption === null) return null;
  const summary = findFirst(details, (candidate) => candidate.name === 'summary');
  const label = findFirst(caption, (candidate) => candidate.name === 'b');
  const says = findFirst(figure, (candidate) => hasClass(candidate, 'says'));
  const table = monthsTable(whole, language) ?? whole;
  const own = `data-${id}`;
  appendChild(caption, element('a', { class: 'data-link', href: `#${own}` }, [summary === null ? '' : textContent(summary)]));
  removeNode(details);
  // The page map counts what it finds in the order of the document, where these stand inside their charts.
  for (const inside of elementsOf(table)) setAttribute(inside, KEY_ATTRIBUTE, null);
  const title = element('caption', {}, [element('a', { href: `#${id}` }, [element('b', {}, [label === null ? '' : seenText(label)])]), element('span', { class: 'pause' }, ['.']), ' ', element('span', {}, [says === null ? '' : textContent(says)])]);
  prependChild(table, title);
  return element('div', { class: 'wide', id: own }, [table]);
}
