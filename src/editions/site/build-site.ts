/**
 * Builds the pages of the site with Eleventy.
 *
 * In: the content, templates, catalogues, an empty folder. Out: the pages' text by path; nothing is written.
 * What always holds: authors' text reaches Eleventy only as data of JavaScript templates, which run no template
 * language over it; no configuration file, template or data file of the working folder is read; nothing is printed.
 */

import { relative } from 'node:path';

import type { JavaScriptTemplate } from '@11ty/eleventy';

import { siteFailed } from '../../diagnostics/catalogue/site.js';
import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import type { SiteContent } from './site.js';
import { type SiteDressing, siteTemplates } from './site-templates.js';

export interface SiteOptions extends SiteDressing {
  readonly content: SiteContent;
  /** Absolute: an empty folder, which Eleventy asks for as its input. */
  readonly emptyFolder: string;
}

export interface SiteFile {
  /** From the site's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Loads Eleventy before it is needed. */
export async function loadSiteBuilder(): Promise<void> {
  await import('@11ty/eleventy');
}

/** The pages in the order of their paths; none where a template is faulty. */
export async function buildSite(options: SiteOptions): Promise<Outcome<readonly SiteFile[]>> {
  const diagnostics: Diagnostic[] = [];
  const templates = siteTemplates(options.content, options, (found) => diagnostics.push(...found));
  try {
    const pages = await runEleventy(templates, options.emptyFolder);
    if (diagnostics.length > 0) return { value: [], diagnostics };
    return { value: pages, diagnostics };
  } catch (cause) {
    // A template that could not be carried out has told so itself.
    if (diagnostics.length === 0) diagnostics.push(siteFailed({ reason: cause instanceof Error ? cause.message : String(cause) }, { cause }));
    return { value: [], diagnostics };
  }
}

async function runEleventy(templates: ReadonlyMap<string, JavaScriptTemplate>, emptyFolder: string): Promise<readonly SiteFile[]> {
  const { default: Eleventy } = await import('@11ty/eleventy');
  // Eleventy takes the working folder's path off the front of an absolute one, even where only the name begins alike (`/a/b` off `/a/b-c`).
  const folder = relative('', emptyFolder).replaceAll('\\', '/');
  const eleventy = new Eleventy(folder, folder, {
    quietMode: true,
    configPath: false,
    config(config) {
      config.setTemplateFormats(['11ty.js']);
      config.setUseGitIgnore(false);
      for (const [name, template] of templates) config.addTemplate(name, template);
    },
  });
  eleventy.disableLogger();
  const pages = await eleventy.toJSON();
  return pages
    .map(({ url, content }) => ({ path: filePath(url), text: content }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `/` is index.html, `/slug/` is slug/index.html. */
function filePath(url: string): string {
  const path = url.replace(/^\//, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
