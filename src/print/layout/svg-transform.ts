/** Coordinate systems of SVG (SVG 2, chapter 8): transform lists, the view box and lengths. */

import type { Matrix } from './fragment.js';

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

export function numbersIn(text: string): number[] {
  return (text.match(NUMBER) ?? []).map(Number).filter(Number.isFinite);
}

/** A transform attribute; what cannot be read is the identity. */
export function parseTransform(text: string): Matrix {
  let matrix = IDENTITY;
  for (const [, name = '', values = ''] of text.matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    matrix = multiply(matrix, oneTransform(name, numbersIn(values)));
  }
  return matrix;
}

function oneTransform(name: string, values: readonly number[]): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  const tangent = Math.tan((a * Math.PI) / 180);
  switch (name) {
    case 'matrix':
      return values.length === 6 ? [a, b, c, d, e, f] : IDENTITY;
    case 'translate':
      return [1, 0, 0, 1, a, b];
    case 'scale':
      return [a, 0, 0, values.length > 1 ? b : a, 0, 0];
    case 'rotate': {
      const angle = (a * Math.PI) / 180;
      const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
      return values.length > 1 ? multiply(multiply([1, 0, 0, 1, b, c], turn), [1, 0, 0, 1, -b, -c]) : turn;
    }
    case 'skewX':
      return [1, 0, tangent, 1, 0, 0];
    case 'skewY':
      return [1, tangent, 0, 1, 0, 0];
    default:
      return IDENTITY;
  }
}

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function parseViewBox(text: string | undefined): ViewBox | null {
  const [x, y, width, height] = numbersIn(text ?? '');
  if (x === undefined || y === undefined || width === undefined || height === undefined || width <= 0 || height <= 0) return null;
  return { x, y, width, height };
}

/** Maps a view box to a viewport of the given size (SVG 2, 8.2); `slice` fills it, but nothing is clipped. */
export function viewBoxTransform(box: ViewBox, width: number, height: number, preserve: string): Matrix {
  let scaleX = width / box.width;
  let scaleY = height / box.height;
  const [, alignX = 'Mid', alignY = 'Mid'] = /x(Min|Mid|Max)Y(Min|Mid|Max)/.exec(preserve) ?? [];
  if (!preserve.includes('none')) scaleX = scaleY = preserve.includes('slice') ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
  const place = (room: number, align: string): number => (align === 'Min' ? 0 : align === 'Max' ? room : room / 2);
  const x = place(width - box.width * scaleX, alignX);
  const y = place(height - box.height * scaleY, alignY);
  return [scaleX, 0, 0, scaleY, x - box.x * scaleX, y - box.y * scaleY];
}

/** User units in one of each unit (CSS Values 4, 6.2). */
const UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, q: 96 / 101.6 };

/** A length in user units; null where it cannot be read. `whole` is what 100 % means, `em` the font size. */
export function parseLength(text: string | undefined, whole: number, em: number): number | null {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z%]*)\s*$/i.exec(text ?? '');
  if (match === null) return null;
  const value = Number(match[1]);
  const unit = (match[2] ?? '').toLowerCase();
  if (!Number.isFinite(value)) return null;
  if (unit === '%') return (value * whole) / 100;
  if (unit === 'em' || unit === 'rem') return value * em;
  const factor = UNITS[unit];
  return factor === undefined ? null : value * factor;
}
