/** The plugin in Eleventy projects of their own: in memory, and as its users run it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { SheafPluginOptions } from '../../src/eleventy/plugin.js';
import { sheafPlugin } from '../../src/eleventy/plugin.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-plugin-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const HEAD = 'language: en\nsummary:\n  bottomLine: ';

function writeBriefing(project: string, slug: string, yaml: string): void {
  mkdirSync(join(project, 'briefings', slug), { recursive: true });
  writeFileSync(join(project, 'briefings', slug, 'briefing.yaml'), yaml);
}

/** Eleventy wraps errors; its command shows all of their messages. */
function messages(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return `${error.message}\n${messages('originalError' in error ? error.originalError : error.cause)}`;
}

describe('in memory', () => {
  const project = newFolder();

  beforeAll(() => {
    writeBriefing(project, 'braces', `title: "{{ 1 }} {% raw %} <% x %>"\ndate: 2020-05\ntopics: [Ice, "{{ sea }}"]\n${HEAD}"{{ collections }} <script>"\n`);
    writeBriefing(project, 'eau', 'title: Eau\nlanguage: fr\ndate: 2021-03-02\ntopics: [ice]\nsummary:\n  bottomLine: Il en reste.\n  keyFacts: [level]\nfacts:\n  - { id: level, measure: Niveau, label: niveau, value: 3, unit: m, qualifier: at least, sources: [{ id: s, at: p. 2 }] }\nsources:\n  - { id: s, title: Mesures, type: report }\n');
    writeBriefing(project, 'draft', `title: Not yet\ndate: 2020-05\nstatus: draft\n${HEAD}Secret.\n`);
    mkdirSync(join(project, 'src', '_includes'), { recursive: true });
    writeFileSync(join(project, 'src', 'about.md'), '# Mine\n');
    writeFileSync(join(project, 'src', '_includes', 'mine.njk'), '<html lang="{{ language }}"><head>{{ sheaf.head | safe }}</head><body id="mine"><h1>{{ title }}</h1>{{ content | safe }}</body></html>');
    writeFileSync(join(project, 'src', 'list.njk'), `---
permalink: a/list.html
---
{% for item in collections.briefings %}<p>{{ item.url }} {{ item.data.title }} {{ item.date.getUTCFullYear() }} {{ item | briefingDate('de') }}</p>{% endfor %}
<i>{% for item in collections.briefings | briefingsByTopic('ICE') | briefingsInLanguage('fr') %}{{ item.data.briefing.slug }}{% endfor %}</i>
<u>{% for item in collections.briefings | briefingsRelatedTo(collections.briefings[0]) %}{{ item.data.briefing.slug }}{% endfor %}</u>
<b>{{ 1234567 | briefingFileSize('fr') }}</b> <s>{{ collections.briefings[0] | briefingCitation('chicago') }}</s>
{% briefingFact "eau", "level" %}
`);
  });

  async function run(options: SheafPluginOptions): Promise<ReadonlyMap<string, string>> {
    const eleventy = new Eleventy(join(project, 'src'), join(project, 'out'), {
      quietMode: true,
      configPath: false,
      config: (config) => sheafPlugin(config, { root: project, editions: ['html'], ...options }),
    });
    eleventy.disableLogger();
    return new Map((await eleventy.toJSON()).map(({ url, content }) => [url, content]));
  }

  it('adds the pages to the project’s own, the public’s alone, with text as text', async () => {
    const pages = await run({ folder: 'notes' });
    expect([...pages.keys()]).toEqual(expect.arrayContaining(['/about/', '/notes/', '/notes/braces/', '/notes/eau/', '/notes/topics/', '/notes/topics/ice/']));
    expect(pages.get('/notes/braces/')).toContain('{{ 1 }} {% raw %} &lt;% x %&gt;');
    expect(pages.get('/notes/braces/')).toContain('{{ collections }} &lt;script&gt;');
    expect([...pages.values()].join('')).not.toMatch(/Not yet|Secret/);
  });

  it('gives templates collections, filters and claims', async () => {
    const list = (await run({ folder: 'notes' })).get('/a/list.html');
    expect(list).toContain('<p>/notes/eau/ Eau 2021 2. März 2021</p><p>/notes/braces/ {{ 1 }} {% raw %} &lt;% x %&gt; 2020 Mai 2020</p>');
    expect(list).toContain('<i>eau</i>');
    expect(list).toContain('<u>braces</u>');
    expect(list).toMatch(/<b>1,2\s?Mo<\/b> <s>[^<]*Eau/);
    expect(list).toMatch(/<span class="briefing-fact" lang="fr" dir="ltr"><a href="\.\.\/notes\/eau\/#fact-level">au moins 3\s?m<\/a> <cite><a href="\.\.\/notes\/eau\/#source-s" title="[^"]*Mesures[^"]*">/);
  });

  it('puts pages of briefings into the project’s own layout, and leaves out pages that it does not want', async () => {
    const pages = await run({ pages: ['briefings'], layout: 'mine.njk', feeds: false });
    expect([...pages.keys()].sort()).toEqual(['/a/list.html', '/about/', '/braces/', '/eau/']);
    const page = pages.get('/eau/') ?? '';
    expect(page).toMatch(/^<html lang="fr"><head><meta property="og:type"/);
    expect(page).toContain('<link rel="stylesheet" href="../assets/site.');
    expect(page).toContain('<body id="mine"><h1>Eau</h1><article class="briefing"');
    expect(page).not.toMatch(/Content-Security-Policy|href="[^"]*(?:topics|years)\//);
    expect(pages.get('/braces/')).toContain('<h1>{{ 1 }} {% raw %} &lt;% x %&gt;</h1>');
  });

  it.each([
    [{ layouts: 'x' }, /no option “layouts”. Did you mean “layout”\?/],
    [{ pages: ['topcis'] }, /knows no “topcis” for the option “pages”/],
    [{ folder: '../up' }, /cannot put pages into the folder “..\/up”/],
    [{ now: 'today' }, /needs a Date for the option “now”/],
  ])('refuses the options %o', async (options, message) => {
    await expect(run(options as SheafPluginOptions)).rejects.toThrow(message);
  });

  it('says what is wrong with a briefing, and where; and which claim is not there', async () => {
    writeFileSync(join(project, 'src', 'wrong.njk'), '{% briefingFact "eau", "levle" %}');
    await expect(run({}).catch((error: unknown) => messages(error))).resolves.toContain('finds no fact “levle” on the page of “eau”; did you mean “level”?');
    rmSync(join(project, 'src', 'wrong.njk'));
    writeBriefing(project, 'draft', `titel: Not yet\ndate: 2020-05\n${HEAD}Secret.\n`);
    await expect(run({})).rejects.toThrow(/draft\/briefing\.yaml:1:1/);
  });
});

