/** Boxes for tests from HTML and real styles: only what the layout's cases need, so that a fault elsewhere cannot hide one of layout's. */

import { PREDEFINED } from '../../src/print/css/counter-styles.js';
import { isTag, isText, type Element } from '../../src/html/dom.js';
import { getAttribute, textContent } from '../../src/html/walk.js';
import type { BlockBox, BlockContent, BlockLevelBox, Bookmark, BoxTree, FootnoteCall, InlineItem, StringSetting, TableBox, TableCell, TableRow } from '../../src/print/boxes/box.js';
import type { StyleEngine } from '../../src/print/css/style-engine.js';

export function simpleBoxes(root: Element, styles: StyleEngine): BoxTree {
  let order = 0;
  const strings = new Map<Element, readonly StringSetting[]>();
  const bookmarks = new Map<Element, Bookmark>();
  const targetTexts = new Map<string, string>();
  const base = (element: Element, generated = false) => ({ order: order++, element, style: styles.styleOf(element), generated });

  function note(element: Element): void {
    const style = styles.styleOf(element);
    const settings = style.stringSet.map(({ name }) => ({ name, value: textContent(element).trim() }));
    if (settings.length > 0) strings.set(element, settings);
    if (style.bookmarkLevel !== 'none') bookmarks.set(element, { level: style.bookmarkLevel, label: textContent(element).trim(), state: style.bookmarkState });
    const id = getAttribute(element, 'id');
    if (id !== null && id !== undefined) targetTexts.set(id, textContent(element));
  }

  function inline(element: Element): InlineItem[] {
    return element.children.flatMap((child): InlineItem[] => {
      if (isText(child)) {
        const text = child.data.replace(/\s+/gu, ' ');
        return text.trim() === '' ? [] : [{ ...base(element), kind: 'text', text }];
      }
      if (!isTag(child)) return [];
      const style = styles.styleOf(child);
      if (style.float === 'footnote') return [call(child)];
      if (child.name === 'br') return [{ ...base(child), kind: 'break' }];
      if (child.name === 'page-of') return [{ ...base(child), kind: 'deferred', target: getAttribute(child, 'of') ?? null, item: { kind: 'target-counter', url: { kind: 'attr', name: 'of' }, name: 'page', style: 'decimal' } }];
      if (style.display === 'inline-block' || child.name === 'img') return [{ ...base(child), kind: 'atomic', box: block(child) }];
      note(child);
      return [{ ...base(child), kind: 'inline', children: inline(child) }];
    });
  }

  function call(element: Element): FootnoteCall {
    const own = base(element);
    const text: InlineItem = { ...base(element, true), kind: 'text', text: '*' };
    const body: BlockBox = { ...base(element), style: { ...styles.styleOf(element), display: 'block', float: 'none' }, kind: 'block', marker: null, content: { kind: 'inline', items: inline(element) } };
    return { ...own, kind: 'footnote-call', children: [text], footnote: body };
  }

  function isBlockLevel(element: Element): boolean {
    const { display, float } = styles.styleOf(element);
    return float === 'none' && ['block', 'list-item', 'grid', 'table'].includes(display);
  }

  function content(element: Element): BlockContent {
    const children = element.children.filter(isTag).filter((child) => styles.styleOf(child).display !== 'none');
    if (children.some(isBlockLevel)) return { kind: 'blocks', children: children.map(block) };
    return { kind: 'inline', items: inline(element) };
  }

  function block(element: Element): BlockLevelBox {
    note(element);
    const style = styles.styleOf(element);
    if (element.name === 'img') {
      return { ...base(element), kind: 'replaced', media: { kind: 'image', url: '', bytes: new Uint8Array(), mediaType: 'image/png' }, intrinsicWidthPt: Number(getAttribute(element, 'width')), intrinsicHeightPt: Number(getAttribute(element, 'height')) };
    }
    if (style.display === 'grid') return { ...base(element), kind: 'grid', children: element.children.filter(isTag).map(block) };
    if (style.display === 'table') return table(element);
    const own = base(element);
    const marker = style.display === 'list-item' && style.listStyleType !== 'none' ? [{ ...base(element, true), kind: 'text' as const, text: '•' }] : null;
    return { ...own, kind: 'block', marker, content: content(element) };
  }

  function table(element: Element): TableBox {
    const own = base(element);
    const children = element.children.filter(isTag);
    const group = (name: string): TableRow[] => rows(children.filter((child) => child.name === name).flatMap((child) => child.children.filter(isTag)));
    const caption = children.find((child) => child.name === 'caption');
    const captionBox = caption === undefined ? null : block(caption);
    return {
      ...own, kind: 'table', captions: captionBox?.kind === 'block' ? [captionBox] : [],
      columns: children.filter((child) => child.name === 'colgroup').flatMap((child) => child.children.filter(isTag)).map((col) => ({ style: styles.styleOf(col), group: null })),
      head: group('thead'), body: group('tbody'), foot: group('tfoot'),
    };
  }

  function rows(elements: readonly Element[]): TableRow[] {
    const taken = new Set<string>();
    return elements.map((element, index): TableRow => {
      const own = base(element);
      note(element);
      let column = 0;
      const cells = element.children.filter(isTag).map((cell): TableCell => {
        while (taken.has(`${index},${column}`)) column++;
        const columnSpan = Number(getAttribute(cell, 'colspan') ?? 1);
        const rowSpan = Number(getAttribute(cell, 'rowspan') ?? 1);
        for (let r = index; r < index + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) taken.add(`${r},${c}`);
        const made: TableCell = { ...base(cell), kind: 'cell', content: content(cell), column, columnSpan, rowSpan };
        column += columnSpan;
        return made;
      });
      return { ...own, kind: 'row', cells, group: null };
    });
  }

  const rootBox = block(root);
  if (rootBox.kind !== 'block') throw new Error('The root of a test document is a block');
  return { root: rootBox, strings, bookmarks, counters: new Map(), targetTexts, targetParts: new Map(), targetCounters: new Map(), pageImages: new Map(), counterStyles: PREDEFINED };
}
