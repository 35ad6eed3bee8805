/**
 * Makes the site's pages, catalogues and feeds: in a thread that loads what that takes while the briefings are set, or here.
 *
 * In: plain data. Out: plain data; nothing is written.
 */

import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { type SiteFile, buildSite } from '../editions/site/build-site.js';
import { siteFeeds } from '../editions/site/feeds/site-feeds.js';
import { headersFile } from '../editions/site/headers-file.js';
import type { SiteAssets, SiteContent } from '../editions/site/site.js';
import type { FileSystem } from '../host/host.js';
import { type Catalogue, loadCatalogue } from '../language/catalogue.js';
import { createTemplates } from '../templates/create-templates.js';
import { plainCause } from './plain-cause.js';
import { type TemplateFiles, templateFiles } from './template-files.js';

export interface SitePagesTask {
  /** Absolute: the project's folder. */
  readonly root: string;
  readonly content: SiteContent;
  /** What the pages load. */
  readonly assets: SiteAssets;
  /** Absolute: an empty folder, for as long as the pages are made. */
  readonly emptyFolder: string;
}

export type SitePages = (task: SitePagesTask) => Promise<Outcome<readonly SiteFile[]>>;

export async function sitePages(fs: FileSystem, { root, content, assets, emptyFolder }: SitePagesTask): Promise<Outcome<readonly SiteFile[]>> {
  const diagnostics: Diagnostic[] = [];
  const files = templateFiles(fs, root);
  const templates = createTemplates({ find: (name) => files.find(`${name}.hbs`) });
  const catalogueOf = catalogues(files, diagnostics);
  const outcome = await buildSite({ content, templates, catalogueOf, assets, emptyFolder });
  return { value: outcome.value.length === 0 ? [] : [...outcome.value, ...siteFeeds(content, catalogueOf), headersFile(content.facts)], diagnostics: [...diagnostics, ...outcome.diagnostics].map(plainCause) };
}

/** Each language's catalogue, read once; what it has to say is told once too. */
export function catalogues(files: TemplateFiles, diagnostics: Diagnostic[]): (language: string) => Catalogue {
  const loaded = new Map<string, Catalogue>();
  return (language) => {
    const known = loaded.get(language);
    if (known !== undefined) return known;
    const outcome = loadCatalogue(language, (name) => files.find(`locales/${name}`)?.text ?? null);
    diagnostics.push(...outcome.diagnostics);
    loaded.set(language, outcome.value);
    return outcome.value;
  };
}
