/** Who may see a briefing is read whatever else is wrong with it. */

import { expect, it } from 'vitest';
import { readVisibility } from '../../../src/briefing/read-visibility.js';
import { memoryFileSystem } from '../../../src/host/memory-host.js';

const read = (yaml: string) => readVisibility({ fs: memoryFileSystem({ '/p/briefings/one/briefing.yaml': yaml }), root: '/p', slug: 'one' });

it.each([
  ['title: T\n', { status: 'final', handling: {} }],
  ['status: withdrawn\nnonsense: [1]\nfacts: 3\n', { status: 'withdrawn', handling: {} }],
  ['handling: { marking: "TLP:AMBER", embargo: "2099-01-01T00:00:00Z", x: 1 }\n', { status: 'final', handling: { marking: 'TLP:AMBER', embargo: '2099-01-01T00:00:00Z' } }],
  ['status: wrong\nhandling: TLP:RED\n', { status: 'final', handling: {} }],
  ['- a list\n', { status: 'final', handling: {} }],
  ['title: [\n', null],
])('%j', (yaml, expected) => {
  expect(read(yaml)).toEqual(expected);
});

it('is null without a file', () => {
  expect(readVisibility({ fs: memoryFileSystem(), root: '/p', slug: 'one' })).toBeNull();
});
