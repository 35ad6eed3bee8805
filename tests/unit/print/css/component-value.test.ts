import { describe, expect, test } from 'vitest';
import { parseComponents } from '../../../../src/print/css/component-value.js';

describe('component values', () => {
  test.each([
    ['1.5e1PT', [{ kind: 'dimension', value: 15, unit: 'pt' }]],
    ['1em', [{ kind: 'dimension', value: 1, unit: 'em' }]],
    ['-.5% +3', [{ kind: 'percentage', value: -0.5 }, { kind: 'number', value: 3 }]],
    ['Foo\\20 Bar', [{ kind: 'ident', name: 'foo bar', text: 'Foo Bar' }]],
    ['"a\\"b" /* c */ #0aF', [{ kind: 'string', text: 'a"b' }, { kind: 'hash', text: '0aF' }]],
    ['url( x\\)y ) URL("z")', [{ kind: 'url', url: 'x)y' }, { kind: 'url', url: 'z' }]],
    ['a, b / c', [{ kind: 'ident', name: 'a', text: 'a' }, { kind: 'operator', operator: ',' }, { kind: 'ident', name: 'b', text: 'b' }, { kind: 'operator', operator: '/' }, { kind: 'ident', name: 'c', text: 'c' }]],
    ['Calc((1pt) * 2', [{ kind: 'function', name: 'calc', parameters: [{ kind: 'group', bracket: '(', content: [{ kind: 'dimension', value: 1, unit: 'pt' }] }, { kind: 'operator', operator: '*' }, { kind: 'number', value: 2 }] }]],
    ['[a]', [{ kind: 'group', bracket: '[', content: [{ kind: 'ident', name: 'a', text: 'a' }] }]],
    ['', []],
  ])('%s', (text, expected) => {
    expect(parseComponents(text)).toEqual(expected);
  });

  test.each(['1e400pt', 'a)', '(a]', 'a;', '{}', '!important', '@x', '"a\nb"', 'url(a b)', 'url()x:', 'var(--a, 1pt)', '('.repeat(50_000), 'calc('.repeat(1_000)])('%#: no value at all', (text) => {
    expect(parseComponents(text)).toBeNull();
  });
});
