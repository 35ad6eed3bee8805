/**
 * The page map: for each page the element and offset at which the text not shown before begins.
 *
 * Offsets count the text of the document itself, in its order, as whoever sets the marks will: what print hides and
 * the notes at their calls count where they stand; what style sheets generate does not.
 */

import { KEY_ATTRIBUTE, isTag, isText, type Element, type ParentNode } from '../../html/dom.js';
import type { BlockContent, BlockLevelBox, BoxTree, InlineItem, TextItem } from '../boxes/box.js';
import type { Findings } from './emit.js';
import type { PageMapEntry } from './fragment.js';

/**
 * One entry per page.
 *
 * @param labels in the order of the pages
 * @param isShown false for elements that print leaves out
 */
export function mapPages(tree: BoxTree, findings: Findings, labels: readonly string[], isShown: (element: Element) => boolean): readonly PageMapEntry[] {
  const firsts = firstTexts(findings);
  const before = ownTextBefore(tree, new Set([...firsts.values()].map(({ item }) => item)));
  return labels.map((label, pageIndex): PageMapEntry => {
    const first = firsts.get(pageIndex);
    const owner = first === undefined ? null : ownerOf(first.item.element);
    const key = owner?.attribs[KEY_ATTRIBUTE];
    if (first === undefined || owner === null || key === undefined) return { label, pageIndex, key: null, offset: 0 };
    const shown = (before.get(first.item) ?? 0) + countInk(first.item.text.slice(0, first.textOffset));
    return { label, pageIndex, key, offset: shown + hiddenBefore(owner, shown, isShown) };
  });
}

/** The first text of each page in the order of the document; text that an element with a key owns goes before other. */
function firstTexts(findings: Findings): ReadonlyMap<number, Findings['texts'][number]> {
  const keyed = new Map<number, Findings['texts'][number]>();
  const other = new Map<number, Findings['texts'][number]>();
  const isKeyed = new Map<Element, boolean>();
  for (const text of findings.texts) {
    const { element } = text.item;
    let hasKey = isKeyed.get(element);
    if (hasKey === undefined) isKeyed.set(element, (hasKey = ownerOf(element) !== null));
    const firsts = hasKey ? keyed : other;
    const before = firsts.get(text.pageIndex);
    if (before !== undefined && (before.item === text.item ? before.textOffset <= text.textOffset : before.item.order < text.item.order)) continue;
    if (text.item.text.trim() !== '') firsts.set(text.pageIndex, text);
  }
  return new Map([...other, ...keyed]);
}

/** For each wanted item: characters of its owner's own text in items before it, notes at their calls included. */
function ownTextBefore(tree: BoxTree, wanted: ReadonlySet<TextItem>): ReadonlyMap<TextItem, number> {
  const owners = new Set([...wanted].map(({ element }) => ownerOf(element)));
  const byOwner = new Map<Element | null, number>();
  const before = new Map<TextItem, number>();
  const visit = (items: readonly InlineItem[]): void => {
    for (const item of items) {
      if (item.kind === 'inline') visit(item.children);
      else if (item.kind === 'atomic') visitBox(item.box);
      else if (item.kind === 'footnote-call') visitBox(item.footnote);
      else if (item.kind === 'text' && !item.generated) {
        const owner = ownerOf(item.element);
        if (!owners.has(owner)) continue;
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

/** Characters of an element's own text that print leaves out, before the place where so many shown ones stand. */
function hiddenBefore(owner: Element, shown: number, isShown: (element: Element) => boolean): number {
  if (shown === 0) return 0;
  let [passed, hidden] = [0, 0];
  const visit = (element: Element, hides: boolean): void => {
    for (const child of element.children) {
      if (isText(child)) {
        if (!hides) passed += countInk(child.data);
        else if (passed < shown) hidden += countInk(child.data);
      } else if (isTag(child) && child.attribs[KEY_ATTRIBUTE] === undefined && child.name !== 'svg') {
        visit(child, hides || !isShown(child));
      }
    }
  };
  visit(owner, false);
  return hidden;
}

function ownerOf(element: Element): Element | null {
  let at: ParentNode | null = element;
  while (at !== null && isTag(at)) {
    if (at.attribs[KEY_ATTRIBUTE] !== undefined) return at;
    at = at.parent;
  }
  return null;
}

/** Characters that are not white space, as the reader of the map counts them: UTF-16 code units. */
function countInk(text: string): number {
  return text.replace(/\s+/gu, '').length;
}
