/**
 * Which files of an earlier build's `assets/` stay beside the new ones: pages that stay as they are still load them.
 *
 * In: the output folder, its files that this build does not make, and the pages that it does not make. Out: paths.
 */

import { join, posix } from 'node:path';

import type { FileSystem } from '../host/host.js';

export interface KeptAssetsOptions {
  readonly fs: FileSystem;
  /** Absolute: the output folder. */
  readonly out: string;
  /** Paths from there, of files that this build makes no more. */
  readonly outdated: readonly string[];
  /** Paths from there. */
  readonly keptPages: readonly string[];
}

export function keptAssets({ fs, out, outdated, keptPages }: KeptAssetsOptions): ReadonlySet<string> {
  const left = new Set(outdated.filter((path) => path.startsWith('assets/')));
  const kept = new Set<string>();
  const keepNamedIn = (file: string): void => {
    if (left.size === 0 || fs.info(join(out, file))?.kind !== 'file') return;
    const text = fs.readText(join(out, file));
    for (const path of left) {
      if (!text.includes(posix.basename(path))) continue;
      left.delete(path);
      kept.add(path);
    }
  };
  for (const page of keptPages) keepNamedIn(page);
  for (const sheet of [...kept].filter((path) => path.endsWith('.css'))) keepNamedIn(sheet);
  return kept;
}
