/** Sets SVG text: chunks that begin at an absolute position and are anchored as a whole (SVG 2, chapter 11). */

import { isTag, isText } from '../../html/dom.js';
import type { Element } from '../../html/dom.js';
import type { ComputedStyle } from '../css/computed-style.js';
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
  private pieces: Piece[] = [];
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
    const width = this.x - this.chunkStart;
    const shift = this.anchor === 'left' ? 0 : this.anchor === 'middle' ? -width / 2 : -width;
    for (const { run, x, y, paint } of this.pieces) {
      const fill = withOpacity(paint.fill, paint.fillOpacity * paint.opacity);
      if (fill === null || !paint.isVisible) continue;
      this.context.emit({ kind: 'glyphs', run, matrix: this.context.matrix, xPt: round(x + shift), baselinePt: round(y), fill });
    }
    this.pieces = [];
    this.endsInSpace = true;
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
      const isRightToLeft = this.context.shapingStyle(element, paint).direction === 'rtl';
      this.anchor = paint.anchor === 'middle' ? 'middle' : (paint.anchor === 'start') === isRightToLeft ? 'right' : 'left';
    }
    this.x += at('dx') ?? 0;
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
    const { runs } = this.context.text.shapeLine(text, style);
    const y = this.y + this.baselineShift(paint, style);
    for (const run of runs) {
      this.pieces.push({ run, x: this.x, y, paint });
      this.x += run.widthPt;
    }
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
