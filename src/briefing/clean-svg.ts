/** Reads a drawing in SVG: refuses what acts or reaches out, drops what does not draw, measures the rest. */

import { hasChildren, isComment, isDirective, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';

import { damagedImage, unsafeSvg } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import { element as createElement } from '../html/build.js';
import { parseHtml } from '../html/parse.js';
import { serialiseXhtml } from '../html/serialise.js';
import type { Asset } from './briefing.js';

/** What may stay; anything else is either refused or dropped. */
const DRAWING = new Set([
  'svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'style', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon',
  'text', 'tspan', 'textPath', 'image', 'linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker', 'switch',
]);

/** Elements that act, embed or lead elsewhere, and what a message calls them. */
const ACTIVE: ReadonlyMap<string, string> = new Map([
  ['script', 'a script'], ['foreignobject', 'an embedded web page (foreignObject)'], ['iframe', 'an embedded web page'], ['object', 'an embedded object'],
  ['embed', 'an embedded object'], ['audio', 'sound'], ['video', 'a film'], ['handler', 'a script'], ['listener', 'a script'], ['a', 'a link'],
]);

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const DEEPEST = 200;

/** The drawing, made safe, with its size in CSS pixels; or what is wrong with it. */
export function cleanSvg(path: string, text: string, place: Place): Asset | Diagnostic {
  const refuse = (what: string): Diagnostic => unsafeSvg({ path, what }, { place });
  if (/<!ENTITY/i.test(text)) {
    return refuse('entities of its own (<!ENTITY>)');
  }
  const document = parseHtml(text, { xml: true });
  if (isDeeperThan(document, DEEPEST)) {
    return damagedImage({ path, why: `its parts are nested more than ${DEEPEST} deep` }, { place });
  }
  const root = document.children.find((node): node is Element => isTag(node) && localName(node) === 'svg');
  if (root === undefined) {
    return damagedImage({ path, why: 'it has no <svg> element at its top' }, { place });
  }
  const fault = findFault(root);
  if (fault !== null) {
    return refuse(fault);
  }
  const clean = cleanElement(root);
  const size = sizeOf(root);
  if (size === null) {
    return damagedImage({ path, why: 'it says neither its width and height nor its viewBox' }, { place });
  }
  clean.attribs['xmlns'] = SVG_NAMESPACE;
  const bytes = new TextEncoder().encode(serialiseXhtml(clean));
  return { path, bytes, mediaType: 'image/svg+xml', ...size };
}

/** Whether nodes are nested deeper than so many levels, told without recursion: what follows recurses. */
function isDeeperThan(root: AnyNode, levels: number): boolean {
  let level: readonly AnyNode[] = [root];
  for (let depth = 0; depth <= levels && level.length > 0; depth += 1) level = level.flatMap((node) => (hasChildren(node) ? node.children : []));
  return level.length > 0;
}

function findFault(element: Element): string | null {
  const active = ACTIVE.get(localName(element).toLowerCase());
  if (active !== undefined) {
    return active;
  }
  for (const [name, value] of Object.entries(element.attribs)) {
    const fault = faultOfAttribute(name.toLowerCase(), value);
    if (fault !== null) {
      return fault;
    }
  }
  for (const child of element.children) {
    const fault = isTag(child) ? findFault(child) : null;
    if (fault !== null) {
      return fault;
    }
  }
  return localName(element).toLowerCase() === 'style' ? faultOfCss(element.children.map(textWithin).join('')) : null;
}

/** Text and character data, however they are wrapped. */
function textWithin(node: AnyNode): string {
  return isText(node) ? node.data : hasChildren(node) ? node.children.map(textWithin).join('') : '';
}

function faultOfAttribute(name: string, value: string): string | null {
  if (/^on/.test(name)) {
    return `a script (${name})`;
  }
  if (name === 'href' || name === 'src' || name.endsWith(':href')) {
    const isInside = /^\s*#/.test(value) || /^\s*data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*$/.test(value);
    return isInside ? null : 'a reference to another file';
  }
  return name.startsWith('xmlns') ? null : faultOfCss(value);
}

function faultOfCss(css: string): string | null {
  if (/@import/i.test(css)) {
    return 'a style sheet from elsewhere';
  }
  const reachesOut = [...css.matchAll(/url\s*\(\s*['"]?\s*(.)/gis)].some((match) => match[1] !== '#');
  // An escape could spell “url” in another way.
  return reachesOut || /\\[0-9a-f]/i.test(css) || /image-set|javascript:|expression\s*\(/i.test(css) ? 'a reference to another file' : null;
}

function cleanElement(element: Element): Element {
  const attributes = Object.fromEntries(
    Object.entries(element.attribs).filter(([name]) => !name.includes(':') || /^(?:xlink:href|xml:(?:lang|space)|xmlns:xlink)$/.test(name)),
  );
  const children = element.children.flatMap((child): AnyNode[] => {
    if (isTag(child)) {
      return DRAWING.has(localName(child)) && !isForeign(child) ? [cleanElement(child)] : [];
    }
    return isComment(child) || isDirective(child) ? [] : [child.cloneNode(true)];
  });
  // The children were just cloned: elements, texts and character data, all of them child nodes.
  return createElement(localName(element), attributes, children as Element['children']);
}

/** Editors leave notes in namespaces of their own. */
function isForeign(element: Element): boolean {
  return element.name.includes(':') && !element.name.startsWith('svg:');
}

function localName(element: Element): string {
  return element.name.replace(/^svg:/, '');
}

const PIXELS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, em: 16, rem: 16 };

/** Width and height in CSS pixels; from the viewBox where they are missing or relative. */
function sizeOf(root: Element): { width: number; height: number } | null {
  const width = lengthOf(root.attribs['width']);
  const height = lengthOf(root.attribs['height']);
  const box = (root.attribs['viewBox'] ?? '').trim().split(/[\s,]+/).map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box.length === 4 && box.every(Number.isFinite) ? box : [];
  if (width !== null && height !== null) {
    return { width, height };
  }
  if (!(boxWidth > 0 && boxHeight > 0)) {
    return null;
  }
  if (width !== null) {
    return { width, height: (width * boxHeight) / boxWidth };
  }
  return height !== null ? { width: (height * boxWidth) / boxHeight, height } : { width: boxWidth, height: boxHeight };
}

function lengthOf(written: string | undefined): number | null {
  const match = /^\s*(\d*\.?\d+)\s*([a-z]*)\s*$/i.exec(written ?? '');
  const factor = PIXELS[(match?.[2] ?? '').toLowerCase()];
  const pixels = match === null || factor === undefined ? 0 : Number(match[1]) * factor;
  return pixels > 0 ? pixels : null;
}
