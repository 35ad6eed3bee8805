/**
 * Loads briefings: from a project's `briefings/` folder to typed, located data.
 *
 * In: the file system and the project's root. Out: the data and every fault found in it, each at its
 * place. A briefing with an error is null: what comes out otherwise is sound, its references lead
 * somewhere, and its files are read.
 */

import { join } from 'node:path';

import { misnamedBriefing, noSuchBriefing } from '../diagnostics/catalogue/data.js';
import { hasErrors } from '../diagnostics/index.js';
import type { Diagnostic, Outcome, Place } from '../diagnostics/index.js';
import type { FileSystem } from '../host/host.js';
import { NO_BRAND } from './brand/brand.js';
import { readBrand } from './brand/read-brand.js';
import type { Briefing, House } from './briefing.js';
import { checkBlocks } from './check-blocks.js';
import { checkDoubled } from './check-doubled.js';
import { checkIds } from './check-ids.js';
import { checkReferences } from './check-references.js';
import type { MarkdownText } from './check-references.js';
import { checkTexts } from './check-texts.js';
import { dataNode } from './data-node.js';
import { explainIssues } from './explain-issues.js';
import { createLocator } from './locate.js';
import type { IncludedFile } from './locate.js';
import { nearest } from '../diagnostics/nearest.js';
import { readAssets } from './read-assets.js';
import { readBibliography } from './read-bibliography.js';
import { readText } from './read-file.js';
import type { BriefingFolder } from './read-file.js';
import { readSections } from './read-sections.js';
import { readTables } from './read-tables.js';
import { readValues } from './read-values.js';
import { readYaml } from './read-yaml.js';
import type { YamlFile } from './read-yaml.js';
import { briefingSchema, houseSchema } from './schema.js';
import { judgeSlug } from './slugs.js';

const FOLDER = 'briefings';
const BRIEFING_FILE = 'briefing.yaml';
const HOUSE_FILE = 'sheaf.yaml';

export interface Project {
  readonly fs: FileSystem;
  /** Absolute path of the folder that holds `briefings/`. */
  readonly root: string;
}

/** The slugs of a project's briefings, sorted by code unit; faulty ones are reported and left out. */
export function listBriefings({ fs, root }: Project): Outcome<readonly string[]> {
  const slugs: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of fs.list(join(root, FOLDER))) {
    if (!name.startsWith('.') && fs.info(join(root, FOLDER, name, BRIEFING_FILE)) !== null) {
      const fault = judgeSlug(name, beginningOf(`${FOLDER}/${name}`));
      if (fault === null) {
        slugs.push(name);
      } else {
        diagnostics.push(fault);
      }
      continue;
    }
    const meant = name.startsWith('.') || fs.info(join(root, FOLDER, name))?.kind !== 'folder' ? undefined : fs.list(join(root, FOLDER, name)).find((file) => /^briefing\.ya?ml$/i.test(file));
    if (meant !== undefined) diagnostics.push(misnamedBriefing({ folder: `${FOLDER}/${name}`, name: meant }, { place: beginningOf(`${FOLDER}/${name}/${meant}`) }));
  }
  return { value: slugs, diagnostics };
}

/** Loads one briefing; null if it has errors. */
export function loadBriefing({ fs, root, slug }: Project & { readonly slug: string }): Outcome<Briefing | null> {
  const shown = `${FOLDER}/${slug}`;
  const fault = judgeSlug(slug, beginningOf(shown));
  if (fault !== null) {
    return { value: null, diagnostics: [fault] };
  }
  const folder: BriefingFolder = { fs, path: join(root, FOLDER, slug), shown };
  if (fs.info(join(folder.path, BRIEFING_FILE))?.kind !== 'file') {
    const guess = nearest(slug, listBriefings({ fs, root }).value.filter((other) => other !== slug));
    return { value: null, diagnostics: [noSuchBriefing({ slug, nearest: guess })] };
  }
  const read = readYamlFile(folder, BRIEFING_FILE);
  if (read.yaml === null) {
    return { value: null, diagnostics: read.diagnostics };
  }
  const loaded = readBriefing(slug, folder, read.yaml);
  return { value: loaded.value, diagnostics: [...read.diagnostics, ...loaded.diagnostics] };
}

