/** How an SVG element is painted: presentation attributes and the style attribute, inherited down the drawing (SVG 2, chapter 13). */

import type { Element } from '../../html/dom.js';
import { parseColour } from '../css/colour.js';
import { parseComponents } from '../css/component-value.js';
import type { Colour, ComputedStyle } from '../css/computed-style.js';
import { substitute } from '../css/custom-properties.js';
import { numbersIn, parseLength } from './svg-transform.js';

/** Inherited paint and font; lengths in user units. */
export interface SvgPaint {
  readonly fill: Colour | null;
  readonly stroke: Colour | null;
  readonly strokeWidth: number;
  readonly dash: readonly number[];
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly fillRule: 'nonzero' | 'evenodd';
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  /** Product of the group opacities; parts that overlap show through one another. */
  readonly opacity: number;
  readonly isVisible: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly baseline: 'alphabetic' | 'middle' | 'central' | 'hanging';
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly fontStyle: 'normal' | 'italic';
  readonly fontFamily: readonly string[];
  readonly letterSpacing: number;
}

/** Points in a user unit where nothing scales: CSS pixels. */
export const PT_PER_UNIT = 0.75;

const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

export function initialPaint(style: ComputedStyle): SvgPaint {
  return {
    fill: BLACK, stroke: null, strokeWidth: 1, dash: [], cap: 'butt', join: 'miter', fillRule: 'nonzero', fillOpacity: 1, strokeOpacity: 1, opacity: 1,
    isVisible: style.visibility === 'visible', anchor: 'start', baseline: 'alphabetic', fontSize: style.fontSizePt / PT_PER_UNIT, fontWeight: style.fontWeight,
    fontStyle: style.fontStyle, fontFamily: style.fontFamily, letterSpacing: style.letterSpacingPt / PT_PER_UNIT,
  };
}

export interface PaintContext {
  /** The element's computed style, and its parent's: where they differ, a style sheet has spoken. */
  readonly style: ComputedStyle;
  readonly parentStyle: ComputedStyle;
  /** The value of a custom property; null where it has none. */
  readonly customProperty: (name: string) => string | null;
  /** Told of paint servers and the like. */
  readonly unsupported: (name: string) => void;
}

/** The paint of an element inside `inherited`. */
export function paintOf(element: Element, inherited: SvgPaint, context: PaintContext): SvgPaint {
  const own = ownProperties(element, context);
  const { style, parentStyle } = context;
  const styled = fontFromStyle(style, parentStyle);
  const fontSize = styled.fontSize ?? parseLength(own('font-size') ?? undefined, inherited.fontSize, inherited.fontSize) ?? inherited.fontSize;
  const length = (name: string, otherwise: number): number => parseLength(own(name) ?? undefined, 0, fontSize) ?? otherwise;
  const number = (name: string, otherwise: number): number => {
    const [value] = numbersIn(own(name) ?? '');
    return value === undefined ? otherwise : Math.min(1, Math.max(0, own(name)?.includes('%') === true ? value / 100 : value));
  };
  const dash = own('stroke-dasharray');
  const family = own('font-family');
  const paint: SvgPaint = {
    fill: paintColour(own('fill'), inherited.fill, context),
    stroke: paintColour(own('stroke'), inherited.stroke, context),
    strokeWidth: length('stroke-width', inherited.strokeWidth),
    dash: dash === null ? inherited.dash : dashes(dash),
    cap: oneOf(own('stroke-linecap'), ['butt', 'round', 'square'], inherited.cap),
    join: oneOf(own('stroke-linejoin'), ['miter', 'round', 'bevel'], inherited.join),
    fillRule: oneOf(own('fill-rule'), ['nonzero', 'evenodd'], inherited.fillRule),
    fillOpacity: number('fill-opacity', inherited.fillOpacity),
    strokeOpacity: number('stroke-opacity', inherited.strokeOpacity),
    opacity: inherited.opacity * number('opacity', 1),
    isVisible: visibility(own('visibility'), style, parentStyle, inherited.isVisible),
    anchor: oneOf(own('text-anchor'), ['start', 'middle', 'end'], inherited.anchor),
    baseline: oneOf(own('dominant-baseline'), ['alphabetic', 'middle', 'central', 'hanging'], inherited.baseline),
    fontSize,
    fontWeight: styled.fontWeight ?? weight(own('font-weight'), inherited.fontWeight),
    fontStyle: styled.fontStyle ?? (own('font-style') === null ? inherited.fontStyle : own('font-style') === 'normal' ? 'normal' : 'italic'),
    fontFamily: styled.fontFamily ?? (family === null ? inherited.fontFamily : families(family)),
    letterSpacing: styled.letterSpacing ?? length('letter-spacing', inherited.letterSpacing),
  };
  return paint;
}

