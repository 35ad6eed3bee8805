/** Reads the texts of a drawing back as boxes, measured with the font's own advances, to see that none leaves it or touches another. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { isTag, type AnyNode, type Element } from '../../../src/html/dom.js';
import { parseFragment } from '../../../src/html/parse.js';
import { findAll, getAttribute, textContent } from '../../../src/html/walk.js';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ReadDrawing {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly TextBox[];
  readonly svg: Element;
}

interface MeasuredFont {
  readonly unitsPerEm: number;
  layout(text: string): { readonly advanceWidth: number };
}

const require = createRequire(import.meta.url);
// fontkit ships no types; what is used of it is MeasuredFont.
const fontkit = require('fontkit') as { create(bytes: Buffer): MeasuredFont };

function open(file: string): MeasuredFont {
  return fontkit.create(readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${file}`)));
}

const regular = open('400Regular/SourceSans3_400Regular.ttf');
const semibold = open('600SemiBold/SourceSans3_600SemiBold.ttf');

/** The real advance of a text, as a browser or the print engine will set it. */
export function setWidth(text: string, size: number, weight: 400 | 600): number {
  const font = weight === 600 ? semibold : regular;
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size;
}

export function readDrawing(markup: string): ReadDrawing {
  const svg = parseFragment(markup).find((node): node is Element => isTag(node) && node.name === 'svg');
  if (svg === undefined) throw new Error(`Not a drawing: ${markup.slice(0, 80)}`);
  const [, , width = 0, height = 0] = (getAttribute(svg, 'viewBox') ?? '').split(' ').map(Number);
  return { width, height, svg, texts: findAll(svg, (element) => element.name === 'text').map(boxOf) };
}

function boxOf(text: Element): TextBox {
  const size = Number(getAttribute(text, 'font-size') ?? 9.5);
  const x = Number(getAttribute(text, 'x'));
  const y = Number(getAttribute(text, 'y'));
  const weight = weightOf(text, 400);
  const width = text.children.reduce((sum, child) => sum + widthOf(child, size, weight), 0);
  const anchor = getAttribute(text, 'text-anchor');
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  // Letters as they are drawn: from the height of an ascender to the depth of a descender.
  return { text: textContent(text), left, right: left + width, top: y - 0.72 * size, bottom: y + 0.2 * size };
}

function widthOf(node: AnyNode, size: number, weight: 400 | 600): number {
  return setWidth(textContent(node), size, isTag(node) ? weightOf(node, weight) : weight);
}

function weightOf(element: Element, inherited: 400 | 600): 400 | 600 {
  return getAttribute(element, 'font-weight') === '600' ? 600 : inherited;
}

/** What is wrong with the texts of a drawing, in words; empty where all is well. */
export function textFaults({ width, height, texts }: ReadDrawing): readonly string[] {
  const slack = 0.5;
  const outside = texts
    .filter((box) => box.left < -slack || box.right > width + slack || box.top < -slack || box.bottom > height + slack)
    .map((box) => `“${box.text}” leaves the drawing: ${box.left.toFixed(1)}–${box.right.toFixed(1)} × ${box.top.toFixed(1)}–${box.bottom.toFixed(1)} of ${width} × ${height}`);
  const touching = texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack)
      .map((b) => `“${a.text}” touches “${b.text}”`));
  return [...outside, ...touching];
}
