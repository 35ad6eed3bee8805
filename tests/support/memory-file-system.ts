/** A file system in memory, for tests: plain files, folders and symbolic links, POSIX paths. */

import { posix } from 'node:path';

import type { FileSystem } from '../../src/host/host.js';

/** A file's content, or the target of a symbolic link. */
export type MemoryEntry = string | Uint8Array | { readonly link: string };

/**
 * Makes a file system that holds the given files, by absolute path. Folders exist as soon as something
 * lies in them. Links are resolved in `info`, `read…`, `exists` and `realPath`, a loop of them reads as absence.
 */
export function memoryFileSystem(initial: Readonly<Record<string, MemoryEntry>> = {}): FileSystem {
  const entries = new Map<string, MemoryEntry>(Object.entries(initial));
  const folders = new Set<string>(['/']);

  const isFolder = (path: string): boolean =>
    folders.has(path) || [...entries.keys()].some((name) => name.startsWith(`${path === '/' ? '' : path}/`));

  const realPath = (path: string, hops = 0): string | null => {
    let real = '/';
    for (const part of posix.normalize(path).split('/').filter((name) => name !== '')) {
      const next = posix.join(real, part);
      const entry = entries.get(next);
      if (isLink(entry)) {
        const target = hops > 20 ? null : realPath(posix.resolve(real, entry.link), hops + 1);
        if (target === null) {
          return null;
        }
        real = target;
      } else {
        real = next;
      }
    }
    return entries.has(real) || isFolder(real) ? real : null;
  };

  const content = (path: string): string | Uint8Array => {
    const entry = entries.get(realPath(path) ?? '');
    if (entry === undefined || isLink(entry)) {
      throw new Error(`ENOENT: no such file, open '${path}'`);
    }
    return entry;
  };

  const remove = (path: string): void => {
    folders.delete(path);
    for (const name of [...entries.keys(), ...folders]) {
      if (name === path || name.startsWith(`${path}/`)) {
        entries.delete(name);
        folders.delete(name);
      }
    }
  };

  return {
    readBytes: (path) => toBytes(content(path)),
    readText: (path) => toText(content(path)),
    exists: (path) => realPath(path) !== null,
    info(path) {
      const real = realPath(path);
      if (real === null) {
        return null;
      }
      const entry = entries.get(real);
      return entry === undefined || isLink(entry)
        ? { kind: 'folder', bytes: 0 }
        : { kind: 'file', bytes: toBytes(entry).length };
    },
    list(folder) {
      const real = realPath(folder);
      if (real === null) {
        return [];
      }
      const start = real === '/' ? '/' : `${real}/`;
      const names = [...entries.keys(), ...folders]
        .filter((name) => name.startsWith(start) && name.length > start.length)
        .map((name) => name.slice(start.length).split('/')[0] ?? '');
      return [...new Set(names)].sort();
    },
    realPath: (path) => realPath(path),
    writeFile(path, data) {
      entries.set(realPath(path) ?? posix.normalize(path), data);
    },
    makeFolder(path) {
      folders.add(posix.normalize(path));
    },
    remove,
    move(from, to) {
      if (realPath(from) === null) {
        throw new Error(`ENOENT: no such file or folder, rename '${from}'`);
      }
      remove(to);
      for (const [name, entry] of [...entries]) {
        if (name === from || name.startsWith(`${from}/`)) {
          entries.delete(name);
          entries.set(to + name.slice(from.length), entry);
        }
      }
      if (folders.delete(from)) {
        folders.add(to);
      }
    },
  };
}

function isLink(entry: MemoryEntry | undefined): entry is { readonly link: string } {
  return typeof entry === 'object' && 'link' in entry;
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function toText(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}
