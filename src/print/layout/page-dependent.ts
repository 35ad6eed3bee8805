/** Finds the boxes that hold page-dependent text: only these need be measured again when page numbers change. */

import type { BlockContent, BlockLevelBox, DeferredText, InlineItem, TableCell } from '../boxes/box.js';

type Container = BlockLevelBox | TableCell;

/** Whether inline items hold page-dependent text, in inline-blocks too. Leaders count: their length depends on it. */
export function holdsDeferred(items: readonly InlineItem[]): boolean {
  return items.some((item) => {
    switch (item.kind) {
      case 'deferred': return true;
      case 'inline':
      case 'footnote-call': return holdsDeferred(item.children);
      case 'atomic': return item.box.kind !== 'replaced' && boxesHolding(item.box, () => true).size > 0;
      default: return false;
    }
  });
}

/** The boxes in a tree, itself included, that hold a text of which `isMeant` is true: in their own lines, in boxes within, or in notes called there. */
export function boxesHolding(root: Container, isMeant: (text: DeferredText) => boolean): ReadonlySet<Container> {
  const holding = new Set<Container>();
  const inItems = (items: readonly InlineItem[]): boolean => {
    let found = false;
    for (const item of items) {
      if (item.kind === 'deferred') found = isMeant(item) || found;
      else if (item.kind === 'inline') found = inItems(item.children) || found;
      else if (item.kind === 'atomic') found = inBox(item.box) || found;
      // A note's body is measured by itself, at the foot of a page.
      else if (item.kind === 'footnote-call') found = [inItems(item.children), inBox(item.footnote)].includes(true) || found;
    }
    return found;
  };
  const inContent = (content: BlockContent): boolean => (content.kind === 'inline' ? inItems(content.items) : inBoxes(content.children));
  const inBoxes = (boxes: readonly Container[]): boolean => boxes.map(inBox).includes(true);
  const inBox = (box: Container): boolean => {
    if (!isHolding(box)) return false;
    holding.add(box);
    return true;
  };
  const isHolding = (box: Container): boolean => {
    switch (box.kind) {
      case 'block': return [inContent(box.content), box.marker !== null && inItems(box.marker)].includes(true);
      case 'cell': return inContent(box.content);
      case 'grid': return inBoxes(box.children);
      case 'table': {
        const cells = [...box.head, ...box.body, ...box.foot].flatMap((row) => row.cells);
        return [inBoxes(box.captions), inBoxes(cells)].includes(true);
      }
      case 'replaced': return false;
    }
  };
  inBox(root);
  return holding;
}
