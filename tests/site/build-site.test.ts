/** The site's pages, built by Eleventy in memory: valid HTML, authors' text as text, nothing printed. */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { type SiteFile, buildSite } from '../../src/editions/site/build-site.js';
import type { SiteContent } from '../../src/editions/site/site.js';
import { parseHtml } from '../../src/html/parse.js';
import { findAll, findFirst, getAttribute, textContent } from '../../src/html/walk.js';
import { publication } from '../unit/editions/site/feeds/publication-fixture.js';
import { ASSETS, DOCUMENT, FACTS, content, dressing, entry, page } from '../unit/editions/site/site-fixture.js';

const emptyFolder = mkdtempSync(join(tmpdir(), 'sheaf-site-'));
afterAll(() => {
  expect(readdirSync(emptyFolder)).toEqual([]);
  rmSync(emptyFolder, { recursive: true });
});

const build = (site: SiteContent, changed: Readonly<Record<string, string>> = {}) => buildSite({ content: site, ...dressing(changed), emptyFolder });

async function built(site: SiteContent): Promise<ReadonlyMap<string, string>> {
  const { value, diagnostics } = await build(site);
  expect(diagnostics).toEqual([]);
  return new Map(value.map(({ path, text }: SiteFile) => [path, text]));
}

async function findings(pages: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
  const reports = await Promise.all([...pages].map(([path, text]) => validator.validateString(text, path)));
  return reports.flatMap(({ results }) => results.flatMap(({ filePath, messages }) => messages.map(({ line, message, ruleId }) => `${filePath}:${line} ${message} (${ruleId})`)));
}

/** What author and publisher may write, and no engine may carry out. */
const HOSTILE = '{{ title }} {{{x}}} {% include "a" %} <%= process.env %> ${1+1} <script>alert(1)</script> "\'`&amp; --- \u202E';
const escaped = HOSTILE.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');

