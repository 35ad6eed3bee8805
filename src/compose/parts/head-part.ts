/** The document's head: markings, publisher, title, deck, and the lines about it. */

import { asOfLabel } from '../../language/as-of.js';
import { type SafeHtml, Shown, escapeHtml } from '../../templates/index.js';
import type { Composition } from '../composition.js';
import { stateMarks } from '../state-marks.js';

export interface HeadView {
  readonly marks: readonly { readonly kind: string; readonly text: Shown }[];
  readonly publisher: Shown | null;
  readonly series: Shown | null;
  readonly title: Shown;
  readonly deck: Shown | null;
  readonly about: readonly AboutLine[];
  readonly correction: Shown | null;
}

interface AboutLine {
  readonly kind: string;
  readonly label: string;
  readonly value: Shown;
}

export function headPart(composition: Composition): HeadView {
  const { data } = composition.briefing;
  return {
    marks: marks(composition),
    publisher: publisher(composition),
    series: series(composition),
    title: composition.text(data.title, ['title']),
    deck: composition.optionalText(data.subtitle, ['subtitle']),
    about: aboutLines(composition),
    correction: composition.optionalInline(data.correction, ['correction']),
  };
}

function publisher(composition: Composition): Shown | null {
  const { data } = composition.briefing;
  const name = data.publisher ?? composition.house.data.publisher;
  return composition.optionalText(name, ['publisher']);
}

/** “Note de situation, no 4”. */
function series(composition: Composition): Shown | null {
  const { series: given } = composition.briefing.data;
  if (given === undefined) return null;
  const text = given.number === undefined ? given.title : composition.word('head.seriesNumber', { series: given.title, number: given.number });
  return composition.text(text, ['series', 'title']);
}

/** What says who may see the document, and in which state it is: in words, never by colour alone. */
function marks(composition: Composition): { kind: string; text: Shown }[] {
  const { handling, status } = composition.briefing.data;
  const found: { kind: string; text: Shown }[] = [];
  if (handling?.marking !== undefined) {
    found.push({ kind: handling.marking.toLowerCase().replace(/[^a-z]+/g, '-'), text: composition.text(handling.marking, ['handling', 'marking']) });
  }
  for (const { kind, text } of stateMarks(composition)) found.push({ kind: kind === 'embargo' ? kind : status, text: composition.text(text, kind === 'embargo' ? ['handling', 'embargo'] : ['status']) });
  return found;
}

function aboutLines(composition: Composition): AboutLine[] {
  const { data } = composition.briefing;
  const lines: (AboutLine | null)[] = [
    asOf(composition),
    line(composition, 'date', 'date', composition.time(data.date, ['date'])),
    line(composition, 'period', 'period', composition.optionalTime(data.period, ['period'])),
    line(composition, 'next-update', 'nextUpdate', composition.optionalTime(data.nextUpdate, ['nextUpdate'])),
    line(composition, 'version', 'version', composition.optionalText(data.version, ['version'])),
    line(composition, 'authors', 'authors', authors(composition), data.authors?.length),
    line(composition, 'identifier', 'identifier', composition.optionalText(data.identifier, ['identifier'])),
    line(composition, 'replaces', 'replaces', composition.optionalText(data.replaces, ['replaces'])),
  ];
  return lines.filter((found) => found !== null);
}

function asOf(composition: Composition): AboutLine | null {
  const { asOf: time } = composition.briefing.data;
  if (time === undefined) return null;
  return { kind: 'asof', label: asOfLabel(composition.options.catalogue, composition.timeText(time)), value: composition.time(time, ['asOf']) };
}

function line(composition: Composition, kind: string, word: string, value: Shown | null, count = 1): AboutLine | null {
  return value === null ? null : { kind, label: composition.plural(`head.${word}`, count), value };
}

function authors(composition: Composition): Shown | null {
  const { authors: people } = composition.briefing.data;
  if (people === undefined || people.length === 0) return null;
  const names: SafeHtml = escapeHtml(
    people.map(({ name, role, affiliation }) => {
      const capacity = [role, affiliation].filter((piece) => piece !== undefined);
      return capacity.length === 0 ? name : `${name} (${capacity.join(', ')})`;
    }).join(', '),
  );
  return new Shown(names, 'authors');
}
