/** Content of a site, written in tests, and what dresses it: the real templates and catalogues. */

import { readFileSync, readdirSync } from 'node:fs';

import type { SiteAssets, SiteClaim, SiteContent, SiteEntry, SiteFacts, SitePage } from '../../../../src/editions/site/site.js';
import type { SiteDressing } from '../../../../src/editions/site/site-templates.js';
import { loadCatalogue } from '../../../../src/language/catalogue.js';
import { createTemplates } from '../../../../src/templates/create-templates.js';

const folder = new URL('../../../../templates/', import.meta.url);

export function readTemplate(path: string): string | null {
  try {
    return readFileSync(new URL(path, folder), 'utf8');
  } catch {
    return null;
  }
}

export function catalogue(language: string) {
  return loadCatalogue(language, (name) => readTemplate(`locales/${name}`)).value;
}

/** The scripts that there are, each under its bare name. */
const SCRIPTS = readdirSync(new URL('scripts/', folder)).flatMap((file) => /^(.*)\.js$/.exec(file)?.[1] ?? []);
export const ASSETS: SiteAssets = { styleSheet: 'assets/site.css', icon: 'assets/icon.svg', preloads: ['assets/fonts/literata-400.woff2'], figureFace: 'assets/fonts/literata-300.woff2', scripts: Object.fromEntries(SCRIPTS.map((name) => [name, `assets/${name}.js`])) };

/** @param changed templates that take the place of the real ones, by name */
export function dressing(changed: Readonly<Record<string, string>> = {}): SiteDressing {
  const find = (name: string) => {
    const text = changed[name] ?? readTemplate(`${name}.hbs`);
    return text === null ? null : { text, file: `templates/${name}.hbs` };
  };
  return { templates: createTemplates({ find }), catalogueOf: catalogue, assets: ASSETS };
}

export const FACTS: SiteFacts = { logo: null, title: 'Sheaf', publisher: 'Sheaf', description: null, language: 'en', prefix: null, baseUrl: null, isPublic: true };

const CLAIMS: readonly SiteClaim[] = Array.from({ length: 14 }, (_, index) => ({ kind: index % 3 === 0 ? 'fact' : 'quote', words: index + 4, locatorLength: 5 }));

export function entry(slug: string, more: Partial<SiteEntry> = {}): SiteEntry {
  const files = [{ path: `${slug}/${slug}.pdf`, bytes: 310_400 }, { path: `${slug}/${slug}.epub`, bytes: 1_260_000 }];
  return {
    slug, title: `Title of ${slug}`, subtitle: 'What it says', language: 'en', direction: 'ltr', date: '2020-02', dateShown: 'February 2020',
    asOf: null, series: 'Briefing', marking: 'TLP:CLEAR', pages: 7, claims: CLAIMS, files, ...more,
  };
}

/** The shared document with something of everything that the site dresses. */
export const DOCUMENT = `<article class="briefing" lang="en" dir="ltr">
<header class="head"><p class="mark tlp-clear" data-k="1" data-o="handling.marking">TLP:CLEAR</p><p class="publisher" data-k="2">Press office</p><p class="series" data-k="3">Briefing</p>
<h1 id="title" data-k="4">A title</h1><p class="deck" data-k="5">A deck</p><dl class="about"><div class="date"><dt data-k="6">Date</dt><dd data-k="7">May 2020</dd></div></dl><p class="correction" role="note" data-k="8">Mended.</p></header>
<section class="part minute" id="minute" role="doc-abstract" aria-labelledby="minute-title"><h2 id="minute-title" data-k="9"><span class="pb" role="doc-pagebreak" id="page-2" aria-label="2"></span>In one minute</h2><p class="lead" data-k="10">The lead.</p></section>
<section class="part text" id="background" aria-labelledby="background-title"><h2 id="background-title" data-k="11">Background</h2><section class="row" id="sec-a"><h3 data-k="12">Side</h3><div class="body"><p data-k="13">First<a class="call" href="#note-1" id="call-1" role="doc-noteref" data-k="14">1</a> and <span class="pb" role="doc-pagebreak" id="page-3" aria-label="3"></span>more.</p></div></section></section>
<section class="part figs" id="figures" aria-labelledby="figures-title"><h2 id="figures-title" data-k="15">Figures</h2>
<figure class="chart" id="fig-a"><figcaption data-k="16"><b>Figure 1</b> <span>Note<a class="call" href="#note-2" id="call-2" role="doc-noteref" data-k="17">2</a></span></figcaption><p class="says" data-k="18">It says</p>
<svg class="drawing" data-width="page" role="img" aria-label="for paper" viewBox="0 0 1 1"></svg><svg class="drawing" data-width="wide" role="img" aria-label="Alt" viewBox="0 0 1 1"></svg><svg class="drawing" data-width="phone" role="img" aria-label="Alt" viewBox="0 0 1 1"></svg>
<details class="chart-data"><summary data-k="19">Data of figure 1</summary><table class="data"><thead><tr><th scope="col" data-k="20">Year</th></tr></thead><tbody><tr><td data-k="21">1</td></tr></tbody></table></details></figure>
<div class="wide" id="fig-b"><table class="data"><caption data-k="22"><span class="pb" role="doc-pagebreak" id="page-4" aria-label="4"></span><b>Table 1</b> <span>All of it</span></caption><thead><tr><th scope="col" data-k="23">What</th></tr></thead><tbody><tr><td data-k="24">1</td></tr></tbody></table></div></section>
<section class="notes" role="doc-endnotes" id="notes" aria-labelledby="notes-title"><h2 id="notes-title" data-k="25">Notes</h2><ol><li id="note-1" data-k="26">One.</li><li id="note-2" data-k="27"><p data-k="28">Two.</p></li></ol></section>
</article>`;

export function page(slug: string, more: Partial<SiteEntry> = {}, html = DOCUMENT): SitePage {
  return { entry: entry(slug, more), html, description: 'The bottom line.' };
}

export function content(pages: readonly SitePage[], more: Partial<SiteContent> = {}): SiteContent {
  return {
    facts: FACTS,
    entries: pages.map((one) => one.entry),
    pages,
    notices: [],
    publications: [], volumes: [],
    ...more,
  };
}
