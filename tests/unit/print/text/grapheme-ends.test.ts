import { describe, expect, test } from 'vitest';
import { graphemeEnds } from '../../../../src/print/text/grapheme-ends.js';

const FAMILY = '\u{1f469}\u200d\u{1f467}';
const FLAG = '\u{1f1e9}\u{1f1ea}';

function clusters(text: string): readonly string[] {
  const ends = graphemeEnds(text);
  return ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end));
}

describe('grapheme clusters', () => {
  test.each([
    ['', []],
    ['ab', ['a', 'b']],
    ['a\r\nb', ['a', '\r\n', 'b']],
    ['e\u0301x', ['e\u0301', 'x']],
    [`${FAMILY}${FLAG}${FLAG}`, [FAMILY, FLAG, FLAG]],
    ['\ud800a', ['\ud800', 'a']],
  ])('%j', (text, expected) => {
    expect(clusters(text)).toEqual(expected);
  });

  test.each([['flags', FLAG], ['families', FAMILY], ['marks', 'a\u0301\u0302'], ['letters', 'é'], ['Indic syllables', '\u0915\u094d\u0937\u093f']])('%s stay whole wherever a stretch ends', (_, cluster) => {
    for (let lead = 0; lead < 5; lead += 1) expect(clusters(`${'x'.repeat(lead)}${cluster.repeat(400)}`).slice(lead)).toEqual(new Array<string>(400).fill(cluster));
  });

  test('a cluster of any length is one', () => {
    const marked = `a${'\u0301'.repeat(5_000)}`;
    expect(clusters(`x${marked}${marked}y`)).toEqual(['x', marked, marked, 'y']);
  });

  test('time grows with the length', () => {
    expect(graphemeEnds(`\u200d${'\u200b\u0915'.repeat(250_000)}`)).toHaveLength(500_001);
    expect(graphemeEnds(`a${'\u0301'.repeat(140_000)}${'\u200b'.repeat(100_000)}`)).toHaveLength(100_001);
  }, 5_000);
});
