import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { PRELOADED_FONTS, prepareSiteFonts, siteFonts } from '../../../../src/editions/site/site-fonts.js';
import { packageFile } from '../../../../src/host/package-file.js';

const read = (path: string) => readFileSync(packageFile(`@expo-google-fonts/${path}`));

/** A cache that keeps what it is given, and counts. */
function countingCache() {
  const kept = new Map<string, Uint8Array>();
  return { kept, get: (key: string) => kept.get(key) ?? null, set: (key: string, bytes: Uint8Array) => void kept.set(key, bytes) };
}

describe('siteFonts', () => {
  it('cuts the families down, keeps them by content, and ships their licences', async () => {
    const cache = countingCache();
    const first = await siteFonts({ characters: new Set('aç'), read, cache });
    const woff2 = first.files.filter(({ name }) => name.endsWith('.woff2'));
    expect(woff2).toHaveLength(8);
    for (const { bytes, name } of woff2) {
      expect(Buffer.from(bytes.slice(0, 4)).toString('latin1'), name).toBe('wOF2');
      expect(bytes.length, name).toBeLessThan(29_000);
    }
    expect(first.files.filter(({ name }) => name.startsWith('OFL-')).map(({ bytes }) => Buffer.from(bytes).toString('utf8').includes('SIL OPEN FONT LICENSE'))).toEqual([true, true]);
    for (const name of PRELOADED_FONTS) expect(first.files.map((file) => file.face)).toContain(name);
    for (const { name } of woff2) expect(first.css).toContain(`url("fonts/${name}")`);
    expect(first.css).toContain('unicode-range: U+202f');
    expect(cache.kept.size).toBe(8);

    // Nothing is read but the cache while the characters are those that are always there; a new one makes new files.
    const before = [...cache.kept.keys()];
    const again = await siteFonts({ characters: new Set('xyz'), read, cache });
    expect([...cache.kept.keys()]).toEqual(before);
    expect(again.files.map(({ bytes }) => bytes.length)).toEqual(first.files.map(({ bytes }) => bytes.length));
  });

  it('takes prepared files for the usual characters, the same as it would cut, and cuts for others', async () => {
    const prepared = new Map((await prepareSiteFonts(read)).map(({ name, bytes }) => [name, bytes]));
    const take = (path: string) => prepared.get(path) ?? null;
    const cache = countingCache();
    const unread = (): never => expect.fail('a prepared file needs no other');
    const taken = await siteFonts({ characters: new Set('aç→₂²'), read: (path) => (path.endsWith('.ttf') ? unread() : read(path)), cache, prepared: take });
    expect(cache.kept.size).toBe(0);
    const cut = await siteFonts({ characters: new Set('a'), read, cache });
    expect(taken.files).toEqual(cut.files);
    expect(taken.css).toBe(cut.css);

    const others = countingCache();
    await siteFonts({ characters: new Set('aλ'), read, cache: others, prepared: take });
    expect(others.kept.size).toBe(7);
  });
});
