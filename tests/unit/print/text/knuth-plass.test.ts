import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakParagraph } from '../../../../src/print/text/knuth-plass.js';
import type { BreakOptions, Breakpoints } from '../../../../src/print/text/break-measure.js';
import { breakBalanced } from '../../../../src/print/text/balance.js';

const OPTIONS: BreakOptions = { mode: 'ragged', lineWidth: 20, firstLineWidth: 20, eachLine: false, start: 0, stretch: 1, shrink: 1 / 2, tolerance: 1, hyphenZone: 2, shortestLastLine: 0 };

interface Fixture {
  readonly points: Breakpoints;
  /** The paragraph as lines, a hyphen where the break sets one. */
  lines(breaks: readonly number[]): string[];
}

/** A paragraph of letters one unit wide; `-` in a word is where it may be hyphenated. Spaces are one wide, stretch 1, shrink ½. */
function fixture(text: string): Fixture {
  const columns: { end: number; next: number; glue: number; endGlue: number; hyphen: boolean; shown: string }[] = [];
  let [reach, glue, shown] = [0, 0, ''];
  for (const character of text) {
    if (character === '-') columns.push({ end: reach + 1, next: reach, glue, endGlue: glue, hyphen: true, shown });
    else if (character === ' ') {
      columns.push({ end: reach, next: reach + 1, glue: glue + 1, endGlue: glue, hyphen: false, shown });
      [reach, glue, shown] = [reach + 1, glue + 1, `${shown} `];
    } else [reach, shown] = [reach + 1, shown + character];
  }
  columns.push({ end: reach, next: reach, glue, endGlue: glue, hyphen: false, shown });
  const numbers = (of: (column: (typeof columns)[number]) => number): Float64Array => Float64Array.from(columns, of);
  const last = columns.length - 1;
  return {
    points: {
      end: numbers((column) => column.end),
      next: numbers((column) => column.next),
      endGlue: numbers((column) => column.endGlue),
      nextGlue: numbers((column) => column.glue),
      cost: Float64Array.from(columns, (column, index) => (index === last ? -Infinity : column.hyphen ? 50 : 0)),
      isHyphen: Uint8Array.from(columns, (column) => (column.hyphen ? 1 : 0)),
      fills: new Uint16Array(columns.length),
      mayHang: null,
    },
    lines(breaks) {
      let start = 0;
      return breaks.map((index) => {
        const column = columns[index];
        const line = column?.shown.slice(start).trimStart() ?? '';
        start = column?.shown.length ?? 0;
        return column?.hyphen === true ? `${line}-` : line;
      });
    },
  };
}

function set(text: string, changes: Partial<BreakOptions> = {}): string[] | null {
  const made = fixture(text);
  const result = breakParagraph(made.points, { ...OPTIONS, ...changes });
  return result === null ? null : made.lines(result.breaks);
}

