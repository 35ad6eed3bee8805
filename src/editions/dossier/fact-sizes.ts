/** Sizes of the key figures: a number that would stand out of its column is set smaller, by an estimate of its width. */

import { addClass } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { findAll, hasClass, textContent } from '../../html/walk.js';

/** A column of key figures, in points. */
const COLUMN = 100;
/** About what characters take of it, in points: a number's of 27 points, its unit's of 13. */
const DIGIT = 14;
const OTHER_SIGN = 6;
const UNIT_LETTER = { wide: 10.5, narrow: 3.3, other: 6.5 };
/** Values in words and long numbers are set in 17 points, and in 11 where even that is too large. */
const LONG = 17 / 27;

/**
 * Numbers of the usual size are all of them made a little smaller where one needs it (class `tight` of the list), so that
 * they stay of one size. A long number gets the class `longer` where its column does not hold it.
 */
export function fitFacts(article: Element): void {
  for (const facts of findAll(article, (candidate) => hasClass(candidate, 'facts'))) {
    const numbers = findAll(facts, (candidate) => candidate.name === 'b' && !hasClass(candidate, 'words'));
    const usual = numbers.filter((number) => !hasClass(number, 'long'));
    if (usual.some((number) => figureWidth(textContent(number)) > COLUMN)) addClass(facts, 'tight');
    for (const number of numbers) if (hasClass(number, 'long') && longestPiece(textContent(number)) * LONG > COLUMN) addClass(number, 'longer');
  }
}

function figureWidth(figure: string): number {
  const [number = '', unit = ''] = figure.split(/ (.*)/su);
  const ofUnit = [...unit].reduce((sum, letter) => sum + (/[mwMW%@]/.test(letter) ? UNIT_LETTER.wide : /[iljtfrI.,' ]/.test(letter) ? UNIT_LETTER.narrow : UNIT_LETTER.other), 0);
  return numberWidth(number) + (unit === '' ? 0 : OTHER_SIGN + ofUnit);
}

/** A line may end between number and unit, and behind the dash of a range. */
function longestPiece(figure: string): number {
  return Math.max(...figure.split(/ |(?<=\d–)(?=\d)/u).map(numberWidth));
}

function numberWidth(number: string): number {
  return [...number].reduce((sum, sign) => sum + (/[\d–−+±]/u.test(sign) ? DIGIT : OTHER_SIGN), 0);
}
