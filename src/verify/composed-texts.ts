/** The running text and the notes of a briefing as composed, block by block, each with its place in the data. */

import type { DataPath } from '../briefing/briefing.js';
import { type AnyNode, type Document, type Element, isTag, isText, ORIGIN_ATTRIBUTE } from '../html/dom.js';
import { closest, findAll, findById, getAttribute, indexById, inheritedAttribute } from '../html/walk.js';
import { parseOrigin } from '../publish/origin-path.js';
import type { Claim } from './claim.js';
import { plainText } from './plain-text.js';

/** Of running text. */
const BLOCKS = ['p', 'li', 'dt', 'dd', 'h3', 'h4', 'h5', 'h6', 'th', 'td', 'pre'];
/** The parts with running text; all other text is claimed from the data. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  background: BLOCKS,
  outlook: ['p', 'li', 'dt', 'dd'],
};
/** What stands in one of these within a block is told of there. */
const INNER = new Set(['p', 'ul', 'ol', 'dl', 'table', 'pre', 'blockquote', 'div', 'section']);
/** Characters of a paragraph by which it is named. */
const NAME_LENGTH = 40;

export function composedTexts(document: Document): readonly Claim[] {
  const calls = findAll(document, (element) => getAttribute(element, 'role') === 'doc-noteref');
  const ids = indexById(document);
  const paragraphs = Object.entries(PARTS).flatMap(([id, blocks]) => {
    const part = findById(document, id);
    return part === null ? [] : findAll(part, (element) => blocks.includes(element.name) && !isInContents(element));
  });
  return [
    ...calls.map((call, index): Claim => {
      const note = ids.get((getAttribute(call, 'href') ?? '').slice(1));
      return { name: `note ${index + 1}`, pieces: note === undefined ? [] : [{ text: textWithoutCalls(note), path: pathOf(call) }] };
    }),
    ...paragraphs.map(paragraphClaim).filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== '')),
  ];
}

/** The texts of running text, block by block. */
export function blockTexts(root: AnyNode): readonly string[] {
  return findAll(root, ({ name }) => BLOCKS.includes(name)).map(ownText).filter((text) => text.trim() !== '');
}

function paragraphClaim(element: Element): Claim {
  const text = ownText(element);
  const start = plainText(text);
  return { name: `paragraph “${start.length <= NAME_LENGTH ? start : `${start.slice(0, NAME_LENGTH)}…`}”`, pieces: [{ text, path: pathOf(element) }] };
}

/** The text before the first block within. */
function ownText(element: Element): string {
  const end = element.children.findIndex((child) => isTag(child) && INNER.has(child.name));
  return element.children.slice(0, end < 0 ? element.children.length : end).map(textWithoutCalls).join('');
}

/** The contents are each edition's own. */
function isInContents(element: Element): boolean {
  return closest(element, (around) => getAttribute(around, 'role') === 'doc-toc') !== null;
}

function pathOf(element: Element): DataPath {
  return parseOrigin(inheritedAttribute(element, ORIGIN_ATTRIBUTE) ?? '') ?? [];
}

function textWithoutCalls(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (isTag(node) && getAttribute(node, 'role') === 'doc-noteref') return '';
  if (isTag(node) && node.name === 'img') return ` ${getAttribute(node, 'alt') ?? ''} `;
  return 'children' in node ? node.children.map(textWithoutCalls).join('') : '';
}
