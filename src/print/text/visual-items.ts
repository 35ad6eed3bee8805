/**
 * The visual order of a line's items (UAX 9, rule L2; CSS Writing Modes 4, section 2.4.3): contents by their levels, then the edges
 * of inline boxes about what is visually first and last of each box, on the side that the box's own direction gives them.
 */

import { visualOrder } from './bidi.js';
import type { LineItem } from './line-items.js';
import type { InlineParent, Token } from './token.js';

interface Extent {
  first: number;
  last: number;
}

/** The items from left to right; the same array where nothing runs from right to left. */
export function visualItems(items: readonly LineItem[]): readonly LineItem[] {
  if (!items.some((item) => item.level > 0)) return items;
  const filled = new Set<InlineParent>();
  for (const { token } of items) if (token.kind !== 'open' && token.kind !== 'close') for (const inline of boxesAround(token)) filled.add(inline);
  const isEdge = ({ token }: LineItem): boolean => (token.kind === 'open' || token.kind === 'close') && filled.has(token.inline);
  // Edges take part in the order: those of an isolate keep what is in it apart from its neighbours.
  const ordered = visualOrder(items.map((item) => item.level)).map((index) => items[index]).filter((item): item is LineItem => item !== undefined && !isEdge(item));
  const edges = items.filter(isEdge);
  return edges.length === 0 ? ordered : withEdges(ordered, edges);
}

/** The inline boxes around a token, innermost first. */
export function* boxesAround(token: Token): Iterable<InlineParent> {
  let inline = parentOf(token);
  for (; inline !== null; inline = inline.parent) yield inline;
}

function parentOf(token: Token): InlineParent | null {
  switch (token.kind) {
    case 'word':
    case 'leader':
      return token.source.parent;
    case 'atomic':
      return token.parent;
    case 'open':
    case 'close':
      return token.inline;
    case 'break':
      return null;
  }
}

function withEdges(ordered: readonly LineItem[], edges: readonly LineItem[]): LineItem[] {
  const extents = new Map<InlineParent, Extent>();
  ordered.forEach(({ token }, index) => {
    for (const inline of boxesAround(token)) {
      const extent = extents.get(inline);
      if (extent === undefined) extents.set(inline, { first: index, last: index });
      else extent.last = index;
    }
  });
  const before = new Map<number, LineItem[]>();
  const after = new Map<number, LineItem[]>();
  for (const edge of edges) {
    const { token } = edge;
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    const extent = extents.get(token.inline);
    const isLeft = (token.kind === 'open') === (token.inline.box.style.direction === 'ltr');
    const [side, index] = isLeft ? [before, extent?.first ?? 0] : [after, extent?.last ?? 0];
    side.set(index, [...(side.get(index) ?? []), edge]);
  }
  return ordered.flatMap((item, index) => [...byDepth(before.get(index), 1), item, ...byDepth(after.get(index), -1)]);
}

/** Outer boxes first (`sign` 1), or inner ones. */
function byDepth(edges: readonly LineItem[] | undefined, sign: number): readonly LineItem[] {
  return edges === undefined ? [] : edges.toSorted((a, b) => sign * (depthOf(a) - depthOf(b)));
}

const depthOf = ({ token }: LineItem): number => [...boxesAround(token)].length;
