/** The page map: for each page the element and offset at which the text not shown before begins. */

import { KEY_ATTRIBUTE, isTag, type Element, type ParentNode } from '../../html/dom.js';
import type { BlockContent, BlockLevelBox, BoxTree, InlineItem, TextItem } from '../boxes/box.js';
import type { Findings } from './emit.js';
import type { PageMapEntry } from './fragment.js';

/** One entry per page. `labels` are in the order of the pages. */
export function mapPages(tree: BoxTree, findings: Findings, labels: readonly string[]): readonly PageMapEntry[] {
  const firsts = firstTexts(findings);
  const before = ownTextBefore(tree, new Set([...firsts.values()].map(({ item }) => item)));
  return labels.map((label, pageIndex): PageMapEntry => {
    const first = firsts.get(pageIndex);
    const owner = first === undefined ? null : keyOf(first.item.element);
    if (first === undefined || owner === null) return { label, pageIndex, key: null, offset: 0 };
    return { label, pageIndex, key: owner, offset: (before.get(first.item) ?? 0) + countInk(first.item.text.slice(0, first.textOffset)) };
  });
}

/** The first text of each page in the order of the document; text that an element with a key owns goes before other. */
function firstTexts(findings: Findings): ReadonlyMap<number, Findings['texts'][number]> {
  const keyed = new Map<number, Findings['texts'][number]>();
  const other = new Map<number, Findings['texts'][number]>();
  const keys = new Map<Element, string | null>();
  for (const text of findings.texts) {
    if (text.item.text.trim() === '') continue;
    const { element } = text.item;
    let key = keys.get(element);
    if (key === undefined) keys.set(element, (key = keyOf(element)));
    const firsts = key === null ? other : keyed;
    const before = firsts.get(text.pageIndex);
    if (before === undefined || text.item.order < before.item.order || (text.item === before.item && text.textOffset < before.textOffset)) firsts.set(text.pageIndex, text);
  }
  return new Map([...other, ...keyed]);
}

/** For each wanted item: characters of its owner's own text in items before it. */
function ownTextBefore(tree: BoxTree, wanted: ReadonlySet<TextItem>): ReadonlyMap<TextItem, number> {
  const byOwner = new Map<Element | null, number>();
  const before = new Map<TextItem, number>();
  const visit = (items: readonly InlineItem[]): void => {
    for (const item of items) {
      if (item.kind === 'inline') visit(item.children);
      else if (item.kind === 'atomic') visitBox(item.box);
      else if (item.kind === 'text' && !item.generated) {
        const owner = ownerOf(item.element);
        const count = byOwner.get(owner) ?? 0;
        if (wanted.has(item)) before.set(item, count);
        byOwner.set(owner, count + countInk(item.text));
      }
    }
  };
  const visitContent = (content: BlockContent): void => {
    if (content.kind === 'inline') visit(content.items);
    else content.children.forEach(visitBox);
  };
  const visitBox = (box: BlockLevelBox): void => {
    switch (box.kind) {
      case 'block': visitContent(box.content); break;
      case 'grid': box.children.forEach(visitBox); break;
      case 'table':
        box.captions.forEach(visitBox);
        for (const row of [...box.head, ...box.body, ...box.foot]) for (const cell of row.cells) visitContent(cell.content);
        break;
      case 'replaced': break;
    }
  };
  visitBox(tree.root);
  return before;
}

function ownerOf(element: Element): Element | null {
  let at: ParentNode | null = element;
  while (at !== null && isTag(at)) {
    if (at.attribs[KEY_ATTRIBUTE] !== undefined) return at;
    at = at.parent;
  }
  return null;
}

function keyOf(element: Element): string | null {
  return ownerOf(element)?.attribs[KEY_ATTRIBUTE] ?? null;
}

/** Characters that are not white space, as the reader of the map counts them: UTF-16 code units. */
function countInk(text: string): number {
  return text.replace(/\s+/gu, '').length;
}
