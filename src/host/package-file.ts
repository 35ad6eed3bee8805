/** Finds files that ship inside installed packages, such as fonts, and Sheaf's own templates and styles. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { nodeFileSystem } from './node-host.js';

const require = createRequire(import.meta.url);

/**
 * The absolute path of a file in an installed package, by package name and path in it.
 *
 * @example packageFile('@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf')
 * @throws if the package or the file is missing: then Sheaf's own installation is broken.
 */
export function packageFile(specifier: string): string {
  const fs = nodeFileSystem();
  // Not `require.resolve`: a package's `exports` may hide its data files.
  for (const folder of require.resolve.paths(specifier) ?? []) {
    const path = join(folder, specifier);
    if (fs.info(path)?.kind === 'file') {
      return path;
    }
  }
  throw new Error(`The file ${specifier} of an installed package is missing. Install Sheaf’s dependencies again (npm ci).`);
}

/** The absolute path of something in Sheaf's own package, beside `src/` or `lib/`: `templates`, `styles/print.css`. */
export function ownFile(...parts: readonly string[]): string {
  // This module lies two levels below the package's root, as source and as compiled.
  return join(dirname(fileURLToPath(import.meta.url)), '..', '..', ...parts);
}
