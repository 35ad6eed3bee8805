/** Sets SVG text: chunks that begin at an absolute position and are anchored as a whole (SVG 2, chapter 11). */

import { isTag, isText } from '../../html/dom.js';
import type { Element } from '../../html/dom.js';
import type { ComputedStyle } from '../css/computed-style.js';
import { embeddingLevels, visualOrder } from '../text/bidi.js';
import type { GlyphRun } from '../text/glyph-run.js';
import type { TextStage } from '../text/paragraph.js';
import type { Matrix, VectorOperation } from './fragment.js';
import type { SvgPaint } from './svg-paint.js';
import { withOpacity } from './svg-paint.js';
import { parseLength } from './svg-transform.js';

export interface SvgTextContext {
  readonly text: TextStage;
  readonly matrix: Matrix;
  /** The paint of an element inside its parent's. */
  readonly paintOf: (element: Element, inherited: SvgPaint) => SvgPaint;
  /** The style to shape with; equal ones are the same object. */
  readonly shapingStyle: (element: Element, paint: SvgPaint) => ComputedStyle;
  readonly emit: (operation: VectorOperation) => void;
  readonly unsupported: (name: string) => void;
}

interface Piece {
  readonly run: GlyphRun;
  readonly x: number;
  readonly y: number;
  readonly paint: SvgPaint;
}

/** What was shown in one paint, in logical order, with the space moved over before it. */
interface Segment {
  readonly text: string;
  readonly style: ComputedStyle;
  readonly paint: SvgPaint;
  readonly y: number;
  readonly gap: number;
}

/** Lays out a text element; its own paint is given, those of its spans follow from it. */
export function drawText(element: Element, paint: SvgPaint, context: SvgTextContext): void {
  const setter = new TextSetter(context);
  setter.element(element, paint);
  setter.endChunk();
}

class TextSetter {
  private readonly context: SvgTextContext;
  private x = 0;
  private y = 0;
  private chunkStart = 0;
  private anchor: 'left' | 'middle' | 'right' = 'left';
  private isRightToLeft = false;
  private segments: Segment[] = [];
  private gap = 0;
  /** White space is collapsed over the borders of spans; at the beginning there is none. */
  private endsInSpace = true;
  private pendingSpace: { readonly element: Element; readonly paint: SvgPaint } | null = null;

  constructor(context: SvgTextContext) {
    this.context = context;
  }

  element(element: Element, paint: SvgPaint): void {
    this.move(element, paint);
    for (const child of element.children) {
      if (isText(child)) this.text(child.data, element, paint);
      else if (!isTag(child) || child.name === 'title' || child.name === 'desc') continue;
      else if (child.name === 'tspan' || child.name === 'a') this.element(child, this.context.paintOf(child, paint));
      else this.context.unsupported(`<${child.name}> in text`);
    }
  }

  endChunk(): void {
    this.pendingSpace = null;
    const pieces = this.place();
    const width = this.x - this.chunkStart;
    const shift = this.anchor === 'left' ? 0 : this.anchor === 'middle' ? -width / 2 : -width;
    for (const { run, x, y, paint } of pieces) {
      const fill = withOpacity(paint.fill, paint.fillOpacity * paint.opacity);
      if (fill === null || !paint.isVisible) continue;
      this.context.emit({ kind: 'glyphs', run, matrix: this.context.matrix, xPt: round(x + shift), baselinePt: round(y), fill });
    }
    this.segments = [];
    this.endsInSpace = true;
  }

  private place(): readonly Piece[] {
    const pieces: Piece[] = [];
    for (const { text, style, paint, y, gap } of this.inVisualOrder()) {
      this.x += gap;
      for (const run of this.context.text.shapeLine(text, style).runs) {
        pieces.push({ run, x: this.x, y, paint });
        this.x += run.widthPt;
      }
    }
    this.x += this.gap;
    this.gap = 0;
    return pieces;
  }

  /** The bidirectional algorithm runs over the whole chunk (SVG 2, section 11.4); each segment is cut where its level changes. */
  private inVisualOrder(): readonly Segment[] {
    if (this.segments.length < 2) return this.segments;
    const levels = embeddingLevels(this.segments.map(({ text }) => text).join(''), this.isRightToLeft ? 'rtl' : 'ltr');
    if (levels === null) return this.segments;
    const parts: Segment[] = [];
    const levelOf: number[] = [];
    let offset = 0;
    for (const segment of this.segments) {
      for (let start = 0; start < segment.text.length; ) {
        const level = levels[offset + start] ?? 0;
        let end = start + 1;
        while (end < segment.text.length && levels[offset + end] === level) end += 1;
        parts.push({ ...segment, text: segment.text.slice(start, end), gap: start === 0 ? segment.gap : 0 });
        levelOf.push(level);
        start = end;
      }
      offset += segment.text.length;
    }
    return visualOrder(levelOf).flatMap((index) => parts[index] ?? []);
  }

  private move(element: Element, paint: SvgPaint): void {
    const at = (name: string): number | null => {
      const values = (element.attribs[name] ?? '').trim().split(/[\s,]+/).filter((value) => value !== '');
      if (values.length > 1) this.context.unsupported('a position for each letter');
      return parseLength(values[0], 0, paint.fontSize);
    };
    const x = at('x');
    const y = at('y');
    if (x !== null || y !== null || element.name === 'text') {
      this.endChunk();
      this.x = x ?? this.x;
      this.y = y ?? this.y;
      this.chunkStart = this.x;
      this.isRightToLeft = this.context.shapingStyle(element, paint).direction === 'rtl';
      this.anchor = paint.anchor === 'middle' ? 'middle' : (paint.anchor === 'start') === this.isRightToLeft ? 'right' : 'left';
    }
    this.gap += at('dx') ?? 0;
    this.y += at('dy') ?? 0;
  }

  private text(data: string, element: Element, paint: SvgPaint): void {
    const collapsed = data.replace(/[ \t\r\n\f]+/g, ' ');
    let text = this.endsInSpace ? collapsed.replace(/^ /, '') : collapsed;
    if (text === '') return;
    if (this.pendingSpace !== null && text !== ' ') {
      this.show(' ', this.pendingSpace.element, this.pendingSpace.paint);
      this.pendingSpace = null;
    }
    // A space at the end waits: only if text follows is it drawn.
    this.endsInSpace = text.endsWith(' ');
    if (this.endsInSpace) {
      this.pendingSpace = { element, paint };
      text = text.slice(0, -1);
    }
    if (text !== '') this.show(text, element, paint);
  }

  private show(text: string, element: Element, paint: SvgPaint): void {
    if (paint.fontSize <= 0) return;
    const style = this.context.shapingStyle(element, paint);
    this.segments.push({ text, style, paint, y: this.y + this.baselineShift(paint, style), gap: this.gap });
    this.gap = 0;
  }

  private baselineShift(paint: SvgPaint, style: ComputedStyle): number {
    if (paint.baseline === 'alphabetic') return 0;
    const { ascentPt, descentPt, xHeightPt } = this.context.text.metrics(style);
    return paint.baseline === 'middle' ? xHeightPt / 2 : paint.baseline === 'central' ? (ascentPt - descentPt) / 2 : ascentPt * 0.8;
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