describe('buildSite', () => {
  let pages: ReadonlyMap<string, string>;
  const printed: unknown[] = [];
  beforeAll(async () => {
    const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation((chunk) => (printed.push(chunk), true)));
    const consoles = (['log', 'warn', 'error', 'info'] as const).map((name) => vi.spyOn(console, name).mockImplementation((...words) => void printed.push(words)));
    const site = content(
      [page('one', { date: '2021', title: HOSTILE, subtitle: HOSTILE, series: HOSTILE }, DOCUMENT.replace('The lead.', escaped)), page('two', { language: 'fr', date: '2020-05-02', asOf: 'jeudi' })],
      { notices: [{ slug: 'gone', language: 'fr' }], publications: [publication('one', { title: HOSTILE, description: HOSTILE, topics: [HOSTILE] })], facts: { ...FACTS, title: HOSTILE, publisher: null, description: HOSTILE } },
    );
    pages = await built(site);
    for (const spy of [...spies, ...consoles]) spy.mockRestore();
  });

  it('makes index, a page for each briefing, notices', () => {
    expect([...pages.keys()].filter((path) => !/^(?:authors|places|topics|years)\//.test(path))).toEqual(['404.html', 'gone/index.html', 'index.html', 'one/index.html', 'search/index.html', 'two/index.html']);
  });

  it('makes a page for each shelf and for each list of shelves, under names that any server can have', () => {
    expect([...pages.keys()].filter((path) => /^(?:authors|places|topics|years)\//.test(path))).toEqual([
      'authors/ada-example/index.html', 'authors/bob-example/index.html', 'authors/index.html', 'places/idlib/index.html', 'places/index.html', 'topics/index.html',
      expect.stringMatching(/^topics\/[a-z0-9-]+\/index\.html$/), 'years/2020/index.html',
    ]);
  });

  it('prints nothing', () => expect(printed).toEqual([]));

  it('html-validate finds nothing', async () => expect(await findings(pages)).toEqual([]));

  it('shows hostile text as it was written, everywhere', () => {
    for (const [path, text] of pages) expect(findAll(parseHtml(text), ({ name, attribs }) => name === 'script' && attribs['type'] !== 'application/ld+json' && attribs['src'] === undefined), path).toEqual([]);
    const index = parseHtml(pages.get('index.html') ?? '');
    const heading = findFirst(index, ({ name }) => name === 'h1');
    expect(heading === null ? '' : textContent(heading)).toBe(HOSTILE);
    const article = parseHtml(pages.get('one/index.html') ?? '');
    const lead = findFirst(article, ({ attribs }) => attribs['class'] === 'lead');
    expect(lead === null ? '' : textContent(lead)).toBe(HOSTILE);
    const title = findFirst(article, ({ name }) => name === 'title');
    expect(title === null ? '' : textContent(title)).toBe(`${HOSTILE} – ${HOSTILE}`);
  });

  it('has no inline script or style, no address of another host; but where it is shown at any address no absolute path', () => {
    for (const [path, text] of pages) {
      const document = parseHtml(text);
      expect(findAll(document, ({ attribs }) => Object.keys(attribs).some((name) => name === 'style' || name.startsWith('on'))), path).toEqual([]);
      const links = findAll(document, () => true).flatMap(({ attribs }) => [attribs['href'], attribs['src']]).filter((link) => link !== undefined);
      expect(links.filter((link) => (path === '404.html' ? /^(?!#|\/[^/])/ : /^(?:[a-z]+:|\/)/i).test(link)), path).toEqual([]);
      expect(findAll(document, ({ name }) => name === 'style'), path).toEqual([]);
      const [first, second] = findAll(document, ({ name }) => name === 'meta');
      expect([first?.attribs['charset'], second?.attribs['http-equiv'], second?.attribs['content']], path).toEqual(['utf-8', 'Content-Security-Policy', expect.stringMatching(/^default-src 'none'; script-src 'self'; style-src 'self'; /)]);
    }
  });

  it('links lead to pages, ids and files that there are', () => {
    const files = new Set([...pages.keys(), 'opds/catalog.xml', 'opds/catalog.json', ASSETS.styleSheet, ASSETS.icon, ...ASSETS.preloads, ASSETS.figureFace ?? '', ...Object.values(ASSETS.scripts), ...['one', 'two'].flatMap((slug) => [`${slug}/${slug}.pdf`, `${slug}/${slug}.epub`])]);
    for (const [path, text] of pages) {
      const document = parseHtml(text);
      const ids = new Set(findAll(document, () => true).map((element) => getAttribute(element, 'id')));
      for (const { attribs } of findAll(document, ({ attribs: { href } }) => href !== undefined)) {
        const link = attribs['href'] ?? '';
        if (link.startsWith('#')) expect(ids.has(link.slice(1)), `${path} ${link}`).toBe(true);
        else expect(files.has(posix.join(link.startsWith('/') ? '.' : posix.dirname(path), link).replace(/^\//, '')), `${path} ${link}`).toBe(true);
      }
    }
  });

  it('the error page stands in the site’s language, for no search engine, and leads to the index from any address', async () => {
    const base = async (facts: Partial<SiteContent['facts']>) => /<link rel="stylesheet" href="(.*)assets\/site\.css">/.exec((await built(content([], { facts: { ...FACTS, ...facts } }))).get('404.html') ?? '')?.[1];
    expect(pages.get('404.html')).toContain('<meta name="robots" content="noindex">');
    expect([await base({}), await base({ baseUrl: 'https://example.org' }), await base({ baseUrl: 'https://example.org/a/b' }), await base({ baseUrl: 'https://example.org/a/b', prefix: '/c/' })]).toEqual(['/', '/', '/a/b/', '/c/']);
    expect((await built(content([], { facts: { ...FACTS, language: 'ar' } }))).get('404.html')).toContain('<html lang="ar" dir="rtl">');
  });

  it('speaks the briefing’s language on its page, and names the files for machines', () => {
    const text = pages.get('two/index.html') ?? '';
    expect(text).toContain('<html lang="fr" dir="ltr">');
    expect(text).toContain('<a class="skip" href="#minute">Aller à l’essentiel</a>');
    expect(text).toMatch(/<link rel="alternate" type="application\/pdf" href="\.\.\/two\/two\.pdf" title="Dossier PDF, 7 pages/);
    expect(text).toContain('<meta name="description" content="What it says">');
  });

  it('a notice holds no word of a briefing, and asks search engines to pass', () => {
    const text = pages.get('gone/index.html') ?? '';
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toContain('Note non disponible');
    for (const word of ['Title of', 'What it says', 'A deck', 'Briefing', 'gone', 'lead.']) expect(text).not.toContain(word);
  });
});

it('says that English words are English where they stand in for the language’s own', async () => {
  const pages = await built(content([page('one', { language: 'hr' })], { facts: { ...FACTS, language: 'hr' } }));
  const words = [...pages.values()].map((text) => findFirst(parseHtml(text), ({ attribs }) => attribs['class'] === 'skip')).map((link) => (link === null ? null : [link.attribs['lang'], textContent(link)]));
  expect(words).toEqual([['en', 'Skip to content'], ['en', 'Skip to content'], ['en', 'Skip to the essentials'], ['en', 'Skip to content']]);
});

describe('the index', () => {
  const headings = (text: string, name: string) => findAll(parseHtml(text), (element) => element.name === name).map(textContent);

  it('shows the latest large and the others after it, by date, then title', async () => {
    const pages = [page('old', { date: '2019' }), page('b', { date: '2020-05' }), page('a', { date: '2020-05' }), page('new', { date: '2020-05-01' })];
    const index = (await built(content(pages))).get('index.html') ?? '';
    expect(headings(index, 'h1')).toEqual(['Title of new']);
    expect(headings(index, 'h3')).toEqual(['Title of a', 'Title of b', 'Title of old']);
    expect(index).toContain('<svg class="sheaf"');
  });

  it('says of those in other languages in which, and sets their direction', async () => {
    const arabic = entry('ar', { language: 'ar', direction: 'rtl', date: '2018', title: 'ملف' });
    const french = entry('fr', { language: 'fr', date: '2019', asOf: 'jeudi', marking: 'TLP:GREEN' });
    const index = (await built(content([page('en')], { entries: [entry('en'), arabic, french] }))).get('index.html') ?? '';
    expect(index).toContain('<article class="entry" lang="ar" dir="rtl">');
    expect(index).toMatch(/lang="fr" dir="ltr">.*<p>Arrêté à jeudi<\/p><p>en français<\/p><p><span class="mark">TLP:GREEN<\/span>/);
    expect(index).not.toContain('TLP:CLEAR');
  });

  it('holds with one briefing, and with none', async () => {
    const one = await built(content([page('a')]));
    expect(headings(one.get('index.html') ?? '', 'h2')).toEqual([]);
    const none = await built(content([]));
    expect(none.get('index.html')).toContain('No briefing has been published yet.');
    expect(await findings(new Map([...one, ...none]))).toEqual([]);
  });

  it('takes many', async () => {
    const entries = Array.from({ length: 30 }, (_, index) => entry(`n${index}`, { language: ['en', 'fr', 'ar'][index % 3] ?? 'en', direction: index % 3 === 2 ? 'rtl' : 'ltr' }));
    const pages = await built(content([], { entries }));
    const lists = ['index.html', 'page/2/index.html'].map((path) => [path, pages.get(path) ?? ''] as const);
    expect(lists.map(([, html]) => headings(html, 'h3').length)).toEqual([20, 9]);
    expect(lists.map(([, html]) => [...html.matchAll(/<nav class="paging".*?<\/nav>/gs)].flatMap(([paging]) => [...paging.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)))).toEqual([
      ['index.html', 'page/2/index.html', 'page/2/index.html'],
      ['../../index.html', '../../index.html', '../../page/2/index.html'],
    ]);
    expect(await findings(new Map(lists))).toEqual([]);
  });
});

describe('the file of all entries', () => {
  const site = (length: number) => {
    const slugs = Array.from({ length }, (_, index) => `n${index}`);
    return content([], { entries: slugs.map((slug, index) => entry(slug, { date: `2020-01-${10 + (index % 20)}`, ...(index === 0 ? { title: HOSTILE } : {}) })), publications: slugs.map((slug, index) => publication(slug, { topics: [index % 2 === 0 ? 'Water' : HOSTILE], places: [] })) });
  };

  it('is there where a list has several pages, and those name it', async () => {
    const pages = await built(site(25));
    const path = [...pages.keys()].find((name) => name.startsWith('assets/entries.')) ?? '';
    expect(path).toMatch(/^assets\/entries\.[0-9a-f]{10}\.json$/);
    for (const [page, base] of [['index.html', ''], ['page/2/index.html', '../../'], ['years/2020/index.html', '../../']] as const) {
      expect(pages.get(page), page).toContain(` data-entries="${base}${path}"`);
      expect(pages.get(page), page).toContain(`<script defer src="${base}assets/filter.js">`);
    }
    expect(pages.get('topics/water/index.html')).not.toContain('data-entries');
    const entries: readonly string[] = JSON.parse(pages.get(path) ?? '');
    expect(entries).toHaveLength(25);
    // As the pages have them, from the site's root.
    const first = pages.get('index.html') ?? '';
    expect(entries.filter((text) => first.includes(text))).toHaveLength(20);
    expect(entries.filter((text) => text.includes('<script>'))).toEqual([]);
    expect(await findings(new Map([...pages].filter(([name]) => name.endsWith('.html'))))).toEqual([]);
  });

  it('is not where each holds on one page, which then knows the latest as an entry too', async () => {
    const pages = await built(site(20));
    expect([...pages.keys()].filter((name) => name.startsWith('assets/'))).toEqual([]);
    expect(pages.get('index.html')).toMatch(/<template class="latest">\s*<article class="entry"/);
  });
});

describe('a project’s own layouts', () => {
  it('stand in for the built-in ones', async () => {
    const { value } = await build(content([]), { 'site/notice': '', 'site/index': '<h1>{{title}} here</h1>' });
    expect(value.find(({ path }) => path === 'index.html')?.text).toContain('<h1>Sheaf here</h1>');
  });

  it.each([['{{#if}', 'TPL'], ['{{missing}}', 'TPL']])('with a fault (%s) are reported, and nothing is built', async (template, area) => {
    const { value, diagnostics } = await build(content([page('a')]), { 'site/index': template });
    expect(value).toEqual([]);
    expect(diagnostics.map(({ code, place }) => [code.slice(0, 3), place?.file])).toEqual([[area, 'templates/site/index.hbs']]);
  });
});
