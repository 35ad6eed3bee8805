/**
 * Sheaf as a plugin for anybody's Eleventy project: the project's public briefings become pages of that site, with their PDF
 * and EPUB beside them, and data for the templates of the project.
 *
 * In: Eleventy's configuration and the options. Out: virtual templates, collections, filters and shortcodes; after a build
 * the files beside the pages. All is read anew before each build, so that watching sees every change; what is wrong with a
 * briefing is an error of that build alone.
 */

import { join, posix, relative, resolve } from 'node:path';

import type { FinishedBuild, JavaScriptTemplate, TemplateData, UserConfig } from '@11ty/eleventy';

import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { formatDiagnostics } from '../diagnostics/report.js';
import type { FileSystem } from '../host/host.js';
import { nodeFileSystem } from '../host/node-host.js';
import type { BriefingData } from './briefing-data.js';
import { type PageParts, takePageApart, withoutLinks } from './page-parts.js';
import { PAGE_KINDS, type PageKind, type PluginSettings, type SheafPluginOptions, checkOptions } from './plugin-options.js';
import { addProjectNames } from './project-names.js';
import { type BriefingProject, readProject } from './read-project.js';

export type { SheafPluginOptions } from './plugin-options.js';

/** @throws Error for options that are none */
export function sheafPlugin(eleventyConfig: UserConfig, options: SheafPluginOptions = {}): void {
  new SheafPlugin(eleventyConfig, checkOptions(options)).register();
}

const ENDING = '.11ty.js';
/** Extra pages are ours as they stand: no layout that a project gives to all its pages. */
const AS_IT_STANDS = { layout: false };

class SheafPlugin {
  readonly #config: UserConfig;
  readonly #settings: PluginSettings;
  readonly #fs: FileSystem = nodeFileSystem();
  #project: BriefingProject | null = null;
  /** Eleventy's own lists of them. */
  #virtualTemplates: () => readonly Record<string, unknown>[];
  /** Pages taken apart in this build, by input path. */
  #parts = new Map<string, PageParts>();
  /** Input paths of the pages of the last build. */
  #made: readonly string[] = [];
  /** What it has written, by path from the output's root. */
  #written = new Map<string, Uint8Array | string>();

  constructor(config: UserConfig, settings: PluginSettings) {
    this.#config = config;
    this.#settings = settings;
    this.#virtualTemplates = () => [config.virtualTemplates];
  }

