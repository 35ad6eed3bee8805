import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const LOADER = join(ROOT, 'src/load-command.cjs');

/** Runs a program that has the loader as `loader`, beside files of its own. */
function runBeside(folder: string, program: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', `const loader = require(${JSON.stringify(join(folder, 'load.js'))}); ${program}`], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim();
}

describe('the loader of the bundled command', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sheaf-loader-'));
    cpSync(LOADER, join(folder, 'load.js'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
    writeFileSync(join(folder, 'a.js'), "exports.twice = require('./b.js').value + require('./b.js').value;\nexports.late = () => require.module('node:os').then((os) => typeof os.tmpdir);");
    writeFileSync(join(folder, 'b.js'), "globalThis.runs = (globalThis.runs ?? 0) + 1;\nexports.value = globalThis.runs * 21;");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('runs each file once, and imports modules from outside', () => {
    expect(runBeside(folder, "const a = loader.load('a.js'); a.late().then((kind) => console.log(a.twice, kind, JSON.stringify(loader.loadedFiles())));"))
      .toBe('42 function [{"name":"a.js","isFromCache":false},{"name":"b.js","isFromCache":false}]');
  });

  it('takes what it kept, and passes over a cache that is none', () => {
    runBeside(folder, "loader.load('a.js'); loader.writeCaches();");
    expect(readdirSync(folder).filter((name) => name.endsWith('.cache'))).toEqual(['a.js.cache', 'b.js.cache']);
    writeFileSync(join(folder, 'b.js.cache'), readFileSync(join(folder, 'b.js.cache')).subarray(0, 40));
    expect(runBeside(folder, "const a = loader.load('a.js'); a.late().then((kind) => console.log(a.twice, kind, JSON.stringify(loader.loadedFiles())));"))
      .toBe('42 function [{"name":"a.js","isFromCache":true},{"name":"b.js","isFromCache":false}]');
  });

  it('keeps the name and lines of a file in its faults', () => {
    writeFileSync(join(folder, 'c.js'), "\n\nthrow new Error('as expected');");
    expect(runBeside(folder, "try { loader.load('c.js'); } catch (error) { console.log(error.stack.split('\\n')[1]); }")).toContain(`${join(folder, 'c.js')}:3:`);
  });
});

describe('the compiled command', () => {
  it('starts from its cache', () => {
    const folder = join(ROOT, 'lib/command');
    const main = /load\('(.+)'\)/.exec(readFileSync(join(folder, 'main.js'), 'utf8'))?.[1] ?? '';
    const said = runBeside(folder, `process.on('exit', () => console.log(JSON.stringify(loader.loadedFiles()))); process.argv = ['node', 'sheaf', '--version']; loader.load('${main}');`);
    const loaded = JSON.parse(said.split('\n').at(-1) ?? '') as { isFromCache: boolean }[];
    expect(loaded.length).toBeGreaterThan(1);
    expect(loaded.filter(({ isFromCache }) => !isFromCache)).toEqual([]);
  });
});
