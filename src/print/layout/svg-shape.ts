/** Turns SVG's basic shapes into path data (SVG 2, chapter 10). */

import type { Element } from '../../html/dom.js';
import { numbersIn } from './svg-transform.js';

/** Reads a length attribute of the shape; `axis` says what a percentage refers to. */
export type LengthReader = (name: string, axis: 'x' | 'y' | 'both') => number | null;

/** Path data of a shape; empty where nothing would be drawn, null where the element is no shape. */
export function shapePath(element: Element, length: LengthReader): string | null {
  const x = (name: string): number => length(name, 'x') ?? 0;
  const y = (name: string): number => length(name, 'y') ?? 0;
  switch (element.name) {
    case 'path':
      return element.attribs['d'] ?? '';
    case 'line':
      return `M${pair(x('x1'), y('y1'))}L${pair(x('x2'), y('y2'))}`;
    case 'rect':
      return rectangle({ x: x('x'), y: y('y'), width: x('width'), height: y('height') }, length('rx', 'x'), length('ry', 'y'));
    case 'circle': {
      const radius = length('r', 'both') ?? 0;
      return ellipse(x('cx'), y('cy'), radius, radius);
    }
    case 'ellipse': {
      const rx = length('rx', 'x');
      const ry = length('ry', 'y');
      return ellipse(x('cx'), y('cy'), rx ?? ry ?? 0, ry ?? rx ?? 0);
    }
    case 'polyline':
      return polyline(element);
    case 'polygon': {
      const path = polyline(element);
      return path === '' ? '' : `${path}Z`;
    }
    default:
      return null;
  }
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectangle({ x, y, width, height }: Rectangle, rx: number | null, ry: number | null): string {
  if (width <= 0 || height <= 0) return '';
  const radiusX = Math.min(Math.max(0, rx ?? ry ?? 0), width / 2);
  const radiusY = Math.min(Math.max(0, ry ?? rx ?? 0), height / 2);
  const right = x + width;
  const bottom = y + height;
  if (radiusX === 0 || radiusY === 0) return `M${pair(x, y)}H${round(right)}V${round(bottom)}H${round(x)}Z`;
  const corner = (toX: number, toY: number): string => `A${pair(radiusX, radiusY)} 0 0 1 ${pair(toX, toY)}`;
  return [
    `M${pair(x + radiusX, y)}H${round(right - radiusX)}`,
    `${corner(right, y + radiusY)}V${round(bottom - radiusY)}`,
    `${corner(right - radiusX, bottom)}H${round(x + radiusX)}`,
    `${corner(x, bottom - radiusY)}V${round(y + radiusY)}`,
    `${corner(x + radiusX, y)}Z`,
  ].join('');
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  if (rx <= 0 || ry <= 0) return '';
  const radii = pair(rx, ry);
  return `M${pair(cx + rx, cy)}A${radii} 0 0 1 ${pair(cx - rx, cy)}A${radii} 0 0 1 ${pair(cx + rx, cy)}Z`;
}

function polyline(element: Element): string {
  const values = numbersIn(element.attribs['points'] ?? '');
  const points: string[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) points.push(pair(values[index] ?? 0, values[index + 1] ?? 0));
  return points.length < 2 ? '' : `M${points.join('L')}`;
}

function pair(x: number, y: number): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
