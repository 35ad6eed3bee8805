/**
 * Writes the operators of one page's content (ISO 32000-1, annex A), y downwards.
 *
 * pdfkit opens each page with a matrix that flips the y axis; texts flip it back in their own matrix.
 * Colours are written only when they change, numbers with at most three decimals. Operators are kept as bytes: strings
 * joined glyph by glyph are what drawing would spend its time on.
 */

import type { Colour } from '../css/computed-style.js';
import type { Matrix, Rect } from '../layout/fragment.js';
import { parsePath } from '../layout/svg-path.js';
import { ByteBuffer } from './byte-buffer.js';

/** Names of graphics state resources for constant alpha. */
export interface AlphaResources {
  /** The resource name of a state with this alpha, made known to the page. */
  nameOf(alpha: number): string;
}

export function formatNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  // Values below 1e-6 are gone by rounding, and coordinates never reach 1e21: no exponents.
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

const FIRST_BYTES = 1 << 14;
const [MINUS, ZERO] = [0x2d, 0x30];
const NEWLINE = 0x0a;

export class ContentStream {
  private readonly bytes = new ByteBuffer(FIRST_BYTES);
  private readonly alphas: AlphaResources;
  private fill = '';
  private stroke = '';
  private alpha = 1;
  private readonly saved: { readonly fill: string; readonly stroke: string; readonly alpha: number }[] = [];

  constructor(alphas: AlphaResources) {
    this.alphas = alphas;
  }

  /** Writes whole operators, and ends the line after them. */
  write(operators: string): void {
    this.text(operators);
    this.byte(NEWLINE);
  }

  /** Writes part of an operator: characters of ASCII. */
  text(part: string): void {
    this.bytes.text(part);
  }

  byte(value: number): void {
    this.bytes.byte(value);
  }

  /** Four hexadecimal digits. */
  hex(code: number): void {
    this.bytes.hex(code);
  }

  /** A whole number below a thousand digit by digit, without a string in between; such are nearly all adjustments. */
  integer(value: number): void {
    const size = Math.abs(value);
    if (size > 999) return this.text(String(value));
    if (value < 0) this.byte(MINUS);
    if (size > 99) this.byte(ZERO + Math.floor(size / 100));
    if (size > 9) this.byte(ZERO + Math.floor(size / 10) % 10);
    this.byte(ZERO + size % 10);
  }

  /** Everything written since the last call. */
  take(): Uint8Array {
    return this.bytes.take();
  }

  fillColour(colour: Colour): void {
    const operands = colourOperands(colour);
    if (operands !== this.fill) {
      this.write(`${operands} rg`);
      this.fill = operands;
    }
    this.setAlpha(colour.alpha);
  }

  strokeColour(colour: Colour): void {
    const operands = colourOperands(colour);
    if (operands !== this.stroke) {
      this.write(`${operands} RG`);
      this.stroke = operands;
    }
    this.setAlpha(colour.alpha);
  }

  save(): void {
    this.write('q');
    this.saved.push({ fill: this.fill, stroke: this.stroke, alpha: this.alpha });
  }

  restore(): void {
    this.write('Q');
    const state = this.saved.pop();
    if (state === undefined) throw new Error('restore without save');
    this.fill = state.fill;
    this.stroke = state.stroke;
    this.alpha = state.alpha;
  }

  transform(matrix: Matrix): void {
    this.write(`${matrix.map(formatNumber6).join(' ')} cm`);
  }

  rectangle(rect: Rect): void {
    this.write(`${formatNumber(rect.xPt)} ${formatNumber(rect.yPt)} ${formatNumber(rect.widthPt)} ${formatNumber(rect.heightPt)} re`);
  }

  polygon(points: readonly (readonly [number, number])[]): void {
    this.write(points.map(([x, y], index) => `${formatNumber(x)} ${formatNumber(y)} ${index === 0 ? 'm' : 'l'}`).join(' ') + ' h');
  }

  /** Lays down a path; the caller paints it. */
  path(data: string): void {
    const operators: string[] = [];
    for (const segment of parsePath(data)) {
      if (segment.command === 'Z') operators.push('h');
      else operators.push(`${segment.points.map(formatNumber).join(' ')} ${segment.command.toLowerCase()}`);
    }
    this.write(operators.join('\n'));
  }

  private setAlpha(alpha: number): void {
    if (alpha === this.alpha) return;
    this.write(`/${this.alphas.nameOf(alpha)} gs`);
    this.alpha = alpha;
  }
}

function formatNumber6(value: number): string {
  const rounded = Math.round(value * 1e6) / 1e6;
  if (Object.is(rounded, -0)) return '0';
  return Math.abs(rounded) < 1e-6 ? '0' : rounded.toFixed(6).replace(/\.?0+$/, '');
}

const OPERANDS = new WeakMap<Colour, string>();

function colourOperands(colour: Colour): string {
  let operands = OPERANDS.get(colour);
  if (operands === undefined) {
    operands = [colour.red, colour.green, colour.blue].map((channel) => formatNumber(channel / 255)).join(' ');
    OPERANDS.set(colour, operands);
  }
  return operands;
}
