import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createLocator } from '../../../src/briefing/locate.js';
import { readYaml } from '../../../src/briefing/read-yaml.js';

function locator(text: string) {
  const { yaml } = readYaml('f.yaml', text);
  if (yaml === null) {
    throw new Error('not YAML');
  }
  return { locate: createLocator(yaml), value: yaml.document.toJS() };
}

/** What stands in the file where a word of the decoded value is said to stand. */
function located(yaml: string, word: string): string {
  const { locate, value } = locator(yaml);
  const text = String(value.a).trim();
  const start = text.indexOf(word);
  const place = locate.text(['a'], start, start + word.length);
  return yaml.slice(place.start.offset, place.end?.offset);
}

test.each([
  ['plain', 'a: one @x two'],
  ['plain over lines', 'a: one\n  two\n\n  three @x four'],
  ['single', "a: 'it''s  @x'"],
  ['single over lines', "a: 'it''s\n\n   so  \n  @x'"],
  ['double', 'a: "\\u00e9\\n\\t\\U0001F33E @x"'],
  ['double over lines', 'a: "one \\\n   two\n\n   \\  @x"'],
  ['literal', 'a: |\n  one\n    two\n\n  @x\n'],
  ['literal, indented', 'a: |2-\n    one\n  @x\n'],
  ['literal, CRLF', 'a: |\r\n  one\r\n\r\n  two @x\r\n'],
  ['literal, blank first', 'a: |\n\n  @x\n'],
  ['folded', 'a: >\n  one\n  two\n\n  three\n    more\n  @x\n'],
  ['folded, kept', 'a: >+\n\n  one\n\n\n  @x\n\n'],
  ['with anchor and tag', 'a: &n !!str one @x'],
  ['quoted, white space around', 'a: "   @x "'],
])('a word in a scalar: %s', (_, yaml) => {
  expect(located(yaml, '@x')).toBe('@x');
});

test('any text, in any style, is located word by word', () => {
  const word = fc.constantFrom('a', 'é', '🌾', "it's", '"q"', '\\', 'x:y', '#', '  ', '\n', '\n\n', '\n  ');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom('double', 'literal'), (words, style) => {
      const text = `s ${words.join(' ')} @x`;
      const yaml = style === 'double' ? `a: ${JSON.stringify(text)}\n` : `a: |\n${text.split('\n').map((line) => `  ${line}\n`).join('')}`;
      expect(located(yaml, '@x')).toBe('@x');
    }),
    { numRuns: 200 },
  );
});

test('values, keys and what is absent', () => {
  const yaml = 'a:\n  - b: 3.60\n    c:\n  - [x]\n';
  const { locate } = locator(yaml);
  const at = (place: { start: { offset: number }; end: { offset: number } | null }) => yaml.slice(place.start.offset, place.end?.offset);
  expect(at(locate.value(['a', 0, 'b']))).toBe('3.60');
  expect(locate.scalarSource(['a', 0, 'b'])).toBe('3.60');
  expect(locate.scalarSource(['a'])).toBeNull();
  expect(at(locate.key(['a', 0, 'b']))).toBe('b');
  expect(at(locate.value(['a', 0, 'c']))).toBe('c');
  expect(at(locate.value(['a', 0, 'z']))).toBe('b: 3.60');
  expect(at(locate.value(['z']))).toBe('a:');
  expect(at(locate.value(['a', 1, 0]))).toBe('x');
});
