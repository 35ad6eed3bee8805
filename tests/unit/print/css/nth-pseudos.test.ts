import { describe, expect, test } from 'vitest';
import type { Element } from '../../../../src/html/dom.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { elementsOf, getAttribute } from '../../../../src/html/walk.js';
import { parseNth } from '../../../../src/print/css/nth-pseudos.js';
import { compileSelectors } from '../../../../src/print/css/selector.js';

const ITEMS = elementsOf(parseHtml('<div>text<p id=1></p><b id=2></b>text<p id=3 class=x></p><p id=4></p><b id=5 class=x></b></div>')).filter((element) => getAttribute(element, 'id') !== null);

function found(selector: string, among: readonly Element[] = ITEMS): string {
  const [compiled] = compileSelectors(selector);
  return among.filter((element) => compiled?.matches(element) === true).map((element) => getAttribute(element, 'id')).join('');
}

describe('children by number', () => {
  test.each([
    [':nth-child(2)', '2'], [':nth-child(odd)', '135'], [':nth-child( EVEN )', '24'], [':nth-child(3n+1)', '14'], [':nth-child(-n+2)', '12'], [':nth-child(n + 4)', '45'],
    [':nth-child(-2n+4)', '24'], [':nth-child(2n - 1)', '135'], [':nth-child(0n+3)', '3'], [':nth-child(n)', '12345'], [':nth-child(-n)', ''], [':nth-child(0)', ''],
    [':nth-last-child(1)', '5'], [':nth-last-child(n+4)', '12'], ['p:nth-of-type(2)', '3'], [':nth-last-of-type(1)', '45'],
    [':nth-child(1 of .x)', '3'], [':nth-last-child(2 of p)', '3'], [':nth-child(even of p, .x)', '35'], [':not(:nth-child(2n))', '135'], [':is(:nth-child(2), .x)', '235'],
  ])('%s', (selector, expected) => {
    expect(found(selector)).toBe(expected);
  });

  test.each(['', 'x', '2n+', 'n2', '1.5', '2 n', '+-1'])('“%s” is no formula', (argument) => {
    expect(() => parseNth('nth-child', argument)).toThrow('counts by no formula');
    expect(() => compileSelectors(`:is(:nth-child(${argument}))`)).toThrow();
  });

  test('are counted once, however many there are', () => {
    const many = elementsOf(parseHtml(`<div>${'<p></p>'.repeat(60_000)}</div>`));
    for (const selector of [':nth-child(3)', 'p:nth-last-child(3)', ':nth-of-type(3)', ':nth-last-child(3 of p)']) {
      const [compiled] = compileSelectors(selector);
      expect(many.filter((element) => compiled?.matches(element) === true), selector).toHaveLength(1);
    }
  }, 5_000);
});
