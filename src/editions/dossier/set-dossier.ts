/**
 * Sets the dossier: cover and contents are filled in, the shared document is dressed for print and given to
 * the print engine.
 *
 * In: a composed briefing, templates, styles, an asset resolver. Out: the PDF (null where only the page map was
 * asked for), its pages, the page map, diagnostics.
 */

import type { ComposedBriefing } from '../../compose/document.js';
import { type Diagnostic, type Outcome, type Place, hasErrors } from '../../diagnostics/index.js';
import { drawSheaf } from '../../figures/sheaf.js';
import type { Document } from '../../html/dom.js';
import { findAll, hasClass, textContent } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import type { PageMapEntry } from '../../print/layout/fragment.js';
import type { AssetResolver } from '../../print/print.js';
import { type Templates, trustedHtml } from '../../templates/index.js';
import { coverLines } from './cover-lines.js';
import { dressForPrint } from './dress.js';
import { figureLists } from './figure-lists.js';

export interface DossierOptions {
  readonly composed: ComposedBriefing;
  readonly templates: Templates;
  readonly catalogue: Catalogue;
  /** A style sheet of `templates/styles/` by its name without `.css`. */
  readonly styleSheet: (name: string) => { readonly text: string; readonly file: string };
  readonly resolve: AssetResolver;
  readonly placeOf: (origin: string) => Place | null;
  readonly page: 'A4' | 'Letter';
  /** False lays out without drawing. */
  readonly draw: boolean;
}

export interface Dossier {
  readonly pdf: Uint8Array | null;
  readonly pageCount: number;
  readonly pageMap: readonly PageMapEntry[];
}

/** The head of a page has room for about this many characters of the title. */
const LONGEST_RUNNING_TITLE = 88;
const SHORTEST_RUNNING_TITLE = 12;
/** Longer titles are set smaller still: seven lines of 33 points leave no room for deck and drawing. */
const LONGEST_TITLE_AT_28_POINTS = 110;
/** Where title and deck together take more lines of 33 points than this, the cover's drawing is made lower. */
const LINES_ABOVE_THE_SHEAF = { A4: 7.6, Letter: 6.3 };
/** Above this many pages the contents get a page of their own; the number is estimated from the text. */
const PAGES_WITHOUT_CONTENTS_PAGE = 12;
const CHARACTERS_A_PAGE = 2200;
const DRAWINGS_A_PAGE = 2.5;

/** The document that the print engine gets: cover, contents and all; null where a template fails. */
export function dossierDocument(options: DossierOptions): Outcome<Document | null> {
  const cover = renderCover(options);
  const contents = renderContents(options);
  const diagnostics = [...cover.diagnostics, ...contents.diagnostics];
  return { value: hasErrors(diagnostics) ? null : dressForPrint(options.composed, { cover: cover.value, contents: contents.value }), diagnostics };
}

export async function setDossier(options: DossierOptions): Promise<Outcome<Dossier | null>> {
  const { value: document, diagnostics: ofTemplates } = dossierDocument(options);
  const diagnostics: Diagnostic[] = [...ofTemplates];
  if (document === null) return { value: null, diagnostics };
  const { print } = await import('../../print/index.js');
  const { head } = options.composed;
  const result = await print({
    document,
    styleSheets: dossierSheets(options).map(options.styleSheet),
    resolve: options.resolve,
    placeOf: options.placeOf,
    draw: options.draw,
    metadata: {
      title: head.title,
      authors: head.authors,
      subject: head.subtitle ?? head.description,
      keywords: [...head.topics, ...head.places],
      publisher: head.publisher,
      rights: head.licence,
      language: head.language,
      date: earliestMoment(head.dateIso),
      identifier: head.identifier,
    },
  });
  diagnostics.push(...result.diagnostics);
  return { value: { pdf: result.pdf, pageCount: result.pageCount, pageMap: result.pageMap }, diagnostics };
}

/** Names of its style sheets, in the order of the cascade. */
export function dossierSheets(options: DossierOptions): readonly string[] {
  const names = ['shared', 'print'];
  if (options.composed.head.marking !== null) names.push('marked');
  if (options.page === 'Letter') names.push('letter');
  return names;
}

/** The first moment of a date (ISO 8601, years of four digits), in UTC; of a date that says less than a year, that of 1970. */
function earliestMoment(dateIso: string): Date {
  const [, year = '1970', month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(dateIso) ?? [];
  const moment = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for the twentieth century's.
  moment.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return moment;
}

function renderCover({ composed, templates, catalogue, page }: DossierOptions): Outcome<string> {
  const { head, claims } = composed;
  const titleClass = classOfTitle(head.title);
  const runningTitle = shortTitle(head.title);
  return templates.render('dossier/cover', {
    title: head.title,
    titleClass: [titleClass, ...(runningTitle === null ? [] : ['longest']), ...(head.title.length > LONGEST_TITLE_AT_28_POINTS ? ['lengthy'] : [])].join(' '),
    runningTitle,
    deck: head.subtitle,
    publisher: head.publisher,
    series: head.series === null ? head.date : `${head.series}, ${head.date}`,
    mark: head.marking,
    sheaf: trustedHtml(drawSheaf(claims, { format: isTall(head.title, head.subtitle, page) ? 'low' : 'cover', direction: head.direction })),
    about: coverLines(composed, catalogue),
    running: head.asOf === null ? head.date : catalogue.text('head.asOfLine', { time: head.asOf }),
  });
}

function classOfTitle(title: string): 'short' | 'long' | 'longer' {
  return title.length > 64 ? 'longer' : title.length > 32 ? 'long' : 'short';
}

/** Whether title and deck, by an estimate of their lines, reach into the room of the drawing. */
function isTall(title: string, deck: string | null, page: DossierOptions['page']): boolean {
  const { perLine, height } = { short: { perLine: 12, height: 48 / 33 }, long: { perLine: 15, height: 41 / 33 }, longer: { perLine: 21, height: 1 } }[classOfTitle(title)];
  const ofDeck = deck === null ? 0 : 14 / 33 + Math.ceil(deck.length / 46) * (21 / 33);
  return Math.ceil(title.length / perLine) * height + ofDeck > LINES_ABOVE_THE_SHEAF[page];
}

/** What stands in the head of a page for a title too long for it: its part before a colon, or as many words as fit; null where it fits. */
function shortTitle(title: string): string | null {
  if (title.length <= LONGEST_RUNNING_TITLE) return null;
  const main = title.split(/[\s\u00a0\u202f]?:[\s\u00a0]/u)[0] ?? title;
  if (main.length >= SHORTEST_RUNNING_TITLE && main.length <= LONGEST_RUNNING_TITLE) return main;
  const cut = title.slice(0, LONGEST_RUNNING_TITLE);
  const end = cut.search(/[\s\u00a0][^\s\u00a0]*$/u);
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[,;:\s–—-]+$/u, '')}…`;
}

function renderContents({ composed, templates, catalogue }: DossierOptions): Outcome<string | null> {
  const { document, parts } = composed;
  const drawings = findAll(document, (element) => element.name === 'figure' && hasClass(element, 'chart'));
  const pages = textContent(document).length / CHARACTERS_A_PAGE + drawings.length / DRAWINGS_A_PAGE;
  if (pages <= PAGES_WITHOUT_CONTENTS_PAGE) return { value: null, diagnostics: [] };
  return templates.render('dossier/contents', { title: catalogue.text('contents.title'), parts, lists: figureLists(document, catalogue) });
}
