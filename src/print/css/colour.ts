/** Colours (CSS Color 4): hexadecimal, rgb(), hsl(), named, transparent and currentcolor. */

import { isComma, isSlash } from './component-value.js';
import { parseNumber } from './length.js';
import { NAMED_COLOURS } from './named-colours.js';
import type { Component } from './component-value.js';
import type { Colour } from './computed-style.js';

export type SpecifiedColour = Colour | 'currentcolor';

export const TRANSPARENT: Colour = { red: 0, green: 0, blue: 0, alpha: 0 };
export const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

/** Null if the component is no colour, or one of a colour space that Sheaf does not have. */
export function parseColour(component: Component): SpecifiedColour | null {
  if (component.kind === 'hash') return fromHex(component.text);
  if (component.kind === 'ident') {
    if (component.name === 'currentcolor') return 'currentcolor';
    if (component.name === 'transparent') return TRANSPARENT;
    const hex = NAMED_COLOURS.get(component.name);
    return hex === undefined ? null : fromHex(hex);
  }
  if (component.kind !== 'function') return null;
  if (component.name === 'rgb' || component.name === 'rgba') return fromRgb(component.parameters);
  if (component.name === 'hsl' || component.name === 'hsla') return fromHsl(component.parameters);
  return null;
}

function fromHex(text: string): Colour | null {
  if (!/^[0-9a-f]+$/i.test(text)) return null;
  const digits = text.length === 3 || text.length === 4 ? [...text].map((digit) => digit + digit) : text.match(/../g);
  if (digits === null || (text.length !== 3 && text.length !== 4 && text.length !== 6 && text.length !== 8)) return null;
  const [red = 0, green = 0, blue = 0, alpha = 255] = digits.map((pair) => Number.parseInt(pair, 16));
  return { red, green, blue, alpha: alpha / 255 };
}

function fromRgb(parameters: readonly Component[]): Colour | null {
  const [red, green, blue, alpha, ...rest] = channels(parameters);
  if (red === undefined || green === undefined || blue === undefined || rest.length > 0) return null;
  const values = [red, green, blue].map((component) => (component.kind === 'percentage' ? component.value * 2.55 : parseNumber(component)));
  const a = parseAlpha(alpha);
  const [r, g, b] = values;
  if (r === null || r === undefined || g === null || g === undefined || b === null || b === undefined || a === null) return null;
  return { red: channel(r), green: channel(g), blue: channel(b), alpha: a };
}

function fromHsl(parameters: readonly Component[]): Colour | null {
  const [hue, saturation, lightness, alpha, ...rest] = channels(parameters);
  if (hue === undefined || saturation?.kind !== 'percentage' || lightness?.kind !== 'percentage' || rest.length > 0) return null;
  const degrees = hue.kind === 'dimension' && hue.unit === 'deg' ? hue.value : parseNumber(hue);
  const a = parseAlpha(alpha);
  if (degrees === null || a === null) return null;
  const s = Math.min(Math.max(saturation.value, 0), 100) / 100;
  const l = Math.min(Math.max(lightness.value, 0), 100) / 100;
  const at = (n: number): number => {
    const k = (n + (((degrees % 360) + 360) % 360) / 30) % 12;
    return channel((l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255);
  };
  return { red: at(0), green: at(8), blue: at(4), alpha: a };
}

function channels(parameters: readonly Component[]): readonly Component[] {
  return parameters.filter((component) => !isComma(component) && !isSlash(component));
}

function parseAlpha(component: Component | undefined): number | null {
  if (component === undefined) return 1;
  const value = component.kind === 'percentage' ? component.value / 100 : parseNumber(component);
  return value === null ? null : Math.min(Math.max(value, 0), 1);
}

function channel(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), 255);
}
