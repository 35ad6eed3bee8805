/** The cover fits its page: title, drawing and lines by their lengths; markings as the document's head has them. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ComposedBriefing } from '../../../../src/compose/document.js';
import { coverView } from '../../../../src/editions/dossier/cover-view.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { loadCatalogue } from '../../../../src/language/catalogue.js';

const { value: catalogue } = loadCatalogue('fr', (name) => readFileSync(new URL(`../../../../templates/locales/${name}`, import.meta.url), 'utf8'));
const NOTHING = { title: 'T', subtitle: null, publisher: null, series: null, date: 'mars 2026', asOf: null, marking: null, states: [], direction: 'ltr' };
const CLAIMS: ComposedBriefing['claims'] = Array.from({ length: 20 }, () => ({ kind: 'fact', words: 9, locatorLength: 4 }));

function view(head: Partial<ComposedBriefing['head']>, { header = '', claims = CLAIMS, page = 'A4' }: { header?: string; claims?: ComposedBriefing['claims']; page?: 'A4' | 'Letter' } = {}) {
  // Of the document's head only these members are read.
  const whole = { ...NOTHING, ...head } as ComposedBriefing['head'];
  return coverView({ composed: { head: whole, claims, document: parseHtml(`<header class="head">${header}</header>`) }, catalogue, page });
}

const drawing = (seen: { readonly sheaf: { toHTML(): string } | null }): string => /viewBox="0 0 210 (\d+)"/.exec(seen.sheaf?.toHTML() ?? '')?.[1] ?? 'none';
const about = (lines: number): string => `<dl>${'<div class="authors"><dt>Auteur</dt><dd>A. B.</dd></div>'.repeat(lines)}</dl>`;

it.each([[10, 'short'], [33, 'long'], [65, 'longer'], [109, 'longer unsung'], [180, 'lengthy unsung']])('a title of %i characters is %s', (length, size) => {
  expect(view({ title: 'abcd '.repeat(50).slice(0, length - 1) + 'e' }).titleClass).toBe(size);
});

describe('the drawing', () => {
  const title = 'A title of words that goes on and on '.repeat(5).slice(0, 180);
  it('is as high as title, deck and lines let it', () => {
    expect(drawing(view({}))).toBe('100');
    expect(drawing(view({ title, subtitle: 'A deck' }, { page: 'Letter' }))).toBe('66');
    expect(drawing(view({ title, subtitle: title }, { header: about(8) }))).toBe('66');
    expect(drawing(view({ title, subtitle: title }, { header: about(8), page: 'Letter' }))).toBe('44');
    expect(drawing(view({ title, subtitle: title }, { header: about(20) }))).toBe('none');
  });
  it('is left out where there is no claim', () => {
    expect(drawing(view({}, { claims: [] }))).toBe('none');
  });
});

it('says in two lines at most how old it is', () => {
  expect(view({ asOf: '13 mars 2026' }).running).toBe('Arrêté au 13 mars 2026');
  expect(view({ asOf: 'la nuit de jeudi à vendredi de la deuxième semaine de mars 2026' }).running).toBe('Arrêté à la nuit de jeudi à vendredi de la deuxième…');
});

it('keeps a short compound on one line', () => {
  expect(view({ title: 'A cross-border <plan>' }).title.toHTML()).toBe('A <span class="nb">cross-border</span> &lt;plan&gt;');
});
