/** What a build tells while it works: one line kept up to date on a terminal, plain lines elsewhere. */

import { expect, it } from 'vitest';
import { progressReporter } from '../../../src/cli/progress.js';
import type { Progress } from '../../../src/publish/request.js';

function told(isTerminal: boolean, columns: number, steps: readonly Progress[]): string {
  let text = '';
  const { listen, end } = progressReporter({ write: (piece) => void (text += piece), isTerminal, columns, colour: false });
  for (const step of steps) listen(step);
  end();
  return text;
}

const STEPS: readonly Progress[] = [
  { slug: 'a', stage: 'load', state: 'cached' },
  { slug: 'b', stage: 'compose', state: 'begun' },
  { slug: 'c', stage: 'pdf', state: 'begun' },
  { slug: 'b', stage: 'write', state: 'done' },
  { slug: 'c', stage: 'write', state: 'failed' },
];

it('elsewhere: lines', () => {
  expect(told(false, 80, STEPS)).toBe('a: unchanged\nb: composing\nc: setting the pages\nc: not published\n');
});

it('on a terminal: one line of what is in the making, never wider than the terminal, erased at the end', () => {
  expect(told(true, 80, STEPS).split('\r\u001B[2K')).toEqual(['b: composing', 'b: composing   c: setting the pages', 'c: setting the pages', '']);
  expect(told(true, 20, STEPS).split('\r\u001B[2K').every((line) => line.length < 20)).toBe(true);
});
