/** Reads a PDF's structure tree (ISO 32000-1, 14.7) and joins it to the marked content of the pages: what assistive technology gets. */

import { Unreadable } from '../unreadable.js';
import { type PdfArray, type PdfDictionary, type PdfObject, PdfName, PdfReference, isArray, isDictionary, nameOf, textOf } from './object.js';
import { PageTextReader, type PageText } from './page-text.js';
import { readPageLabels } from './page-labels.js';
import { PdfFile } from './pdf-file.js';

export interface Tag {
  /** The structure type, such as `P`; what it stands for where the file maps its own. */
  readonly role: string;
  readonly children: readonly (Tag | string | TaggedLink)[];
  readonly language: string | null;
  readonly alternative: string | null;
  readonly expansion: string | null;
  readonly id: string | null;
  /** Of all attribute owners together: `Scope`, `ColSpan`, `ListNumbering`, `BBox` … */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Indexes of the pages on which its own content stands. */
  readonly pages: readonly number[];
}

export interface TaggedLink {
  readonly link: PdfLink;
}

export interface PdfLink {
  readonly pageIndex: number;
  /** The name of the destination inside the document, or `page=3` where it has none; null for an address. */
  readonly destination: string | null;
  readonly address: string | null;
  readonly description: string;
}

/** Text as the tags give it, with the index of its page. */
export interface PrintedText {
  readonly page: number;
  readonly text: string;
}

export interface TagReading {
  readonly tags: Tag;
  readonly title: string;
  readonly language: string | null;
  readonly pages: readonly PageText[];
  /** As viewers show them, by page. */
  readonly labels: readonly string[];
  /** The running text in reading order: no notes, calls, contents or numbers of items. */
  readonly printed: readonly PrintedText[];
}

/** Far more than any document has; a tree that goes deeper goes in a circle. */
const DEEPEST = 200;
const MOST_PAGES = 100_000;
/** What stands elsewhere in the other editions, or not at all. */
const ASIDES = new Set(['Note', 'Reference', 'TOC']);

/** @throws Unreadable where the bytes hold no PDF that can be read, or one without tags */
export function readTagTree(bytes: Uint8Array): TagReading {
  const file = new PdfFile(bytes);
  const root = file.dictionary(file.catalog.get('StructTreeRoot'));
  if (root.size === 0) throw new Unreadable('it has no tags');
  const pages = pagesOf(file);
  const reader = new PageTextReader(file);
  const texts = pages.map(({ page, resources }) => reader.read(page, resources));
  const builder = new TreeBuilder(file, new Map(pages.map(({ reference }, index) => [reference, index])), texts);
  const tags = builder.root(root);
  return { tags, printed: builder.printed, labels: readPageLabels(file, pages.length), title: textOf(file.resolve(file.info.get('Title'))) ?? '', language: textOf(file.resolve(file.catalog.get('Lang'))), pages: texts };
}

interface Page {
  /** The number of its object; -1 where it stands in the list itself. */
  readonly reference: number;
  readonly page: PdfDictionary;
  readonly resources: PdfDictionary;
}

/** The leaves of the page tree (7.7.3); resources are inherited. */
function pagesOf(file: PdfFile): readonly Page[] {
  const pages: Page[] = [];
  const seen = new Set<PdfDictionary>();
  const visit = (object: PdfObject | undefined, inherited: PdfObject | undefined, depth: number): void => {
    const reference = object instanceof PdfReference ? object.number : -1;
    const node = file.dictionary(object);
    if (seen.has(node) || depth > DEEPEST || pages.length > MOST_PAGES) return;
    seen.add(node);
    const resources = node.get('Resources') ?? inherited;
    if (node.has('Kids')) for (const kid of file.list(node.get('Kids'))) visit(kid, resources, depth + 1);
    else if (node.size > 0) pages.push({ reference, page: node, resources: file.dictionary(resources) });
  };
  visit(file.catalog.get('Pages'), undefined, 0);
  return pages;
}

class TreeBuilder {
  readonly #file: PdfFile;
  readonly #pageIndexes: ReadonlyMap<number, number>;
  readonly #texts: readonly PageText[];
  readonly #roles: PdfDictionary;
  /** An element is a child of one other only: met again, it is a circle or a fault. */
  readonly #seen = new Set<PdfObject>();
  /** Marked contents that have their place; so has each in one element only. */
  readonly #taken = new Set<string>();
  readonly printed: PrintedText[] = [];
  /** Tags around whose text is not printed text. */
  #asides = 0;
  /** Of the lists around, whether their labels are numbers. */
  readonly #lists: boolean[] = [];
  /** Where in what is printed the last heading stands. */
  #heading = { start: 0, end: 0 };

  constructor(file: PdfFile, pageIndexes: ReadonlyMap<number, number>, texts: readonly PageText[]) {
    this.#file = file;
    this.#pageIndexes = pageIndexes;
    this.#texts = texts;
    this.#roles = file.dictionary(file.dictionary(file.catalog.get('StructTreeRoot')).get('RoleMap'));
  }

  /** The one element at the top; several stand under a Document of our own. */
  root(root: PdfDictionary): Tag {
    const tops = this.#kids(root, null, new Set(), 0).filter((kid) => typeof kid !== 'string' && 'role' in kid);
    const [only] = tops;
    if (tops.length === 1 && only !== undefined) return only;
    return { role: 'Document', children: tops, language: null, alternative: null, expansion: null, id: null, attributes: {}, pages: [] };
  }

