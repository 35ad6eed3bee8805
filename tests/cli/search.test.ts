/** Full-text search as a build writes it: what is found in it, read back with Pagefind's own program; what is never in it. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';

import { parseHtml } from '../../src/html/parse.js';
import { findAll, textContent } from '../../src/html/walk.js';
import { type Project, briefing, project } from './project.js';

const quick = ['--only', 'html', '--no-page-marks'];
const INDEX = 'search/pagefind';
const house = { 'briefings/sheaf.yaml': 'title: Notes\nlanguage: en\n' };

function text(title: string, said: string, more = ''): string {
  return briefing(title, `${more}background:\n  - title: Past\n    text: ${said}\n`);
}

const three = {
  ...house,
  'briefings/one/briefing.yaml': text('First', 'The ministers were negotiating in Geneva.', 'topics: [Water, "Land, sea"]\nplaces: [Geneva]\n'),
  'briefings/two/briefing.yaml': text('Second', 'A negotiation failed.', 'topics: [water]\nauthors: [{ name: Zofia Kowal }]\n'),
  'briefings/trois/briefing.yaml': text('Troisième', 'Les négociations continuent.').replace('language: en', 'language: fr-CA'),
};

function searched(files: Readonly<Record<string, string>>): Project {
  const made = project(files);
  made.search = true;
  return made;
}

interface Found {
  readonly raw_url: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly excerpt: string;
  readonly sub_results: readonly { readonly anchor?: { readonly id: string } }[];
}

interface Pagefind {
  createInstance(options: { readonly basePath: string }): { search(words: string): Promise<{ readonly results: readonly { readonly id: string; data(): Promise<Found> }[] }>; destroy(): Promise<void> };
}

afterEach(() => vi.unstubAllGlobals());

/** Searches the index in the folder, in the language of most pages there. */
async function search(here: Project, words: string): Promise<readonly (Found & { readonly id: string })[]> {
  const files = here.files(`dist/${INDEX}`);
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(new Response(Uint8Array.from(files.get(address.replace(/^\/index\/|\?.*$/g, '')) ?? []))));
  const module = join(here.root, 'pagefind.mjs');
  writeFileSync(module, files.get('pagefind.js') ?? '');
  // Pagefind's own module, as browsers load it.
  const { createInstance } = (await import(/* @vite-ignore */ pathToFileURL(module).href)) as Pagefind;
  const instance = createInstance({ basePath: '/index/' });
  const { results } = await instance.search(words);
  return Promise.all(results.map(async (result) => ({ ...(await result.data()), id: result.id })));
}

it('finds words in every form, authors and titles; tells of each page what results show, and what narrows them down', async () => {
  const here = searched(three);
  const { status, diagnostics } = await here.json(['build', ...quick]);
  expect({ status, codes: diagnostics.map(({ code }) => code).filter((code) => code !== 'SITE-003') }).toEqual({ status: 0, codes: [] });
  const found = await search(here, 'negotiations');
  expect(found.map(({ raw_url }) => raw_url).sort()).toEqual(['/one/index.html', '/two/index.html']);
  expect(found.find(({ raw_url }) => raw_url.includes('one'))).toMatchObject({ meta: { title: 'First', language: 'en', direction: 'ltr' }, excerpt: expect.stringMatching(/<mark>negotiating<\/mark>/) });
  expect(found.flatMap(({ sub_results }) => sub_results.flatMap(({ anchor }) => anchor?.id ?? []))).toEqual(['background-title', 'background-title']);
  expect((await search(here, 'kowal')).map(({ raw_url }) => raw_url)).toEqual(['/two/index.html']);
  expect((await search(here, 'second')).map(({ raw_url }) => raw_url)).toEqual(['/two/index.html']);
  const ids = Object.fromEntries(found.map(({ raw_url, id }) => [raw_url.slice(1, 4), id]));
  expect(JSON.parse(here.read(`dist/${INDEX}/lists/en.json`))).toEqual({ topic: ['Land, sea', 'Water'], place: ['Geneva'], year: ['2020'], records: [[ids['one'], expect.arrayContaining([0, 1]), [0], [0]], [ids['two'], [1], [], [0]]] });
  expect(Object.keys((JSON.parse(here.read(`dist/${INDEX}/pagefind-entry.json`)) as { languages: object }).languages)).toEqual(['en', 'fr']);
});

