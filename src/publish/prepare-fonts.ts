/**
 * Prepares the site's font files with the usual characters, once, when Sheaf is compiled: cutting them takes longer than
 * the rest of a site. They lie in `lib/fonts/`.
 */

import { join, posix } from 'node:path';

import { preparedFolder, prepareSiteFonts } from '../editions/site/site-fonts.js';
import type { FileSystem } from '../host/host.js';
import { nodeFileSystem } from '../host/node-host.js';
import { ownFile, packageFile } from '../host/package-file.js';
import { runtimeVersion } from '../host/worker-pool.js';

/** Says what packed the files: another Brotli packs other bytes. */
const MADE_BY = 'made-by.txt';

/** Does nothing where the files are there. */
export async function prepareFonts(): Promise<void> {
  const fs = nodeFileSystem();
  const folder = ownFile('lib', 'fonts');
  const stamp = `${preparedFolder()} ${runtimeVersion()}\n`;
  const stampFile = join(folder, MADE_BY);
  if (fs.exists(stampFile) && fs.readText(stampFile) === stamp) return;
  fs.remove(folder);
  const files = await prepareSiteFonts((path) => fs.readBytes(packageFile(posix.join('@expo-google-fonts', path))));
  for (const { name, bytes } of files) fs.writeFile(join(folder, name), bytes);
  fs.writeFile(stampFile, stamp);
}

/** @param path as `siteFonts` asks for it */
export function preparedFont(fs: FileSystem, path: string): Uint8Array | null {
  const file = ownFile('lib', 'fonts', path);
  return fs.info(file)?.kind === 'file' ? fs.readBytes(file) : null;
}
