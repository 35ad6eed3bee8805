import { describe, expect, test } from 'vitest';
import { ContentStream } from '../../../../src/print/pdf/content-stream.js';

const open = (): { readonly stream: ContentStream; readonly written: () => string } => {
  const stream = new ContentStream({ nameOf: (alpha) => `A${alpha}` });
  return { stream, written: () => new TextDecoder().decode(stream.take()) };
};

describe('a content stream', () => {
  test('ends each operator’s line, and gives everything once', () => {
    const { stream, written } = open();
    stream.write('q');
    stream.rectangle({ xPt: 1.23456, yPt: -0.0001, widthPt: 10, heightPt: 0.5 });
    expect(written()).toBe('q\n1.235 0 10 0.5 re\n');
    expect(written()).toBe('');
    stream.write('Q');
    expect(written()).toBe('Q\n');
  });

  test('writes whole numbers as String does', () => {
    const { stream, written } = open();
    const values = [0, -0, 7, -7, 10, -10, 99, 100, 101, -120, 999, -999, 1000, -1000, 54321, -987654];
    for (const value of values) {
      stream.integer(value);
      stream.byte(0x20);
    }
    expect(written()).toBe(`${values.map(String).join(' ')} `);
  });

  test('writes codes as four digits', () => {
    const { stream, written } = open();
    for (const code of [0, 1, 0x2f, 0x1a2b, 0xffff]) stream.hex(code);
    expect(written()).toBe('00000001002f1a2bffff');
  });

  test('takes any amount', () => {
    const { stream, written } = open();
    for (let index = 0; index < 9000; index++) stream.hex(index);
    stream.text('x'.repeat(70_000));
    const text = written();
    expect(text.length).toBe(36_000 + 70_000);
    expect(text.slice(4 * 8191, 4 * 8192)).toBe('1fff');
  });
});
