/** Finds modules that threads run. */

import { fileURLToPath } from 'node:url';

import { nodeFileSystem } from '../host/node-host.js';

/** The address of a compiled module beside the one that asks; null where there is none: from source, in tests, nothing runs in threads. */
export function compiledModule(name: string, asking: string): URL | null {
  const url = new URL(name, asking);
  return asking.endsWith('.js') && nodeFileSystem().exists(fileURLToPath(url)) ? url : null;
}
