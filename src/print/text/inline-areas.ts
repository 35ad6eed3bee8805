/** The parts of inline boxes on one line: what they cover, and which of their edges they have there. */

import type { LineExtent } from './inline-frame.js';
import type { LineItem } from './line-items.js';
import type { LinePiece } from './paragraph.js';
import type { InlineParent, Token } from './token.js';
import { boxesAround } from './visual-items.js';

interface Area {
  readonly inline: InlineParent;
  readonly begins: boolean;
  ends: boolean;
  /** From left to right; more than one only where text of another direction comes between. */
  readonly ranges: { leftPt: number; rightPt: number }[];
  /** The next part stands apart from the last. */
  isInterrupted: boolean;
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
      const last = area.ranges.at(-1);
      if (last === undefined || area.isInterrupted) area.ranges.push({ leftPt, rightPt });
      else {
        last.leftPt = Math.min(last.leftPt, leftPt);
        last.rightPt = Math.max(last.rightPt, rightPt);
      }
      area.isInterrupted = false;
    }
  }

  /** Before a token is placed: the areas that it is not in end there, for the time being. */
  interrupt(token: Token): void {
    if (this.areas.size === 0) return;
    const around = new Set(boxesAround(token));
    for (const area of this.areas.values()) if (area.ranges.length > 0 && !around.has(area.inline)) area.isInterrupted = true;
  }

  /** The boxes that go on after the line, outermost first. */
  open(): readonly InlineParent[] {
    return this.areas.size === 0 ? [] : [...this.areas.values()].filter((area) => !area.ends).map((area) => area.inline);
  }

  decorations(extent: LineExtent, yPt: number): LinePiece[] {
    return this.areas.size === 0 ? [] : [...this.areas.values()].flatMap((area) => decorationsOf(area, extent, yPt));
  }

  private add(inline: InlineParent, begins: boolean): void {
    this.areas.set(inline, { inline, begins, ends: false, ranges: [], isInterrupted: false });
  }
}

/** The border boxes of an inline box on this line: its font's ascent and descent, with padding and border (CSS 2.1, section 10.6.1). */
function decorationsOf(area: Area, extent: LineExtent, yPt: number): LinePiece[] {
  const { inline } = area;
  const { style } = inline.box;
  const pad = (side: 'top' | 'bottom'): number => {
    const padding = style.padding[side];
    return style.border[side].widthPt + (typeof padding === 'number' ? padding : padding.plusPt);
  };
  const baseline = yPt + extent.baselineOf(inline.frame);
  const ranges = area.ranges.length === 0 ? [{ leftPt: 0, rightPt: 0 }] : area.ranges;
  // The edge where the box begins is on its own direction's side.
  const [beginning, ending] = style.direction === 'rtl' ? [ranges.length - 1, 0] : [0, ranges.length - 1];
  return ranges.map(({ leftPt, rightPt }, index) => ({
    kind: 'decoration',
    box: inline.box,
    xPt: leftPt,
    yPt: baseline - inline.frame.ascentPt - pad('top'),
    widthPt: rightPt - leftPt,
    heightPt: inline.frame.ascentPt + inline.frame.descentPt + pad('top') + pad('bottom'),
    isFirst: index === beginning && (area.begins || inline.cloned !== null),
    isLast: index === ending && (area.ends || inline.cloned !== null),
  }));
}
