/** Sorts pieces into what a block container may hold: either blocks or one inline formatting context (CSS Display 3, section 2.5). */

import { collapseWhiteSpace, isBlank } from './white-space.js';
import type { Element } from '../../html/dom.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { BlockBox, BlockContent, BlockLevelBox, InlineBox, InlineItem } from './box.js';
import type { Generation, Piece } from './generation.js';

/** Runs of inline items among blocks become anonymous blocks; white space between blocks is dropped. */
export function blockContent(generation: Generation, pieces: readonly Piece[], element: Element, style: ComputedStyle): BlockContent {
  if (pieces.every((piece) => piece.kind === 'inline')) return { kind: 'inline', items: collapseWhiteSpace(inlineItems(pieces)) };
  return { kind: 'blocks', children: blocksOf(generation, pieces, element, style) };
}

/** All pieces as blocks. */
export function blocksOf(generation: Generation, pieces: readonly Piece[], element: Element, style: ComputedStyle): readonly BlockLevelBox[] {
  const blocks: BlockLevelBox[] = [];
  for (const run of runs(pieces)) {
    if (run.kind === 'block') blocks.push(run.box);
    else if (!isBlank(run.items)) blocks.push(anonymousBlock(generation, run.items, element, style));
  }
  return blocks;
}

export function anonymousBlock(generation: Generation, items: readonly InlineItem[], element: Element, style: ComputedStyle): BlockBox {
  const order = items[0]?.order ?? generation.nextOrder();
  const content: BlockContent = { kind: 'inline', items: collapseWhiteSpace(items) };
  return { kind: 'block', order, element, style: generation.anonymousStyle(style, 'block'), generated: true, content, marker: null };
}

export type Run = { readonly kind: 'block'; readonly box: BlockLevelBox } | { readonly kind: 'inline'; readonly items: readonly InlineItem[] };

/** Neighbouring inline pieces together, blocks one by one. */
export function runs(pieces: readonly Piece[]): readonly Run[] {
  const found: Run[] = [];
  let items: InlineItem[] = [];
  const flush = (): void => {
    if (items.length > 0) found.push({ kind: 'inline', items });
    items = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'inline') {
      items.push(piece.item);
    } else {
      flush();
      found.push(piece);
    }
  }
  flush();
  return found;
}

/** An inline box around pieces; blocks in it cut it into fragments (CSS 2.2, section 9.2.1.1). */
export function inlinePieces(pieces: readonly Piece[], box: Omit<InlineBox, 'children' | 'kind'>): readonly Piece[] {
  const wrap = (children: readonly InlineItem[]): Piece => ({ kind: 'inline', item: { kind: 'inline', ...box, children } });
  if (pieces.every((piece) => piece.kind === 'inline')) return [wrap(inlineItems(pieces))];
  return runs(pieces).flatMap((run): Piece[] => (run.kind === 'block' ? [run] : isBlank(run.items) ? [] : [wrap(run.items)]));
}

/** Puts an item at the very beginning: inside the first block's first line where pieces begin with a block. */
export function prependItem(pieces: readonly Piece[], item: InlineItem): readonly Piece[] {
  const index = pieces.findIndex((piece) => piece.kind === 'block' || !isBlank([piece.item]));
  const first = pieces[index];
  const begun = first?.kind === 'block' && first.box.kind === 'block' ? beginWith(first.box, item) : null;
  return begun === null ? [{ kind: 'inline', item }, ...pieces] : [{ kind: 'block', box: begun }, ...pieces.slice(index + 1)];
}

/** The block with the item at the start of its first line; null where it begins with something that has no lines. */
function beginWith(box: BlockBox, item: InlineItem): BlockBox | null {
  if (box.content.kind === 'inline') return { ...box, content: { kind: 'inline', items: [item, ...box.content.items] } };
  const [first, ...rest] = box.content.children;
  const begun = first?.kind === 'block' ? beginWith(first, item) : null;
  return begun === null ? null : { ...box, content: { kind: 'blocks', children: [begun, ...rest] } };
}

function inlineItems(pieces: readonly Piece[]): readonly InlineItem[] {
  const items: InlineItem[] = [];
  for (const piece of pieces) if (piece.kind === 'inline') items.push(piece.item);
  return items;
}
