/**
 * Writes a brand as a style sheet: custom properties over those of the theme, in light and dark, and its fonts.
 *
 * In: the brand and the theme's properties. Out: CSS. Colours that the brand leaves open follow from those that it gives,
 * and always have enough contrast.
 */

import type { Brand, BrandFont, FontRole } from '../briefing/brand/brand.js';
import { contrast, hexColour, lightness, mix, nearestColour } from '../briefing/brand/colour.js';

/** Custom properties by name, of a light and of a dark screen. */
export interface ThemeTokens {
  readonly light: ReadonlyMap<string, string>;
  readonly dark: ReadonlyMap<string, string>;
}

export const TEXT_CONTRAST = 4.5;
export const MARK_CONTRAST = 3;
/** What follows by itself stands clear of the limits. */
const GOOD_TEXT = 6.5;
const GOOD_MARK = 4;
const GOOD_COVER = 7;
/** First and second series of a chart stand side by side in grey. */
const SERIES_APART = 20;

const FAMILIES: Readonly<Record<FontRole, string>> = { text: 'Brand Text', label: 'Brand Label' };

/** Empty where there is no brand. */
export function brandSheet(brand: Brand, tokens: ThemeTokens, medium: 'print' | 'screen' | 'ebook'): string {
  const fonts = brandFonts(brand, medium);
  const light = { ...lightColours(brand, tokens.light), ...coverColours(brand, tokens), ...families(fonts, tokens.light), ...logoSizes(brand), ...nameOf(brand) };
  const dark = darkColours(brand, tokens.dark);
  const faces = medium === 'print' ? fonts.map((font) => printFace(font, brand.fonts.indexOf(font))) : [];
  return [...faces, block(light), medium === 'screen' && Object.keys(dark).length > 0 ? `@media screen and (prefers-color-scheme: dark) { ${block(dark)} }` : ''].filter((part) => part !== '').join('\n');
}

/** Faces that the medium may use. */
export function brandFonts({ fonts }: Brand, medium: 'print' | 'screen' | 'ebook'): readonly BrandFont[] {
  return medium === 'print' ? fonts : fonts.filter(({ isForPrintOnly }) => !isForPrintOnly);
}

export function brandFamily(role: FontRole): string {
  return FAMILIES[role];
}

/** The address of a face in the print sheet, from its place in `Brand.fonts`. */
export const FONT_ADDRESS = 'brand-font:';

function printFace({ role, weight, style }: BrandFont, index: number): string {
  return `@font-face { font-family: "${FAMILIES[role]}"; font-weight: ${weight}; font-style: ${style}; src: url("${FONT_ADDRESS}${index}"); }`;
}

type Properties = Readonly<Record<string, string>>;

function block(properties: Properties): string {
  const entries = Object.entries(properties);
  return entries.length === 0 ? '' : `:root { ${entries.map(([name, value]) => `${name}: ${value};`).join(' ')} }`;
}

function colourOf(tokens: ReadonlyMap<string, string>, name: string, otherwise: string): string {
  return hexColour(tokens.get(name) ?? '') ?? otherwise;
}

function lightColours({ colours: { accent, ribbon } }: Brand, tokens: ReadonlyMap<string, string>): Properties {
  return { ...accentTokens(accent, colourOf(tokens, '--paper', '#ffffff')), ...ribbonTokens(ribbon, accent ?? colourOf(tokens, '--chart-1', '#0e5563')) };
}

function darkColours({ colours }: Brand, tokens: ReadonlyMap<string, string>): Properties {
  const paper = colourOf(tokens, '--paper', '#12191f');
  const wash = colourOf(tokens, '--wash', paper);
  const fits = (needed: number) => (candidate: string) => contrast(candidate, paper) >= needed && contrast(candidate, wash) >= needed;
  const accent = colours.dark.accent ?? (colours.accent === null ? null : nearestColour(colours.accent, fits(GOOD_TEXT)));
  const ribbon = colours.dark.ribbon ?? (colours.ribbon === null ? null : nearestColour(colours.ribbon, fits(GOOD_MARK)));
  return { ...accentTokens(accent, paper), ...ribbonTokens(ribbon, accent ?? colourOf(tokens, '--chart-1', '#86c5d0')) };
}

