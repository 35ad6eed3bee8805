/** Makes sentences that look like French from a distance: capitals, commas, elisions, figures, quotation marks. */

import { between } from './random.mjs';

const ELIDED = new Map([['le', 'l’'], ['la', 'l’'], ['de', 'd’'], ['que', 'qu’'], ['ne', 'n’'], ['se', 's’']]);
const VOWEL = /^[aeiouâàéèêëîïôœæùû]/u;

/**
 * @param {() => string} draw one word
 * @param {() => number} random
 */
export function sentenceMaker(draw, random) {
  const chance = (likelihood) => random() < likelihood;

  /** Words with their commas, as a list, so that no word follows itself. */
  const words = (length) => {
    const made = [];
    let last = '';
    while (made.length < length) {
      const word = draw();
      if (word === last) continue;
      last = word;
      made.push(dress(word));
    }
    return made;
  };

  const dress = (word) => {
    if (chance(0.012)) return String(between(random, 2, 999));
    if (chance(0.004)) return String(between(random, 1950, 2025));
    if (word.length > 5 && chance(0.03)) return capital(word);
    return word;
  };

  const punctuate = (list) => {
    const out = [...list];
    for (let index = 2; index < out.length - 2; index++) {
      if (chance(0.07)) {
        out[index] += ',';
        index += 2;
      } else if (chance(0.008)) out[index] += ' ;';
      else if (chance(0.008)) out[index] += ' :';
    }
    if (out.length > 12 && chance(0.06)) {
      out[5] = `« ${out[5]}`;
      out[8] = `${out[8].replace(/[,;: ]+$/u, '')} »`;
    } else if (out.length > 14 && chance(0.05)) {
      out[6] = `(${out[6]}`;
      out[9] = `${out[9].replace(/[,;: ]+$/u, '')})`;
    }
    return out;
  };

  const clause = (length) => elide(words(length).join(' '));
  return {
    /** A noun short enough to stand beside a key figure. */
    unit: () => {
      const tried = Array.from({ length: 50 }, draw);
      return tried.find((word) => word.length >= 4 && word.length <= 6) ?? tried[0];
    },
    clause,
    /** @param {number} length in words */
    sentence: (length) => {
      const end = chance(0.03) ? ' ?' : chance(0.01) ? ' !' : '.';
      return capital(elide(punctuate(words(length)).join(' '))) + end;
    },
    heading: (length) => capital(clause(length)),
  };
}

/** “le an” → “l’an”. */
function elide(text) {
  return text.replace(/(?<=^|[\s(«])(le|la|de|que|ne|se) (\p{L})/gu, (all, word, letter) => (VOWEL.test(letter) ? `${ELIDED.get(word)}${letter}` : all));
}

function capital(text) {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
