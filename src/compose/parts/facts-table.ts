/** The table of facts: what is counted, how sure, how many, when, who says so, from where. */

import type { Fact } from '../../briefing/schema.js';
import { dress } from '../../language/micro-typography.js';
import { unitSpace } from '../../language/numbers.js';
import { type SafeHtml, Shown, escapeHtml, html, joinHtml } from '../../templates/index.js';
import type { Composition, LocatedFact } from '../composition.js';
import { originOf } from '../origin.js';
import { EMPTY_CELL } from './empty-cell.js';
import type { CellView, TableView } from './table-view.js';

/** @param skipLabels ids of facts whose label is shown elsewhere, so that the table need not repeat it */
export function factsTable(composition: Composition, facts: readonly LocatedFact[], skipLabels: ReadonlySet<string>): TableView {
  const column = (word: string, role: 'q' | 'n' | 'k' | null, index: number) => ({ label: composition.word(`table.${word}`), role, width: `c${index}` });
  const columns = [
    column('measure', null, 1),
    column('qualifier', 'q', 2),
    column('value', 'n', 3),
    column('period', null, 4),
    column('claimant', null, 5),
    column('source', 'k', 6),
  ];
  const rows = partsUnderWholes(facts).map((row) => factRow(composition, row, skipLabels));
  return withoutEmptyColumns({ columns, rows });
}

/** A column in which no fact has anything to say is left out: no source gives a qualifier, or nobody is named. */
function withoutEmptyColumns({ columns, rows }: TableView): TableView {
  const isEmpty = (cell: CellView | undefined): boolean => cell === undefined || cell.value === '' || cell.value === EMPTY_CELL;
  const kept = columns.map((_column, index) => index === 0 || rows.some((row) => !isEmpty(row[index])));
  return { columns: columns.filter((_column, index) => kept[index]), rows: rows.map((row) => row.filter((_cell, index) => kept[index])) };
}

/** Heard where the eye has a new line. */
const PAUSE = html`<span class="pause">.</span>`;

interface Row extends LocatedFact {
  readonly isPart: boolean;
}

/** Parts follow their whole, at whatever depth; a part whose whole is not in the table stands for itself. */
function partsUnderWholes(facts: readonly LocatedFact[]): Row[] {
  const present = new Set(facts.map(({ fact }) => fact.id));
  const placed = new Set<string>();
  const rows: Row[] = [];
  const place = (located: LocatedFact, isPart: boolean): void => {
    if (placed.has(located.fact.id)) return;
    placed.add(located.fact.id);
    rows.push({ ...located, isPart });
    for (const other of facts) if (other.fact.partOf === located.fact.id) place(other, true);
  };
  for (const located of facts) {
    const { partOf } = located.fact;
    if (partOf === undefined || !present.has(partOf)) place(located, false);
  }
  // Facts that are parts of one another in a circle (the checks report it) are shown all the same.
  for (const located of facts) place(located, false);
  return rows;
}

function factRow(composition: Composition, row: Row, skipLabels: ReadonlySet<string>): CellView[] {
  const { fact, path } = row;
  const value = composition.value(row);
  const key = composition.key(fact.sources);
  const amount = value.unit === null ? value.number : `${value.number}${unitSpace(value.unit, composition.language)}${value.unit}`;
  return [
    { head: true, role: null, value: measureCell(composition, row, skipLabels), abbr: dress(fact.measure, composition.language) },
    { head: false, role: 'q', value: value.qualifier === null ? '' : composition.text(value.qualifier, [...path, 'qualifier']), abbr: null },
    { head: false, role: 'n', value: composition.text(amount, [...path, fact.valueText === undefined ? 'value' : 'valueText']), abbr: null },
    { head: false, role: null, value: when(composition, row) ?? '', abbr: null },
    { head: false, role: null, value: fact.claimants === undefined ? EMPTY_CELL : composition.text(composition.options.catalogue.list(fact.claimants), [...path, 'claimants']), abbr: null },
    { head: false, role: 'k', value: key === null ? '' : html`<cite>${key}</cite>`, abbr: null },
  ];
}

/** The measure, and in small what else is known: nothing that the author wrote is left out. */
function measureCell(composition: Composition, { fact, path, isPart }: Row, skipLabels: ReadonlySet<string>): Shown {
  const measure = isPart ? html`<i class="of">${composition.word('fact.partOf')}</i> ${fact.measure}` : escapeHtml(fact.measure);
  const more: (SafeHtml | null)[] = [
    fact.label === undefined || fact.label === fact.measure || skipLabels.has(fact.id) ? null : escapeHtml(fact.label),
    fact.place === undefined || (fact.label ?? '').includes(fact.place) ? null : escapeHtml(fact.place),
    responsibility(composition, fact),
  ];
  const known = more.filter((piece) => piece !== null);
  const detail = composition.optionalInline(fact.detail, [...path, 'detail'])?.markup ?? null;
  const remarks = [known.length === 0 ? null : joinHtml(known, '; '), detail].filter((piece) => piece !== null);
  const markup = joinHtml([remarks.length === 0 ? measure : html`${measure}${PAUSE}`, ...remarks.map((remark, index) => html`<small>${remark}${index < remarks.length - 1 ? PAUSE : ''}</small>`)], ' ');
  return new Shown(markup, originOf([...path, 'measure']));
}

function responsibility(composition: Composition, fact: Fact): SafeHtml | null {
  if (fact.responsibility === undefined) return null;
  const { party, hedge } = fact.responsibility;
  return escapeHtml(composition.word(`hedge.${hedge}`, { party }));
}

function when(composition: Composition, { fact, path }: LocatedFact): Shown | null {
  const pieces = [
    fact.period === undefined ? null : composition.timeText(fact.period),
    fact.asOf === undefined ? null : composition.word('fact.asOf', { date: composition.timeText(fact.asOf) }),
  ].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : composition.text(pieces.join(', '), [...path, fact.period === undefined ? 'asOf' : 'period']);
}
