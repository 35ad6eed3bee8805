/** `@font-face` rules: which file gives which face (CSS Fonts 4, section 4). */

import { incompleteFontFace, unknownProperty, unsupportedValue } from '../../diagnostics/catalogue/css.js';
import { parseComponents } from './component-value.js';
import { parseNumber } from './length.js';
import type { Component } from './component-value.js';
import type { FontFaceRule } from './computed-style.js';
import type { DeclarationReader } from './declaration-reader.js';
import type { FontFaceSource } from './parse-style-sheet.js';

/** The face that a rule declares; null, with a warning, where family or file is missing. */
export function readFontFace(source: FontFaceSource, reader: DeclarationReader): FontFaceRule | null {
  let family: string | null = null;
  let url: string | null = null;
  let weight = 400;
  let style: FontFaceRule['style'] = 'normal';
  for (const { property, text, place } of source.declarations) {
    const components = parseComponents(text) ?? [];
    const first = components[0];
    let understood = true;
    if (property === 'font-family') family = familyOf(components);
    else if (property === 'src') url = urlOf(components);
    else if (property === 'font-weight') {
      const read = weightOf(components);
      understood = read !== null;
      weight = read ?? weight;
    } else if (property === 'font-style') {
      understood = components.length === 1 && first?.kind === 'ident' && ['normal', 'italic', 'oblique'].includes(first.name);
      style = first?.kind === 'ident' && first.name !== 'normal' ? 'italic' : 'normal';
    } else {
      reader.warnOnce(`property ${property}`, () => unknownProperty({ property }, { place }));
    }
    if (!understood) reader.warnOnce(`value @font-face ${property}: ${text}`, () => unsupportedValue({ property, value: text }, { place }));
  }
  const missing = family === null ? 'font-family' : 'src';
  if (family === null || url === null) {
    const line = source.place?.start.offset ?? 0;
    reader.warnOnce(`font-face ${source.place?.file ?? ''} ${line}`, () => incompleteFontFace({ missing }, { place: source.place }));
    return null;
  }
  return { family, weight, style, url };
}

function familyOf(components: readonly Component[]): string | null {
  const [first] = components;
  if (first?.kind === 'string') return components.length === 1 ? first.text : null;
  const words = components.map((component) => (component.kind === 'ident' ? component.text : null));
  return words.length === 0 || words.includes(null) ? null : words.join(' ');
}

function urlOf(components: readonly Component[]): string | null {
  const found = components.find((component) => component.kind === 'url');
  return found?.kind === 'url' ? found.url : null;
}

function weightOf(components: readonly Component[]): number | null {
  const [first, ...rest] = components;
  if (first === undefined || rest.length > 0) return null;
  if (first.kind === 'ident') return first.name === 'normal' ? 400 : first.name === 'bold' ? 700 : null;
  const value = parseNumber(first);
  return value !== null && value >= 1 && value <= 1000 ? value : null;
}
