import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { memoryFileSystem } from '../../support/memory-file-system.js';
import { makeTemporaryFolder, nodeFileSystem } from '../../../src/host/node-host.js';
import { ownFile, packageFile } from '../../../src/host/package-file.js';
import { resolveInside } from '../../../src/host/resolve-inside.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-host-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('nodeFileSystem', () => {
  const fs = nodeFileSystem();

  test('writes into folders that do not exist yet, and reads back', () => {
    const path = join(folder, 'a/b/c.txt');
    fs.writeFile(path, 'né');
    expect(fs.readText(path)).toBe('né');
    expect([...fs.readBytes(path)]).toEqual([0x6e, 0xc3, 0xa9]);
    expect(fs.info(path)).toEqual({ kind: 'file', bytes: 3 });
    expect(fs.info(join(folder, 'a'))?.kind).toBe('folder');
    expect(fs.info(join(folder, 'nowhere'))).toBeNull();
  });

  test('lists names by code unit; a missing folder is empty', () => {
    for (const name of ['b', 'a', 'Z', 'é']) {
      writeFileSync(join(folder, name), '');
    }
    expect(fs.list(folder)).toEqual(['Z', 'a', 'b', 'é']);
    expect(fs.list(join(folder, 'none'))).toEqual([]);
  });

  test('a folder moved onto another replaces it whole and leaves nothing beside', () => {
    fs.writeFile(join(folder, 'out/old.txt'), 'old');
    const fresh = makeTemporaryFolder(folder);
    fs.writeFile(join(fresh, 'new.txt'), 'new');
    fs.move(fresh, join(folder, 'out'));
    expect(fs.list(folder)).toEqual(['out']);
    expect(fs.list(join(folder, 'out'))).toEqual(['new.txt']);
  });

  test('a move that fails leaves what was there', () => {
    fs.writeFile(join(folder, 'out/old.txt'), 'old');
    expect(() => fs.move(join(folder, 'missing'), join(folder, 'out'))).toThrow();
    expect(readFileSync(join(folder, 'out/old.txt'), 'utf8')).toBe('old');
    expect(fs.list(folder)).toEqual(['out']);
  });
});

describe('resolveInside', () => {
  const fs = nodeFileSystem();
  beforeEach(() => {
    mkdirSync(join(folder, 'in/sub'), { recursive: true });
    writeFileSync(join(folder, 'in/data.csv'), 'x');
    writeFileSync(join(folder, 'secret.txt'), 'x');
    writeFileSync(join(folder, 'inside.txt'), 'x');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'in/way-out.txt'));
    symlinkSync(folder, join(folder, 'in/up'));
    symlinkSync('data.csv', join(folder, 'in/alias.csv'));
    symlinkSync('loop', join(folder, 'in/loop'));
  });

  test.each([
    ['/etc/passwd', 'absolute'],
    ['C:/secret', 'absolute'],
    ['C:secret', 'absolute'],
    ['\\\\host\\share', 'absolute'],
    ['file:///etc/passwd', 'absolute'],
    ['http://example.org/x.png', 'absolute'],
    ['../secret.txt', 'outside'],
    ['sub/../../secret.txt', 'outside'],
    ['..', 'outside'],
    ['..\\secret.txt', 'malformed'],
    ['da\0ta.csv', 'malformed'],
    ['', 'malformed'],
    ['way-out.txt', 'link-outside'],
    ['up/secret.txt', 'link-outside'],
    // A name that merely begins like the folder's is outside too.
    ['up/inside.txt', 'link-outside'],
    ['loop', 'missing'],
    ['none.csv', 'missing'],
    ['data.csv/none', 'missing'],
    ['sub', 'folder'],
    ['.', 'folder'],
  ])('%j is refused: %s', (path, reason) => {
    expect(resolveInside(fs, join(folder, 'in'), path)).toEqual({ path: null, reason });
  });

  test.each(['data.csv', './data.csv', 'sub/../data.csv', 'alias.csv', 'up/in/data.csv'])('%j is the file', (path) => {
    expect(resolveInside(fs, join(folder, 'in'), path).path).toBe(fs.realPath(join(folder, 'in/data.csv')));
  });
});

describe('memoryFileSystem', () => {
  test('holds to the same rules about links', () => {
    const fs = memoryFileSystem({
      '/p/in/data.csv': 'x',
      '/p/secret': 'x',
      '/p/in/out': { link: '../secret' },
      '/p/in/alias': { link: 'data.csv' },
      '/p/in/loop': { link: 'loop' },
    });
    expect(resolveInside(fs, '/p/in', 'data.csv').path).toBe('/p/in/data.csv');
    expect(resolveInside(fs, '/p/in', 'alias').path).toBe('/p/in/data.csv');
    expect(resolveInside(fs, '/p/in', 'out').reason).toBe('link-outside');
    expect(resolveInside(fs, '/p/in', 'loop').reason).toBe('missing');
    expect(fs.list('/p')).toEqual(['in', 'secret']);
    expect(fs.info('/p/in')?.kind).toBe('folder');
  });

  test('moves and removes folders', () => {
    const fs = memoryFileSystem({ '/a/x': '1', '/b/y': '2' });
    fs.move('/a', '/b');
    expect(fs.list('/b')).toEqual(['x']);
    expect(fs.exists('/a')).toBe(false);
    fs.remove('/b');
    expect(fs.list('/')).toEqual([]);
  });
});

describe('packageFile', () => {
  test('finds the fonts of the house', () => {
    const path = packageFile('@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf');
    expect(nodeFileSystem().readBytes(path).subarray(0, 4)).toEqual(Buffer.from([0, 1, 0, 0]));
  });

  test('says plainly that an installation is broken', () => {
    expect(() => packageFile('no-such-package/file.ttf')).toThrow(/npm ci/);
  });

  test('finds Sheaf’s own files', () => {
    expect(nodeFileSystem().readText(ownFile('package.json'))).toContain('"name": "sheaf"');
  });
});
