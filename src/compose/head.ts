/** What the editions need to know of a document besides its content: names and dates, formatted, as text. */

import { dress } from '../language/micro-typography.js';
import { bookFacts } from './book-facts.js';
import type { Composition } from './composition.js';
import type { DocumentHead } from './document.js';
import { editionAddresses } from './edition-addresses.js';
import { isoDate } from './iso-date.js';
import { stateMarks } from './state-marks.js';

/** @param description the bottom line as plain text */
export function documentHead(composition: Composition, description: string | null): DocumentHead {
  const { data, slug } = composition.briefing;
  const dressed = (text: string | undefined): string | null => (text === undefined ? null : dress(text, composition.language));
  const series = data.series?.number === undefined ? data.series?.title : composition.word('head.seriesNumber', { series: data.series.title, number: data.series.number });
  return {
    slug,
    language: data.language,
    direction: composition.options.catalogue.direction,
    title: dress(data.title, data.language),
    subtitle: dressed(data.subtitle),
    publisher: dressed(data.publisher ?? composition.house.data.publisher),
    series: dressed(series),
    date: dress(composition.timeText(data.date), data.language),
    dateIso: isoDate(data.date),
    asOf: data.asOf === undefined ? null : dress(composition.timeText(data.asOf), data.language),
    version: data.version ?? null,
    status: data.status,
    marking: data.handling?.marking ?? null,
    states: stateMarks(composition).map(({ kind, text }) => ({ kind, text: dress(text, data.language) })),
    authors: (data.authors ?? []).map(({ name }) => name),
    topics: data.topics ?? [],
    places: data.places ?? [],
    licence: data.licence ?? null,
    identifier: data.identifier ?? null,
    addresses: editionAddresses({ baseUrl: composition.house.data.baseUrl, folder: slug, editions: composition.options.editions ?? ['html', 'pdf', 'epub'] }),
    description,
    book: bookFacts(composition),
  };
}
