/** Catalogues and feeds as a build writes them: what they hold, what leaves them, what they need. */

import { expect, it } from 'vitest';

import { parseHtml } from '../../src/html/parse.js';
import { findAll } from '../../src/html/walk.js';
import { briefing, project, shown } from './project.js';

const quick = ['--only', 'html,epub', '--no-page-marks'];
const house = { 'briefings/sheaf.yaml': 'title: Notes\nbaseUrl: https://example.org/notes/\n' };
const two = { ...house, 'briefings/one/briefing.yaml': briefing('First', 'topics: [Water]\nrevisions: [{ version: "2", date: 2020-03-01, changes: Mended. }]\ncorrection: Not ten\n'), 'briefings/two/briefing.yaml': briefing('Second', 'topics: [Fire]\n') };

it('stand beside the site, tell what the e-book tells, and are the same the next time', async () => {
  const here = project(two);
  const first = await here.json(['build', ...quick]);
  expect({ status: first.status, shown: shown(first) }).toEqual({ status: 0, shown: [] });
  const before = here.files('dist');
  for (const path of ['opds/catalog.xml', 'opds/catalog.json', 'opds/new.xml', 'opds/topics/water.json', 'feed.xml', 'feed.json', 'topics/water/feed.xml', 'sitemap.xml', 'robots.txt']) expect(before.has(path), path).toBe(true);
  const { metadata, links: ways, images } = JSON.parse(here.read('dist/opds/publications/one.json')) as { metadata: { identifier: string; modified: string }; links: { href: string; size?: number }[]; images: { href: string }[] };
  expect(metadata.modified).toBe('2020-03-01T00:00:00Z');
  expect(ways.find(({ href }) => href.endsWith('.epub'))?.size).toBe(before.get('one/one.epub')?.length);
  expect(images.map(({ href }) => [...(before.get(`one/${href.split('/').at(-1) ?? ''}`)?.subarray(16, 24) ?? [])])).toEqual([[0, 0, 6, 64, 0, 0, 10, 0], [0, 0, 1, 144, 0, 0, 2, 128]]);
  expect(here.read('dist/feed.xml')).toContain('<title>Correction: First</title>');
  const index = here.read('dist/index.html');
  const links = findAll(parseHtml(index), ({ attribs: { type } }) => type === 'application/atom+xml;profile=opds-catalog');
  expect(links.map(({ name, attribs: { rel, href } }) => [name, rel ?? null, href])).toEqual([['link', 'alternate', 'opds/catalog.xml'], ['a', null, 'opds/catalog.xml']]);

  // One briefing alone, and nothing changed: all the rest is told as before.
  await here.run(['build', 'one', ...quick]);
  expect([...here.files('dist')].filter(([path, bytes]) => before.get(path)?.equals(bytes) !== true).map(([path]) => path)).toEqual([]);
  expect(here.files('dist').size).toBe(before.size);

  here.write({ 'briefings/one/briefing.yaml': briefing('First', 'topics: [Water]\nstatus: draft\n') });
  await here.run(['build', ...quick]);
  const after = here.files('dist');
  expect([...after.keys()].filter((path) => path.includes('water') || path.startsWith('opds/publications/one'))).toEqual([]);
  for (const [path, bytes] of after) if (/^(?:opds\/|topics\/|feed|sitemap|index)/.test(path)) expect(bytes.toString(), path).not.toMatch(/First|Water|\/one\//);
});

it('news feeds and sitemap need an address, and a site that has its file but not the address is told so', async () => {
  const here = project({ ...two, 'briefings/sheaf.yaml': 'title: Notes\n' });
  const answer = await here.json(['build', '--only', 'html', '--no-page-marks']);
  expect({ status: answer.status, shown: shown(answer) }).toEqual({ status: 0, shown: ['SITE-003 briefings/sheaf.yaml:1:1'] });
  expect([...here.files('dist').keys()].filter((path) => /feed|sitemap|opds/.test(path))).toEqual([]);
});

it('two publications with one identifier are told of: e-readers would take the one for the other', async () => {
  const numbered = (title: string, language = 'en'): string => briefing(title, 'identifier: DOC-1\n').replace('language: en', `language: ${language}`);
  const here = project({ ...house, 'briefings/one/briefing.yaml': numbered('First'), 'briefings/copy/briefing.yaml': numbered('Second'), 'briefings/un/briefing.yaml': numbered('Premier', 'fr') });
  const answer = await here.json(['build', '--only', 'html', '--no-page-marks']);
  expect({ status: answer.status, shown: shown(answer) }).toEqual({ status: 0, shown: ['SITE-004'] });
  expect(JSON.stringify(answer)).toContain('“copy” and “one” have one identifier, “DOC-1”');
});