/** Loads `briefings/sheaf.yaml`; without one, what holds by default. */
export function loadHouse({ fs, root }: Project): Outcome<House> {
  const shown = `${FOLDER}/${HOUSE_FILE}`;
  const path = join(root, FOLDER, HOUSE_FILE);
  const read = fs.info(path) !== null ? readYamlFile({ fs, path: join(root, FOLDER), shown: FOLDER }, HOUSE_FILE) : readYaml(shown, '{}');
  const none = readYaml(shown, '{}').yaml;
  const yaml = read.yaml ?? none;
  if (yaml === null) {
    throw new Error('An empty house cannot be read');
  }
  const locate = createLocator(yaml);
  if (yaml.document.contents === null) {
    return { value: { data: houseSchema.parse({}), brand: NO_BRAND, locate }, diagnostics: read.diagnostics };
  }
  const values = readValues(yaml, houseSchema, locate);
  const parsed = houseSchema.safeParse(values.data);
  const brand = readBrand({ fs, path: join(root, FOLDER), shown: FOLDER }, dataNode(values.data), locate);
  const diagnostics = [
    ...read.diagnostics,
    ...values.diagnostics,
    ...explainIssues(parsed.error?.issues ?? [], values.reported, locate),
    ...checkTexts(values.texts, locate),
    ...brand.diagnostics,
  ];
  return { value: { data: parsed.data ?? houseSchema.parse({}), brand: brand.value, locate }, diagnostics };
}

function readBriefing(slug: string, folder: BriefingFolder, yaml: YamlFile): Outcome<Briefing | null> {
  const inclusions = new Map<string, IncludedFile>();
  const locate = createLocator(yaml, inclusions);
  const values = readValues(yaml, briefingSchema, locate);
  const root = dataNode(values.data);
  const parsed = briefingSchema.safeParse(values.data);

  const sections = readSections(folder, root, locate, inclusions);
  const tables = readTables(folder, root, locate);
  const assets = readAssets(folder, root, locate);
  const bibliography = readBibliography(folder, root, locate);
  const ids = checkIds(root, locate, bibliography.value.map(({ source, place }) => ({ id: source.id, place })));
  const markdown: readonly MarkdownText[] = [
    ...values.texts.filter((text) => text.marks.markdown),
    ...[...sections.value].map(([index, text]) => ({ path: ['background', index, 'file'], text })),
  ];
  const diagnostics = [
    ...values.diagnostics,
    ...explainIssues(parsed.error?.issues ?? [], values.reported, locate),
    ...checkTexts(values.texts, locate),
    ...sections.diagnostics,
    ...tables.diagnostics,
    ...assets.diagnostics,
    ...bibliography.diagnostics,
    ...ids.diagnostics,
    ...checkReferences(root, markdown, ids.ids, locate),
    ...checkBlocks(root, locate),
    ...checkDoubled(root, locate),
  ];
  if (parsed.data === undefined || hasErrors(diagnostics)) {
    return { value: null, diagnostics };
  }
  const { data } = parsed;
  const sources = Array.isArray(data.sources) ? data.sources : bibliography.value.map(({ source }) => source);
  const briefing: Briefing = {
    slug,
    folder: folder.path,
    data,
    sources,
    sectionTexts: sections.value,
    assets: assets.value,
    tables: tables.value,
    locate,
  };
  return { value: briefing, diagnostics };
}

/** The file itself may not be a link out of its folder either. */
function readYamlFile(folder: BriefingFolder, name: string): ReturnType<typeof readYaml> {
  const shown = `${folder.shown}/${name}`;
  const { content, fault } = readText(folder, name, beginningOf(shown));
  return content === null ? { yaml: null, diagnostics: [fault] } : readYaml(shown, content);
}

function beginningOf(file: string): Place {
  return { file, start: { line: 1, column: 1, offset: 0 }, end: null };
}
