/** The machine that Sheaf runs on, as `FileSystem`: the only file of Sheaf's that uses `node:fs`. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import type { FileInfo, FileSystem } from './host.js';

/** The machine's file system. What is missing is `null`, `false` or empty where the method says so, and throws elsewhere. */
export function nodeFileSystem(): FileSystem {
  return {
    readBytes: (path) => readFileSync(path),
    readText: (path) => readFileSync(path, 'utf8'),
    exists: (path) => existsSync(path),
    info: readInfo,
    list: listNames,
    realPath: resolveLinks,
    writeFile(path, content) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    makeFolder(path) {
      mkdirSync(path, { recursive: true });
    },
    remove(path) {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    },
    move,
  };
}

/**
 * Makes an empty folder with a name that nobody else has, inside `parent`, which is made if need be.
 * Give a parent on the file system of the final place, so that `move` can put the result there.
 */
export function makeTemporaryFolder(parent: string, prefix = '.tmp-'): string {
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, prefix));
}

function readInfo(path: string): FileInfo | null {
  const stats = orNull(() => statSync(path));
  if (stats === null) {
    return null;
  }
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { kind, bytes: stats.size };
}

function listNames(folder: string): readonly string[] {
  // The default order of `sort` is by code unit, the same on every machine.
  return (orNull(() => readdirSync(folder)) ?? []).sort();
}

function resolveLinks(path: string): string | null {
  return orNull(() => realpathSync(path));
}

/**
 * Renames. A file is replaced in one step; a folder that stands in the way is first set aside, so that
 * at no moment a mixture of old and new stands there, and is put back if the move fails.
 */
function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const inTheWay = orNull(() => statSync(to));
  if (inTheWay === null || !inTheWay.isDirectory()) {
    renameSync(from, to);
    return;
  }
  const aside = join(makeTemporaryFolder(dirname(to), '.old-'), 'folder');
  renameSync(to, aside);
  try {
    renameSync(from, to);
  } catch (error) {
    renameSync(aside, to);
    throw error;
  } finally {
    rmSync(dirname(aside), { recursive: true, force: true });
  }
}

/** Absence is an answer; any other fault (no permission, a loop of links) is treated as absence too, and shows at the reading. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
