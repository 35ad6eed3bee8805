/** Writes the briefings of `extremes.mjs` as folders that `sheaf build` reads. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { extremes } from './extremes.mjs';

/**
 * @param {string} folder an empty folder
 * @returns {readonly { name: string, root: string, args: readonly string[] }[]} projects with the arguments that build them
 */
export function writeExtremes(folder) {
  return extremes().map(({ name, house, args, briefings }) => {
    const root = join(folder, name);
    // JSON is YAML, and needs no care for quotation marks.
    write(join(root, 'briefings', 'sheaf.yaml'), house);
    for (const [slug, data] of Object.entries(briefings)) write(join(root, 'briefings', slug, 'briefing.yaml'), data);
    return { name, root, args };
  });
}

function write(file, data) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
}
