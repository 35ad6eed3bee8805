/**
 * Draws SVG as vector operations: shapes, paths and text in flat colours, as charts and maps need them.
 *
 * In: an `svg` element of the document. Out: operations in points from the drawing's top left corner, y downwards.
 * What is not understood is left out, with one warning a drawing.
 */

import { unsupportedSvg } from '../../diagnostics/catalogue/pdf.js';
import type { Diagnostic, Place } from '../../diagnostics/index.js';
import { isTag } from '../../html/dom.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import type { Element } from '../../html/dom.js';
import { findFirst, textContent } from '../../html/walk.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { StyleEngine } from '../css/style-engine.js';
import type { TextStage } from '../text/paragraph.js';
import type { Matrix, VectorOperation } from './fragment.js';
import type { SvgPaint } from './svg-paint.js';
import { initialPaint, isNotRendered, paintOf, PT_PER_UNIT, withOpacity } from './svg-paint.js';
import { shapePath } from './svg-shape.js';
import { drawText } from './svg-text.js';
import { multiply, parseLength, parseTransform, parseViewBox, viewBoxTransform } from './svg-transform.js';

export interface SvgContext {
  readonly text: TextStage;
  /** The style of the `svg` element's box. */
  readonly style: ComputedStyle;
  readonly styles: StyleEngine;
  readonly report?: (diagnostic: Diagnostic) => void;
  /** The place in the author's files of an origin (`data-o`), for diagnostics. */
  readonly placeOf?: (origin: string) => Place | null;
}

/** Draws the content of `root` for a box of the given size. */
export function drawSvg(root: Element, widthPt: number, heightPt: number, context: SvgContext): readonly VectorOperation[] {
  const box = parseViewBox(root.attribs['viewBox']);
  const matrix: Matrix =
    box === null ? [PT_PER_UNIT, 0, 0, PT_PER_UNIT, 0, 0] : viewBoxTransform(box, widthPt, heightPt, root.attribs['preserveAspectRatio'] ?? '');
  const drawer = new SvgDrawer(context, box?.width ?? widthPt / PT_PER_UNIT, box?.height ?? heightPt / PT_PER_UNIT);
  drawer.children(root, drawer.paint(root, initialPaint(context.style), context.style), matrix, 0);
  if (findFirst(root, (element) => element.name === 'style' && textContent(element).trim() !== '') !== null) drawer.unsupported('a style sheet of its own');
  drawer.reportUnsupported(root);
  return drawer.operations;
}

const SILENT = new Set(['title', 'desc', 'metadata', 'defs', 'style', 'script', 'symbol', 'linearGradient', 'radialGradient', 'clipPath', 'mask', 'marker', 'pattern', 'filter']);
const EFFECTS: readonly (readonly [attribute: string, name: string])[] = [
  ['clip-path', 'clipping'], ['mask', 'masks'], ['filter', 'filters'], ['marker-start', 'markers'], ['marker-mid', 'markers'], ['marker-end', 'markers'],
];
const MOST_NESTED = 100;

class SvgDrawer {
  readonly operations: VectorOperation[] = [];
  private readonly context: SvgContext;
  private readonly width: number;
  private readonly height: number;
  private readonly unknown = new Set<string>();
  private readonly shapingStyles = new Map<string, ComputedStyle>();
  readonly unsupported = (name: string): void => void this.unknown.add(name);

  constructor(context: SvgContext, width: number, height: number) {
    this.context = context;
    this.width = width;
    this.height = height;
  }

  reportUnsupported(root: Element): void {
    if (this.unknown.size === 0) return;
    const place = placeOfOrigin(root, (origin) => this.context.placeOf?.(origin) ?? null);
    this.context.report?.(unsupportedSvg({ names: [...this.unknown].sort() }, { place }));
  }

  paint(element: Element, inherited: SvgPaint, parentStyle: ComputedStyle): SvgPaint {
    for (const [attribute, name] of EFFECTS) {
      if ((element.attribs[attribute] ?? 'none') !== 'none') this.unsupported(name);
    }
    const { styles } = this.context;
    return paintOf(element, inherited, {
      style: styles.styleOf(element),
      parentStyle,
      customProperty: (name) => styles.customProperty(element, name),
      unsupported: this.unsupported,
    });
  }

  children(element: Element, paint: SvgPaint, matrix: Matrix, depth: number): void {
    if (depth > MOST_NESTED) {
      this.unsupported('groups nested very deeply');
      return;
    }
    for (const child of element.children) if (isTag(child)) this.element(child, paint, matrix, depth);
  }

