/**
 * Keeps what setting a briefing yielded, by a hash of all that it depends on: the briefing's folder, the house's
 * settings, templates and styles, the request, and Sheaf and Node themselves.
 */

import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

import type { FileSystem } from '../host/host.js';

export interface Cache<T> {
  get(name: string, key: string): T | null;
  set(name: string, key: string, value: T): void;
}

/** A cache of one entry a name, in a folder; what cannot be read counts as absent. `T` is structured-cloneable. */
export function folderCache<T>(fs: FileSystem, folder: string): Cache<T> {
  const pathOf = (name: string): string => join(folder, `${name}.bin`);
  return {
    get(name, key) {
      if (!fs.exists(pathOf(name))) return null;
      try {
        // Only this function's own `set` writes the file, so its shape is Entry's.
        const entry = deserialize(fs.readBytes(pathOf(name))) as { readonly key: string; readonly value: T };
        return entry.key === key ? entry.value : null;
      } catch {
        return null;
      }
    },
    set(name, key, value) {
      const temporary = join(folder, `${name}.part`);
      fs.writeFile(temporary, serialize({ key, value }));
      fs.move(temporary, pathOf(name));
    },
  };
}
