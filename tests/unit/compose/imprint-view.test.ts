import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import type { DocumentHead } from '../../../src/compose/document.js';
import { editionAddresses } from '../../../src/compose/edition-addresses.js';
import { imprintView } from '../../../src/compose/imprint-view.js';
import { loadCatalogue } from '../../../src/language/catalogue.js';

const { value: catalogue } = loadCatalogue('en', (name) => readFileSync(new URL(`../../../templates/locales/${name}`, import.meta.url), 'utf8'));
const HEAD = { title: 'Locks', series: null, date: 'March 2026', version: null, identifier: null, licence: 'CC BY 4.0.', publisher: 'River board', authors: ['A', 'B'] } as unknown as DocumentHead;

function elsewhere(own: 'pdf' | 'epub', options: Parameters<typeof editionAddresses>[0]): readonly string[] {
  return imprintView({ ...HEAD, addresses: editionAddresses(options) }, catalogue, own).elsewhere.map(({ label, address }) => `${label} ${address}`);
}

it('cites the document, and ends no fact with a full stop of its own', () => {
  const view = imprintView({ ...HEAD, addresses: { html: null, pdf: null, epub: null } }, catalogue, 'pdf');
  expect(view).toEqual({ publisher: 'River board', title: 'Locks', authors: 'A and B', facts: ['March 2026', 'CC BY 4.0'], elsewhere: [] });
});

it('leads to the other editions, by the house’s address with or without a slash', () => {
  const editions = ['html', 'pdf', 'epub'] as const;
  expect(elsewhere('pdf', { baseUrl: 'https://rivers.example/notes', folder: 'locks', editions })).toEqual(['Web page https://rivers.example/notes/locks/', 'EPUB e-book https://rivers.example/notes/locks/locks.epub']);
  expect(elsewhere('epub', { baseUrl: 'https://rivers.example/', folder: 'collections/spring', editions })).toEqual(['Web page https://rivers.example/collections/spring/', 'PDF dossier https://rivers.example/collections/spring/spring.pdf']);
});

it('leads to no edition that is not made, and nowhere without an address', () => {
  expect(elsewhere('pdf', { baseUrl: 'https://rivers.example', folder: 'locks', editions: ['pdf'] })).toEqual([]);
  expect(elsewhere('pdf', { baseUrl: undefined, folder: 'locks', editions: ['html', 'pdf', 'epub'] })).toEqual([]);
});
