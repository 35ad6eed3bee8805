/** Raises what is wrong with the way a number is written. */

import { groupedNumber, numberNotation, wrongSize } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import { inDigits, isPlainNumber, isProgrammersNumber, readingsOf } from './number-text.js';

/** What to raise at the place of a plain scalar where a number is expected; null if it is in order or plainly text. */
export function judgeNumber(written: string): ((place: Place) => Diagnostic) | null {
  const readings = readingsOf(written);
  if (readings !== null) {
    return (place) => groupedNumber({ written, readings, more: 0 }, { place });
  }
  if (isProgrammersNumber(written)) {
    return (place) => numberNotation({ written, plain: inDigits(Number(written)) }, { place });
  }
  if (isPlainNumber(written) && written.replace(/^[+-]?0*|\.|0+$/g, '').length > 15) {
    const hint = 'Round it, or put it into quotation marks where text may stand';
    return (place) => wrongSize({ name: `“${written}”`, problem: 'has more digits than can be kept exactly', hint }, { place });
  }
  return null;
}
