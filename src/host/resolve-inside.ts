/** Finds a file that content names, and only inside the folder that the content may read. */

import { isAbsolute, join, posix, relative, sep, win32 } from 'node:path';

import type { FileSystem } from './host.js';

export type OutsideReason =
  /** Begins at a root or names a drive, a host or a scheme. */
  | 'absolute'
  /** Climbs out with `..`. */
  | 'outside'
  /** A symbolic link on the way leads out of the folder. */
  | 'link-outside'
  /** Contains a character that no path can hold, or `\` between names. */
  | 'malformed'
  | 'missing'
  | 'folder'
  /** A device, a socket or the like. */
  | 'not-a-file';

export type Resolved =
  | { readonly path: string; readonly reason: null }
  | { readonly path: null; readonly reason: OutsideReason };

/**
 * Resolves `relativePath`, written with `/`, to the absolute path of a file inside `folder`.
 *
 * Both ends are compared with every symbolic link resolved, so that neither `..` nor a link reads
 * outside. A link that stays inside is followed. The path returned is the real one: what was checked
 * is what will be read.
 */
export function resolveInside(fs: FileSystem, folder: string, relativePath: string): Resolved {
  if (isAnyAbsolute(relativePath)) {
    return refuse('absolute');
  }
  if (relativePath.trim() === '' || /[\0\\]/.test(relativePath)) {
    return refuse('malformed');
  }
  const normal = posix.normalize(relativePath);
  if (normal === '..' || normal.startsWith('../')) {
    return refuse('outside');
  }
  const realFolder = fs.realPath(folder);
  const real = realFolder === null ? null : fs.realPath(join(realFolder, normal));
  if (realFolder === null || real === null) {
    return refuse('missing');
  }
  if (!isWithin(realFolder, real)) {
    return refuse('link-outside');
  }
  const kind = fs.info(real)?.kind;
  if (kind === 'file') {
    return { path: real, reason: null };
  }
  return refuse(kind === 'folder' ? 'folder' : kind === undefined ? 'missing' : 'not-a-file');
}

/** True if `path` is `folder` or lies in it; both absolute and free of links. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function isAnyAbsolute(path: string): boolean {
  // Windows' forms are refused everywhere, so that a briefing means the same on every machine.
  return posix.isAbsolute(path) || win32.isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path);
}

function refuse(reason: OutsideReason): Resolved {
  return { path: null, reason };
}
