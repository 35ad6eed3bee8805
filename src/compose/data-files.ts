/**
 * The data of a briefing as files for spreadsheets: those of each figure that is drawn or set from data, and all its facts.
 *
 * In: the briefing as it was read, so that numbers are the author's and not as a language writes them. Out: CSV texts by the
 * ids of the elements that show the data.
 */

import type { Briefing, Cell } from '../briefing/briefing.js';
import type { Fact, Time } from '../briefing/schema.js';
import { writeCsv } from '../figures/write-csv.js';

export interface DataFile {
  /** Of the element that shows the data: `fig-decades`; of all facts, where they stand in a table. */
  readonly figure: string;
  /** `decades.csv` */
  readonly name: string;
  readonly text: string;
}

export function dataFiles({ data, tables, sources }: Pick<Briefing, 'data' | 'tables' | 'sources'>): readonly DataFile[] {
  const ofFigures = (data.figures ?? []).flatMap(({ id, kind }): DataFile[] => {
    const table = tables.get(id);
    return table === undefined || (kind !== 'chart' && kind !== 'table') ? [] : [{ figure: `fig-${id}`, name: `${id}.csv`, text: writeCsv(table.columns, table.rows) }];
  });
  const facts = data.facts ?? [];
  if (facts.length === 0) return ofFigures;
  const names = new Set(ofFigures.map(({ name }) => name));
  const name = names.has('facts.csv') ? '_facts.csv' : 'facts.csv';
  const titles = new Map(sources.map((source) => [source.id, source.title ?? source.id]));
  const shownIn = (data.figures ?? []).find(({ kind }) => kind === 'facts')?.id ?? '-facts';
  return [...ofFigures, { figure: `fig-${shownIn}`, name, text: writeCsv(FACT_COLUMNS, facts.map((fact) => factRow(fact, titles))) }];
}

/** The keys of facts in `briefing.yaml`, a range in two columns. */
const FACT_COLUMNS = ['id', 'measure', 'qualifier', 'value', 'to', 'scale', 'unit', 'label', 'period', 'asOf', 'place', 'claimants', 'partOf', 'sources'];

function factRow(fact: Fact, titles: ReadonlyMap<string, string>): readonly Cell[] {
  const { value } = fact;
  const [from, to] = typeof value === 'object' ? [value.from, value.to] : [value, null];
  const sources = (fact.sources ?? []).map(({ id, at }) => [titles.get(id) ?? id, at].filter((part) => part !== undefined).join(', '));
  return [
    fact.id, fact.measure, fact.qualifier ?? null, from, to, fact.scale ?? null, fact.unit ?? null, fact.label ?? null, timeText(fact.period), timeText(fact.asOf),
    fact.place ?? null, listed(fact.claimants), fact.partOf ?? null, listed(sources),
  ];
}

function listed(parts: readonly string[] | undefined): string | null {
  return parts === undefined || parts.length === 0 ? null : parts.join('; ');
}

function timeText(time: Time | undefined): string | null {
  return time === undefined ? null : typeof time === 'string' ? time : time.text;
}
