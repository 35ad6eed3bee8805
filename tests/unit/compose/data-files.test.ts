import { expect, it } from 'vitest';

import { factSchema, figureSchema, sourceSchema } from '../../../src/briefing/schema.js';
import { dataFiles } from '../../../src/compose/data-files.js';

const SOURCES = [sourceSchema.parse({ id: 'log', type: 'report', title: 'Log, kept' })];
const facts = [
  factSchema.parse({ id: 'fall', measure: 'Fall', value: 2.5, qualifier: 'at least', unit: 'm', sources: [{ id: 'log', at: 'p. 3' }] }),
  factSchema.parse({ id: 'depth', measure: 'Depth', value: { from: 80, to: 120 }, unit: 'cm', period: '2020-02', claimants: ['A', 'B'] }),
];
const table = { columns: ['year', 'n'], rows: [['1958', 1]] };

function files(figures: readonly unknown[], tables: readonly string[]) {
  // Of a briefing’s data, only these are read.
  const data = { facts, figures: figures.map((figure) => figureSchema.parse(figure)) } as unknown as Parameters<typeof dataFiles>[0]['data'];
  return dataFiles({ data, sources: SOURCES, tables: new Map(tables.map((id) => [id, table])) });
}

it('gives a file for each figure that has data, and one of all facts, with the author’s own numbers', () => {
  const made = files([{ id: 'rise', kind: 'table', title: 'T', data: table }, { id: 'all', kind: 'facts', title: 'F' }], ['rise']);
  expect(made.map(({ figure, name }) => [figure, name])).toEqual([['fig-rise', 'rise.csv'], ['fig-all', 'facts.csv']]);
  expect(made[0]?.text).toBe('\uFEFFyear,n\r\n1958,1\r\n');
  expect(made[1]?.text.split('\r\n').slice(1, 3)).toEqual(['fall,Fall,at least,2.5,,,m,,,,,,,"Log, kept, p. 3"', 'depth,Depth,,80,120,,cm,,2020-02,,,A; B,,']);
});

it('never gives two files one name', () => {
  const names = files([{ id: 'facts', kind: 'table', title: 'T', data: table }], ['facts']).map(({ name }) => name);
  expect(names).toEqual(['facts.csv', '_facts.csv']);
});
