/** Figures: charts drawn for each width, pictures, tables; and the table of all facts, so that none is lost. */

import type { DataPath } from '../../briefing/briefing.js';
import type { Figure } from '../../briefing/schema.js';
import { figureWithoutData, pictureMissing } from '../../diagnostics/catalogue/compose.js';
import { type SafeHtml, type Shown, html, joinHtml, trustedHtml } from '../../templates/index.js';
import { DRAWING_WIDTHS } from '../compose-options.js';
import type { Composition, LocatedFact } from '../composition.js';
import { chartTable, dataTable } from './data-table.js';
import { factsTable } from './facts-table.js';
import { keyFacts } from './minute-part.js';
import type { TableView } from './table-view.js';

export interface FiguresView {
  readonly title: string;
  readonly figures: readonly FigureView[];
}

interface FigureHead {
  readonly id: string;
  readonly number: number;
  /** “Figure 1”. */
  readonly label: string;
  readonly title: Shown | string;
  /** Note and credit. */
  readonly remark: SafeHtml | null;
  readonly key: SafeHtml | null;
}

type FigureView =
  | (FigureHead & { readonly kind: 'chart'; readonly drawings: readonly SafeHtml[]; readonly data: TableView | null })
  | (FigureHead & { readonly kind: 'image'; readonly source: string; readonly alt: string; readonly width: number; readonly height: number; readonly file: Shown })
  | (FigureHead & { readonly kind: 'table'; readonly data: TableView });

export function figuresPart(composition: Composition): FiguresView | null {
  const figures = composition.briefing.data.figures ?? [];
  const views = figures.map((figure, index) => figureView(composition, figure, ['figures', index])).filter((view) => view !== null);
  const rest = tableOfRemainingFacts(composition, figures);
  if (rest !== null) views.push(rest);
  return views.length === 0 ? null : { title: composition.word('part.figures'), figures: views };
}

function figureView(composition: Composition, figure: Figure, path: DataPath): FigureView | null {
  const head = figureHead(composition, figure, path);
  switch (figure.kind) {
    case 'chart': return chartView(composition, { figure, path, head });
    case 'image':
    case 'map': return imageView(composition, { figure, path, head });
    case 'facts': return { ...head, kind: 'table', data: factsTable(composition, factsOf(composition, figure.facts), keyFactIds(composition)) };
    case 'table': {
      const table = composition.briefing.tables.get(figure.id);
      if (table !== undefined) return { ...head, kind: 'table', data: dataTable(composition, { figure, path, table }) };
      composition.report(figureWithoutData({ id: figure.id }, { place: composition.briefing.locate.value([...path, 'data']) }));
      return null;
    }
  }
}

function figureHead(composition: Composition, figure: Figure, path: DataPath): FigureHead {
  const numbered = composition.figures.get(figure.id) ?? { number: 1, isTable: false };
  const remarks = [
    composition.optionalInline(figure.note, [...path, 'note'])?.markup ?? null,
    figure.credit === undefined ? null : html`${figure.credit}`,
  ].filter((piece) => piece !== null);
  return {
    id: `fig-${figure.id}`,
    number: numbered.number,
    label: composition.figureLabel(numbered),
    title: composition.text(figure.title, [...path, 'title']),
    remark: remarks.length === 0 ? null : joinHtml(remarks, ' '),
    key: composition.key(figure.sources),
  };
}

interface FigureAt<F extends Figure> {
  readonly figure: F;
  readonly path: DataPath;
  readonly head: FigureHead;
}

function chartView(composition: Composition, { figure, path, head }: FigureAt<Extract<Figure, { kind: 'chart' }>>): FigureView | null {
  const table = composition.briefing.tables.get(figure.id);
  if (table === undefined) {
    composition.report(figureWithoutData({ id: figure.id }, { place: composition.briefing.locate.value([...path, 'data']) }));
    return null;
  }
  const { catalogue, drawFigure } = composition.options;
  const drawings = DRAWING_WIDTHS.map((width) => drawFigure({ figure, table, language: composition.language, catalogue, width }));
  // A fault of the data is one, however many widths show it.
  const [first] = drawings;
  if (first !== undefined) composition.report(...first.diagnostics);
  const drawn = drawings.map(({ value }) => value).filter((markup) => markup !== '').map(trustedHtml);
  return { ...head, kind: 'chart', drawings: drawn, data: chartTable(composition, { figure, path, table }) };
}

function imageView(composition: Composition, { figure, path, head }: FigureAt<Extract<Figure, { kind: 'image' | 'map' }>>): FigureView | null {
  const asset = composition.briefing.assets.get(figure.file);
  if (asset === undefined) {
    composition.report(pictureMissing({ path: figure.file }, { place: composition.briefing.locate.value([...path, 'file']) }));
    return null;
  }
  const { src: source, width, height } = composition.useAsset(figure.id, asset);
  return { ...head, kind: 'image', source, alt: figure.alt, width, height, file: composition.text(figure.file, [...path, 'file']) };
}

function factsOf(composition: Composition, ids: readonly string[] | undefined): LocatedFact[] {
  return [...new Set(ids ?? composition.facts.keys())].map((id) => composition.facts.get(id)).filter((found) => found !== undefined);
}

function keyFactIds(composition: Composition): ReadonlySet<string> {
  return new Set(keyFacts(composition).map(({ fact }) => fact.id));
}

/** Every fact appears somewhere: where no declared table shows all that the first page does not, one more does. */
function tableOfRemainingFacts(composition: Composition, figures: readonly Figure[]): FigureView | null {
  const shown = new Set(keyFactIds(composition));
  for (const figure of figures) {
    if (figure.kind === 'facts') for (const { fact } of factsOf(composition, figure.facts)) shown.add(fact.id);
  }
  const all = [...composition.facts.values()];
  // What is known of a fact besides its number has no place on the first page.
  const hasDeclaredTable = figures.some((figure) => figure.kind === 'facts');
  const isLost = ({ fact }: LocatedFact): boolean => !shown.has(fact.id) || (!hasDeclaredTable && hasMore(fact));
  if (!all.some(isLost)) return null;
  const number = [...composition.figures.values()].filter((figure) => figure.isTable).length + 1;
  return {
    kind: 'table',
    id: 'fig--facts',
    number,
    label: composition.figureLabel({ number, isTable: true }),
    title: composition.word('figure.facts'),
    remark: null,
    key: null,
    data: factsTable(composition, all, keyFactIds(composition)),
  };
}

function hasMore(fact: LocatedFact['fact']): boolean {
  return fact.detail !== undefined || fact.responsibility !== undefined || fact.claimants !== undefined || fact.period !== undefined || fact.asOf !== undefined || fact.place !== undefined || fact.partOf !== undefined;
}