  private element(element: Element, inherited: SvgPaint, outer: Matrix, depth: number): void {
    if (SILENT.has(element.name)) return;
    const style = this.context.styles.styleOf(element);
    if (isNotRendered(element, style)) return;
    const paint = this.paint(element, inherited, this.parentStyle(element));
    const transform = element.attribs['transform'];
    const matrix = transform === undefined ? outer : multiply(outer, parseTransform(transform));
    switch (element.name) {
      case 'g':
      case 'a':
        this.children(element, paint, matrix, depth + 1);
        return;
      case 'svg':
        this.children(element, paint, this.nestedViewport(element, paint, matrix), depth + 1);
        return;
      case 'text':
        this.text(element, paint, matrix);
        return;
      default:
        this.shape(element, paint, matrix);
    }
  }

  private shape(element: Element, paint: SvgPaint, matrix: Matrix): void {
    const path = shapePath(element, (name, axis) => this.length(element, name, axis, paint));
    if (path === null) {
      this.unsupported(`<${element.name}>`);
      return;
    }
    if (path === '' || !paint.isVisible) return;
    const fill = element.name === 'line' ? null : withOpacity(paint.fill, paint.fillOpacity * paint.opacity);
    const stroke = withOpacity(paint.stroke, paint.strokeOpacity * paint.opacity);
    const strokes = stroke !== null && paint.strokeWidth > 0;
    if (fill === null && !strokes) return;
    this.operations.push({
      kind: 'path',
      path,
      matrix: matrix.map(round6) as unknown as Matrix, // mapping keeps the six numbers
      fill,
      fillRule: paint.fillRule,
      stroke: strokes ? { colour: stroke, widthPt: paint.strokeWidth, dashPt: paint.dash, cap: paint.cap, join: paint.join } : null,
    });
  }

  private text(element: Element, paint: SvgPaint, matrix: Matrix): void {
    drawText(element, paint, {
      text: this.context.text,
      matrix: matrix.map(round6) as unknown as Matrix, // mapping keeps the six numbers
      paintOf: (span, inherited) => this.paint(span, inherited, this.parentStyle(span)),
      shapingStyle: (span, spanPaint) => this.shapingStyle(span, spanPaint),
      emit: (operation) => this.operations.push(operation),
      unsupported: this.unsupported,
    });
  }

  /** One user unit is set as one point: the matrix scales. */
  private shapingStyle(element: Element, paint: SvgPaint): ComputedStyle {
    const style = this.context.styles.styleOf(element);
    const { language, direction } = style;
    const { fontSize, fontWeight, fontStyle, fontFamily, letterSpacing } = paint;
    const key = JSON.stringify([language, direction, fontSize, fontWeight, fontStyle, fontFamily, letterSpacing, style.fontFeatures]);
    let shaping = this.shapingStyles.get(key);
    if (shaping === undefined) {
      shaping = { ...style, fontSizePt: fontSize, fontWeight, fontStyle, fontFamily, letterSpacingPt: letterSpacing, wordSpacingPt: 0, textTransform: 'none' };
      this.shapingStyles.set(key, shaping);
    }
    return shaping;
  }

  private nestedViewport(element: Element, paint: SvgPaint, matrix: Matrix): Matrix {
    const length = (name: string, axis: 'x' | 'y'): number | null => this.length(element, name, axis, paint);
    const moved = multiply(matrix, [1, 0, 0, 1, length('x', 'x') ?? 0, length('y', 'y') ?? 0]);
    const box = parseViewBox(element.attribs['viewBox']);
    if (box === null) return moved;
    const width = length('width', 'x') ?? this.width;
    const height = length('height', 'y') ?? this.height;
    return multiply(moved, viewBoxTransform(box, width, height, element.attribs['preserveAspectRatio'] ?? ''));
  }

  private length(element: Element, name: string, axis: 'x' | 'y' | 'both', paint: SvgPaint): number | null {
    const whole = axis === 'x' ? this.width : axis === 'y' ? this.height : Math.hypot(this.width, this.height) / Math.SQRT2;
    return parseLength(element.attribs[name], whole, paint.fontSize);
  }

  private parentStyle(element: Element): ComputedStyle {
    const { parent } = element;
    return parent !== null && isTag(parent) ? this.context.styles.styleOf(parent) : this.context.style;
  }
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
