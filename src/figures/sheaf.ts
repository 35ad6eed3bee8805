/**
 * Draws the sheaf: a stroke for each claim, tied at the ribbon. To the left a stroke is as long as its locator, to the
 * right as its words; facts are thick, quotes thinner, other claims thinnest. It is decoration, hidden from screen
 * readers; the number of strokes is the number of claims.
 */

import { round } from './svg-markup.js';

export interface SheafClaim {
  readonly kind: 'fact' | 'quote' | 'other';
  readonly words: number;
  readonly locatorLength: number;
}

export type SheafFormat = 'cover' | 'low' | 'flat' | 'hero' | 'band' | 'ebook' | 'card';

interface Format {
  readonly width: number;
  readonly height: number;
  /** The ribbon's middle. */
  readonly x: number;
  readonly y: number;
  /** Length of the longest stroke to either side of the ribbon. */
  readonly left: number;
  readonly right: number;
  /** Half the height of the knot. */
  readonly half: number;
  /** How far the outermost strokes spread at their ends. */
  readonly spreadLeft: number;
  readonly spreadRight: number;
  readonly strokes: Readonly<Record<SheafClaim['kind'], number>>;
  /** Null where the colour comes from the page's style sheet. */
  readonly colour: string | null;
  /** The ribbon that a narrow screen, where none runs beside the page, draws in the picture itself. */
  readonly tie: { readonly x: number; readonly width: number } | null;
}

/** In millimetres for the cover, in pixels elsewhere. */
const FORMATS: Readonly<Record<SheafFormat, Format>> = {
  cover: { width: 210, height: 100, x: 62, y: 50, left: 36, right: 124, half: 15, spreadLeft: 11.52, spreadRight: 37.2, strokes: { fact: 0.8, quote: 0.55, other: 0.38 }, colour: 'var(--ink)', tie: null },
  low: { width: 210, height: 66, x: 62, y: 33, left: 36, right: 124, half: 10, spreadLeft: 8, spreadRight: 22.5, strokes: { fact: 0.8, quote: 0.55, other: 0.38 }, colour: 'var(--ink)', tie: null },
  flat: { width: 210, height: 44, x: 62, y: 22, left: 36, right: 124, half: 7, spreadLeft: 6, spreadRight: 14.6, strokes: { fact: 0.8, quote: 0.55, other: 0.38 }, colour: 'var(--ink)', tie: null },
  hero: { width: 832, height: 300, x: 196, y: 150, left: 180, right: 620, half: 46, spreadLeft: 46.08, spreadRight: 105.4, strokes: { fact: 3.2, quote: 2.1, other: 1.4 }, colour: null, tie: { x: 188, width: 16 } },
  band: { width: 832, height: 128, x: 196, y: 64, left: 180, right: 620, half: 22, spreadLeft: 21.6, spreadRight: 42.17, strokes: { fact: 2.2, quote: 1.5, other: 1 }, colour: null, tie: { x: 188, width: 16 } },
  ebook: { width: 1600, height: 2560, x: 264, y: 1660, left: 225, right: 1250, half: 150, spreadLeft: 100.8, spreadRight: 312.5, strokes: { fact: 9, quote: 6, other: 4.2 }, colour: '#f1e8d3', tie: null },
  card: { width: 1200, height: 630, x: 102, y: 474, left: 86, right: 1010, half: 34, spreadLeft: 20, spreadRight: 64, strokes: { fact: 4, quote: 2.7, other: 1.9 }, colour: '#f1e8d3', tie: null },
};

/** Neighbours in the data are strewn over the sheaf by steps of the golden ratio. */
const GOLDEN_RATIO = 0.618;
const FULL_KNOT = 12;
const CROWDED = 60;
/** In the knot thick strokes may overlap as far as this part of the way to the next: more, and a flat sheaf is a black block. */
const FULLEST = 1.6;
/** Of the knot's full half-height (15 mm on the cover), what each stroke of a thin sheaf adds: 0.6 mm. */
const THIN_STEP = 0.6 / 15;

/** @returns the markup of an `svg` element */
export function drawSheaf(claims: readonly SheafClaim[], options: { readonly format: SheafFormat; readonly direction: 'ltr' | 'rtl' }): string {
  const format = FORMATS[options.format];
  const mirror = options.direction === 'rtl';
  const order = claims
    .map((claim, index) => ({ claim, index, at: (index * GOLDEN_RATIO) % 1 }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const half = order.length < FULL_KNOT ? format.half * THIN_STEP * order.length : format.half;
  const pitch = order.length > 1 ? (2 * half) / (order.length - 1) : Infinity;
  const thinner = Math.min(order.length > CROWDED ? CROWDED / order.length : 1, (FULLEST * pitch) / format.strokes.fact);
  const strokes = order.map(({ claim }, place) => {
    const t = order.length === 1 ? 0 : (2 * place) / (order.length - 1) - 1;
    return `<path d="${strokePath(claim, { t, half, format, mirror })}" stroke-width="${round(format.strokes[claim.kind] * thinner)}"/>`;
  });
  const colour = format.colour === null ? '' : ` stroke="${format.colour}"`;
  return `<svg class="sheaf${options.format === 'low' || options.format === 'flat' ? ` ${options.format}` : ''}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${format.width} ${format.height}" aria-hidden="true"><g fill="none"${colour}>${strokes.join('')}</g>${tie(format, mirror)}</svg>`;
}

function strokePath(claim: SheafClaim, { t, half, format, mirror }: { t: number; half: number; format: Format; mirror: boolean }): string {
  const right = format.right * (0.8 + 0.2 * (Math.min(claim.words, 24) / 24)) * (1 - 0.06 * t * t);
  const left = format.left * (0.72 + 0.28 * (Math.min(claim.locatorLength, 28) / 28));
  const riseRight = format.spreadRight * t * (right / format.right) ** 2;
  const riseLeft = format.spreadLeft * t * (left / format.left) ** 2;
  const { x } = format;
  const y = format.y + half * t;
  const point = (px: number, py: number): string => `${round(mirror ? format.width - px : px)} ${round(py)}`;
  const intoKnot = `M${point(x - left, y + riseLeft)}C${point(x - left / 2, y + 0.16 * riseLeft)} ${point(x - 8, y)} ${point(x, y)}`;
  return `${intoKnot}C${point(x + 0.34 * right, y)} ${point(x + 0.56 * right, y + 0.36 * riseRight)} ${point(x + right, y + riseRight)}`;
}

function tie(format: Format, mirror: boolean): string {
  if (format.tie === null) return '';
  const x = mirror ? format.width - format.tie.x - format.tie.width : format.tie.x;
  return `<path class="tie" d="M${x} 0h${format.tie.width}v${format.height}h-${format.tie.width}z"/>`;
}
