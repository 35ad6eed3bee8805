/**
 * Sets a volume: several briefings as one dossier, with continuous pages.
 *
 * In: a composed volume, templates, styles, an asset resolver. Out: as of a dossier: the PDF, its pages, the page map,
 * diagnostics.
 */

import type { Volume } from '../../compose/compose-volume.js';
import type { ComposedBriefing, DocumentHead } from '../../compose/document.js';
import { imprintView } from '../../compose/imprint-view.js';
import { type Diagnostic, type Outcome, hasErrors } from '../../diagnostics/index.js';
import type { Document } from '../../html/dom.js';
import type { Catalogue } from '../../language/catalogue.js';
import { coverView, shortened } from './cover-view.js';
import { dressVolume } from './dress-volume.js';
import { type Dossier, type DossierOptions, dossierSheets, metadataOf } from './set-dossier.js';
import { volumeContents } from './volume-contents.js';

export interface VolumeDossierOptions extends Omit<DossierOptions, 'composed'> {
  readonly volume: Volume;
  readonly catalogueOf: (language: string) => Catalogue;
}

/** The foot of a page has one line for the volume's title. */
const LONGEST_FOOT_TITLE = 44;

/** The document that the print engine gets; null where a template fails. */
function volumeDocument(options: VolumeDossierOptions): Outcome<Document | null> {
  const { volume, templates, catalogue, catalogueOf, page, logo } = options;
  const { frame, members } = volume;
  const diagnostics: Diagnostic[] = [];
  const render = (name: string, context: unknown, language: Catalogue): string => {
    const outcome = templates.render(name, context, { translate: (key, values) => (language.has(key) ? language.text(key, values) : null) });
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };
  const cover = coverView({ composed: frame, catalogue, page });
  const markup = {
    cover: render('dossier/cover', { ...cover, logo }, catalogue),
    contents: render('collection/contents', { ...volumeContents(volume, catalogue, catalogueOf), footTitle: shortened(frame.head.title, LONGEST_FOOT_TITLE) ?? frame.head.title }, catalogue),
    imprint: render('dossier/imprint', imprintView(frame.head, catalogue, 'pdf'), catalogue),
    members: members.map((member) => memberMarkup(member, { render, catalogue: catalogueOf(member.head.language), page, shown: frame.head })),
    page,
  };
  return { value: hasErrors(diagnostics) ? null : dressVolume(volume, markup), diagnostics };
}

interface MemberTools {
  readonly render: (name: string, context: unknown, language: Catalogue) => string;
  readonly catalogue: Catalogue;
  readonly page: DossierOptions['page'];
  /** What stands on each page of the volume. */
  readonly shown: Pick<DocumentHead, 'marking' | 'states'>;
}

function memberMarkup(member: ComposedBriefing, { render, catalogue, page, shown }: MemberTools): { readonly opening: string; readonly chartData: string } {
  const view = coverView({ composed: member, catalogue, page });
  return {
    opening: render('collection/opening', { ...view, mark: view.mark === shown.marking ? null : view.mark, state: view.state.filter(({ text }) => shown.states.every((state) => state.text !== text)) }, catalogue),
    chartData: render('dossier/chart-data', { title: catalogue.text('part.data') }, catalogue),
  };
}

export async function setVolume(options: VolumeDossierOptions): Promise<Outcome<Dossier | null>> {
  const { frame } = options.volume;
  const { value: document, diagnostics: ofTemplates } = volumeDocument(options);
  if (document === null) return { value: null, diagnostics: ofTemplates };
  const { print } = await import('../../print/index.js');
  const { diagnostics, ...result } = await print({
    document,
    styleSheets: dossierSheets({ ...options, composed: frame }, ['volume']),
    resolve: options.resolve,
    placeOf: options.placeOf,
    draw: options.draw,
    metadata: metadataOf(frame.head),
  });
  return { value: { pdf: result.pdf, pageCount: result.pageCount, pageMap: result.pageMap }, diagnostics: [...ofTemplates, ...diagnostics] };
}
