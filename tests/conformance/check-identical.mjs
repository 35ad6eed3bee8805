/** Compares two output folders file by file: two builds of the same input must be the same to the byte. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn } from './editions.mjs';
import { outcome } from './outcome.mjs';

/** @returns {import('./outcome.mjs').Outcome[]} one for each file that stands in either folder */
export function checkIdentical(one, other, name) {
  const names = [...new Set([...filesIn(one), ...filesIn(other)])].sort();
  if (names.length === 0) return [outcome('same bytes', name, ['nothing was built'])];
  return names.map((file) => {
    const [first, second] = [digest(join(one, file)), digest(join(other, file))];
    const finding = first === null ? 'written by the second build only' : second === null ? 'written by the first build only' : 'the two builds differ';
    return outcome('same bytes', `${name}/${file}`, first === second ? [] : [finding]);
  });
}

function digest(file) {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return null;
  }
}
