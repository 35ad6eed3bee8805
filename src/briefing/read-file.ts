/** Reads the files that a briefing names, only inside its folder, and says at the naming value why one cannot be read. */

import { posix } from 'node:path';

import { fileMissing, fileUnreadable, notUtf8, pathOutside } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import type { FileSystem } from '../host/host.js';
import { isWithin, resolveInside } from '../host/resolve-inside.js';
import type { OutsideReason } from '../host/resolve-inside.js';
import { nearest } from '../diagnostics/nearest.js';

/** The folder that a briefing may read. */
export interface BriefingFolder {
  readonly fs: FileSystem;
  /** Absolute. */
  readonly path: string;
  /** Relative to the project's root, with `/`: for places. */
  readonly shown: string;
}

export type FileRead<T> = { readonly content: T; readonly fault: null } | { readonly content: null; readonly fault: Diagnostic };

/** Largest file that is read, in bytes. */
const LARGEST = 32_000_000;

/** The bytes of a file; `place` is the value that names it. */
export function readBytes(folder: BriefingFolder, path: string, place: Place): FileRead<Uint8Array> {
  const resolved = resolveInside(folder.fs, folder.path, path);
  if (resolved.path === null) {
    return { content: null, fault: explainReason(folder, path, resolved.reason, place) };
  }
  if ((folder.fs.info(resolved.path)?.bytes ?? 0) > LARGEST) {
    return { content: null, fault: fileUnreadable({ path, why: 'it is larger than 32 MB' }, { place }) };
  }
  try {
    return { content: folder.fs.readBytes(resolved.path), fault: null };
  } catch (cause) {
    return { content: null, fault: fileUnreadable({ path, why: 'the machine does not allow it' }, { place, cause }) };
  }
}

/** The text of a file in UTF-8, without a byte order mark. */
export function readText(folder: BriefingFolder, path: string, place: Place): FileRead<string> {
  const bytes = readBytes(folder, path, place);
  if (bytes.content === null) {
    return bytes;
  }
  const text = decodeUtf8(bytes.content);
  return text === null ? { content: null, fault: notUtf8({ file: path }, { place }) } : { content: text, fault: null };
}

/** Text without a byte order mark; null if the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function explainReason(folder: BriefingFolder, path: string, reason: OutsideReason, place: Place): Diagnostic {
  const named = folder.shown.startsWith('briefings/collections/') ? 'the collection’s folder' : folder.shown.includes('/') ? 'the briefing’s folder' : `the folder “${folder.shown}”`;
  switch (reason) {
    case 'absolute':
      return pathOutside({ path, folder: named, how: `is not a path inside ${named}: it begins at the machine’s root, or names another place` }, { place });
    case 'outside':
      return pathOutside({ path, folder: named, how: `climbs out of ${named}` }, { place });
    case 'link-outside':
      return pathOutside({ path, folder: named, how: `is a symbolic link that leads out of ${named}` }, { place });
    case 'missing': {
      const guess = nearest(posix.basename(path), namesBeside(folder, path));
      return fileMissing({ path, nearest: guess === null ? null : posix.join(posix.dirname(path), guess), folder: named }, { place });
    }
    case 'folder':
      return fileUnreadable({ path, why: 'it is a folder' }, { place });
    case 'malformed':
      return fileUnreadable({ path, why: 'it is not a path; folders are separated with /' }, { place });
    case 'not-a-file':
      return fileUnreadable({ path, why: 'it is not a file' }, { place });
  }
}

/** The names in the folder that a path leads to; none where a link takes it out of the briefing's. */
function namesBeside({ fs, path: folder }: BriefingFolder, path: string): readonly string[] {
  const [root, beside] = [fs.realPath(folder), fs.realPath(posix.join(folder, posix.dirname(path)))];
  return root !== null && beside !== null && isWithin(root, beside) ? fs.list(beside) : [];
}
