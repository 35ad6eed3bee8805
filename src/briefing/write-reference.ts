/** The entry of `npm run reference`: writes the published schemas and the reference pages into the source. */

import { diagnosticsReference } from '../diagnostics/reference.js';
import type { CatalogueModule } from '../diagnostics/reference.js';
import type { FileSystem } from '../host/host.js';
import { nodeFileSystem } from '../host/node-host.js';
import { ownFile } from '../host/package-file.js';
import { cssReference } from '../print/css/reference.js';
import { briefingJsonSchema, collectionJsonSchema, houseJsonSchema } from './json-schema.js';
import { briefingReference } from './reference.js';

/** What each generated file holds now, by its path in the package. */
export async function generatedFiles(fs: FileSystem): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['src/briefing/briefing.schema.json', briefingJsonSchema()],
    ['src/briefing/house.schema.json', houseJsonSchema()],
    ['src/briefing/collection.schema.json', collectionJsonSchema()],
    ['src/briefing/REFERENCE.md', briefingReference()],
    ['src/print/css/REFERENCE.md', cssReference()],
    ['src/diagnostics/REFERENCE.md', diagnosticsReference(await loadCatalogue(fs))],
  ]);
}

/** Every area of the catalogue that there is, whoever keeps it. */
export async function loadCatalogue(fs: FileSystem): Promise<readonly CatalogueModule[]> {
  const folder = new URL('../diagnostics/catalogue/', import.meta.url);
  const areas = new Set(
    fs.list(ownFile('src', 'diagnostics', 'catalogue')).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3)),
  );
  // A module namespace is a record of its exports.
  return Promise.all([...areas].map((area) => import(new URL(`${area}.js`, folder).href) as Promise<CatalogueModule>));
}

/** Writes all generated files. */
export async function writeReference(): Promise<void> {
  const fs = nodeFileSystem();
  for (const [path, content] of await generatedFiles(fs)) {
    fs.writeFile(ownFile(path), content);
  }
}
