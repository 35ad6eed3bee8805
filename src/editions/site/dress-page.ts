/**
 * Dresses the shared document for the screen.
 *
 * In: the composed document as HTML, with keys and page marks. Out: its pieces as markup, where the layout of the
 * page wants them. Text, ids and roles stay those of the shared document; notes stand at the end of the part that
 * calls them, drawings are those for screens, wide tables scroll within themselves.
 */

import { seenText } from '../../compose/seen-text.js';
import { appendChild, addClass, element, insertAfter, insertBefore, prependChild, removeNode, replaceNode, setAttribute, text } from '../../html/build.js';
import { type ChildNode, type Document, type Element, isTag, isText } from '../../html/dom.js';
import { parseHtml } from '../../html/parse.js';
import { serialiseHtml } from '../../html/serialise.js';
import { childElements, closest, findAll, findFirst, getAttribute, hasClass, textContent, walk } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import { sizeText } from './downloads.js';
import type { PageData } from './site.js';
import { bringNotesToParts } from './part-notes.js';
import { addSelfLinks } from './self-links.js';
import { addSourceReturns } from './source-returns.js';

export interface DressOptions {
  /** Of the briefing's language. */
  readonly catalogue: Catalogue;
  /** What the page's head already says: the site's name, the words of its logo. */
  readonly shown: readonly string[];
  /** Files of data, offered beside what shows them. */
  readonly data?: readonly PageData[];
  /** Pages of its authors. */
  readonly authors?: readonly { readonly name: string; readonly href: string }[];
}

export interface DressedPage {
  readonly marks: string;
  /** Publisher, series, and the lines about the briefing. */
  readonly about: string;
  /** Heading and deck. */
  readonly title: string;
  readonly correction: string;
  readonly body: string;
  /** The id of the first part; null where there is none. */
  readonly firstPart: string | null;
  /** It lists its own parts. */
  readonly hasContents: boolean;
  readonly hasNotes: boolean;
}

export function dressPage(html: string, { catalogue, shown, data = [], authors = [] }: DressOptions): DressedPage {
  const document = parseHtml(html);
  const article = findFirst(document, (candidate) => candidate.name === 'article' && hasClass(candidate, 'briefing'));
  if (article === null) throw new Error('A composed document has no article of class “briefing”.');
  chooseDrawings(article);
  bringNotesToParts(article, catalogue);
  letTablesScroll(article, catalogue);
  showPageMarks(document, catalogue);
  linkAuthors(article, authors);
  offerData(article, data, catalogue);
  addSourceReturns(article, catalogue);
  addSelfLinks(article, catalogue);
  const head = childElements(article).find((child) => hasClass(child, 'head'));
  const pieces = head === undefined ? [] : childElements(head);
  const take = (...names: readonly string[]): string => write(pieces.filter((piece) => names.some((name) => piece.name === name || hasClass(piece, name))));
  const publisher = pieces.find((piece) => hasClass(piece, 'publisher'));
  if (publisher !== undefined && shown.includes(textContent(publisher).trim())) pieces.splice(pieces.indexOf(publisher), 1);
  const parts = article.children.filter((child) => child !== head);
  const firstPart = parts.find((child): child is Element => isTag(child) && hasClass(child, 'part'));
  return {
    marks: take('mark'),
    about: take('publisher', 'series', 'about'),
    title: take('h1', 'deck'),
    correction: take('correction'),
    body: write(parts),
    firstPart: firstPart === undefined ? null : getAttribute(firstPart, 'id'),
    hasContents: findFirst(article, (candidate) => hasClass(candidate, 'inside')) !== null,
    hasNotes: findFirst(article, (candidate) => hasClass(candidate, 'notes')) !== null,
  };
}

function write(nodes: readonly ChildNode[]): string {
  return nodes.map((node) => serialiseHtml(node)).join('\n');
}

/** The drawing for paper goes; of the other two the style sheet shows the one that fits. */
function chooseDrawings(article: Element): void {
  for (const drawing of findAll(article, (candidate) => candidate.name === 'svg' && hasClass(candidate, 'drawing'))) {
    const width = getAttribute(drawing, 'data-width');
    if (width === 'page') {
      removeNode(drawing);
      continue;
    }
    setAttribute(drawing, 'data-width', null);
    if (width !== null) addClass(drawing, width === 'phone' ? 'on-narrow' : 'on-wide');
  }
}

