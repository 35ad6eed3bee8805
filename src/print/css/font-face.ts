/** `@font-face` rules: which file gives which face (CSS Fonts 4, section 4). */

import { incompleteFontFace, unknownProperty, unsupportedValue } from '../../diagnostics/catalogue/css.js';
import { nearest } from '../../diagnostics/nearest.js';
import { isComma, parseComponents, splitAt } from './component-value.js';
import { parseNumber } from './length.js';
import type { Component } from './component-value.js';
import type { FontFaceRule } from './computed-style.js';
import type { DeclarationReader } from './declaration-reader.js';
import type { FontFaceSource } from './parse-style-sheet.js';

const DESCRIPTOR_NAMES: readonly string[] = ['font-family', 'src', 'font-weight', 'font-style'];
/** As they may stand in `format()`. */
const WEB_FORMATS: ReadonlySet<string> = new Set(['woff', 'woff2', 'woff-variations', 'woff2-variations', 'embedded-opentype', 'svg']);

/** The face that a rule declares; null, with a warning, where family or file is missing. */
export function readFontFace(source: FontFaceSource, reader: DeclarationReader): FontFaceRule | null {
  let family: string | null = null;
  let urls: readonly string[] = [];
  let weight = 400;
  let style: FontFaceRule['style'] = 'normal';
  for (const { property, text, place } of source.declarations) {
    const components = parseComponents(text) ?? [];
    const first = components[0];
    let understood = true;
    if (property === 'font-family') family = familyOf(components);
    else if (property === 'src') urls = urlsOf(components);
    else if (property === 'font-weight') {
      const read = weightOf(components);
      understood = read !== null;
      weight = read ?? weight;
    } else if (property === 'font-style') {
      understood = components.length === 1 && first?.kind === 'ident' && ['normal', 'italic', 'oblique'].includes(first.name);
      style = first?.kind === 'ident' && first.name !== 'normal' ? 'italic' : 'normal';
    } else {
      reader.warnOnce(`property ${property}`, () => unknownProperty({ property, nearest: nearest(property, DESCRIPTOR_NAMES), later: null }, { place }));
    }
    if (!understood) reader.warnOnce(`value @font-face ${property}: ${text}`, () => unsupportedValue({ property, value: text }, { place }));
  }
  const missing = family === null ? 'font-family' : 'src';
  const [url, ...otherUrls] = urls;
  if (family === null || url === undefined) {
    const line = source.place?.start.offset ?? 0;
    reader.warnOnce(`font-face ${source.place?.file ?? ''} ${line}`, () => incompleteFontFace({ missing }, { place: source.place }));
    return null;
  }
  return { family, weight, style, url, ...(otherUrls.length > 0 ? { otherUrls } : {}) };
}

function familyOf(components: readonly Component[]): string | null {
  const [first] = components;
  if (first?.kind === 'string') return components.length === 1 ? first.text : null;
  const words = components.map((component) => (component.kind === 'ident' ? component.text : null));
  return words.length === 0 || words.includes(null) ? null : words.join(' ');
}

/** The files of a `src` list in their order; those of formats that print cannot read come last, installed fonts not at all. */
function urlsOf(components: readonly Component[]): readonly string[] {
  const sources = splitAt(components, isComma).flatMap(([file, ...hints]) => (file?.kind === 'url' ? [{ url: file.url, isWeb: hints.some(isWebFormat) }] : []));
  return [...sources.filter(({ isWeb }) => !isWeb), ...sources.filter(({ isWeb }) => isWeb)].map(({ url }) => url);
}

function isWebFormat(hint: Component): boolean {
  if (hint.kind !== 'function' || hint.name !== 'format') return false;
  const [format] = hint.parameters;
  return (format?.kind === 'string' || format?.kind === 'ident') && WEB_FORMATS.has(format.text.toLowerCase());
}

function weightOf(components: readonly Component[]): number | null {
  const [first, ...rest] = components;
  if (first === undefined || rest.length > 0) return null;
  if (first.kind === 'ident') return first.name === 'normal' ? 400 : first.name === 'bold' ? 700 : null;
  const value = parseNumber(first);
  return value !== null && value >= 1 && value <= 1000 ? value : null;
}
