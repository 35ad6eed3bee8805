/** Names files after what is in them, so that caches may keep them for ever: `assets/site.css` is `assets/site.1f0c9a27b3.css`. */

import { createHash } from 'node:crypto';
import { posix } from 'node:path';

/** Of two files of one name in one site's life; forty bits are plenty. */
const LENGTH = 10;

export function hashedName(path: string, content: Uint8Array | string): string {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name}.${createHash('sha256').update(content).digest('hex').slice(0, LENGTH)}${ext}`);
}
