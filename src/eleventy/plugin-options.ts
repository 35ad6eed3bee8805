/** What a project asks the plugin for, checked: whoever misspells an option is told at once, not by a page that is not there. */

import { resolve } from 'node:path';

import { nearest } from '../diagnostics/nearest.js';
import { EDITIONS, type Edition } from '../publish/request.js';

export const PAGE_KINDS = ['briefings', 'volumes', 'index', 'topics', 'places', 'authors', 'languages', 'years', 'markings'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export interface SheafPluginOptions {
  /** The folder that holds `briefings/`; the working folder where left out. */
  readonly root?: string;
  /** Where in the output the briefings stand, such as `notes`; its root where left out. */
  readonly folder?: string;
  /** The pages are always made; `pdf` and `epub` are what stands beside them. All where left out. */
  readonly editions?: readonly Edition[];
  /** Kinds of pages to make; all where left out. */
  readonly pages?: readonly PageKind[];
  /** A layout of the project's own, into which pages of briefings and volumes are put. */
  readonly layout?: string;
  /** Catalogues for e-readers and, where the site's address is known, news feeds. */
  readonly feeds?: boolean;
  /** Embargoes are over that end before this moment; with none, no embargo is taken to be over. */
  readonly now?: Date;
}

export interface PluginSettings {
  /** Absolute. */
  readonly root: string;
  /** Without slashes at its ends; empty for the output's root. */
  readonly folder: string;
  readonly editions: readonly Edition[];
  readonly pages: ReadonlySet<PageKind>;
  readonly layout: string | null;
  readonly feeds: boolean;
  readonly now: Date | null;
}

const NAMES = ['root', 'folder', 'editions', 'pages', 'layout', 'feeds', 'now'] as const satisfies readonly (keyof SheafPluginOptions)[];

/** @throws Error that says which option is wrong, and what it may be */
export function checkOptions(options: SheafPluginOptions): PluginSettings {
  for (const name of Object.keys(options)) {
    const meant = nearest(name, NAMES);
    if (!NAMES.some((known) => known === name)) refuse(`has no option “${name}”.${meant === null ? '' : ` Did you mean “${meant}”?`} Its options are ${NAMES.join(', ')}.`);
  }
  const { root = '.', folder = '', editions = EDITIONS, pages = PAGE_KINDS, layout = null, feeds = true, now = null } = options;
  expectText('root', root);
  expectText('folder', folder);
  if (layout !== null) expectText('layout', layout);
  expectNames('editions', editions, EDITIONS);
  expectNames('pages', pages, PAGE_KINDS);
  if (typeof feeds !== 'boolean') refuse('needs true or false for the option “feeds”.');
  if (now !== null && !(now instanceof Date && Number.isFinite(now.getTime()))) refuse('needs a Date for the option “now”, such as new Date().');
  const inside = folder.replace(/^\/+|\/+$/g, '');
  if (inside !== '' && !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(inside)) refuse(`cannot put pages into the folder “${folder}”: it is a path below the output folder, of letters, digits, hyphens and slashes.`);
  return { root: resolve(root), folder: inside, editions: EDITIONS.filter((edition) => edition === 'html' || editions.includes(edition)), pages: new Set(pages), layout, feeds, now };
}

function expectText(name: string, value: unknown): void {
  if (typeof value !== 'string') refuse(`needs text for the option “${name}”.`);
}

function expectNames(name: string, given: unknown, known: readonly string[]): void {
  if (!Array.isArray(given)) return refuse(`needs a list for the option “${name}”, of ${known.join(', ')}.`);
  const stranger: unknown = given.find((entry) => !known.includes(entry));
  if (stranger !== undefined) refuse(`knows no “${String(stranger)}” for the option “${name}”, which is a list of ${known.join(', ')}.`);
}

function refuse(what: string): never {
  throw new Error(`Sheaf's plugin ${what}`);
}
