import { describe, expect, it } from 'vitest';

import { median } from '../../bench/measure.mjs';
import { seededRandom } from '../../bench/random.mjs';
import { type SyntheticText, syntheticText } from '../../bench/synthetic-text.mjs';
import { naturalOrder, zipfDraw } from '../../bench/vocabulary.mjs';

const CONSONANTS = [...'bcdfglmnprstv'];
const VOWELS = [...'aeiou', 'é'];

/** As many words as the installed list has, so that the counts below hold for it as well. */
const vocabulary = Array.from({ length: 36_000 }, (_, index) => {
  const syllable = (number: number): string => `${CONSONANTS[number % 13] ?? ''}${VOWELS[Math.floor(number / 13) % 6] ?? ''}`;
  return syllable(index) + syllable(Math.floor(index / 78)) + syllable(Math.floor(index / 6084)) + 'n';
});

const textOf = (words: number, seed = 1): SyntheticText => syntheticText(vocabulary, { words, seed });

function paragraphsOf(text: SyntheticText): string[] {
  return text.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'paragraph' ? [JSON.stringify(block.spans)] : [])));
}

describe('the synthetic text', () => {
  it.each([
    { words: 3_400, distinct: 2_000 },
    { words: 21_000, distinct: 6_000 },
    { words: 218_000, distinct: 20_000 },
  ])('of $words words holds more than $distinct distinct ones', ({ words, distinct }) => {
    const text = textOf(words);
    expect(text.words).toBeGreaterThanOrEqual(words);
    expect(text.words).toBeLessThan(words + 1500);
    expect(text.distinct).toBeGreaterThan(distinct);
  });

  it('repeats no paragraph', () => {
    const paragraphs = paragraphsOf(textOf(60_000));
    expect(paragraphs.length).toBeGreaterThan(300);
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  });

  it('is the same for the same seed and another for another', () => {
    expect(textOf(3_000)).toEqual(textOf(3_000));
    expect(paragraphsOf(textOf(3_000, 2))).not.toEqual(paragraphsOf(textOf(3_000, 1)));
  });

  it('has notes, facts, citations and tables', () => {
    const text = textOf(20_000);
    const blocks = text.sections.flatMap((section) => section.blocks);
    const spans = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
    expect(spans.filter((span) => typeof span === 'object' && 'note' in span).length).toBeGreaterThan(20);
    expect(spans.filter((span) => typeof span === 'object' && 'cite' in span).length).toBeGreaterThan(20);
    expect(blocks.filter((block) => block.kind === 'table').length).toBeGreaterThan(3);
    const facts = new Set(text.facts.map(({ id }) => id));
    const called = spans.flatMap((span) => (typeof span === 'object' && 'fact' in span ? [span.fact] : []));
    expect(called.length).toBeGreaterThan(5);
    expect(called.filter((id) => !facts.has(id))).toEqual([]);
  });

  it('has sentences with capitals and full stops', () => {
    for (const { blocks } of textOf(5_000).sections) {
      for (const block of blocks) {
        if (block.kind !== 'paragraph') continue;
        expect(String(block.spans[0])).toMatch(/^[^\p{Ll}]*\p{Lu}/u);
        expect(String(block.spans.at(-1))).toMatch(/[.?!]$/u);
      }
    }
  });
});

describe('the vocabulary', () => {
  it('keeps words of letters, each once, the commonest first', () => {
    const words = naturalOrder(['Curid', 'eau', 'x', 'dn', 'EAU', 'c3po', 'rivière', 'de']);
    expect(words.slice(0, 3)).toEqual(['de', 'la', 'le']);
    expect(words.slice(-2)).toEqual(['eau', 'rivière']);
    expect(words).not.toContain('curid');
    expect(words.filter((word) => word === 'de')).toHaveLength(1);
  });

  it('draws a word the more often the commoner it is', () => {
    const draw = zipfDraw(['one', 'two', ...Array.from({ length: 998 }, (_, index) => `w${index}`)], seededRandom(7));
    const counts = new Map<string, number>();
    for (let index = 0; index < 200_000; index++) {
      const word = draw();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const count = (word: string): number => counts.get(word) ?? 0;
    expect(count('one')).toBeGreaterThan(count('w97'));
    expect(count('w97')).toBeGreaterThan(count('w900'));
    // Rank 1 against rank 1,000: (1000 + 40) / (1 + 40), within the noise of the sample.
    expect(count('one') / count('w997')).toBeGreaterThan(15);
    expect(count('one') / count('w997')).toBeLessThan(45);
    expect(counts.size).toBeGreaterThan(900);
  });
});

describe('the median', () => {
  it('takes the middle run by time and the largest peak of all', () => {
    const run = (seconds: number, peakMb: number): { seconds: number; cpuSeconds: number; peakMb: number } => ({ seconds, cpuSeconds: seconds, peakMb });
    expect(median([run(3, 10), run(1, 30), run(2, 20)])).toEqual({ seconds: 2, cpuSeconds: 2, peakMb: 30 });
  });
});
