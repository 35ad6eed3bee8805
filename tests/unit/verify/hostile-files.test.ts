/** Files made to keep a reader busy, or to fill its memory: each is read or refused with a sentence, in little time. */

import { describe, expect, it } from 'vitest';
import { openEdition } from '../../../src/verify/finished-edition.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';
import { HOSTILE_FILES } from './hostile-files.js';

/** In milliseconds. Each takes two seconds at most; what grows with the square of a file's length takes minutes. */
const LONGEST = 60_000;

describe('a file made to keep its reader busy', () => {
  it.each(Object.entries(HOSTILE_FILES))('%s', (_name, { edition, outcome, make }) => {
    const bytes = make();
    const fs = { ...memoryFileSystem({ '/out/x/index.html': '', '/out/x/x.pdf': '', '/out/x/x.epub': '' }), readBytes: () => bytes };
    const opened = openEdition({ fs, out: '/out' }, 'x', edition);
    expect(opened.kind).toBe(outcome);
    if (opened.kind === 'unreadable') expect(opened.reason).toMatch(/^(?:it|its|one) [a-z ,.#0-9]+$/);
  }, LONGEST);
});
