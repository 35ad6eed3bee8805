/** Bad input: a diagnostic at its file, line and column, status 1, the earlier editions as they were, the other briefing built. */

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project, briefing, project, shown } from './project.js';

const SOUND = briefing('Sound');
/** The head of a faulty briefing: what follows begins on line 5. */
const HEAD = SOUND;
const CHART = (file: string): string => `figures:\n  - id: c\n    kind: chart\n    chart: bar\n    title: A chart\n    alt: Bars\n    data: { file: ${file} }\n    encoding: { x: { field: n }, y: { field: name } }\n`;
const IMAGE = (file: string): string => `figures:\n  - id: i\n    kind: image\n    title: A picture\n    alt: A picture\n    file: ${file}\n`;

const here = new Project();

beforeAll(async () => {
  here.write({ 'briefings/bad/briefing.yaml': SOUND, 'briefings/other/briefing.yaml': briefing('Other'), 'secret.csv': 'name,n\na,1\n' });
  const { status, err } = await here.run(['build']);
  if (status !== 0) throw new Error(err);
}, 60_000);

afterAll(() => here.discard());

interface Case {
  readonly yaml: string;
  /** Files of the briefing's folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly prepare?: (folder: string) => void;
  readonly expected: readonly string[];
  readonly hint?: RegExp;
}

const PNG_HEAD = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const CASES: Readonly<Record<string, Case>> = {
  'YAML that does not parse': { yaml: `${HEAD}subtitle: one: two\n`, expected: ['DATA-001 bad:5:14'] },
  'an unknown key': { yaml: `${HEAD}subtitel: x\n`, expected: ['DATA-010 bad:5:1'], hint: /Did you mean “subtitle”/ },
  'a decimal comma in a block on one line': { yaml: `${HEAD}facts: [{ id: a, measure: Dead, value: 1,5 }]\n`, expected: ['DATA-010 bad:5:42'], hint: /decimal point, in every language: 1\.5/ },
  'a comma in a block on one line': { yaml: `${HEAD}authors: [{ name: X, role: chief, army }]\n`, expected: ['DATA-010 bad:5:35'], hint: /put the text into quotes: role: "chief, army"/ },
  'a wrong type': { yaml: `${HEAD}topics: Climate\n`, expected: ['DATA-012 bad:5:9'] },
  'a missing value': { yaml: 'title: T\nlanguage: en\n', expected: ['DATA-011 bad:1:1'] },
  'a grouped number': { yaml: `${HEAD}facts:\n  - { id: a, measure: m, value: 948.000 }\n`, expected: ['DATA-017 bad:6:33'], hint: /948000/ },
  'a duplicate id': { yaml: `${HEAD}facts:\n  - { id: a, measure: m, value: 1 }\n  - { id: a, measure: n, value: 2 }\n`, expected: ['DATA-030 bad:7:11'] },
  'a reference to nothing': { yaml: `${HEAD}background:\n  - { title: B, text: "See @fact:gone." }\n`, expected: ['DATA-031 bad:6:28'] },
  'a source that is none': { yaml: `${HEAD}facts:\n  - { id: a, measure: m, value: 1, sources: [{ id: gone }] }\n`, expected: ['DATA-031 bad:6:52'] },
  'a missing data file': { yaml: HEAD + CHART('data.csv'), files: { 'dta.csv': 'name,n\na,1\n' }, expected: ['DATA-061 bad:11:19'] },
  'a data file that is a folder': { yaml: HEAD + CHART('data.csv'), prepare: (folder) => mkdirSync(join(folder, 'data.csv')), expected: ['DATA-062 bad:11:19'] },
  'a data file that links to itself': { yaml: HEAD + CHART('data.csv'), prepare: (folder) => symlinkSync('data.csv', join(folder, 'data.csv')), expected: ['DATA-061 bad:11:19'] },
  'a data file of the wrong format': { yaml: HEAD + CHART('data.csv'), files: { 'data.csv': '%PDF-1.7 not a table' }, expected: ['DATA-063 bad:11:19'] },
  'a missing image': { yaml: HEAD + IMAGE('x.png'), expected: ['DATA-061 bad:10:11'] },
  'an image that is a folder': { yaml: HEAD + IMAGE('x.png'), prepare: (folder) => mkdirSync(join(folder, 'x.png')), expected: ['DATA-062 bad:10:11'] },
  'an image of the wrong format': { yaml: HEAD + IMAGE('x.png'), files: { 'x.png': 'GIF89a…' }, expected: ['DATA-063 bad:10:11'] },
  'a damaged image': { yaml: HEAD + IMAGE('x.png'), files: { 'x.png': PNG_HEAD }, expected: ['DATA-064 bad:10:11'] },
  'a path that climbs out': { yaml: HEAD + CHART('../../secret.csv'), expected: ['DATA-060 bad:11:19'] },
  'an absolute path': { yaml: HEAD + CHART('/etc/hostname'), expected: ['DATA-060 bad:11:19'] },
  'a link that leads out': { yaml: HEAD + CHART('data.csv'), prepare: (folder) => symlinkSync('../../secret.csv', join(folder, 'data.csv')), expected: ['DATA-060 bad:11:19'] },
  'a linked folder that leads out': { yaml: HEAD + CHART('in/secret.csv'), prepare: (folder) => symlinkSync('../..', join(folder, 'in')), expected: ['DATA-060 bad:11:19'] },
  'several faults, all told at once': { yaml: 'title: T\nlanguage: english\ndate: 27/02/2020\nsubtitel: x\n', expected: ['DATA-019 bad:2:11', 'DATA-020 bad:3:7', 'DATA-010 bad:4:1'] },
};

describe.each(Object.entries(CASES))('%s', (_, { yaml, files = {}, prepare, expected, hint }) => {
  it('is told, and harms nothing', async () => {
    const folder = join(here.root, 'briefings/bad');
    here.remove('briefings/bad');
    here.write({ 'briefings/bad/briefing.yaml': yaml, ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`briefings/bad/${name}`, content])) });
    prepare?.(folder);
    const before = here.files('dist');
    const answer = await here.json(['build', '--only', 'pdf,epub']);
    const errors = shown({ ...answer, diagnostics: answer.diagnostics.filter(({ severity }) => severity === 'error') });
    expect(errors).toEqual(expected.map((place) => place.replace('bad:', 'briefings/bad/briefing.yaml:')));
    expect(answer.status).toBe(1);
    expect(answer.briefings.map(({ slug, outcome, files: kept }) => [slug, outcome === 'failed', kept.length])).toEqual([['bad', true, 8], ['other', false, 8]]);
    expect(here.files('dist/bad')).toEqual(new Map([...before].filter(([path]) => path.startsWith('bad/')).map(([path, bytes]) => [path.slice(4), bytes])));
    if (hint !== undefined) expect(answer.diagnostics.flatMap(({ hints }) => hints).join('\n')).toMatch(hint);
  });
});

it('the other briefing is built anew beside a faulty one, and the index shows both', async () => {
  here.remove('briefings/bad');
  here.write({ 'briefings/bad/briefing.yaml': 'title: [', 'briefings/other/briefing.yaml': briefing('Another') });
  const bad = here.files('dist/bad');
  const { status, out, err } = await here.run(['build']);
  expect(status).toBe(1);
  expect(err).toMatch(/briefings\/bad\/briefing\.yaml:\d+:\d+/);
  expect(out).toContain('bad: has errors; its earlier editions stay as they are');
  expect(here.read('dist/other/index.html')).toContain('Another');
  expect(here.read('dist/index.html')).toMatch(/Sound[\s\S]*Another|Another[\s\S]*Sound/);
  expect(here.files('dist/bad')).toEqual(bad);
});

it('a briefing.yaml that links out of its folder is not read', async () => {
  const own = project({ 'briefings/good/briefing.yaml': briefing('Good') });
  const outside = project({ 'secret.yaml': 'password: swordfish\n' });
  mkdirSync(join(own.root, 'briefings/bad'));
  symlinkSync(join(outside.root, 'secret.yaml'), join(own.root, 'briefings/bad/briefing.yaml'));
  const { status, err } = await own.run(['build', '--only', 'epub', '--no-page-marks']);
  expect({ status, err }).toEqual({ status: 1, err: expect.stringMatching(/leads out[\s\S]*briefings\/bad\/briefing\.yaml:1:1 {2}DATA-060/) });
  expect(err).not.toContain('swordfish');
  expect(own.has('dist/good/good.epub')).toBe(true);
});

it('a sheaf.yaml that cannot be read stops the build calmly', async () => {
  const own = project({ 'briefings/good/briefing.yaml': briefing('Good') });
  mkdirSync(join(own.root, 'briefings/sheaf.yaml'));
  expect(await own.run(['build'])).toMatchObject({ status: 1, err: expect.stringMatching(/“sheaf\.yaml” cannot be read[\s\S]*briefings\/sheaf\.yaml:1:1/) });
});

it('a reserved slug', async () => {
  const own = project({ 'briefings/assets/briefing.yaml': briefing('Assets'), 'briefings/good/briefing.yaml': briefing('Good') });
  const answer = await own.json(['build', '--only', 'epub', '--no-page-marks']);
  expect([answer.status, shown(answer)]).toEqual([1, ['DATA-080 briefings/assets:1:1']]);
  expect(own.has('dist/good/good.epub')).toBe(true);
});

describe('the project’s own templates', () => {
  it.each([
    ['does not compile', '<p>{{#if title}}</p>\n', 'TPL-'],
    ['names an unknown helper', '<p>\n{{shout title}}</p>\n', 'TPL-'],
    ['names an unknown partial', '<p>\n{{> briefing/none}}</p>\n', 'TPL-'],
    ['names an unknown variable', '<p>\n{{titel}}</p>\n', 'TPL-'],
  ])('one that %s is told at its place, and what stands stays', async (_, template, code) => {
    const own = project({
      'briefings/bad/briefing.yaml': briefing('Bad', 'glossary: [{ term: A, definition: B }]\n'),
      'briefings/good/briefing.yaml': briefing('Good'),
      'templates/briefing/glossary.hbs': template,
    });
    const answer = await own.json(['build', '--only', 'epub', '--no-page-marks']);
    const errors = answer.diagnostics.filter(({ severity }) => severity === 'error');
    expect(answer.status).toBe(1);
    expect(errors.map(({ code: found, place }) => `${found.slice(0, code.length)} ${place?.file ?? ''}`)).toEqual([`${code} templates/briefing/glossary.hbs`]);
    expect(errors[0]?.place?.start.line).toBeGreaterThan(template.startsWith('<p>{{#if') ? 0 : 1);
    expect(own.has('dist/bad')).toBe(false);
  });
});

it('an output folder that cannot be written leaves all as it was', async () => {
  const own = project({ 'briefings/good/briefing.yaml': briefing('Good') });
  expect((await own.run(['build', '--only', 'html', '--no-page-marks'])).status).toBe(0);
  // A file where a folder should be: the assets cannot be placed.
  own.remove('dist/assets');
  writeFileSync(join(own.root, 'dist/assets'), 'in the way');
  own.write({ 'briefings/good/briefing.yaml': briefing('Better') });
  const before = own.files('dist');
  const { status, out, err } = await own.run(['build', '--only', 'html', '--no-page-marks']);
  expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining('a file stands where a folder should be') });
  expect(out).toMatch(/^good: could not be written; its earlier editions stay as they are\n\n0 briefings published, 1 not written in /);
  expect(err).toContain('Cannot write dist/assets');
  expect(own.files('dist')).toEqual(before);
  expect([...own.files('.').keys()].filter((path) => path.includes('stage'))).toEqual([]);
  expect(await own.run(['build', '--out', 'briefings/good/briefing.yaml/x'])).toMatchObject({ status: 2 });
});
