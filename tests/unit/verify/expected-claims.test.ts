import { expect, it } from 'vitest';
import type { BriefingInput } from '../../../src/briefing/schema.js';
import { nodeFileSystem } from '../../../src/host/node-host.js';
import { loadCatalogue } from '../../../src/language/catalogue.js';
import { ownFile } from '../../../src/host/package-file.js';
import { templateFiles } from '../../../src/publish/template-files.js';
import { createTemplates } from '../../../src/templates/create-templates.js';
import { expectedClaims } from '../../../src/verify/expected-claims.js';
import { briefingOf } from '../compose/compose-briefing.js';

const files = templateFiles(nodeFileSystem(), ownFile('.'));

/** “name: text at path | …”. */
function claims(input: BriefingInput): readonly string[] {
  const briefing = briefingOf(input);
  const found = expectedClaims({
    briefing,
    house: { data: { page: 'A4', inBrief: false }, locate: briefing.locate },
    catalogue: loadCatalogue(input.language, (name) => files.find(`locales/${name}`)?.text ?? null).value,
    templates: createTemplates({ find: (name) => files.find(`${name}.hbs`) }),
    embargoIsOver: false,
  });
  return found.map(({ name, pieces }) => `${name}: ${pieces.filter(({ text }) => text !== '').map(({ text, path }) => `${text.trim()} at ${path.join('.')}`).join(' | ')}`);
}

const head = { title: 'Low water', language: 'en', date: '2026-03' } as const;

it('a fact of the first page is looked for under its label, wherever its place in the data', () => {
  const found = claims({ ...head, facts: [{ id: 'level', measure: 'Level', label: 'level of the river', value: 82, unit: 'cm', qualifier: 'about' }] });
  expect(found).toContain('fact level: Level at facts.0.measure | about at facts.0.qualifier | 82 at facts.0.value | cm at facts.0.unit');
  expect(found).toContain('fact level, on the first page: level of the river at facts.0.label | about at facts.0.qualifier | 82 at facts.0.value | cm at facts.0.unit');
});

it('running text, block by block: paragraphs with notes and links, items, cells, headings; notes where they are called', () => {
  const found = claims({ ...head, background: [{ title: 'The gauge', text: 'It was read.[^1] See [here](https://river.example/).\n\n#### Before\n\n- one\n  - two\n\n| a |\n|---|\n| b |\n\n[^1]: On Monday.\n' }] });
  expect(found.filter((claim) => claim.startsWith('note') || claim.startsWith('paragraph'))).toEqual([
    'note 1: On Monday. at background.0.text',
    'paragraph “The gauge”: The\u00a0gauge at background.0.title',
    'paragraph “It was read. See here.”: It was read. See here. at background.0.text',
    'paragraph “Before”: Before at background.0.text',
    'paragraph “one”: one at background.0.text',
    'paragraph “two”: two at background.0.text',
    'paragraph “a”: a at background.0.text',
    'paragraph “b”: b at background.0.text',
  ]);
});

it('in the typography of the briefing', () => {
  expect(claims({ ...head, language: 'fr', title: 'Vraiment? "Oui"...' })[0]).toBe('title and deck: Vraiment\u202f? «\u202fOui\u202f»… at title');
});
