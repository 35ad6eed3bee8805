/** Min-content and max-content widths of boxes (CSS Sizing 3, section 5). */

import type { BlockBox, BlockContent, BlockLevelBox, GridBox, ReplacedBox, TableBox, TableCell } from '../boxes/box.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { widthItem } from './grid-items.js';
import { placeItems } from './grid-place.js';
import { sizeTracks } from './grid-tracks.js';
import type { Contribution, Measurer } from './measurer.js';
import { borderBoxSize, insetsOf, resolveMargin, type SizeBase } from './sizes.js';
import { collapseBorders } from './table-borders.js';
import { columnContributions } from './table-columns.js';

/** Margin-box contribution of a block-level box: its own width where it has one, else what it holds. */
export function contributionOf(box: BlockLevelBox, measurer: Measurer): Contribution {
  const { style } = box;
  const intrinsic = measurer.intrinsic(box);
  const insets = insetsOf(style, 0);
  const horizontal = insets.left + insets.right;
  const sizeBase: SizeBase = { style, basePt: null, insetsPt: horizontal, keyword: intrinsic };
  const fixed = typeof style.width === 'object' ? null : borderBoxSize(style.width, sizeBase);
  // A picture with a percentage can be made as small as there is room for (CSS Sizing 3, section 5.2.2).
  const isCompressible = box.kind === 'replaced' && (typeof style.width === 'object' || typeof style.maxWidth === 'object');
  let min = isCompressible ? horizontal : (fixed ?? intrinsic.minPt);
  let max = fixed ?? intrinsic.maxPt;
  const most = borderBoxSize(style.maxWidth, sizeBase);
  const least = borderBoxSize(style.minWidth, sizeBase);
  if (most !== null) [min, max] = [Math.min(min, most), Math.min(max, most)];
  if (least !== null) [min, max] = [Math.max(min, least), Math.max(max, least)];
  const margins = resolveMargin(style.margin.left, 0) + resolveMargin(style.margin.right, 0);
  return { minPt: Math.max(0, min + margins), maxPt: Math.max(0, max + margins) };
}

/** Border-box contribution of what a box holds, whatever its own `width` says. */
export function intrinsicOf(box: BlockLevelBox | TableCell, measurer: Measurer): Contribution {
  const insets = insetsOf(box.style, 0);
  const inner = contentOf(box, measurer);
  const horizontal = insets.left + insets.right;
  return { minPt: inner.minPt + horizontal, maxPt: Math.max(inner.minPt, inner.maxPt) + horizontal };
}

function contentOf(box: BlockLevelBox | TableCell, measurer: Measurer): Contribution {
  switch (box.kind) {
    case 'block':
    case 'cell': return blockContribution(box, box.content, measurer);
    case 'grid': return gridContribution(box, measurer);
    case 'table': return tableContribution(box, measurer);
    case 'replaced': return replacedContribution(box);
  }
}

function blockContribution(box: BlockBox | TableCell, content: BlockContent, measurer: Measurer): Contribution {
  if (content.kind === 'blocks') return widest(content.children.map((child) => measurer.contribution(child)));
  return measurer.contentWidths(content.items, box.style);
}

function gridContribution(box: GridBox, measurer: Measurer): Contribution {
  const { items, columns } = placeItems(box, null, null);
  const gapPt = typeof box.style.columnGap === 'number' ? box.style.columnGap : 0;
  const asked = items.map((item) => widthItem(item, columns, measurer));
  const total = (availablePt: 'min-content' | 'max-content'): number => {
    const sizes = sizeTracks({ tracks: columns, availablePt, gapPt, items: asked, stretchesAuto: false });
    return sizes.reduce((sum, size) => sum + size, 0) + gapPt * Math.max(0, sizes.length - 1);
  };
  return { minPt: total('min-content'), maxPt: total('max-content') };
}

function tableContribution(box: TableBox, measurer: Measurer): Contribution {
  const { table } = collapseBorders(box);
  const { left, right } = insetsOf(table.style, 0);
  const spacingPt = table.style.borderCollapse === 'collapse' ? 0 : table.style.borderSpacingPt[0];
  const columns = columnContributions(table, spacingPt, measurer);
  const captions = widest(box.captions.map((caption) => measurer.contribution(caption)));
  // The caller adds the table's own insets, which collapsing has changed.
  const own = insetsOf(box.style, 0);
  const outside = spacingPt * (columns.length + 1) + left + right - own.left - own.right;
  const sum = (pick: 'minPt' | 'maxPt'): number => columns.reduce((all, column) => all + column[pick], outside);
  return { minPt: Math.max(sum('minPt'), captions.minPt), maxPt: Math.max(sum('maxPt'), captions.minPt) };
}

function replacedContribution(box: ReplacedBox): Contribution {
  const width = definiteWidth(box.style) ?? box.intrinsicWidthPt ?? ratioWidth(box) ?? 0;
  const shrinks = typeof box.style.width === 'object' || typeof box.style.maxWidth === 'object';
  return { minPt: shrinks ? 0 : width, maxPt: width };
}

function definiteWidth(style: ComputedStyle): number | null {
  return typeof style.width === 'number' ? style.width : null;
}

function ratioWidth(box: ReplacedBox): number | null {
  const { height } = box.style;
  if (typeof height !== 'number' || box.intrinsicWidthPt === null || !box.intrinsicHeightPt) return null;
  return (height * box.intrinsicWidthPt) / box.intrinsicHeightPt;
}

function widest(all: readonly Contribution[]): Contribution {
  return all.reduce((most, one) => ({ minPt: Math.max(most.minPt, one.minPt), maxPt: Math.max(most.maxPt, one.maxPt) }), { minPt: 0, maxPt: 0 });
}
