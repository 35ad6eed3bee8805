/** Hashes what a result depends on. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { FileSystem } from '../host/host.js';

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One hash over the names and contents of a folder's files, links not followed out of it; a missing folder hashes as empty. */
export function folderFingerprint(fs: FileSystem, folder: string): string {
  const hash = createHash('sha256');
  const root = fs.realPath(folder);
  const visit = (path: string, name: string, depth: number): void => {
    const real = fs.realPath(path);
    const isInside = root !== null && real !== null && (real === root || real.startsWith(join(root, '/')));
    const info = isInside ? fs.info(path) : null;
    hash.update(`${name}\0${info?.kind ?? 'absent'}\0`);
    if (info?.kind === 'file') hash.update(fs.readBytes(path));
    if (info?.kind === 'folder' && depth < 32) for (const entry of fs.list(path)) visit(join(path, entry), `${name}/${entry}`, depth + 1);
  };
  visit(folder, '', 0);
  return hash.digest('hex');
}
