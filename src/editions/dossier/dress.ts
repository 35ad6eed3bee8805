/**
 * Dresses the shared document for print: cover before it, notes at their calls, drawings for the page's width.
 *
 * In: the composed briefing (left as it is) and the markup of cover and contents. Out: a document for the print
 * engine. Text, ids and keys stay those of the shared document; what print cannot use (the web's drawings)
 * goes, and nothing else; folded data tables stand unfolded at the end.
 */

import type { ComposedBriefing } from '../../compose/document.js';
import { appendChild, element, insertBefore, prependChild, removeNode, replaceNode, setAttribute, addClass } from '../../html/build.js';
import { Document, type Element, isTag } from '../../html/dom.js';
import { parseFragment } from '../../html/parse.js';
import { childElements, cloneDocument, findAll, findById, findFirst, getAttribute, hasClass, textContent } from '../../html/walk.js';
import { moveChartData } from './chart-data.js';
import { fitFacts } from './fact-sizes.js';
import { markLoneMinute } from './lone-minute.js';

export interface DossierMarkup {
  /** `templates/dossier/cover.hbs`, carried out. */
  readonly cover: string;
  /** `templates/dossier/contents.hbs`, carried out; null where the contents stand on the first page. */
  readonly contents: string | null;
  /** `templates/dossier/imprint.hbs`, carried out. */
  readonly imprint: string;
  /** `templates/dossier/chart-data.hbs`, carried out. */
  readonly chartData: string;
  readonly page: 'A4' | 'Letter';
}

/** A key of more characters may break. */
const LONGEST_WHOLE_KEY = 48;
/** A quote beyond this many characters may break over pages; a shorter one stays whole. */
const LONGEST_WHOLE_QUOTE = 400;
/** A longer one is set as text is. */
const LONGEST_DISPLAYED_QUOTE = 1500;
/** Longer words in a cell break anywhere, rather than drive the table over its place. */
const LONGEST_WHOLE_WORD = 24;
/** Columns of the contents list on the first page. */
const CONTENTS_COLUMNS = 3;

export function dressForPrint(composed: ComposedBriefing, markup: DossierMarkup): Document {
  const document = cloneDocument(composed.document);
  const article = findFirst(document, (candidate) => hasClass(candidate, 'briefing'));
  if (article === null) throw new Error('A composed document has no article of class “briefing”.');
  dressArticle(article, { ...markup, language: composed.head.language });
  arrangeContents(article, markup.contents);
  const head = childElements(article).find((child) => hasClass(child, 'head'));
  const cover = parseFragment(markup.cover).filter(isTag)[0];
  if (cover === undefined) throw new Error('The template of the cover yields no element.');
  keepHeadMatter(head ?? null, article);
  if (head !== undefined) removeNode(head);
  prependChild(article, cover);
  const imprint = parseFragment(markup.imprint).filter(isTag)[0];
  if (imprint !== undefined && childElements(article).some((child) => hasClass(child, 'part'))) appendChild(article, imprint);
  return wrap(article, composed);
}

/** In place: all that makes the shared document one for pages, apart from cover, contents and imprint. */
export function dressArticle(article: Element, { chartData, page, language }: Pick<DossierMarkup, 'chartData' | 'page'> & { readonly language: string }): void {
  moveChartData(article, chartData, language);
  dropScreenMatter(article);
  moveNotesToCalls(article);
  markFramedQuotes(article);
  markLoneMinute(article, page);
  markLongKeys(article);
  markLongWords(article);
  fitFacts(article);
}

/** The whole document around an article, its marking as classes of the root. */
export function wrap(article: Element, composed: Pick<ComposedBriefing, 'head'>): Document {
  const { head } = composed;
  const html = element('html', { lang: head.language, dir: head.direction, class: markingClass(head) }, [
    element('head', {}, [element('title', {}, [head.title])]),
    element('body', {}, [article]),
  ]);
  const document = new Document([]);
  appendChild(document, html);
  return document;
}

/** TLP 2.0 gives each label its colour; AMBER+STRICT needs a wider box. A draft has a frame, an embargo a ground on each page. */
function markingClass({ marking, states }: ComposedBriefing['head']): string | null {
  const colour = /^TLP:(GREEN|AMBER|RED)/.exec(marking ?? '')?.[1]?.toLowerCase();
  const classesOfStates = new Set(states.map(({ kind }) => `has-${kind}`));
  const classes = [colour === undefined ? null : `mark-${colour}`, (marking?.length ?? 0) > 9 ? 'mark-wide' : null, ...classesOfStates];
  return classes.filter((name) => name !== null).join(' ') || null;
}

