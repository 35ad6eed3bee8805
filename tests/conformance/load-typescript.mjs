/** Loads a TypeScript module of the tests as a program that Node can run, with all that it imports but the packages. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { REPOSITORY } from './editions.mjs';

/** @param {string} path from the repository's root */
export async function loadTypeScript(path) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: join(REPOSITORY, path), platform: 'node', external: (id) => !id.startsWith('.') && !id.startsWith('/'), logLevel: 'silent' });
  // Beside the validators, from where packages are found.
  const dir = join(REPOSITORY, 'tests/conformance/target/tests');
  await bundle.write({ dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await bundle.close();
  return import(pathToFileURL(join(dir, path.replace(/^.*\//, '').replace(/\.ts$/, '.mjs'))).href);
}
