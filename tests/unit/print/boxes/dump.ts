/** For tests: a box tree as a short text. */

import { parseHtml } from '../../../../src/html/parse.js';
import { generateBoxes } from '../../../../src/print/boxes/generate-boxes.js';
import { createStyleEngine } from '../../../../src/print/css/create-style-engine.js';
import type { Outcome } from '../../../../src/diagnostics/index.js';
import type { BlockContent, BlockLevelBox, BoxTree, InlineItem, TableRow } from '../../../../src/print/boxes/box.js';
import type { AssetResolver } from '../../../../src/print/print.js';

export function boxesOf(html: string, css = '', resolve: AssetResolver = () => null): Outcome<BoxTree> {
  const document = parseHtml(html);
  const styles = createStyleEngine({ sheets: [{ text: css, file: 'a.css' }], document }).value;
  return generateBoxes({ document, styles, resolve, placeOf: (origin) => ({ file: origin, start: { line: 1, column: 1, offset: 0 }, end: null }) });
}

/** `p"text"`, `*` before what is anonymous or generated, `[marker]`, `(inline)`, `<footnote>`. */
export function dump(html: string, css = '', resolve: AssetResolver = () => null): string {
  return block(boxesOf(`<main>${html}</main>`, css, resolve).value.root);
}

function block(box: BlockLevelBox): string {
  const name = `${box.generated ? '*' : ''}${box.element.name}`;
  switch (box.kind) {
    case 'block':
      return `${name}${box.marker === null ? '' : `[${items(box.marker)}]`}${content(box.content)}`;
    case 'grid':
      return `${name}#{${box.children.map(block).join(' ')}}`;
    case 'replaced':
      return `${name}:${box.media.kind}`;
    case 'table':
      return `${name}{${[...box.captions.map(block), `cols${box.columns.length}`, ...box.head.map((row) => `H${tableRow(row)}`), ...box.body.map(tableRow), ...box.foot.map((row) => `F${tableRow(row)}`)].filter(Boolean).join(' ')}}`;
  }
}

function tableRow(row: TableRow): string {
  return `${row.generated ? '*' : ''}tr(${row.cells.map((cell) => `${cell.generated ? '*' : ''}${cell.column}+${cell.columnSpan}x${cell.rowSpan}${content(cell.content)}`).join(' ')})`;
}

function content(value: BlockContent): string {
  return value.kind === 'inline' ? `"${items(value.items)}"` : `{${value.children.map(block).join(' ')}}`;
}

export function items(list: readonly InlineItem[]): string {
  return list.map((item): string => {
    switch (item.kind) {
      case 'text':
        return item.text;
      case 'inline':
        return `(${item.generated ? '*' : ''}${items(item.children)})`;
      case 'break':
        return '/';
      case 'atomic':
        return `@${block(item.box)}`;
      case 'footnote-call':
        return `<${items(item.children)}|${block(item.footnote)}>`;
      case 'deferred':
        return `?${item.item.kind}${item.target === null ? '' : `#${item.target}`}?`;
    }
  }).join('');
}
