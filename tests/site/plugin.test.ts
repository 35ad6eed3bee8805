/** The plugin in an Eleventy project of its own, in memory. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { sheafPlugin } from '../../src/eleventy/plugin.js';

const project = mkdtempSync(join(tmpdir(), 'sheaf-plugin-'));
const briefings = fileURLToPath(new URL('../../briefings/', import.meta.url));

const HEAD = 'language: en\ndate: 2020-05\nsummary:\n  bottomLine: ';

beforeAll(() => {
  const write = (slug: string, yaml: string) => {
    mkdirSync(join(project, 'briefings', slug), { recursive: true });
    writeFileSync(join(project, 'briefings', slug, 'briefing.yaml'), yaml);
  };
  cpSync(join(briefings, 'mauna-loa-co2'), join(project, 'briefings', 'mauna-loa-co2'), { recursive: true });
  write('braces', `title: "{{ 1 }} {% raw %} <% x %>"\n${HEAD}"{{ collections }} <script>"\n`);
  write('draft', `title: Not yet\nstatus: draft\n${HEAD}Secret.\n`);
  mkdirSync(join(project, 'src'));
  writeFileSync(join(project, 'src', 'about.md'), '# Mine\n');
});
afterAll(() => rmSync(project, { recursive: true }));

async function run(folder: string) {
  const eleventy = new Eleventy(join(project, 'src'), join(project, 'out'), {
    quietMode: true,
    configPath: false,
    config: (config) => sheafPlugin(config, { root: project, folder }),
  });
  eleventy.disableLogger();
  return new Map((await eleventy.toJSON()).map(({ url, content }) => [url, content]));
}

it('adds index and briefing pages to the project’s own, the public’s alone, with text as text', async () => {
  const pages = await run('notes');
  expect([...pages.keys()].sort()).toEqual(['/about/', '/notes/', '/notes/braces/', '/notes/mauna-loa-co2/']);
  expect(pages.get('/notes/braces/')).toContain('{{ 1 }} {% raw %} &lt;% x %&gt;');
  expect(pages.get('/notes/braces/')).toContain('{{ collections }} &lt;script&gt;');
  expect(pages.get('/notes/mauna-loa-co2/')).toContain('416.18');
  expect([...pages.values()].join('')).not.toMatch(/Not yet|Secret/);
});

it('says what is wrong with a briefing, and where', async () => {
  writeFileSync(join(project, 'briefings', 'draft', 'briefing.yaml'), `titel: Not yet\n${HEAD}Secret.\n`);
  const eleventy = new Eleventy(join(project, 'src'), join(project, 'out'), { quietMode: true, configPath: false, config: (config) => sheafPlugin(config, { root: project }) });
  eleventy.disableLogger();
  await expect(eleventy.toJSON()).rejects.toThrow(/draft\/briefing\.yaml:1:1/);
});
