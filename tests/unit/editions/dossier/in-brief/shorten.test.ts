import { describe, expect, test } from 'vitest';
import { isTag } from '../../../../../src/html/dom.js';
import { parseFragment } from '../../../../../src/html/parse.js';
import { serialiseHtml } from '../../../../../src/html/serialise.js';
import { shortenElement, shortenText } from '../../../../../src/editions/dossier/in-brief/shorten.js';

describe('text is shortened', () => {
  test.each([
    ['whole where it fits', 'Eight words', 11, 'Eight words'],
    ['after a word', 'Of the river, the gauge', 16, 'Of the river…'],
    ['after a word that ends at the limit', 'Of the river the gauge', 13, 'Of the river…'],
    ['within a very long word', 'Rinderkennzeichnungsfleischetikettierungsgesetz', 40, 'Rinderkennzeichnungsfleischetikettierung…'],
    ['between Chinese characters', '事实表明情况正在改善而且没有任何人怀疑，'.repeat(4), 40, `${'事实表明情况正在改善而且没有任何人怀疑，'.repeat(2).slice(0, 39)}…`],
    ['never within a Thai syllable', 'ที่นี่'.repeat(10), 31, `${'ที่นี่'.repeat(5)}…`],
    ['never within a pair of surrogates', '𠮷'.repeat(40), 51, `${'𠮷'.repeat(25)}…`],
    ['never within a flag or a family', '👩‍👩‍👧'.repeat(8), 34, `${'👩‍👩‍👧'.repeat(4)}…`],
    ['at once where all is one grapheme', `e${'\u0301'.repeat(100)}`, 30, '…'],
  ])('%s', (_name, text, characters, shortened) => {
    expect(shortenText(text, characters)).toBe(shortened);
  });
});

test('an element ends where its text does, and what follows goes', () => {
  const paragraph = parseFragment('<p>The <b>river</b> rose by <em>three metres</em> in a night.<a href="#x">1</a></p>').filter(isTag)[0];
  if (paragraph === undefined) throw new Error('There is a paragraph.');
  shortenElement(paragraph, 25);
  expect(serialiseHtml(paragraph)).toBe('<p>The <b>river</b> rose by <em>three…</em></p>');
});