/** Each table stands in a region of its own that scrolls sideways, and that the keyboard can reach (WCAG 2.1.1). */
function letTablesScroll(article: Element, catalogue: Catalogue): void {
  const names = new Set<string>();
  for (const table of findAll(article, (candidate) => candidate.name === 'table')) {
    const name = tableName(table) ?? catalogue.text('site.scroll');
    let label = name;
    for (let count = 2; names.has(label); count += 1) label = `${name} ${count}`;
    names.add(label);
    const region = element('section', { class: 'scroll', 'aria-label': label, tabindex: 0 });
    replaceNode(table, region);
    appendChild(region, table);
  }
}

/** “Tableau 1”, or what opens the table. */
function tableName(table: Element): string | null {
  const caption = childElements(table).find((child) => child.name === 'caption');
  const number = caption === undefined ? undefined : childElements(caption).find((child) => child.name === 'b');
  const details = closest(table, (candidate) => candidate.name === 'details');
  const summary = details === null ? undefined : childElements(details).find((child) => child.name === 'summary');
  const named = number ?? caption ?? summary;
  const name = named === undefined ? '' : seenText(named).trim();
  return name === '' ? null : name;
}

/**
 * Says at each place where a printed page begins which page that is. The label is made by the style sheet, so that
 * the text stays the briefing's.
 */
function showPageMarks(document: Document, catalogue: Catalogue): void {
  for (const mark of findAll(document, (candidate) => getAttribute(candidate, 'role') === 'doc-pagebreak')) {
    const label = getAttribute(mark, 'aria-label') ?? '';
    // Named by `title`: axe, which knows no DPUB roles here, takes a label on an empty span for lost.
    setAttribute(mark, 'aria-label', null);
    setAttribute(mark, 'title', catalogue.text('page.printed', { n: label }));
    setAttribute(mark, 'data-page', catalogue.text('page.short', { n: label }));
    moveOutOfNames(mark);
  }
}

/** A mark in a heading or caption goes before it: it names something, and no page belongs to the name. So with one that opens a figure. */
function moveOutOfNames(mark: Element): void {
  const heading = closest(mark, (candidate) => /^h[2-6]$/.test(candidate.name));
  if (heading !== null) {
    const section = heading.parent;
    if (section !== null && isTag(section) && childElements(section)[0] === heading) prependChild(section, mark);
    else insertBefore(heading, mark);
    return;
  }
  const block = closest(mark, (candidate) => candidate.name === 'figure' || hasClass(candidate, 'wide'));
  if (block === null) return;
  const isName = closest(mark, (candidate) => candidate.name === 'caption' || candidate.name === 'figcaption') !== null;
  if (!isName && textBefore(block, mark).trim() !== '') return;
  // A caption must stay the first thing in its figure (HTML, the figure element).
  if (block.name === 'figure') insertBefore(block, mark);
  else prependChild(block, mark);
}

/** Each author's name, as the head of the page has it, leads to what else is theirs. */
function linkAuthors(article: Element, authors: readonly { readonly name: string; readonly href: string }[]): void {
  const row = findFirst(article, (candidate) => hasClass(candidate, 'authors'));
  if (row === null) return;
  for (const { name, href } of authors) {
    let isDone = false;
    walk(row, (node) => {
      if (isDone || !isText(node)) return isTag(node) && node.name === 'a' ? 'skip' : undefined;
      // Names are set with spaces that do not break.
      const at = node.data.replaceAll('\u00a0', ' ').indexOf(name);
      if (at === -1) return undefined;
      const [before, within, behind] = [node.data.slice(0, at), node.data.slice(at, at + name.length), node.data.slice(at + name.length)];
      insertBefore(node, text(before));
      insertBefore(node, element('a', { href }, [within]));
      node.data = behind;
      isDone = true;
      return undefined;
    });
  }
}

/** Behind the table of the data; what has no table of its own stands below the key figures. */
function offerData(article: Element, data: readonly PageData[], catalogue: Catalogue): void {
  for (const { figure, name, bytes } of data) {
    const subject = findFirst(article, (candidate) => getAttribute(candidate, 'id') === figure);
    const table = findFirst(subject ?? article, (candidate) => (subject === null ? hasClass(candidate, 'facts') : candidate.name === 'details' || hasClass(candidate, 'scroll')));
    if (table === null) continue;
    const link = element('a', { href: name, type: 'text/csv', download: name }, [`${catalogue.text('data.csv')} (${sizeText(bytes, catalogue)})`]);
    insertAfter(table, element('p', { class: 'data-file' }, [link]));
  }
}

function textBefore(root: Element, end: Element): string {
  let text = '';
  let isOver = false;
  walk(root, (node) => {
    if (node === end) isOver = true;
    if (isOver) return 'skip';
    if (isText(node)) text += node.data;
    return undefined;
  });
  return text;
}
