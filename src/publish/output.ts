/**
 * Puts finished files into the output folder so that nobody ever sees half of them: all is staged beside it,
 * then moved there, folder by folder.
 */

import { dirname, join, posix } from 'node:path';

import type { FileSystem } from '../host/host.js';
import { makeTemporaryFolder } from '../host/node-host.js';
import { sha256 } from './fingerprint.js';
import type { PublishedFile } from './manifest.js';

export interface Staging {
  readonly folder: string;
  write(path: string, content: Uint8Array | string): void;
  /** Moves a staged folder over the one in the output folder. */
  placeFolder(name: string): void;
  /** Moves one staged file. */
  placeFile(path: string): void;
  /** Files staged or already placed below a folder of the output. */
  discard(): void;
}

/** @param out absolute; the staging folder is made beside it, on the same file system */
export function stageOutput(fs: FileSystem, out: string): Staging {
  const folder = makeTemporaryFolder(dirname(out), '.sheaf-stage-');
  return {
    folder,
    write: (path, content) => fs.writeFile(join(folder, path), content),
    placeFolder: (name) => fs.move(join(folder, name), join(out, name)),
    placeFile: (path) => fs.move(join(folder, path), join(out, path)),
    discard: () => fs.remove(folder),
  };
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