  #tag(node: PdfDictionary, inheritedPage: PdfObject | null, depth: number): Tag {
    const page = node.get('Pg') ?? inheritedPage;
    const pages = new Set<number>();
    const role = this.#role(node);
    const [actual, alternative] = [this.#text(node, 'ActualText'), this.#text(node, 'Alt')];
    const attributes = this.#attributes(node);
    const isAside = ASIDES.has(role) || alternative !== null || (role === 'Lbl' && this.#lists.at(-1) === true);
    if (isAside) this.#asides += 1;
    // The heading of the contents goes with them.
    if (role === 'TOC' && this.#heading.end === this.printed.length) this.printed.length = this.#heading.start;
    const start = this.printed.length;
    if (role === 'L') this.#lists.push('ListNumbering' in attributes && attributes['ListNumbering'] !== 'None');
    const children = actual === null ? this.#kids(node, page, pages, depth) : [actual];
    if (role === 'L') this.#lists.pop();
    if (isAside) this.#asides -= 1;
    this.#print(alternative ?? actual, [...pages][0] ?? this.#pageIndex(page));
    if (/^H\d$/.test(role)) this.#heading = { start, end: this.printed.length };
    return { role, children, language: this.#text(node, 'Lang'), alternative, expansion: this.#text(node, 'E'), id: this.#text(node, 'ID'), attributes, pages: [...pages] };
  }

  #print(text: string | null, page: number): void {
    if (text !== null && this.#asides === 0) this.printed.push({ page, text });
  }

  #kids(node: PdfDictionary, page: PdfObject | null, pages: Set<number>, depth: number): (Tag | string | TaggedLink)[] {
    return this.#file.list(node.get('K')).flatMap((kid): (Tag | string | TaggedLink)[] => {
      const resolved = this.#file.resolve(kid);
      if (typeof resolved === 'number') return [this.#content(page, resolved, pages)];
      if (!isDictionary(resolved) || this.#seen.has(resolved) || depth > DEEPEST) return [];
      this.#seen.add(resolved);
      const own = resolved.get('Pg') ?? page;
      const mcid = this.#file.resolve(resolved.get('MCID'));
      switch (nameOf(this.#file.resolve(resolved.get('Type')))) {
        case 'MCR':
          return typeof mcid === 'number' ? [this.#content(own, mcid, pages)] : [];
        case 'OBJR':
          return [{ link: this.#link(this.#file.dictionary(resolved.get('Obj')), this.#pageIndex(own)) }];
        default:
          return [this.#tag(resolved, page, depth + 1)];
      }
    });
  }

  #content(page: PdfObject | null, mcid: number, pages: Set<number>): string {
    const index = this.#pageIndex(page);
    pages.add(index);
    const key = `${index} ${mcid}`;
    if (this.#taken.has(key)) return '';
    this.#taken.add(key);
    const text = this.#texts[index]?.marked.get(mcid) ?? '';
    this.#print(text, index);
    return text;
  }

  #pageIndex(page: PdfObject | null): number {
    return page instanceof PdfReference ? (this.#pageIndexes.get(page.number) ?? -1) : -1;
  }

  /** Through the role map, a few steps at most. */
  #role(node: PdfDictionary): string {
    let role = nameOf(this.#file.resolve(node.get('S')));
    for (let steps = 0; steps < 10 && this.#roles.has(role); steps++) role = nameOf(this.#file.resolve(this.#roles.get(role)));
    return role;
  }

  #text(node: PdfDictionary, key: string): string | null {
    const text = textOf(this.#file.resolve(node.get(key)));
    if (text === null) return null;
    this.#file.budget.work(4 * text.length);
    this.#file.budget.keep(2 * text.length);
    return text;
  }

  #attributes(node: PdfDictionary): Record<string, unknown> {
    const all: Record<string, unknown> = {};
    for (const owned of this.#file.list(node.get('A'))) {
      for (const [key, value] of this.#file.dictionary(owned)) {
        const given = this.#file.resolve(value);
        this.#file.budget.goThrough(isArray(given) ? given.length : 1);
        if (key !== 'O') all[key] = plain(given);
      }
    }
    return all;
  }

  #link(annotation: PdfDictionary, pageIndex: number): PdfLink {
    const action = this.#file.dictionary(annotation.get('A'));
    const destination = this.#file.resolve(action.get('D') ?? annotation.get('Dest'));
    return {
      pageIndex,
      destination: isArray(destination) ? `page=${this.#pageIndex(destination[0] ?? null) + 1}` : destination instanceof PdfName ? destination.name : textOf(destination),
      address: this.#text(action, 'URI'),
      description: this.#text(annotation, 'Contents') ?? '',
    };
  }
}

/** Names as their words, strings as their text, lists as lists. */
function plain(object: PdfObject): unknown {
  if (object instanceof PdfName) return object.name;
  if (isArray(object)) return (object satisfies PdfArray).map(plain);
  return textOf(object) ?? (typeof object === 'number' || typeof object === 'boolean' ? object : null);
}

/** The text of a tag, in reading order. */
export function textOfTag(tag: Tag): string {
  return tag.children.map((child) => (typeof child === 'string' ? child : 'link' in child ? '' : textOfTag(child))).join('');
}
