/**
 * Sheaf as a plugin for anybody's Eleventy project: the project's public briefings become pages of that site.
 *
 * In: Eleventy's configuration and the folder that holds `briefings/`. Out: virtual templates for index and briefing
 * pages, and after a build their style sheet, fonts and images in the output folder. PDF and EPUB are `sheaf build`'s.
 */

import { join, posix, resolve } from 'node:path';

import type { UserConfig } from '@11ty/eleventy';

import { listBriefings, loadHouse } from '../briefing/load.js';
import type { House } from '../briefing/briefing.js';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { formatDiagnostics } from '../diagnostics/report.js';
import type { SiteContent, SiteEntry } from '../editions/site/site.js';
import { siteTemplates } from '../editions/site/site-templates.js';
import type { FileSystem } from '../host/host.js';
import { nodeFileSystem } from '../host/node-host.js';
import { PUBLIC } from '../publish/audience.js';
import { siteFacts } from '../publish/render-site.js';
import { siteAssets } from '../publish/site-assets.js';
import { catalogues } from '../publish/site-pages.js';
import { type BriefingSetting, setBriefing } from '../publish/set-briefing.js';
import { houseStyles } from '../publish/house-styles.js';
import { templateFiles } from '../publish/template-files.js';
import { createTemplates } from '../templates/create-templates.js';

export interface SheafPluginOptions {
  /** The folder that holds `briefings/`; the working folder where left out. */
  readonly root?: string;
  /** Where in the output the briefings stand, such as `notes`; its root where left out. */
  readonly folder?: string;
  /** Embargoes are over that end before this moment; with none, no embargo is taken to be over. */
  readonly now?: Date;
}

/** @throws Error, with all that is wrong in its message, where a briefing or a template has errors */
export async function sheafPlugin(eleventyConfig: UserConfig, options: SheafPluginOptions = {}): Promise<void> {
  const fs = nodeFileSystem();
  const root = resolve(options.root ?? '.');
  const folder = (options.folder ?? '').replace(/^\/+|\/+$/g, '');
  const diagnostics: Diagnostic[] = [];
  const { content, settings, house } = await readProject({ fs, root, now: options.now ?? null }, diagnostics);
  const files = templateFiles(fs, root);
  const assets = await siteAssets({ fs, root, house, cache: true, content, texts: [] });
  diagnostics.push(...assets.diagnostics);
  const dressing = { templates: createTemplates({ find: (name) => files.find(`${name}.hbs`) }), catalogueOf: catalogues(files, diagnostics), assets: assets.value.addresses, folder };
  const templates = siteTemplates(content, dressing, (found) => refuse(found, fs, root));
  refuse(diagnostics, fs, root);
  eleventyConfig.addTemplateFormats('11ty.js');
  for (const [path, template] of templates) eleventyConfig.addTemplate(path, template);
  eleventyConfig.on('eleventy.after', ({ directories, outputMode }) => {
    if (outputMode !== 'fs') return;
    const base = join(resolve(directories.output), folder);
    for (const [path, bytes] of assets.value.files) fs.writeFile(join(base, path), bytes);
    for (const { slug, setting } of settings) for (const asset of setting.assets) fs.writeFile(join(base, posix.join(slug, asset.url)), asset.bytes);
  });
}

interface PublicBriefing {
  readonly slug: string;
  readonly setting: BriefingSetting;
}

/** The public's briefings, set for the screen alone. */
async function readProject(project: { readonly fs: FileSystem; readonly root: string; readonly now: Date | null }, diagnostics: Diagnostic[]): Promise<{ readonly content: SiteContent; readonly settings: readonly PublicBriefing[]; readonly house: House }> {
  const { root, now } = project;
  const listed = listBriefings(project);
  const house = loadHouse(project);
  diagnostics.push(...listed.diagnostics, ...house.diagnostics, ...(await houseStyles(templateFiles(project.fs, root), house.value)).diagnostics);
  const settings: PublicBriefing[] = [];
  for (const slug of listed.value) {
    const result = await setBriefing({ root, slug, only: ['html'], pageMarks: false, strict: false, audience: PUBLIC, now });
    diagnostics.push(...result.diagnostics);
    if (result.setting !== null) settings.push({ slug, setting: result.setting });
  }
  const pages = settings.map(({ setting }) => ({ entry: entryOf(setting), html: setting.html, description: setting.head.description }));
  const entries = pages.map(({ entry }) => entry);
  return { content: { facts: siteFacts(house.value, entries, PUBLIC), entries, pages, notices: [], volumes: [], publications: [] }, settings, house: house.value };
}

function entryOf({ head, claims }: BriefingSetting): SiteEntry {
  const { slug, title, subtitle, language, direction, dateIso, date, asOf, series, marking } = head;
  return { slug, title, subtitle, language, direction, date: dateIso, dateShown: date, asOf, series, marking, pages: null, claims, files: [] };
}

/** Eleventy shows the message of what it catches, so all of it is said there. */
function refuse(diagnostics: readonly Diagnostic[], fs: FileSystem, root: string): void {
  if (!hasErrors(diagnostics)) return;
  const readText = (file: string): string | null => (fs.info(join(root, file))?.kind === 'file' ? fs.readText(join(root, file)) : null);
  throw new Error(`Sheaf cannot build the briefings.\n\n${formatDiagnostics(diagnostics, { readText, colour: false, debug: false, width: 100 })}`);
}
