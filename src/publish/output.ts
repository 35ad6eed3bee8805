/**
 * Puts finished files into the output folder so that nobody ever sees half of them: all is staged beside it, then moved
 * there, and moved back if anything is in the way.
 */

import { dirname, join, posix } from 'node:path';

import type { FileSystem } from '../host/host.js';
import { makeTemporaryFolder } from '../host/node-host.js';
import { sha256 } from './fingerprint.js';
import type { PublishedFile } from './manifest.js';

export interface Staging {
  /** Absolute; paths below it are those of the output folder. */
  readonly folder: string;
  write(path: string, content: Uint8Array | string): void;
  /** Moves a staged file or folder into the output folder, over what stands there. */
  place(path: string): void;
  /** Takes a file or folder out of the output folder. */
  takeAway(path: string): void;
  /** Puts everything back that was placed or taken away. */
  undo(): void;
  /** Ends the staging; what was replaced is gone then. */
  discard(): void;
}

/** Where the pieces that were replaced wait for the end. No briefing and no file of the site has this name. */
const ASIDE = '.aside';

/** @param out absolute; the staging folder is made beside it, on the same file system */
export function stageOutput(fs: FileSystem, out: string): Staging {
  const folder = makeTemporaryFolder(dirname(out), '.sheaf-stage-');
  const moved: { readonly target: string; readonly aside: string | null }[] = [];
  const setAside = (target: string): void => {
    const aside = fs.info(target) === null ? null : join(folder, ASIDE, String(moved.length));
    if (aside !== null) fs.move(target, aside);
    moved.push({ target, aside });
  };
  return {
    folder,
    write: (path, content) => fs.writeFile(join(folder, path), content),
    place(path) {
      setAside(join(out, path));
      fs.move(join(folder, path), join(out, path));
    },
    takeAway(path) {
      setAside(join(out, path));
      removeEmptyFolders(fs, out, path);
    },
    undo() {
      for (const { target, aside } of moved.reverse()) {
        if (fs.info(target) !== null) fs.remove(target);
        if (aside !== null) fs.move(aside, target);
      }
      moved.length = 0;
    },
    discard: () => fs.remove(folder),
  };
}

/** The folders that a path has left empty: their names, too, may speak of what is withheld. @param path from `out` */
export function removeEmptyFolders(fs: FileSystem, out: string, path: string): void {
  for (let folder = posix.dirname(path); folder !== '.' && fs.list(join(out, folder)).length === 0; folder = posix.dirname(folder)) fs.remove(join(out, folder));
}

/** All files below a folder, by path relative to `base`, with `/`, sorted. */
export function filesBelow(fs: FileSystem, base: string, path = ''): readonly string[] {
  return fs.list(join(base, path)).flatMap((name) => {
    const inner = posix.join(path, name);
    const kind = fs.info(join(base, inner))?.kind;
    return kind === 'folder' ? filesBelow(fs, base, inner) : kind === 'file' ? [inner] : [];
  });
}

export function describeFile(fs: FileSystem, base: string, path: string): PublishedFile {
  const bytes = fs.readBytes(join(base, path));
  return { path, bytes: bytes.byteLength, sha256: sha256(bytes) };
}