it('writes the same bytes each time and everywhere; one briefing alone changes nothing', async () => {
  const here = searched(three);
  await here.run(['build', ...quick]);
  const before = here.files(`dist/${INDEX}`);
  expect([...before.keys()].filter((path) => /ui|highlight|playground/.test(path))).toEqual([]);
  for (const args of [['one'], ['two', '--no-cache'], ['--no-cache']]) {
    await here.run(['build', ...args, ...quick]);
    expect([...here.files(`dist/${INDEX}`)].filter(([path, bytes]) => before.get(path)?.equals(bytes) !== true).map(([path]) => path), args.join(' ')).toEqual([]);
  }
  expect(here.files(`dist/${INDEX}`).size).toBe(before.size);
  expect([...here.files('.sheaf').keys()].filter((path) => !path.startsWith('cache/'))).toEqual(['report.json']);
  const named = (JSON.parse(here.read('dist/manifest.json')) as { files: { path: string }[] }).files.map(({ path }) => path);
  expect([...before.keys()].filter((path) => !named.includes(`${INDEX}/${path}`))).toEqual([]);
});

it('holds nothing of what is withheld, or has left, where another briefing is built too', async () => {
  const here = searched({ ...three, 'briefings/secret/briefing.yaml': text('Secret', 'Xanadu is meant.', 'status: draft\n') });
  await here.run(['build', ...quick]);
  const telling = (word: RegExp): readonly string[] => [...here.files('dist')].filter(([path, bytes]) => word.test(`${path} ${(/\.pf_\w+$/.test(path) ? gunzipSync(bytes) : bytes).toString()}`)).map(([path]) => path);
  expect(telling(/xanadu/i)).toEqual([]);
  expect(telling(/geneva/i).filter((path) => path.startsWith(INDEX)).length).toBeGreaterThan(1);
  here.write({ 'briefings/one/briefing.yaml': text('First', 'The ministers were negotiating in Geneva.', 'status: draft\n') });
  await here.run(['build', 'two', ...quick]);
  expect(telling(/geneva/i).filter((path) => path.startsWith('search/'))).toEqual([]);
  expect((await search(here, 'negotiations')).map(({ raw_url }) => raw_url)).toEqual(['/two/index.html']);
});

it('can be left out: then nothing of it stays, and the page is a list of titles, each in its language', async () => {
  const here = searched(three);
  await here.run(['build', ...quick]);
  const links = (path: string): readonly (string | undefined)[] => findAll(parseHtml(here.read(path)), ({ name }) => name === 'a').map(({ attribs }) => attribs['href']);
  expect(links('dist/index.html')).toContain('search/index.html');
  expect(links('dist/trois/index.html')).toContain('../search/index.html?lang=fr');
  const page = here.read('dist/search/index.html');
  expect(page).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(here.read('dist/one/index.html')).not.toContain('wasm');
  expect(findAll(parseHtml(page), ({ name }) => name === 'form').map(({ attribs }) => [attribs['method'], attribs['action']])).toEqual([['get', '../search/index.html']]);
  await here.run(['build', ...quick, '--no-search']);
  expect([...here.files('dist/search').keys()]).toEqual(['index.html']);
  expect(links('dist/index.html')).not.toContain('search/index.html');
  const list = parseHtml(here.read('dist/search/index.html'));
  expect(findAll(list, ({ name }) => name === 'form' || name === 'script')).toEqual([]);
  const titles = findAll(list, ({ name, attribs }) => name === 'li' && !attribs['class']).filter(({ children }) => children.some((child) => 'attribs' in child && /^\.\.\/(?:one|two|trois)\//.test(child.attribs['href'] ?? '')));
  expect(titles.map((item) => [textContent(item), item.attribs['lang'] ?? null])).toEqual([['First', null], ['Second', null], ['Troisième', 'fr-CA']]);
});
