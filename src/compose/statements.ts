/**
 * What a briefing states, for machines: its facts as sentences, its quotes, the data of its figures, its sources. Plain
 * data, in the words of the document; the editions decide how to tell of it.
 *
 * Ids are those of the document's elements, so that each statement has the address at which a reader finds it.
 */

import type { Figure, Quote, Source, SourceReference, Time } from '../briefing/schema.js';
import { dress } from '../language/micro-typography.js';
import { parseEdtf } from '../language/time.js';
import type { ComposeOptions } from './compose-options.js';
import { Composition } from './composition.js';

export interface Statements {
  readonly facts: readonly FactStatement[];
  readonly quotes: readonly QuoteStatement[];
  readonly datasets: readonly DatasetStatement[];
  readonly sources: readonly SourceStatement[];
}

export interface FactStatement {
  /** `fact-killed`; not every fact has an element of its own. */
  readonly id: string;
  /** “Displaced people: more than 948,000”. */
  readonly text: string;
  readonly claimants: readonly string[];
  /** Ids of sources in the document: `source-afp`. */
  readonly sources: readonly string[];
}

export interface QuoteStatement {
  readonly id: string;
  /** Several passages are parted by an ellipsis. */
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly translation: string | null;
  readonly speakers: readonly { readonly name: string; readonly isBody: boolean; readonly role: string | null; readonly affiliation: string | null }[];
  /** ISO 8601, where it is a date of a calendar. */
  readonly date: string | null;
  readonly sources: readonly string[];
}

export interface DatasetStatement {
  readonly id: string;
  /** As the author names the figure: the file of its data bears that name. */
  readonly figure: string;
  readonly title: string;
  readonly description: string | null;
  readonly columns: readonly string[];
  readonly credit: string | null;
  readonly sources: readonly string[];
}

export interface SourceStatement {
  readonly id: string;
  /** Of CSL: `report`. */
  readonly type: string;
  readonly title: string | null;
  readonly authors: readonly { readonly name: string; readonly isBody: boolean }[];
  readonly publisher: string | null;
  readonly container: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly doi: string | null;
  readonly language: string | null;
}

/** @param options those that the briefing was composed with */
export function statementsOf(options: ComposeOptions): Statements {
  const composition = new Composition(options);
  const { data, sources, tables } = composition.briefing;
  return {
    facts: [...composition.facts.values()].map((located) => ({
      id: `fact-${located.fact.id}`,
      text: dress(composition.word('fact.sentence', { measure: located.fact.measure, quantity: composition.value(located).phrase }), composition.language),
      claimants: located.fact.claimants ?? [],
      sources: references(located.fact.sources, composition),
    })),
    quotes: (data.quotes ?? []).flatMap((quote) => quoteStatement(quote, composition)),
    datasets: (data.figures ?? []).flatMap((figure) => datasetStatement(figure, tables.get(figure.id)?.columns, composition)),
    sources: sources.map(sourceStatement),
  };
}

function quoteStatement(quote: Quote, composition: Composition): readonly QuoteStatement[] {
  const joined = (texts: readonly (string | undefined)[]): string => texts.filter((text) => text !== undefined).join(' […] ');
  const text = quote.text ?? joined((quote.fragments ?? []).map((fragment) => fragment.text));
  const translation = quote.translation ?? joined((quote.fragments ?? []).map((fragment) => fragment.translation));
  if (text === '') return [];
  return [{
    id: `quote-${quote.id}`,
    text,
    language: quote.language ?? composition.language,
    translation: translation === '' ? null : translation,
    speakers: quote.speakers.map(({ name, kind, role, affiliation }) => ({ name, isBody: kind === 'body', role: role ?? null, affiliation: affiliation ?? null })),
    date: calendarDate(quote.date),
    sources: references(quote.sources, composition),
  }];
}

/** Figures that show data of their own; pictures and tables of the briefing's facts have none. */
function datasetStatement(figure: Figure, columns: readonly string[] | undefined, composition: Composition): readonly DatasetStatement[] {
  if ((figure.kind !== 'chart' && figure.kind !== 'table') || columns === undefined) return [];
  return [{
    id: `fig-${figure.id}`,
    figure: figure.id,
    title: figure.title,
    description: figure.alt ?? null,
    columns,
    credit: figure.credit ?? null,
    sources: references(figure.sources, composition),
  }];
}

function sourceStatement(source: Source): SourceStatement {
  return {
    id: `source-${source.id}`,
    type: source.type,
    title: source.title ?? null,
    authors: (source.author ?? []).flatMap(({ family, given, literal }) => {
      const name = literal ?? [given, family].filter((part) => part !== undefined).join(' ');
      return name === '' ? [] : [{ name, isBody: literal !== undefined }];
    }),
    publisher: source.publisher ?? null,
    container: source['container-title'] ?? null,
    date: calendarDate(source.issued),
    url: source.URL ?? null,
    doi: source.DOI ?? null,
    language: source.language ?? null,
  };
}

function references(sources: readonly SourceReference[] | undefined, { sourceNumbers }: Composition): readonly string[] {
  return [...new Set((sources ?? []).map(({ id }) => id))].filter((id) => sourceNumbers.has(id)).map((id) => `source-${id}`);
}

/** A year, a month or a day of which nothing is uncertain; of a text that stands for a time nothing is said. */
function calendarDate(time: Time | undefined): string | null {
  const edtf = typeof time === 'string' ? parseEdtf(time) : null;
  if (edtf === null || edtf.kind !== 'date' || edtf.approximate || edtf.uncertain) return null;
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/.exec(edtf.source)?.[0] ?? null;
}
