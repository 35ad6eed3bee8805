import fc from 'fast-check';
import { expect, test } from 'vitest';

import { loadBriefing, loadHouse } from '../../../src/briefing/load.js';
import { formatDiagnostics } from '../../../src/diagnostics/index.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';

const HEAD = 'title: T\nlanguage: en\ndate: 2020\n';

/** Loads, and holds to what must be so of any input: no crash, each fault located in the file, the report readable. */
function survive(yaml: string | Uint8Array) {
  const fs = memoryFileSystem({ '/p/briefings/one/briefing.yaml': yaml, '/p/briefings/sheaf.yaml': yaml });
  const { value, diagnostics } = loadBriefing({ fs, root: '/p', slug: 'one' });
  const text = typeof yaml === 'string' ? yaml.replace(/^\uFEFF/, '') : '';
  for (const { place, message } of [...diagnostics, ...loadHouse({ fs, root: '/p' }).diagnostics]) {
    expect(place?.file, message).toMatch(/^briefings\//);
    expect(place?.start.offset, message).toBeLessThanOrEqual(text.length);
    expect(place?.end?.offset ?? text.length, message).toBeGreaterThanOrEqual(place?.start.offset ?? 0);
    expect(message).not.toMatch(/undefined|\[object|Invalid input|expected string/);
  }
  expect(formatDiagnostics(diagnostics, { readText: () => text, colour: false, debug: false }).length).toBeLessThan(2_000_000);
  if (value === null) {
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  }
  return { value, codes: diagnostics.map(({ code }) => code) };
}

const bomb = (depth: number) =>
  `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: depth }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`).join('\n')}\n`;

test.each([
  ['empty', '', 'DATA-004'],
  ['a comment', '# nothing\n', 'DATA-004'],
  ['a list', '- a\n- b\n', 'DATA-004'],
  ['a text', 'hello', 'DATA-004'],
  ['brackets', '['.repeat(100_000), 'DATA-003'],
  ['mixed brackets', '[{a: '.repeat(5_000), 'DATA'],
  ['deep blocks', Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'DATA'],
  ['dashes', '- '.repeat(20_000), 'DATA'],
  ['large', `title: ${'x'.repeat(4_100_000)}`, 'DATA-003'],
  ['NUL', 'title: a\0b\n\0', 'DATA'],
  ['not UTF-8', new Uint8Array([0x74, 0xff, 0xfe, 0x00]), 'DATA-005'],
  ['__proto__', `${HEAD}__proto__: {polluted: 1}\nconstructor: {prototype: {x: 1}}\ntoString: x\n`, 'DATA-010'],
  ['__proto__ within', `${HEAD}series: {__proto__: x, title: t}\n`, 'DATA-010'],
  ['an anchor in itself', `${HEAD}facts: &f [*f]\n`, 'DATA'],
  ['an anchor round itself', `${HEAD}series: &s {title: *s}\n`, 'DATA'],
  ['merge keys', `${HEAD}<<: {title: x}\n`, 'DATA-010'],
  ['other keys', `${HEAD}? [a]\n: b\n1: 2\nnull: x\n`, 'DATA'],
  ['emoji and accents', `${HEAD}🌾: x\n`, 'DATA-010'],
  ['a lone surrogate', `${HEAD}x: "\\ud800"\n`, 'DATA-010'],
  ['carriage returns', 'title: T\rlanguage: en\r', 'DATA'],
  ['tags', `${HEAD}facts: !!js/function "x"\n`, 'DATA-001'],
  ['huge numbers', `${HEAD}facts: [{id: a, measure: m, value: ${'9'.repeat(400)}}]\n`, 'DATA-016'],
  ['a long key', `${HEAD}${'k'.repeat(900)}: x\n`, 'DATA-010'],
])('%s', (_, yaml, code) => {
  const { value, codes } = survive(yaml);
  expect(value).toBeNull();
  expect(codes.some((found) => found.startsWith(code)), codes.join(' ')).toBe(true);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('a billion laughs are not laughed', () => {
  const start = performance.now();
  // Lists where lists may stand: each alias would be gone through.
  const { value } = survive(`${HEAD}${bomb(9)}figures:\n  - {id: f, kind: table, title: t, data: {columns: [a], rows: *a9}}\n`);
  expect(value).toBeNull();
  expect(performance.now() - start).toBeLessThan(3000);
});

test('pieces of YAML thrown together', () => {
  const piece = fc.constantFrom(
    'title', 'language', 'date', 'facts', 'quotes', 'figures', 'sources', 'id', 'kind', 'data', 'rows', 'text', 'time', ':', ': ', '\n', '\n  ', '\n    ', '- ', '\n- ', '\n  - ',
    '[', ']', '{', '}', ', ', '"', "'", '|\n', '>-\n', '#', '&a ', '*a', '!x ', '@fact:x', '948.000', '1e3', 'true', 'null', '~', '2020', '\t', '\r\n', 'é', '🌾', '\0', '%', '`', '? ', '---\n', '...',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, hasHead) => {
      survive((hasHead ? HEAD : '') + pieces.join(''));
    }),
    { numRuns: 400 },
  );
});

test('any value anywhere', () => {
  const key = fc.constantFrom('title', 'handling', 'summary', 'facts', 'quotes', 'figures', 'timeline', 'actors', 'background', 'outlook', 'glossary', 'sources', 'revisions', 'id', 'kind', 'data', 'encoding', 'time', 'value', 'fragments', 'frame', 'text', 'file', 'x');
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, fc.constantFrom<unknown>(null, true, 3, 'x', '{9}', '../x', '@fact:q', 'chart', 'image', 'table', ''), fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(key, tie('node'), { maxKeys: 5 })),
  })).node;
  fc.assert(fc.property(fc.dictionary(key, tree, { maxKeys: 6 }), (data) => { survive(JSON.stringify(data)); }), { numRuns: 120 });
});
