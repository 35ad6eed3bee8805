import { describe, expect, test } from 'vitest';
import { NO_BREAK, breakOpportunities } from '../../../../src/print/text/line-break.js';

/** The text with `|` at each opportunity. */
function opportunities(text: string): string {
  const breaks = breakOpportunities(text);
  return [...text].map((_, index) => ((breaks[index] ?? NO_BREAK) === NO_BREAK ? '' : '|') + (text[index] ?? '')).join('');
}

describe('break opportunities', () => {
  test.each([
    ['plain words', 'one two  three', 'one |two  |three'],
    ['French marks with no-break spaces', 'dit\u00a0: «\u202foui\u202f»\u202f; non\u202f! Ah\u202f?', 'dit\u00a0: |«\u202foui\u202f»\u202f; |non\u202f! |Ah\u202f?'],
    ['French marks with plain spaces', 'dit : « oui » ; non ! Ah ?', 'dit : |« oui » ; |non ! |Ah ?'],
    ['a hyphen in a compound', 'vis-à-vis', 'vis-|à-|vis'],
    ['a name with a number', 'S-400', 'S-400'],
    ['a no-break hyphen', 'S\u2011400', 'S\u2011400'],
    ['a range of years', '2019–2021 and 3/4', '2019–2021 |and |3/4'],
    ['a dash between words', 'Paris–Ankara and/or', 'Paris–|Ankara |and/|or'],
    ['an em dash', 'talks—again — later', 'talks—|again |— |later'],
    ['a hyphen before a number', 'it fell by -5 degrees', 'it |fell |by |-5 |degrees'],
    ['a zero-width space', 'a\u200bb', 'a\u200b|b'],
    ['a soft hyphen', 'co\u00adop', 'co\u00ad|op'],
    ['an address', 'see https://example.org/a-b/c?x=1&y=2 now', 'see |https://example.|org/|a-|b/|c?|x=|1&|y=|2 |now'],
    ['Chinese', '中文字', '中|文|字'],
    ['Cyrillic with marks', 'да, нет… «так»', 'да, |нет… |«так»'],
  ])('%s', (_, text, expected) => {
    expect(opportunities(text)).toBe(expected);
  });

  test('the short way agrees with UAX 14 on ordinary prose', () => {
    const prose = 'The envoy (a former judge) said: “We agreed.” It cost 3.6 million, i.e. 12% more; why? Nobody’s sure… [sic] a well-known fact.';
    // One character outside the short way's set sends the whole text through the package.
    expect(opportunities(prose)).toBe(opportunities(`${prose} Ω`).replace(/ \|Ω$/, ''));
  });
});
