/** Builds editions through the command line, as a reader of the README would, and lists what a folder holds. */

import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runProgram } from './run-program.mjs';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the repository's own briefings into dist/ unless it is there, and compiles the program unless it is. */
export async function ensureDist() {
  const dist = join(REPOSITORY, 'dist');
  if (existsSync(join(dist, 'manifest.json')) && existsSync(join(REPOSITORY, 'lib/command/main.js'))) return dist;
  process.stderr.write('npm run build, for dist/ is not there\n');
  const { status, stdout, stderr } = await runProgram('npm', ['run', '--silent', 'build'], { cwd: REPOSITORY });
  if (status !== 0) throw new Error(`npm run build failed with ${status}:\n${stdout}${stderr}`);
  return dist;
}

/**
 * Builds all briefings under a root, without the cache. Warnings are no fault here.
 *
 * @param {string} root
 * @param {string} out
 * @param {readonly string[]} more further arguments
 * @returns {Promise<string[]>} what went wrong; empty if nothing did
 */
export async function buildInto(root, out, more = []) {
  const args = ['lib/command/main.js', 'build', '--no-cache', '--root', root, '--out', out, ...more];
  const { status, stdout, stderr } = await runProgram(process.execPath, args, { cwd: REPOSITORY });
  return status === 0 ? [] : [`exit status ${status}\n${stdout}${stderr}`.trimEnd()];
}

/** @returns {readonly string[]} paths of all files below a folder, from there, with slashes, sorted; empty if there is no such folder */
export function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1).split(sep).join('/'))
    .sort();
}
