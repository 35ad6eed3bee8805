/** Colours (CSS Color 4) as far as sRGB goes: hexadecimal, rgb(), hsl(), hwb(), color(srgb …), named, transparent and currentcolor. */

import { isComma, isSlash, splitAt } from './component-value.js';
import { parseNumber } from './length.js';
import { NAMED_COLOURS } from './named-colours.js';
import type { Component } from './component-value.js';
import type { Colour } from './computed-style.js';

export type SpecifiedColour = Colour | 'currentcolor';

const TRANSPARENT: Colour = { red: 0, green: 0, blue: 0, alpha: 0 };
export const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

type Channels = readonly [Component, Component, Component];
type Triple = readonly [red: number, green: number, blue: number];

const DEGREES_PER_UNIT: ReadonlyMap<string, number> = new Map([['deg', 1], ['grad', 0.9], ['rad', 180 / Math.PI], ['turn', 360]]);
/** Channels from 0 to 255, not yet rounded; null where the channels are none of the function's. */
const FUNCTIONS: ReadonlyMap<string, (channels: Channels) => Triple | null> = new Map([['rgb', fromRgb], ['rgba', fromRgb], ['hsl', fromHsl], ['hsla', fromHsl], ['hwb', fromHwb]]);

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
  if (component.name === 'color') return fromColorFunction(component.parameters);
  const convert = FUNCTIONS.get(component.name);
  const parts = convert === undefined ? null : partsOf(component.parameters, component.name);
  return convert === undefined || parts === null ? null : colourOf(convert(parts.channels), parts.alpha);
}

function fromHex(text: string): Colour | null {
  if (!/^[0-9a-f]+$/i.test(text)) return null;
  const digits = text.length === 3 || text.length === 4 ? [...text].map((digit) => digit + digit) : text.match(/../g);
  if (digits === null || (text.length !== 3 && text.length !== 4 && text.length !== 6 && text.length !== 8)) return null;
  const [red = 0, green = 0, blue = 0, alpha = 255] = digits.map((pair) => Number.parseInt(pair, 16));
  return { red, green, blue, alpha: alpha / 255 };
}

interface Parts {
  readonly channels: Channels;
  readonly alpha: Component | null;
}

/** Three channels and perhaps an alpha: with commas throughout as rgb() and hsl() had them of old, or blanks and a slash. */
function partsOf(parameters: readonly Component[], name: string): Parts | null {
  if (parameters.some(isComma)) {
    const parts = splitAt(parameters, isComma);
    const isRgb = name.startsWith('rgb');
    const isLegacy = parts.every(([part, ...rest], index) => part !== undefined && part.kind !== 'ident' && rest.length === 0 && (isRgb || part.kind === 'percentage' || (index !== 1 && index !== 2)));
    return isLegacy && (isRgb || name.startsWith('hsl')) ? threeAndAlpha(parts.flat().slice(0, 3), parts.flat().slice(3)) : null;
  }
  const [channels = [], alpha, ...rest] = splitAt(parameters, isSlash);
  return rest.length > 0 || alpha?.length === 0 ? null : threeAndAlpha(channels, alpha ?? []);
}

function threeAndAlpha(channels: readonly Component[], alpha: readonly Component[]): Parts | null {
  const [first, second, third, ...rest] = channels;
  if (first === undefined || second === undefined || third === undefined || rest.length > 0 || alpha.length > 1) return null;
  return { channels: [first, second, third], alpha: alpha[0] ?? null };
}

function fromRgb(channels: Channels): Triple | null {
  return triple(channels.map((channel) => valueOf(channel, 255)));
}

/** CSS Color 4, section 7. */
function fromHsl([hue, saturation, lightness]: Channels): Triple | null {
  const degrees = hueOf(hue);
  const s = shareOf(saturation);
  const l = shareOf(lightness);
  if (degrees === null || s === null || l === null) return null;
  const at = (n: number): number => {
    const k = (n + degrees / 30) % 12;
    return (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255;
  };
  return [at(0), at(8), at(4)];
}

/** CSS Color 4, section 8. */
function fromHwb([hue, white, black]: Channels): Triple | null {
  const degrees = hueOf(hue);
  const w = shareOf(white);
  const b = shareOf(black);
  if (degrees === null || w === null || b === null) return null;
  if (w + b >= 1) return [(w / (w + b)) * 255, (w / (w + b)) * 255, (w / (w + b)) * 255];
  const at = (n: number): number => {
    const k = (n + degrees / 30) % 12;
    const pure = 0.5 - 0.5 * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return (pure * (1 - w - b) + w) * 255;
  };
  return [at(0), at(8), at(4)];
}

function fromColorFunction([space, ...parameters]: readonly Component[]): Colour | null {
  const parts = space?.kind === 'ident' && space.name === 'srgb' ? partsOf(parameters, 'color') : null;
  if (parts === null) return null;
  const shares = triple(parts.channels.map((channel) => valueOf(channel, 1)));
  return shares === null ? null : colourOf([shares[0] * 255, shares[1] * 255, shares[2] * 255], parts.alpha);
}

function colourOf(channels: Triple | null, alpha: Component | null): Colour | null {
  const opacity = alpha === null ? 1 : valueOf(alpha, 1);
  if (channels === null || opacity === null) return null;
  const [red, green, blue] = channels.map((value) => Math.min(Math.max(Math.round(value), 0), 255));
  return { red: red ?? 0, green: green ?? 0, blue: blue ?? 0, alpha: Math.min(Math.max(opacity, 0), 1) };
}

function triple([first, second, third]: readonly (number | null)[]): Triple | null {
  return first == null || second == null || third == null ? null : [first, second, third];
}

/** A number, a percentage of `whole`, or `none`, which is 0. */
function valueOf(component: Component, whole: number): number | null {
  if (component.kind === 'ident') return component.name === 'none' ? 0 : null;
  return component.kind === 'percentage' ? (component.value / 100) * whole : parseNumber(component);
}

/** A percentage, or in the new way of writing a number that stands for one, from 0 to 1. */
function shareOf(component: Component): number | null {
  const percent = valueOf(component, 100);
  return percent === null ? null : Math.min(Math.max(percent, 0), 100) / 100;
}

/** An angle from 0 to 360. */
function hueOf(component: Component): number | null {
  const unit = component.kind === 'dimension' ? DEGREES_PER_UNIT.get(component.unit) : undefined;
  const degrees = component.kind === 'dimension' ? (unit === undefined ? null : component.value * unit) : component.kind === 'percentage' ? null : valueOf(component, 360);
  return degrees === null ? null : ((degrees % 360) + 360) % 360;
}
