/** What assistive technology receives of an HTML table: its rows and cells, and of what each header is the header. */

import type { Element } from '../html/dom.js';
import { childElements, getAttribute } from '../html/walk.js';
import type { HtmlEar } from './hear-html.js';
import type { Block, Cell } from './heard.js';

/** No table that a person reads is wider or longer. */
const LONGEST_SPAN = 1000;

export function hearTable(table: Element, language: string, ear: HtmlEar): Block {
  const rows: (readonly Cell[])[] = [];
  const caption: Block[] = [];
  const visit = (parent: Element, isHead: boolean, around: string): void => {
    for (const child of childElements(parent)) {
      if (ear.isHidden(child)) continue;
      const own = ear.language(child, around);
      if (child.name === 'caption') caption.push(...ear.blocksOf(child.children, own));
      else if (child.name === 'tr') rows.push(childElements(child).filter((cell) => !ear.isHidden(cell)).map((cell) => cellOf(cell, isHead, own)));
      else visit(child, child.name === 'thead', own);
    }
  };
  const cellOf = (cell: Element, isHead: boolean, around: string): Cell => ({
    isHeader: cell.name === 'th',
    scope: scopeOf(cell, isHead),
    columns: spanOf(cell, 'colspan'),
    rows: spanOf(cell, 'rowspan'),
    id: getAttribute(cell, 'id'),
    headers: getAttribute(cell, 'headers')?.split(/\s+/).filter((id) => id !== '') ?? null,
    short: getAttribute(cell, 'abbr'),
    blocks: ear.blocksOf(cell.children, ear.language(cell, around)),
  });
  visit(table, false, language);
  return { kind: 'table', rows, caption };
}

/** What its attribute says, else what its place suggests. */
function scopeOf(cell: Element, isHead: boolean): 'row' | 'column' {
  const scope = getAttribute(cell, 'scope') ?? '';
  if (scope.startsWith('row')) return 'row';
  return scope.startsWith('col') || isHead ? 'column' : 'row';
}

function spanOf(cell: Element, name: string): number {
  const span = Number(getAttribute(cell, name) ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(LONGEST_SPAN, span) : 1;
}