it('takes no Markdown of a briefing for a page where the project’s input is its working folder, and writes all pages', { timeout: 60_000 }, async () => {
  const project = newFolder();
  writeBriefing(project, 'own', `title: Own\ndate: 2020-05\n${HEAD}Mine.\n`);
  writeFileSync(join(project, 'briefings', 'own', 'notes.md'), '{% nothing %}\n');
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(repository, join(project, 'node_modules', 'sheaf'), 'dir');
  writeFileSync(join(project, 'eleventy.config.cjs'), "module.exports = async (config) => config.addPlugin((await import('sheaf/eleventy')).sheafPlugin, { folder: 'briefings', editions: [] });\n");
  await new Promise((resolve) => spawn(process.execPath, [join(repository, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'], { cwd: project, stdio: 'ignore' }).on('exit', resolve));
  expect(['index.html', 'own/index.html', 'own/notes/index.html'].map((path) => existsSync(join(project, '_site/briefings', path)))).toEqual([true, true, false]);
});

describe('the example, as its users run it', () => {
  const example = join(newFolder(), 'example');
  let eleventy: ChildProcess | null = null;
  let said = '';

  beforeAll(() => {
    cpSync(join(repository, 'src/eleventy/example'), example, { recursive: true });
    mkdirSync(join(example, 'node_modules'));
    symlinkSync(repository, join(example, 'node_modules', 'sheaf'), 'dir');
    symlinkSync(join(repository, 'node_modules', '@11ty'), join(example, 'node_modules', '@11ty'), 'dir');
  });
  afterAll(() => void eleventy?.kill());

  const page = (path: string): string => (existsSync(join(example, '_site', path)) ? readFileSync(join(example, '_site', path), 'utf8') : '');
  const until = (test: () => boolean): Promise<void> => expect.poll(test, { timeout: 60_000, interval: 50 }).toBe(true);
  const briefing = join(example, 'briefings/leap-seconds/briefing.yaml');

  it('is built with PDF and EPUB, and anew after each change, faults and all', { timeout: 120_000 }, async () => {
    eleventy = spawn(process.execPath, [join(repository, 'node_modules/@11ty/eleventy/cmd.cjs'), '--watch'], { cwd: example, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [eleventy.stdout, eleventy.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
    await until(() => said.includes('Watching'));
    expect(said.trim().split('\n').filter((line) => !line.startsWith('[11ty] '))).toEqual([]);
    const files = ['index.html', 'leap-seconds.pdf', 'leap-seconds.epub', 'leap-seconds.bib'].filter((name) => existsSync(join(example, '_site/briefings/leap-seconds', name)));
    expect(files).toHaveLength(4);
    expect(page('index.html')).toMatch(/PDF dossier, \d\spages \(\d+\sKB\)/);
    expect(page('index.html')).toContain('exactly 27 leap seconds</a>');
    expect(page('briefings/leap-seconds/index.html')).toContain('Cite as: Office of Time');

    const text = readFileSync(briefing, 'utf8');
    // Eleventy says that it watches a little before it does.
    let tries = 0;
    await expect.poll(() => {
      writeFileSync(briefing, `${text.replace('title: Leap seconds', 'titel: Leap seconds')}# ${tries++}\n`);
      return said;
    }, { timeout: 60_000, interval: 3000 }).toMatch(/leap-seconds\/briefing\.yaml:\d+:1/);
    expect(page('briefings/leap-seconds/index.html')).toContain('Leap seconds, and why they end');

    writeFileSync(briefing, text.replace('value: 27', 'value: 28'));
    writeBriefing(example, 'new-one', `title: A new one\ndate: 2024-08\n${HEAD}New.\n`);
    await until(() => page('index.html').includes('exactly 28 leap seconds') && page('index.html').includes('A new one') && page('briefings/new-one/index.html') !== '');
    expect(page('briefings/leap-seconds/index.html')).toMatch(/<b>28\s<small>/);

    // Eleventy sees that a file is gone when something changes.
    rmSync(join(example, 'briefings/new-one'), { recursive: true });
    writeFileSync(briefing, text);
    await until(() => !page('index.html').includes('A new one') && page('briefings/new-one/index.html') === '');
    expect(eleventy.exitCode).toBe(null);
  });
});