/** A correction notice stands in the head of the shared document; in print it opens the first page. */
export function keepHeadMatter(head: Element | null, article: Element): void {
  if (head === null) return;
  const correction = findFirst(head, (candidate) => hasClass(candidate, 'correction'));
  const firstPart = childElements(article).find((child) => hasClass(child, 'part'));
  const heading = firstPart === undefined ? undefined : childElements(firstPart).find((child) => child.name === 'h2');
  const next = heading?.nextSibling;
  if (correction !== null && next) insertBefore(next, correction);
}

/** Keys of sources stay on one line, unless they are longer than a line might be. */
export function markLongKeys(article: Element): void {
  for (const key of findAll(article, (candidate) => candidate.name === 'cite')) if (textContent(key).length > LONGEST_WHOLE_KEY) addClass(key, 'long');
}

function markLongWords(article: Element): void {
  for (const cell of findAll(article, (candidate) => candidate.name === 'td' || candidate.name === 'th')) if (textContent(cell).split(/[\s\u00a0]/u).some((word) => word.length > LONGEST_WHOLE_WORD)) addClass(cell, 'breakable');
}

function dropScreenMatter(article: Element): void {
  for (const drawing of findAll(article, (candidate) => candidate.name === 'svg' && hasClass(candidate, 'drawing'))) {
    if (getAttribute(drawing, 'data-width') !== 'page') removeNode(drawing);
  }
  for (const details of findAll(article, (candidate) => candidate.name === 'details')) removeNode(details);
}

/** Each note goes where it is called, as a footnote; the call itself is the engine's to print. */
function moveNotesToCalls(article: Element): void {
  const list = findById(article, 'notes');
  if (list === null) return;
  for (const call of findAll(article, (candidate) => getAttribute(candidate, 'role') === 'doc-noteref')) {
    const id = getAttribute(call, 'href')?.slice(1) ?? '';
    const note = findById(list, id);
    if (note === null) continue;
    const footnote = element('span', { class: 'fn', id, role: 'doc-footnote', 'data-k': getAttribute(note, 'data-k'), 'data-o': getAttribute(note, 'data-o') });
    for (const child of [...note.children]) appendChild(footnote, child);
    replaceNode(call, footnote);
    removeNode(note);
  }
  removeNode(list);
}

/** Marks quotes whose words stand inside a paraphrase (set as text, not as a display), and those too long to be kept on one page. */
export function markFramedQuotes(article: Element): void {
  for (const quote of findAll(article, (candidate) => candidate.name === 'figure' && hasClass(candidate, 'quote'))) {
    if (findFirst(quote, (candidate) => hasClass(candidate, 'fragment')) !== null) addClass(quote, 'framed');
    const words = findFirst(quote, (candidate) => candidate.name === 'blockquote');
    const length = words === null ? 0 : textContent(words).length;
    if (length > LONGEST_WHOLE_QUOTE) addClass(quote, 'extended');
    if (length > LONGEST_DISPLAYED_QUOTE) addClass(quote, 'lengthy');
  }
}

/** On the first page in columns, read downwards; or on pages of their own before it, which are numbered apart. */
function arrangeContents(article: Element, contents: string | null): void {
  const inside = findFirst(article, (candidate) => hasClass(candidate, 'inside'));
  if (contents === null) {
    const list = inside === null ? null : findFirst(inside, (candidate) => candidate.name === 'ol');
    const entries = list === null ? 0 : childElements(list).filter((item) => textContent(item).trim() !== '').length;
    if (list !== null) setAttribute(list, 'style', `--rows: ${Math.max(1, Math.ceil(entries / CONTENTS_COLUMNS))}`);
    return;
  }
  if (inside !== null) removeNode(inside);
  const page = parseFragment(contents).filter(isTag)[0];
  const firstPart = childElements(article).find((child) => hasClass(child, 'part'));
  if (page === undefined || firstPart === undefined) return;
  insertBefore(firstPart, page);
  addClass(article, 'fronted');
}
