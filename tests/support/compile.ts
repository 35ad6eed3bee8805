/** Compiles `src/` to `lib/` once, before any test runs: tests of the command start what users start. */

import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fontCacheOfTests } from './font-cache.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Types are checked before (`npm test`): here only a missing command is a fault. */
export function setup(): void {
  const { stdout } = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', 'tsconfig.build.json'], { cwd: root, encoding: 'utf8' });
  const { stderr } = spawnSync(process.execPath, [`${root}src/finish-lib.mjs`], { cwd: root, encoding: 'utf8' });
  if (!existsSync(`${root}lib/command/main.js`)) throw new Error(`src/ does not compile:\n${stdout}${stderr}`);
}

export function teardown(): void {
  rmSync(fontCacheOfTests(), { recursive: true, force: true });
}