describe('total fit', () => {
  test('looks ahead where first fit would leave a hole', () => {
    expect(set('aaa bb cc ddddd', { lineWidth: 6, firstLineWidth: 6 })).toEqual(['aaa', 'bb cc', 'ddddd']);
  });

  test('sets a hyphen only where the line would fall short by more than the zone', () => {
    const text = 'one two inter-na-tional';
    expect(set(text, { lineWidth: 14, firstLineWidth: 14 })).toEqual(['one two inter-', 'national']);
    expect(set(text, { lineWidth: 14, firstLineWidth: 14, hyphenZone: 7 })).toEqual(['one two', 'international']);
  });

  test('leaves no mere rest of a word on the last line, but for a line half empty', () => {
    const zone = { lineWidth: 12, firstLineWidth: 12, hyphenZone: 2.4 };
    expect(set('aaaa bbbb cccc dddd eee_eee fff-ff', zone)).toEqual(['aaaa bbbb', 'cccc dddd', 'eee_eee', 'fffff']);
    expect(set('aaaaa bbb-bbbbbbb', zone)).toEqual(['aaaaa bbb-', 'bbbbbbb']);
  });

  test('sets no third hyphen below two others where looser lines avoid it', () => {
    const hyphens = (text: string): number => {
      let [longest, row] = [0, 0];
      for (const line of set(text, { mode: 'justified', lineWidth: 15, firstLineWidth: 15, tolerance: 8 }) ?? []) {
        row = line.endsWith('-') ? row + 1 : 0;
        longest = Math.max(longest, row);
      }
      return longest;
    };
    expect(hyphens('aaa bb ccc dddd-dddd eee ff ggg hhh-hhhhh iii jj kkk lll-lllll mmm nn oooo ppp')).toBeLessThan(3);
  });

  test('avoids a last line that is too short', () => {
    const text = 'aaaa bbbb cccc dd e';
    expect(set(text, { lineWidth: 17, firstLineWidth: 17 })?.at(-1)).toBe('e');
    expect(set(text, { lineWidth: 17, firstLineWidth: 17, shortestLastLine: 3 })?.at(-1)).toBe('dd e');
  });

  test('gives the first line its own width', () => {
    expect(set('aaaa bbbb cccc', { lineWidth: 9, firstLineWidth: 4 })).toEqual(['aaaa', 'bbbb cccc']);
  });

  test('justified: shrinks and stretches within what the glue has', () => {
    expect(set('aa bb cc dd', { mode: 'justified', lineWidth: 7, firstLineWidth: 7 })).toEqual(['aa bb cc', 'dd']);
    expect(set('aaaa b cccccccccc', { mode: 'justified', lineWidth: 10, firstLineWidth: 10 })).toBeNull();
    expect(set('aaaa b cccccccccc', { mode: 'justified', lineWidth: 10, firstLineWidth: 10, tolerance: Infinity })).toEqual(['aaaa b', 'cccccccccc']);
  });

  test('lets what cannot fit stand out, and goes on', () => {
    const made = fixture('aa bbbbbbbbbbbb cc');
    const result = breakParagraph(made.points, { ...OPTIONS, lineWidth: 5, firstLineWidth: 5 });
    expect(result?.isOverfull).toBe(true);
    expect(made.lines(result?.breaks ?? [])).toEqual(['aa', 'bbbbbbbbbbbb', 'cc']);
  });

  test('never loses a word, nor overfills a line that could be broken', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.integer({ min: 9, max: 40 }), fc.constantFrom('ragged' as const, 'justified' as const), (words, lineWidth, mode) => {
        const lines = set(words.join(' '), { mode, lineWidth, firstLineWidth: lineWidth, tolerance: Infinity });
        expect(lines?.join(' ')).toBe(words.join(' '));
        for (const line of lines ?? []) {
          const spaces = line.split(' ').length - 1;
          expect(line.length - (mode === 'justified' ? spaces / 2 : 0)).toBeLessThanOrEqual(lineWidth);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('breaks three thousand words in little time', () => {
    const made = fixture(Array.from({ length: 3000 }, (_, index) => 'abcdefghij'.slice(0, 1 + ((index * 7) % 10))).join(' '));
    breakParagraph(made.points, { ...OPTIONS, lineWidth: 65, firstLineWidth: 65 });
    const start = performance.now();
    breakParagraph(made.points, { ...OPTIONS, lineWidth: 65, firstLineWidth: 65 });
    // A few milliseconds; the bound is loose for busy machines, and far below what quadratic time would take.
    expect(performance.now() - start).toBeLessThan(150);
  });

  test('breaks a word of many thousand syllables in time that grows with their number', () => {
    const made = fixture('abcde-'.repeat(60_000));
    const result = breakParagraph(made.points, { ...OPTIONS, lineWidth: 65, firstLineWidth: 65, hyphenZone: 0 });
    expect(result?.breaks).toHaveLength(5_000);
  }, 5_000);

  test('a syllable wider than the measure stands out alone', () => {
    expect(set('aaa bbb-ccccccccc-ddd', { lineWidth: 6, firstLineWidth: 6, hyphenZone: 0 })).toEqual(['aaa', 'bbb-', 'ccccccccc-', 'ddd']);
  });
});

describe('balance', () => {
  test('takes the narrowest measure of no more lines', () => {
    const made = fixture('aaa bbb ccc ddd eee fff ggg');
    const result = breakBalanced(made.points, { ...OPTIONS, lineWidth: 22, firstLineWidth: 22 });
    expect(made.lines(result?.breaks ?? [])).toEqual(['aaa bbb ccc ddd', 'eee fff ggg']);
  });

  test('has nothing to do on one line', () => {
    expect(breakBalanced(fixture('aaa').points, OPTIONS)).toBeNull();
  });
});
