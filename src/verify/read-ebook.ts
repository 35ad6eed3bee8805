/** Reads an EPUB back as assistive technology receives it: the documents of its spine, one after the other. */

import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

import type { AnyNode, Element } from '../html/dom.js';
import { parseHtml } from '../html/parse.js';
import { findAll, findFirst, getAttribute, textContent } from '../html/walk.js';
import { hearHtml } from './hear-html.js';
import type { Block, Heard } from './heard.js';
import { readStyles } from './style-reading.js';
import { Unreadable } from './unreadable.js';

/** Of all texts together; pictures are not unpacked. */
const MOST_BYTES = 64 * 1024 * 1024;
const TEXTS = /\.(?:xhtml|html?|opf|xml|css|ncx)$/i;

/** @throws Unreadable where the bytes hold no e-book that can be read */
export function readEbook(bytes: Uint8Array): Heard {
  const files = unpack(bytes);
  const packagePath = attributeOf(findFirst(parseXml(files, 'META-INF/container.xml'), ({ name }) => name === 'rootfile'), 'full-path');
  if (!files.has(packagePath)) throw new Unreadable('it has no package document');
  const book = parseXml(files, packagePath);
  const textOf = (name: string): string => {
    const found = findFirst(book, (element) => element.name === name);
    return found === null ? '' : textContent(found).trim();
  };
  const language = textOf('dc:language') || 'und';
  const items = new Map(findAll(book, ({ name }) => name === 'item').map((item) => [attributeOf(item, 'id'), attributeOf(item, 'href')]));
  const paths = findAll(book, ({ name }) => name === 'itemref').map((ref) => inBook(packagePath, items.get(attributeOf(ref, 'idref')) ?? ''));
  return { title: textOf('dc:title'), language, blocks: paths.flatMap((path) => documentBlocks(path, language, files)) };
}

function documentBlocks(path: string, language: string, files: ReadonlyMap<string, string>): readonly Block[] {
  if (!files.has(path)) throw new Unreadable(`its document ${path} is missing`);
  const document = parseXml(files, path);
  const body = findFirst(document, ({ name }) => name === 'body');
  const title = findFirst(document, ({ name }) => name === 'title');
  const links = findAll(document, ({ name, attribs }) => name === 'link' && attribs['rel'] === 'stylesheet');
  const sheets = links.map((link) => files.get(inBook(path, attributeOf(link, 'href')))).filter((sheet) => sheet !== undefined);
  const heard = body === null ? [] : hearHtml(body, { styles: readStyles(sheets), target: bookTarget, language });
  return [{ kind: 'document', name: `${posix.basename(path)} “${title === null ? '' : textContent(title).trim()}”` }, ...heard];
}

/** Ids are unique in the book, so that a place is told of without its file, as in the other editions. */
function bookTarget(href: string): string {
  return /^[^:#]*\.xhtml(#.+)$/.exec(href)?.[1] ?? href;
}

function inBook(from: string, href: string): string {
  return posix.normalize(posix.join(posix.dirname(from), decoded(href)));
}

/** As it stands where it is no address. */
function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!TEXTS.test(name)) return false;
        size += originalSize;
        if (size > MOST_BYTES) throw new Unreadable('it unpacks to more than a book can hold');
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('it is not a ZIP file, or a broken one');
  }
}

function parseXml(files: ReadonlyMap<string, string>, path: string): AnyNode {
  return parseHtml(files.get(path) ?? '', { xml: true });
}

function attributeOf(element: Element | null, name: string): string {
  return (element === null ? null : getAttribute(element, name)) ?? '';
}