function accentTokens(accent: string | null, paper: string): Properties {
  // Half the way to the paper and a little more: LOOK's pale first series.
  return accent === null ? {} : { '--link': accent, '--chart-1': accent, '--chart-4': mix(accent, paper, 0.6) };
}

function ribbonTokens(ribbon: string | null, firstSeries: string): Properties {
  if (ribbon === null) return {};
  const isApart = (candidate: string): boolean => Math.abs(lightness(candidate) - lightness(firstSeries)) >= SERIES_APART;
  return { '--straw': ribbon, '--chart-2': nearestColour(ribbon, isApart) ?? ribbon };
}

function coverColours({ colours }: Brand, { light, dark }: ThemeTokens): Properties {
  const house = colourOf(light, '--cover-ground', '#0e3f4b');
  const ground = colours.cover ?? (colours.accent === null ? house : coverGround(colours.accent));
  const ribbon = colours.dark.ribbon ?? colours.ribbon ?? colourOf(light, '--cover-ribbon', colourOf(dark, '--straw', '#d2a138'));
  if (colours.cover === null && colours.accent === null && colours.ribbon === null && colours.dark.ribbon === null) return {};
  const title = coverInk(ground, light);
  const text = nearestColour(mix(title, ground, 0.12), (candidate) => contrast(candidate, ground) >= TEXT_CONTRAST) ?? title;
  return {
    '--cover-ground': ground,
    '--cover-title': title,
    '--cover-text': ground === house ? colourOf(light, '--cover-text', text) : text,
    '--cover-ribbon': nearestColour(ribbon, (candidate) => contrast(candidate, ground) >= MARK_CONTRAST) ?? title,
  };
}

/** White, or the theme's ink where that stands out more. */
export function coverInk(ground: string, light: ReadonlyMap<string, string>): string {
  const ink = colourOf(light, '--ink', '#15202a');
  return contrast(ground, '#ffffff') >= contrast(ground, ink) ? '#ffffff' : ink;
}

function coverGround(accent: string): string {
  const darker = mix(accent, '#000000', 0.18);
  return nearestColour(darker, (candidate) => contrast(candidate, '#ffffff') >= GOOD_COVER) ?? darker;
}

function families(fonts: readonly BrandFont[], tokens: ReadonlyMap<string, string>): Properties {
  const has = (role: FontRole): boolean => fonts.some((font) => font.role === role && font.weight === 400 && font.style === 'normal');
  const before = (role: FontRole, name: string): string => `"${FAMILIES[role]}", ${tokens.get(name) ?? 'serif'}`;
  return {
    ...(has('text') ? { '--text-face': before('text', '--text-face') } : {}),
    ...(has('label') ? { '--label-face': before('label', '--label-face') } : {}),
  };
}

/** Logos of all shapes look alike in size where their areas are alike; in millimetres, and as a ratio for screens. */
const LOGO = { areaMm2: 330, widestMm: 36, highestMm: 18 };

function logoSizes({ logo }: Brand): Properties {
  if (logo === null) return {};
  const ratio = logo.light.width / logo.light.height;
  const width = Math.min(LOGO.widestMm, Math.sqrt(LOGO.areaMm2 * ratio), LOGO.highestMm * ratio);
  const round = (number: number): number => Math.round(number * 100) / 100;
  return { '--logo-width': `${round(width)}mm`, '--logo-height': `${round(width / ratio)}mm` };
}

function nameOf({ name }: Brand): Properties {
  return name === null ? {} : { '--brand-name': `"${name.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f]/g, ' ')}"` };
}
