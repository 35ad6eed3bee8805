/**
 * Loads collections: `briefings/collections/<id>/collection.yaml` to typed, located data.
 *
 * In: the file system and the project's root. Out: the data and every fault found in it, each at its place. A collection
 * with an error is null. Its briefings are named, not loaded; that each exists, and stands once, is checked.
 */

import { join } from 'node:path';

import { introductionEmpty, memberTwice, misnamedCollection, unknownCollection, unknownMember } from '../diagnostics/catalogue/collection.js';
import { type Diagnostic, type Outcome, type Place, hasErrors } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import { checkTexts } from './check-texts.js';
import type { Collection, Introduction } from './collection.js';
import { collectionSchema } from './collection-schema.js';
import { type DataNode, dataNode } from './data-node.js';
import { explainIssues } from './explain-issues.js';
import { type Project, listBriefings } from './load.js';
import { type IncludedFile, createLocator, pathKey } from './locate.js';
import { type BriefingFolder, readText } from './read-file.js';
import { readValues } from './read-values.js';
import { readYaml } from './read-yaml.js';
import { RESERVED_SLUGS, judgeSlug } from './slugs.js';

const FOLDER = 'briefings/collections';
const FILE = 'collection.yaml';

/** The ids of a project's collections, sorted by code unit; faulty ones are reported and left out. */
export function listCollections({ fs, root }: Project): Outcome<readonly string[]> {
  const ids: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of fs.list(join(root, FOLDER)).filter((entry) => !entry.startsWith('.'))) {
    const folder = `${FOLDER}/${name}`;
    if (fs.info(join(root, folder, FILE)) !== null) {
      // Below `collections/` no part of the site has a name of its own.
      const fault = RESERVED_SLUGS.has(name) ? null : judgeSlug(name, beginningOf(folder));
      if (fault === null) ids.push(name);
      else diagnostics.push(fault);
      continue;
    }
    const meant = fs.info(join(root, folder))?.kind === 'folder' ? fs.list(join(root, folder)).find((file) => /^collections?\.ya?ml$/i.test(file)) : undefined;
    if (meant !== undefined) diagnostics.push(misnamedCollection({ folder, name: meant }, { place: beginningOf(`${folder}/${meant}`) }));
  }
  return { value: ids, diagnostics };
}

/** Loads one collection; null if it has errors. */
export function loadCollection({ fs, root, id }: Project & { readonly id: string }): Outcome<Collection | null> {
  const folder: BriefingFolder = { fs, path: join(root, FOLDER, id), shown: `${FOLDER}/${id}` };
  const shown = `${folder.shown}/${FILE}`;
  if (fs.info(join(folder.path, FILE))?.kind !== 'file') {
    return { value: null, diagnostics: [unknownCollection({ id, nearest: nearest(id, listCollections({ fs, root }).value) })] };
  }
  const { content, fault } = readText(folder, FILE, beginningOf(shown));
  if (content === null) return { value: null, diagnostics: [fault] };
  const { yaml, diagnostics: ofYaml } = readYaml(shown, content);
  if (yaml === null) return { value: null, diagnostics: ofYaml };
  const inclusions = new Map<string, IncludedFile>();
  const locate = createLocator(yaml, inclusions);
  const values = readValues(yaml, collectionSchema, locate);
  const data = dataNode(values.data);
  const parsed = collectionSchema.safeParse(values.data);
  const introduction = readIntroduction(folder, data.get('introduction'), locate, inclusions);
  const diagnostics = [
    ...ofYaml,
    ...values.diagnostics,
    ...explainIssues(parsed.error?.issues ?? [], values.reported, locate),
    ...checkTexts(values.texts, locate),
    ...introduction.diagnostics,
    ...checkMembers(data.get('briefings').items(), listBriefings({ fs, root }).value, locate),
  ];
  const value = parsed.data === undefined || hasErrors(diagnostics) ? null : { id, data: parsed.data, introduction: introduction.value, locate };
  return { value, diagnostics };
}

function readIntroduction(folder: BriefingFolder, given: DataNode, locate: Collection['locate'], inclusions: Map<string, IncludedFile>): Outcome<Introduction | null> {
  const nothing = { value: null, diagnostics: [] };
  if (!given.isPresent) return nothing;
  const plain = given.text();
  if (plain !== null) return { value: plain === '' ? null : { title: null, text: plain, path: given.path }, diagnostics: [] };
  const [title, text, file] = [given.get('title').text(), given.get('text').text(), given.get('file')];
  const path = file.text();
  if ((text === null) === (path === null)) return given.members().length === 0 ? nothing : { value: null, diagnostics: [introductionEmpty({}, { place: locate.value(given.path) })] };
  if (path === null) return { value: { title, text: text ?? '', path: given.get('text').path }, diagnostics: [] };
  const { content, fault } = readText(folder, path, locate.value(file.path));
  if (content === null) return { value: null, diagnostics: [fault] };
  inclusions.set(pathKey(file.path), { file: `${folder.shown}/${path}`, text: content });
  return { value: { title, text: content, path: file.path }, diagnostics: [] };
}

function checkMembers(members: readonly DataNode[], known: readonly string[], locate: Collection['locate']): readonly Diagnostic[] {
  const first = new Map<string, Place>();
  return members.flatMap((member) => {
    const slug = member.text();
    if (slug === null) return [];
    const place = locate.value(member.path);
    const before = first.get(slug);
    if (before !== undefined) return [memberTwice({ slug }, { place, related: [{ message: 'The first stands here', place: before }] })];
    first.set(slug, place);
    return known.includes(slug) ? [] : [unknownMember({ slug, nearest: nearest(slug, known) }, { place })];
  });
}

function beginningOf(file: string): Place {
  return { file, start: { line: 1, column: 1, offset: 0 }, end: null };
}
