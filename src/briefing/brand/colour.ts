/**
 * Colours as eyes weigh them: contrast (WCAG 2.2), greys as printers make them, and the nearest colour that fits
 * (OKLCH, CSS Color 4, section 9.2: the hue stays, lightness gives way).
 */

/** Channels from 0 to 1. */
type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb` or `#rrggbb` in small letters of six digits; null for anything else. */
export function hexColour(text: string): string | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map((digit) => digit + digit).join('')}`;
}

/** Of two colours as `#rrggbb`, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What a printer without colours makes of it (ISO 32000-1, 10.3.5: 30, 59 and 11 per cent of the channels). */
export function grey(colour: string): string {
  const [red, green, blue] = rgbOf(colour);
  const level = 0.3 * red + 0.59 * green + 0.11 * blue;
  return hexOf([level, level, level]);
}

/** CIE lightness, from 0 to 100. */
export function lightness(colour: string): number {
  const y = luminance(rgbOf(colour));
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (24389 / 27) * y;
}

/** The colour of the same hue, nearest in lightness, that `fits`; null where none does. */
export function nearestColour(colour: string, fits: (candidate: string) => boolean): string | null {
  const [start, chroma, hue] = toOklch(rgbOf(colour));
  for (let step = 0; step <= STEPS; step += 1) {
    const found = [start - step / STEPS, start + step / STEPS]
      .filter((candidate) => candidate >= 0 && candidate <= 1)
      .map((candidate) => hexOf(fromOklch(candidate, chroma, hue)))
      .find(fits);
    if (found !== undefined) return found;
  }
  return null;
}

const STEPS = 200;

/** A part of the way from one colour to another, in OKLab; 0 is the one, 1 the other. */
export function mix(one: string, other: string, part: number): string {
  const [a, b] = [toOklab(rgbOf(one)), toOklab(rgbOf(other))];
  const at = (index: 0 | 1 | 2): number => a[index] + (b[index] - a[index]) * part;
  return hexOf(clip(fromOklab(at(0), at(1), at(2))));
}

function rgbOf(colour: string): Rgb {
  const channel = (index: number): number => Number.parseInt(colour.slice(index, index + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel * 255).toString(16).padStart(2, '0')).join('')}`;
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function encoded(channel: number): number {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
}

function toOklab(rgb: Rgb): Rgb {
  const [red, green, blue] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** May lie outside of what screens show. */
function fromOklab(lightnessOk: number, a: number, b: number): Rgb {
  const l = (lightnessOk + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightnessOk - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightnessOk - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toOklch(rgb: Rgb): Rgb {
  const [l, a, b] = toOklab(rgb);
  return [l, Math.hypot(a, b), Math.atan2(b, a)];
}

/** The chroma gives way where no screen shows that much of it. */
function fromOklch(lightnessOk: number, chroma: number, hue: number): Rgb {
  let most = chroma;
  for (let attempt = 0; attempt < 24; attempt += 1) {
    const rgb = fromOklab(lightnessOk, most * Math.cos(hue), most * Math.sin(hue));
    if (rgb.every((channel) => channel > -0.002 && channel < 1.002)) return clip(rgb);
    most *= 0.92;
  }
  return clip(fromOklab(lightnessOk, 0, 0));
}

function clip([red, green, blue]: Rgb): Rgb {
  const within = (channel: number): number => Math.min(1, Math.max(0, channel));
  return [within(red), within(green), within(blue)];
}
