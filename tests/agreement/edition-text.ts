/** Reads the three editions back: all that a reader gets, as one text in reading order, alternative texts in their places. */

import { strFromU8, unzipSync } from 'fflate';
import { type AnyNode, type Element, isTag, isText } from '../../src/html/dom.js';
import { parseHtml } from '../../src/html/parse.js';
import { findAll, findFirst, getAttribute, hasClass } from '../../src/html/walk.js';
import { type Tag, readPdf } from '../support/pdf-reader.js';
import { plainText } from './plain-text.js';

/** Elements within a line: their edges part no words. */
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'cite', 'code', 'dfn', 'em', 'i', 'q', 'small', 'span', 'strong', 'sub', 'sup']);
const INLINE_TAGS = new Set(['Link', 'Quote', 'Span', 'Reference', 'Em', 'Strong', 'Code']);
/** What an edition adds of its own, to lead to a note and back. */
const NOTE_LINKS = new Set(['doc-noteref', 'doc-backlink']);

export function textOfPage(html: string): string {
  const article = findFirst(parseHtml(html), (element) => hasClass(element, 'briefing'));
  if (article === null) throw new Error('the page holds no briefing');
  return plainText(visibleText(article));
}

/** All documents of the spine. */
export function textOfEpub(bytes: Uint8Array): string {
  const files = unzipSync(bytes);
  const read = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  const container = parseHtml(read('META-INF/container.xml'), { xml: true });
  const packagePath = attribute(container, 'rootfile', 'full-path');
  const opf = parseHtml(read(packagePath), { xml: true });
  const items = new Map(findAll(opf, ({ name }) => name === 'item').map((item) => [getAttribute(item, 'id'), getAttribute(item, 'href')]));
  const base = packagePath.replace(/[^/]*$/, '');
  const chapters = findAll(opf, ({ name }) => name === 'itemref').map((ref) => {
    const body = findFirst(parseHtml(read(`${base}${items.get(getAttribute(ref, 'idref')) ?? ''}`), { xml: true }), ({ name }) => name === 'body');
    return body === null ? '' : visibleText(body);
  });
  return plainText(chapters.join(' '));
}

/** Through the tag tree; a note's text comes after the paragraph that calls it. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  return plainText(textOfTag((await readPdf(bytes)).tags));
}

function attribute(root: AnyNode, name: string, key: string): string {
  const found = findFirst(root, (element) => element.name === name);
  return (found === null ? null : getAttribute(found, key)) ?? '';
}

function visibleText(node: AnyNode): string {
  if (isText(node)) return node.data;
  const children = (): string => ('children' in node ? node.children.map(visibleText).join('') : '');
  if (!isTag(node)) return children();
  if (isHidden(node)) return '';
  const alternative = node.name === 'svg' ? getAttribute(node, 'aria-label') : node.name === 'img' ? getAttribute(node, 'alt') : null;
  const text = alternative ?? children();
  return INLINE.has(node.name) ? text : ` ${text} `;
}

function isHidden(element: Element): boolean {
  return element.name === 'script' || element.name === 'style' || getAttribute(element, 'hidden') !== null || NOTE_LINKS.has(getAttribute(element, 'role') ?? '');
}

function textOfTag(tag: Tag): string {
  if (tag.role === 'Reference') return '';
  const text = tag.alternative ?? tag.children.map((child) => (typeof child === 'string' ? child : 'link' in child ? '' : textOfTag(child))).join('');
  return INLINE_TAGS.has(tag.role) ? text : ` ${text} `;
}