  register(): void {
    const config = this.#config;
    config.addTemplateFormats('11ty.js');
    this.#keepOutOfInput();
    addProjectNames(config, () => this.#current());
    config.on('eleventy.config', (merged) => {
      this.#virtualTemplates = () => [config.virtualTemplates, merged.getConfig().virtualTemplates];
    });
    config.on('eleventy.before', () => this.#read());
    config.on('eleventy.after', (build) => this.#write(build));
  }

  /** Briefings are data: their Markdown is no page of the project, but a change to it is a change to the site. */
  #keepOutOfInput(): void {
    const { root } = this.#settings;
    const pathTo = (name: string): string => `./${posix.normalize(relative('', join(root, name)).replaceAll('\\', '/'))}`;
    const briefings = `${pathTo('briefings')}/`;
    this.#config.ignores.add(`${pathTo('.sheaf')}/**`);
    this.#config.addPreprocessor('sheaf', '*', ({ page: { inputPath } }) => (inputPath.startsWith(briefings) && !this.#isOwn(inputPath) ? false : undefined));
    for (const name of ['briefings', 'templates']) if (this.#fs.info(join(root, name))?.kind === 'folder') this.#config.addWatchTarget(`${pathTo(name)}/`);
  }

  /** Where the input is the working folder, pages may seem to stand among the briefings. */
  #isOwn(inputPath: string): boolean {
    return inputPath.endsWith(ENDING) && this.#made.some((path) => inputPath.endsWith(`/${path}`));
  }

  async #read(): Promise<void> {
    const diagnostics: Diagnostic[] = [];
    const project = await readProject(this.#fs, this.#settings, { diagnostics, report: (found) => this.#refuse(found) });
    this.#refuse(diagnostics);
    this.#project = project;
    this.#parts = new Map();
    this.#placeTemplates(project);
  }

  /** A virtual template cannot be added twice: each looks up what this build has for it. */
  #placeTemplates(project: BriefingProject): void {
    const wanted = [...project.templates.keys()].filter((path) => this.#isWanted(path));
    for (const known of this.#virtualTemplates()) for (const path of this.#made) if (!wanted.includes(path)) delete known[path];
    for (const path of wanted) {
      if (this.#config.virtualTemplates[path] === undefined) this.#config.addTemplate(path, this.#pageTemplate(path));
      // The configuration was merged before the briefings were read.
      for (const known of this.#virtualTemplates()) known[path] ??= this.#config.virtualTemplates[path];
    }
    this.#made = wanted;
  }

  #pageTemplate(path: string): JavaScriptTemplate {
    const own = (): JavaScriptTemplate => {
      const template = this.#current().templates.get(path);
      if (template === undefined) throw new Error(`Sheaf has no page for ${path}.`);
      return template;
    };
    return {
      data: () => this.#pageData(path, own()),
      render: () => (this.#layoutOf(path) === null ? this.#pageText(path) : this.#partsOf(path).content),
    };
  }

  #pageData(path: string, template: JavaScriptTemplate): TemplateData {
    const { permalink } = template.data();
    const briefing = this.#briefingAt(path);
    if (briefing === null) return { permalink, ...AS_IT_STANDS };
    const { title, description, language, direction, date } = briefing;
    const layout = this.#layoutOf(path);
    return { permalink, title, description, language, direction, date, briefing, ...(layout === null ? AS_IT_STANDS : { layout, sheaf: { head: this.#partsOf(path).head } }) };
  }

  #layoutOf(path: string): string | null {
    return this.#briefingAt(path) === null ? null : this.#settings.layout;
  }

  #briefingAt(path: string): BriefingData | null {
    const slug = posix.dirname(this.#fromSite(path));
    return posix.basename(path, ENDING) === 'index' ? this.#current().publications.find((publication) => publication.slug === slug) ?? null : null;
  }

  #partsOf(path: string): PageParts {
    const known = this.#parts.get(path) ?? takePageApart(this.#pageText(path));
    this.#parts.set(path, known);
    return known;
  }

  #pageText(path: string): string {
    const { templates } = this.#current();
    const template = templates.get(path);
    const text = template === undefined ? '' : template.render(template.data());
    if (this.#settings.feeds && this.#settings.pages.size === PAGE_KINDS.length) return text;
    return withoutLinks(text, this.#fromSite(path), (target) => this.#isMissing(target));
  }

  /** A page, or a feed, that would be there if the project wanted it; where it does without our index, one of its own stands there. */
  #isMissing(target: string): boolean {
    const path = posix.join(this.#settings.folder, target);
    if (this.#current().templates.has(`${path.replace(/\.html$/, '')}${ENDING}`)) return target !== 'index.html' && !this.#isWanted(`${path.replace(/\.html$/, '')}${ENDING}`);
    return !this.#settings.feeds && /^opds\/|(?:^|\/)feed\.(?:xml|json)$/.test(target);
  }

  #isWanted(path: string): boolean {
    return this.#settings.pages.has(kindOf(this.#fromSite(path)));
  }

  /** Without the folder and the ending. */
  #fromSite(path: string): string {
    return posix.relative(this.#settings.folder, path).replace(ENDING, '');
  }

  /** Also takes away what an earlier build of this process wrote for briefings that are no longer public. */
  #write({ directories, outputMode }: FinishedBuild): void {
    if (outputMode !== 'fs' || this.#project === null) return;
    const out = resolve(directories.output);
    const pages = this.#made.map((path) => [path.replace(ENDING, '.html'), ''] as const);
    for (const path of this.#written.keys()) {
      const isPage = path.endsWith('.html');
      const stays = isPage ? pages.some(([page]) => page === path) : this.#project.files.has(path) || /(?:^|\/)assets\//.test(path);
      if (!stays && this.#fs.info(join(out, path)) !== null) this.#fs.remove(join(out, path));
    }
    for (const [path, file] of this.#project.files) if (this.#written.get(path) !== file) this.#fs.writeFile(join(out, path), file);
    this.#written = new Map([...this.#project.files, ...pages]);
  }

  #current(): BriefingProject {
    if (this.#project === null) throw new Error('Sheaf has read no briefings yet: its collections, filters and shortcodes are there once a build has begun.');
    return this.#project;
  }

  /** Eleventy shows the message of what it catches, so all of it is said there. */
  #refuse(diagnostics: readonly Diagnostic[]): void {
    if (!hasErrors(diagnostics)) return;
    const { root } = this.#settings;
    const readText = (file: string): string | null => (this.#fs.info(join(root, file))?.kind === 'file' ? this.#fs.readText(join(root, file)) : null);
    throw new Error(`Sheaf cannot build the briefings.\n\n${formatDiagnostics(diagnostics, { readText, colour: false, debug: false, width: 100 })}`);
  }
}

/** @param path of a page from the site's root, without an ending */
function kindOf(path: string): PageKind {
  const [first = ''] = path.split('/');
  if (first === 'collections') return 'volumes';
  const shelf = PAGE_KINDS.find((kind) => kind === first);
  if (shelf !== undefined && shelf !== 'briefings' && shelf !== 'volumes') return shelf;
  return path.includes('/') && first !== 'page' && first !== 'search' && first !== 'assets' ? 'briefings' : 'index';
}
