/** Who may see a briefing is read whatever else is wrong with it. */

import { expect, it } from 'vitest';
import { readVisibility } from '../../../src/briefing/read-visibility.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';

const read = (yaml: string) => readVisibility({ fs: memoryFileSystem({ '/p/briefings/one/briefing.yaml': yaml }), root: '/p', slug: 'one' });

it.each([
  ['title: T\n', { status: 'final', handling: {} }],
  ['status: withdrawn\nnonsense: [1]\nfacts: 3\n', { status: 'withdrawn', handling: {} }],
  ['handling: { marking: "TLP:AMBER", embargo: "2099-01-01T00:00:00Z", x: 1 }\n', { status: 'final', handling: { marking: 'TLP:AMBER', embargo: '2099-01-01T00:00:00Z' } }],
  ['status: wrong\nhandling: TLP:RED\n', { status: 'final', handling: {} }],
  ['- a list\n', { status: 'final', handling: {} }],
  ['title: [\n', null],
  ['actors: [{ name: N, note: &h x }]\nhandling: { marking: *m }\nunknown: &m TLP:RED\n', { status: 'final', handling: {} }],
  ['unknown: &h { marking: TLP:RED }\nhandling: *h\n', { status: 'final', handling: { marking: 'TLP:RED' } }],
])('%j', (yaml, expected) => {
  expect(read(yaml)).toEqual(expected);
});

it('is null without a file', () => {
  expect(readVisibility({ fs: memoryFileSystem(), root: '/p', slug: 'one' })).toBeNull();
});

it('is null where the file cannot be read', () => {
  const fs = memoryFileSystem({ '/p/briefings/one/briefing.yaml': 'status: draft\n' });
  const denied = { ...fs, readBytes: () => { throw new Error('EACCES: permission denied'); } };
  expect(readVisibility({ fs: denied, root: '/p', slug: 'one' })).toBeNull();
});

it('is null where the file is a link out of the folder', () => {
  const fs = memoryFileSystem({ '/elsewhere.yaml': 'status: draft\n', '/p/briefings/one/briefing.yaml': { link: '/elsewhere.yaml' } });
  expect(readVisibility({ fs, root: '/p', slug: 'one' })).toBeNull();
});
