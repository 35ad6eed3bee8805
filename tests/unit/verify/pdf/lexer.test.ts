import { describe, expect, it } from 'vitest';
import { Lexer } from '../../../../src/verify/pdf/lexer.js';
import { PdfName, PdfReference, PdfString, decodeUtf16, parseObject, textOf } from '../../../../src/verify/pdf/object.js';

function tokens(text: string): readonly (string | number)[] {
  const lexer = new Lexer(text);
  const found: (string | number)[] = [];
  for (let token = lexer.next(); token !== null; token = lexer.next()) found.push(token.value);
  return found;
}

describe('tokens', () => {
  it.each([
    ['1 -2 +3.5 .25 4. -.5', [1, -2, 3.5, 0.25, 4, -0.5]],
    ['/Name /With#20blank /A#42', ['Name', 'With blank', 'AB']],
    ['(plain)(with (brackets) inside)', ['plain', 'with (brackets) inside']],
    ['(\\(\\)\\\\\\n\\101\\7\\x)', ['()\\\nA\x07x']],
    ['(a\\\nb)(a\r\nb)', ['ab', 'a\nb']],
    ['<48 65 6C6c6F><4>', ['Hello', '@']],
    ['<</K[1 2]>>', ['<<', 'K', '[', 1, 2, ']', '>>']],
    ['1 % a remark ) >\n2', [1, 2]],
    ["(a)Tj T* (b)' EMC", ['a', 'Tj', 'T*', 'b', "'", 'EMC']],
    ['(never closed', ['never closed']],
    // Of “never closed” e, e, c, e and d are digits.
    ['<never closed', ['\xee\xce\xd0']],
  ])('%j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });
});

describe('objects', () => {
  const parse = (text: string): unknown => parseObject(new Lexer(text));

  it.each([
    ['true', true],
    ['null', null],
    ['12 0 R', new PdfReference(12)],
    ['12 0', 12],
    ['/A', new PdfName('A')],
    ['[1 (a) [2 3 0 R]]', [1, new PdfString('a'), [2, new PdfReference(3)]]],
    ['<</A 1/B<</C[/D]>>>>', new Map<string, unknown>([['A', 1], ['B', new Map([['C', [new PdfName('D')]]])]])],
    ['[1 2 endobj', [1, 2]],
    ['<</A 1 endobj', new Map([['A', 1]])],
    ['[/endobj (stream)]', [new PdfName('endobj'), new PdfString('stream')]],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it('brackets within brackets without end are nothing, and end', () => {
    expect(() => parse('['.repeat(100_000))).not.toThrow();
    expect(() => parse('<</A'.repeat(100_000))).not.toThrow();
  });

  it('text strings in their three encodings', () => {
    expect([textOf(new PdfString('\xfe\xff\x00\xe9\xd8\x3d\xde\x00')), textOf(new PdfString('\xef\xbb\xbf\xc3\xa9')), textOf(new PdfString('plain')), textOf(null)]).toEqual(['é😀', 'é', 'plain', null]);
    expect(decodeUtf16('\x00a\x00')).toBe('a');
  });
});
