/**
 * Sets the dossier: cover and contents are filled in, the shared document is dressed for print and given to
 * the print engine.
 *
 * In: a composed briefing, templates, styles, an asset resolver. Out: the PDF (null where only the page map was
 * asked for), its pages, the page map, diagnostics.
 */

import type { ComposedBriefing } from '../../compose/document.js';
import { imprintView } from '../../compose/imprint-view.js';
import { markStandIns } from '../../compose/mark-stand-ins.js';
import { type Diagnostic, type Outcome, type Place, hasErrors } from '../../diagnostics/index.js';
import type { Document } from '../../html/dom.js';
import { findAll, hasClass, textContent } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import type { PageMapEntry } from '../../print/layout/fragment.js';
import type { StyleSheetSource } from '../../print/css/style-engine.js';
import type { AssetResolver, PdfMetadata } from '../../print/print.js';
import type { Templates } from '../../templates/index.js';
import { coverView } from './cover-view.js';
import { dressForPrint } from './dress.js';
import { figureLists } from './figure-lists.js';
import { mirrorMarginBoxes } from './mirror-margin-boxes.js';

export interface DossierOptions {
  readonly composed: ComposedBriefing;
  readonly templates: Templates;
  readonly catalogue: Catalogue;
  /** The style sheets of a name (`templates/styles/<name>.css`, then the theme's), in the order of the cascade. */
  readonly styleSheets: (name: string) => readonly { readonly text: string; readonly file: string }[];
  /** The brand's, with its address for `resolve`. */
  readonly logo: { readonly source: string; readonly alt: string } | null;
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

/** Above this many pages the contents get a page of their own; the number is estimated from the text. */
const PAGES_WITHOUT_CONTENTS_PAGE = 12;
/** Fewer would leave that page almost empty. */
const ENTRIES_OF_A_CONTENTS_PAGE = 12;
const CHARACTERS_A_PAGE = 2200;
const DRAWINGS_A_PAGE = 2.5;

/** The document that the print engine gets: cover, contents and all; null where a template fails. */
export function dossierDocument(options: DossierOptions): Outcome<Document | null> {
  const cover = renderCover(options);
  const contents = renderContents(options);
  const imprint = options.templates.render('dossier/imprint', { ...imprintView(options.composed.head, options.catalogue, 'pdf') });
  const chartData = options.templates.render('dossier/chart-data', { title: options.catalogue.text('part.data') });
  const diagnostics = [...cover.diagnostics, ...contents.diagnostics, ...imprint.diagnostics, ...chartData.diagnostics];
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  const document = dressForPrint(options.composed, { cover: cover.value, contents: contents.value, imprint: imprint.value, chartData: chartData.value, page: options.page });
  markStandIns(document, options.catalogue);
  return { value: document, diagnostics };
}

export async function setDossier(options: DossierOptions): Promise<Outcome<Dossier | null>> {
  const { value: document, diagnostics: ofTemplates } = dossierDocument(options);
  const diagnostics: Diagnostic[] = [...ofTemplates];
  if (document === null) return { value: null, diagnostics };
  const { print } = await import('../../print/index.js');
  const result = await print({
    document,
    styleSheets: dossierSheets(options),
    resolve: options.resolve,
    placeOf: options.placeOf,
    draw: options.draw,
    metadata: metadataOf(options.composed.head),
  });
  diagnostics.push(...result.diagnostics);
  return { value: { pdf: result.pdf, pageCount: result.pageCount, pageMap: result.pageMap }, diagnostics };
}

export function metadataOf(head: ComposedBriefing['head']): PdfMetadata {
  return {
    title: head.title,
    authors: head.authors,
    subject: head.subtitle ?? head.description,
    keywords: [...head.topics, ...head.places, ...(head.marking === null ? [] : [head.marking]), ...head.states.map(({ text }) => text)],
    publisher: head.publisher,
    rights: head.licence,
    language: head.language,
    date: earliestMoment(head.dateIso),
    identifier: head.identifier,
  };
}

/** Its style sheets in the order of the cascade, then others by name. */
export function dossierSheets({ composed: { head }, page, styleSheets }: Pick<DossierOptions, 'composed' | 'page' | 'styleSheets'>, more: readonly string[] = []): readonly StyleSheetSource[] {
  const names = ['shared', 'print'];
  if (head.marking !== null) names.push('marked');
  if (page === 'Letter') names.push('letter');
  if (head.states.length > 0) names.push('state');
  names.push(...more);
  return names.flatMap(styleSheets).map((sheet) => (head.direction === 'rtl' ? { ...sheet, text: mirrorMarginBoxes(sheet.text) } : sheet));
}

/** The first moment of a date (ISO 8601, years of four digits), in UTC; of a date that says less than a year, that of 1970. */
function earliestMoment(dateIso: string): Date {
  const [, year = '1970', month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(dateIso) ?? [];
  const moment = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for the twentieth century's.
  moment.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return moment;
}

function renderCover({ composed, templates, catalogue, page, logo }: DossierOptions): Outcome<string> {
  return templates.render('dossier/cover', { ...coverView({ composed, catalogue, page }), logo });
}

function renderContents({ composed, templates, catalogue }: DossierOptions): Outcome<string | null> {
  const { document, parts } = composed;
  const drawings = findAll(document, (element) => element.name === 'figure' && hasClass(element, 'chart'));
  const pages = textContent(document).length / CHARACTERS_A_PAGE + drawings.length / DRAWINGS_A_PAGE;
  const lists = figureLists(document, catalogue);
  const entries = parts.length + parts.reduce((sum, { sections }) => sum + sections.length, 0) + lists.reduce((sum, { items }) => sum + items.length, 0);
  if (pages <= PAGES_WITHOUT_CONTENTS_PAGE || entries < ENTRIES_OF_A_CONTENTS_PAGE) return { value: null, diagnostics: [] };
  return templates.render('dossier/contents', { title: catalogue.text('contents.title'), parts, lists });
}