/** The alpha that paints of the element have in the end. */
export function withOpacity(colour: Colour | null, opacity: number): Colour | null {
  if (colour === null || colour.alpha * opacity === 0) return null;
  return opacity === 1 ? colour : { ...colour, alpha: Math.round(colour.alpha * opacity * 1000) / 1000 };
}

/** True where neither the element nor what is in it is shown. */
export function isNotRendered(element: Element, style: ComputedStyle): boolean {
  return style.display === 'none' || element.attribs['display'] === 'none' || /(?:^|;)\s*display\s*:\s*none/.test(element.attribs['style'] ?? '');
}

function ownProperties(element: Element, { customProperty }: PaintContext): (name: string) => string | null {
  const declared = new Map<string, string>();
  for (const declaration of (element.attribs['style'] ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) declared.set(declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).replace(/!\s*important\s*$/i, '').trim());
  }
  return (name) => {
    const text = declared.get(name) ?? element.attribs[name];
    if (text === undefined) return null;
    const value = text.includes('var(') ? substitute(text, customProperty) : text;
    return value === null || value.trim() === '' || value.trim() === 'inherit' ? null : value.trim();
  };
}

function paintColour(value: string | null, inherited: Colour | null, { style, unsupported }: PaintContext): Colour | null {
  if (value === null) return inherited;
  if (value === 'none') return null;
  if (/^url\(/i.test(value)) {
    unsupported('gradients or patterns');
    const fallback = value.replace(/^url\([^)]*\)\s*/i, '');
    return fallback === '' || fallback === 'none' ? null : colourOf(fallback, style, inherited);
  }
  return colourOf(value, style, inherited);
}

function colourOf(value: string, style: ComputedStyle, otherwise: Colour | null): Colour | null {
  const [component, ...rest] = parseComponents(value) ?? [];
  const colour = component === undefined || rest.length > 0 ? null : parseColour(component);
  return colour === 'currentcolor' ? style.colour : (colour ?? otherwise);
}

/** An odd number of dashes is taken twice; negative ones and all zeros mean a solid line. */
function dashes(value: string): readonly number[] {
  const lengths = value === 'none' ? [] : numbersIn(value);
  if (lengths.some((length) => length < 0) || lengths.every((length) => length === 0)) return [];
  return lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

function visibility(value: string | null, style: ComputedStyle, parentStyle: ComputedStyle, inherited: boolean): boolean {
  if (style.visibility !== parentStyle.visibility) return style.visibility === 'visible';
  return value === null ? inherited : value === 'visible';
}

function weight(value: string | null, inherited: number): number {
  if (value === 'bold') return 700;
  if (value === 'normal') return 400;
  if (value === 'bolder') return inherited < 350 ? 400 : inherited < 550 ? 700 : 900;
  if (value === 'lighter') return inherited < 550 ? 100 : inherited < 750 ? 400 : 700;
  const number = Number(value ?? Number.NaN);
  return number >= 1 && number <= 1000 ? number : inherited;
}

function families(value: string): readonly string[] {
  return value.split(',').map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((name) => name !== '');
}

/** What style sheets say of the element's font: those values that differ from its parent's. */
function fontFromStyle(style: ComputedStyle, parent: ComputedStyle): Partial<Pick<SvgPaint, 'fontSize' | 'fontWeight' | 'fontStyle' | 'fontFamily' | 'letterSpacing'>> {
  if (style === parent) return {};
  return {
    ...(style.fontSizePt === parent.fontSizePt ? {} : { fontSize: style.fontSizePt / PT_PER_UNIT }),
    ...(style.fontWeight === parent.fontWeight ? {} : { fontWeight: style.fontWeight }),
    ...(style.fontStyle === parent.fontStyle ? {} : { fontStyle: style.fontStyle }),
    ...(style.fontFamily.join() === parent.fontFamily.join() ? {} : { fontFamily: style.fontFamily }),
    ...(style.letterSpacingPt === parent.letterSpacingPt ? {} : { letterSpacing: style.letterSpacingPt / PT_PER_UNIT }),
  };
}
