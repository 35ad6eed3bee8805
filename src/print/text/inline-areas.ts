/** The parts of inline boxes on one line: what they cover, and which of their edges they have there. */

import type { LineExtent } from './inline-frame.js';
import type { LineItem } from './line-items.js';
import type { LinePiece } from './paragraph.js';
import type { InlineParent } from './token.js';

interface Area {
  readonly inline: InlineParent;
  readonly begins: boolean;
  ends: boolean;
  leftPt: number;
  rightPt: number;
}

export class InlineAreas {
  private readonly areas = new Map<InlineParent, Area>();

  constructor(openBoxes: readonly InlineParent[], items: readonly LineItem[]) {
    for (const inline of openBoxes) this.add(inline, false);
    for (const { token, isRepeated } of items) {
      if (isRepeated) continue;
      if (token.kind === 'open') this.add(token.inline, true);
      else if (token.kind === 'close') {
        const area = this.areas.get(token.inline);
        if (area !== undefined) area.ends = true;
      }
    }
  }

  /** Widens the areas of a box and all those around it. */
  cover(parent: InlineParent | null, leftPt: number, rightPt: number): void {
    for (let inline = parent; inline !== null; inline = inline.parent) {
      const area = this.areas.get(inline);
      if (area === undefined) continue;
      area.leftPt = Math.min(area.leftPt, leftPt);
      area.rightPt = Math.max(area.rightPt, rightPt);
    }
  }

  /** The boxes that go on after the line, outermost first. */
  open(): readonly InlineParent[] {
    return this.areas.size === 0 ? [] : [...this.areas.values()].filter((area) => !area.ends).map((area) => area.inline);
  }

  decorations(extent: LineExtent, yPt: number): LinePiece[] {
    return this.areas.size === 0 ? [] : [...this.areas.values()].map((area) => decoration(area, extent, yPt));
  }

  private add(inline: InlineParent, begins: boolean): void {
    this.areas.set(inline, { inline, begins, ends: false, leftPt: Infinity, rightPt: -Infinity });
  }
}

/** The border box of an inline box on this line: its font's ascent and descent, with padding and border (CSS 2.1, section 10.6.1). */
function decoration(area: Area, extent: LineExtent, yPt: number): LinePiece {
  const { inline } = area;
  const { style } = inline.box;
  const pad = (side: 'top' | 'bottom'): number => {
    const padding = style.padding[side];
    return style.border[side].widthPt + (typeof padding === 'number' ? padding : padding.plusPt);
  };
  const baseline = yPt + extent.baselineOf(inline.frame);
  const isEmpty = area.leftPt === Infinity;
  return {
    kind: 'decoration',
    box: inline.box,
    xPt: isEmpty ? 0 : area.leftPt,
    yPt: baseline - inline.frame.ascentPt - pad('top'),
    widthPt: isEmpty ? 0 : area.rightPt - area.leftPt,
    heightPt: inline.frame.ascentPt + inline.frame.descentPt + pad('top') + pad('bottom'),
    isFirst: area.begins || inline.cloned !== null,
    isLast: area.ends || inline.cloned !== null,
  };
}
