import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, expect, it } from 'vitest';

const MODULE = pathToFileURL(resolve(import.meta.dirname, '../../../lib/host/compiled-program.js')).href;

/** `answer`, a function without parameters that returns the number. */
const programOf = (answer: number): Uint8Array =>
  Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7f, 3, 2, 1, 0, 7, 10, 1, 6, ...Buffer.from('answer'), 0, 0, 10, 6, 1, 4, 0, 0x41, answer, 0x0b);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-program-'));
  for (const answer of [21, 42]) writeFileSync(join(folder, `${answer}.wasm`), programOf(answer));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a process of its own, as V8 wants it. */
function inProcess(body: string, environment: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', `import('${MODULE}').then(({ compiledProgram, compileBeforehand }) => { ${body} })`], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...environment } });
  expect(stderr).toBe('');
  return stdout.trim();
}

const answer = (program: string, kept: string): string => `console.log(new WebAssembly.Instance(compiledProgram('${program}', '${kept}')).exports.answer());`;

it('runs a program without kept code, with its own, and never with another program’s or with half of it', () => {
  inProcess("compileBeforehand('42.wasm', '42.cache')");
  const kept = readFileSync(join(folder, '42.cache'));
  const lengths = [0, 10, 60, kept.length - 1];
  for (const length of lengths) writeFileSync(join(folder, `${length}.cache`), kept.subarray(0, length));
  expect(inProcess(answer('42.wasm', 'none.cache') + answer('21.wasm', '42.cache') + lengths.map((length) => answer('42.wasm', `${length}.cache`)).join(''))).toBe('42\n21\n42\n42\n42\n42');
  expect(inProcess(answer('42.wasm', '42.cache'))).toBe('42');
});

it('leaves kept code alone where the environment says so', () => {
  // A folder in the place of the kept code: whoever reads it fails.
  mkdirSync(join(folder, 'folder.cache'));
  expect(inProcess(`try { ${answer('42.wasm', 'folder.cache')} } catch { console.log('read'); }`)).toBe('read');
  expect(inProcess(answer('42.wasm', 'folder.cache'), { SHEAF_COMPILED_CODE: '0' })).toBe('42');
});
