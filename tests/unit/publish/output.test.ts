/** Staging: all of it comes into place, or nothing does. */

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nodeFileSystem } from '../../../src/host/node-host.js';
import { stageOutput } from '../../../src/publish/output.js';

function place() {
  const base = mkdtempSync(join(tmpdir(), 'sheaf-output-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const out = join(base, 'dist');
  mkdirSync(join(out, 'one'), { recursive: true });
  writeFileSync(join(out, 'one/page'), 'old');
  return { base, out, staging: stageOutput(nodeFileSystem(), out), read: (path: string) => readFileSync(join(out, path), 'utf8') };
}

it('places files and folders over what stands there, and leaves nothing behind', () => {
  const { base, staging, read } = place();
  staging.write('one/page', 'new');
  staging.write('two', 'also');
  staging.place('one');
  staging.place('two');
  staging.discard();
  expect([read('one/page'), read('two'), readdirSync(base)]).toEqual(['new', 'also', ['dist']]);
});

it('puts everything back when something is in the way', () => {
  const { base, out, staging, read } = place();
  writeFileSync(join(out, 'gone'), 'gone');
  staging.write('one/page', 'new');
  staging.write('two', 'also');
  staging.place('one');
  staging.place('two');
  staging.takeAway('gone');
  expect(() => staging.place('three')).toThrow(/ENOENT/);
  staging.undo();
  staging.discard();
  expect([read('one/page'), read('gone'), readdirSync(out), readdirSync(base)]).toEqual(['old', 'gone', ['gone', 'one'], ['dist']]);
});
