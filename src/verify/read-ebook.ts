/** Reads an EPUB back as assistive technology receives it: the documents of its spine, one after the other. */

import { posix } from 'node:path';

import type { Document, Element } from '../html/dom.js';
import { findAll, findFirst, getAttribute, textContent } from '../html/walk.js';
import { hearHtml } from './hear-html.js';
import type { Block, Heard } from './heard.js';
import { MarkupBudget, parseMarkup } from './parse-markup.js';
import { readZip } from './read-zip.js';
import { type StyleReading, readStyles } from './style-reading.js';
import { Unreadable } from './unreadable.js';

/** Of all texts together; pictures are not unpacked. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
const TEXTS = /\.(?:xhtml|html?|opf|xml|css|ncx)$/i;

/** @throws Unreadable where the bytes hold no e-book that can be read */
export function readEbook(bytes: Uint8Array): Heard {
  const book = new Book(bytes);
  const packagePath = attributeOf(findFirst(book.parse('META-INF/container.xml'), ({ name }) => name === 'rootfile'), 'full-path');
  if (!book.has(packagePath)) throw new Unreadable('it has no package document');
  const packageDocument = book.parse(packagePath);
  const textOf = (name: string): string => {
    const found = findFirst(packageDocument, (element) => element.name === name);
    return found === null ? '' : textContent(found).trim();
  };
  const language = textOf('dc:language') || 'und';
  const items = new Map(findAll(packageDocument, ({ name }) => name === 'item').map((item) => [attributeOf(item, 'id'), attributeOf(item, 'href')]));
  // A document stands in the spine once (EPUB 3.3, 5.7.2).
  const paths = new Set(findAll(packageDocument, ({ name }) => name === 'itemref').map((ref) => inBook(packagePath, items.get(attributeOf(ref, 'idref')) ?? '')));
  return { title: textOf('dc:title'), language, blocks: [...paths].flatMap((path) => documentBlocks(path, language, book)) };
}

/** The texts of a book by their paths. */
class Book {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #budget = new MarkupBudget();
  readonly #styles = new Map<string, StyleReading>();

  constructor(bytes: Uint8Array) {
    this.#files = readZip(bytes, { wants: (name) => TEXTS.test(name), mostBytes: MOST_BYTES, mostEntries: MOST_ENTRIES });
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  text(path: string): string {
    return new TextDecoder().decode(this.#files.get(path) ?? new Uint8Array());
  }

  parse(path: string): Document {
    return parseMarkup(this.text(path), this.#budget, { xml: true });
  }

  /** Chapters share their sheets. */
  styles(paths: readonly string[]): StyleReading {
    const key = paths.join('\n');
    const styles = this.#styles.get(key) ?? readStyles(paths.filter((path) => this.has(path)).map((path) => this.text(path)));
    this.#styles.set(key, styles);
    return styles;
  }
}

function documentBlocks(path: string, language: string, book: Book): readonly Block[] {
  if (!book.has(path)) throw new Unreadable(`its document ${path} is missing`);
  const document = book.parse(path);
  const body = findFirst(document, ({ name }) => name === 'body');
  const title = findFirst(document, ({ name }) => name === 'title');
  const links = findAll(document, ({ name, attribs }) => name === 'link' && attribs['rel'] === 'stylesheet');
  const styles = book.styles(links.map((link) => inBook(path, attributeOf(link, 'href'))));
  const heard = body === null ? [] : hearHtml(body, { styles, target: bookTarget, language });
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

function attributeOf(element: Element | null, name: string): string {
  return (element === null ? null : getAttribute(element, name)) ?? '';
}
