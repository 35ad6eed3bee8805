/**
 * Pagefind, which makes the index of full-text search: a program that its package brings for each kind of machine.
 *
 * Run in a folder of its own with nothing of the environment, it reads no settings of anybody's and sends nothing anywhere.
 */

import { arch, platform } from 'node:os';
import { join } from 'node:path';

import type { FileSystem } from '../host/host.js';
import { makeTemporaryFolder } from '../host/node-host.js';
import { packageFile } from '../host/package-file.js';
import { runProgram } from '../host/run-program.js';

/** The part of a page that is searched. */
export const SEARCHED = 'main';

/**
 * What says nothing that a reader looks for, or says it a second time: drawings and their tables, keys of sources, calls of notes, ways
 * about the page. The title and what stands beside it are found through what is said of the page.
 */
export const NOT_SEARCHED: readonly string[] = [
  'h1', '.hero .meta', 'svg', 'nav', 'template', 'button', 'cite', '[hidden]', '.pause', '.mark', '.pb', '.call', '.back', '.ways', '.volumes', '.chart-data', '.data-file', '.colophon', '.related', '#cite', '#versions', '.self', '.returns', '.subscribe', '.subjects',
];

/** Its own ready-made surfaces: none of ours. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
const PATIENCE = 20 * 60_000;

/** The program, absolute; null where there is none for this machine. */
export function searchEngine(): string | null {
  const system = platform() === 'win32' ? 'windows' : platform();
  for (const name of ['pagefind_extended', 'pagefind']) {
    try {
      return packageFile(`@pagefind/${system}-${arch()}/bin/${name}${system === 'windows' ? '.exe' : ''}`);
    } catch {
      // The packages of other machines are not installed.
    }
  }
  return null;
}

export interface IndexTask {
  readonly fs: FileSystem;
  /** Absolute: `searchEngine`'s. */
  readonly engine: string;
  /** Absolute: what it works in stands here, for as long as it works. */
  readonly workshop: string;
  /** Whole pages by their addresses, which end in `.html`. */
  readonly pages: ReadonlyMap<string, string>;
}

/** The index's files by their paths; or why there are none. */
export async function makeIndex({ fs, engine, workshop, pages }: IndexTask): Promise<ReadonlyMap<string, Uint8Array> | string> {
  const folder = makeTemporaryFolder(workshop, 'search-');
  try {
    for (const [path, html] of pages) fs.writeFile(join(folder, 'pages', path), html);
    const args = ['--site', 'pages', '--output-path', 'index', '--root-selector', SEARCHED, '--exclude-selectors', NOT_SEARCHED.join(', '), '--keep-index-url', '--silent'];
    const failure = await runProgram({ program: engine, args, folder, patience: PATIENCE });
    if (failure !== null) return failure.reason;
    return readIndex(fs, join(folder, 'index'));
  } finally {
    fs.remove(folder);
  }
}

function readIndex(fs: FileSystem, folder: string, path = ''): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const name of fs.list(join(folder, path))) {
    const inner = path === '' ? name : `${path}/${name}`;
    if (fs.info(join(folder, inner))?.kind === 'folder') for (const [below, bytes] of readIndex(fs, folder, inner)) found.set(below, bytes);
    else if (!UNUSED.test(name)) found.set(inner, name === 'pagefind-entry.json' ? orderedEntry(fs.readText(join(folder, inner))) : fs.readBytes(join(folder, inner)));
  }
  return found;
}

/** Its languages stand in another order each time: the only thing of the index that is not the same from build to build. */
function orderedEntry(text: string): Uint8Array {
  const entry: unknown = JSON.parse(text);
  if (typeof entry !== 'object' || entry === null || !('languages' in entry) || typeof entry.languages !== 'object' || entry.languages === null) return Buffer.from(text);
  const languages = Object.fromEntries(Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Buffer.from(JSON.stringify({ ...entry, languages }));
}
