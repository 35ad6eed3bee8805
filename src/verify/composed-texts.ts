/** The running text and the notes of a briefing as composed, block by block, each with its place in the data. */

import type { DataPath } from '../briefing/briefing.js';
import { type AnyNode, type Document, type Element, isTag, isText, ORIGIN_ATTRIBUTE } from '../html/dom.js';
import { closest, findAll, findById, findFirst, getAttribute, inheritedAttribute, textContent } from '../html/walk.js';
import { parseOrigin } from '../publish/origin-path.js';
import type { Claim } from './claim.js';

/** The parts with running text. What else stands in `minute` and `sources` are claims of their own. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  minute: ['p', 'li'],
  background: ['p', 'li', 'dt', 'dd', 'h3', 'h4', 'h5', 'h6', 'th', 'td', 'pre'],
  outlook: ['p', 'li', 'dt', 'dd'],
  sources: ['p', 'li'],
};
/** A block that holds one of these is told of through them. */
const HOLDERS = new Set(['p', 'li', 'dt', 'dd', 'table', 'pre']);
/** Characters of a paragraph by which it is named. */
const NAME_LENGTH = 40;

export function composedTexts(document: Document): readonly Claim[] {
  const list = findById(document, 'notes');
  const notes = list === null ? [] : findAll(list, ({ name }) => name === 'li');
  const paragraphs = Object.entries(PARTS).flatMap(([id, blocks]) => {
    const part = findById(document, id);
    return part === null ? [] : findAll(part, (element) => blocks.includes(element.name) && findFirst(element, (inner) => inner !== element && HOLDERS.has(inner.name)) === null && !isInContents(element));
  });
  return [
    ...notes.map((note, index) => claimOf(`note ${index + 1}`, note, pathOf(callOf(note, document) ?? note))),
    ...paragraphs.map((paragraph) => claimOf(`paragraph “${textContent(paragraph).trim().slice(0, NAME_LENGTH)}…”`, paragraph, pathOf(paragraph))),
  ];
}

function claimOf(name: string, element: Element, path: DataPath): Claim {
  return { name, pieces: [{ text: textWithoutCalls(element), path }] };
}

function callOf(note: Element, document: Document): Element | null {
  const id = getAttribute(note, 'id');
  return id === null ? null : findAll(document, (element) => getAttribute(element, 'href') === `#${id}` && getAttribute(element, 'role') === 'doc-noteref')[0] ?? null;
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
