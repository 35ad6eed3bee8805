/** Judges how a number is written: plainly, grouped, or in a notation that readers of briefings do not use. */

/** Spaces that group digits: plain, no-break, narrow no-break, thin; and the signs that do. */
const GROUPING = "[.,'’_ \\u00a0\\u202f\\u2009]";
const GROUPED = new RegExp(`^([+-]?)(\\d{1,3})(?:(${GROUPING})\\d{3})(?:\\3\\d{3})*(?:[.,]\\d+)?$`, 'u');
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const PROGRAMMERS = /^[+-]?(?:0x[0-9a-f]+|0o[0-7]+|\.inf|\.nan|(?:\d+\.?\d*|\.\d+)e[+-]?\d+)$/i;

/** True for digits with at most a sign and a decimal point. */
export function isPlainNumber(written: string): boolean {
  return PLAIN.test(written);
}

/** True for `1e3`, `0x10`, `.inf` and the like. */
export function isProgrammersNumber(written: string): boolean {
  return PROGRAMMERS.test(written);
}

/**
 * The plain numbers that a text may stand for, if it is written so that it can be read in more than one
 * way or not at all as YAML does: `948.000` gives `948000` and `948`. Null for anything else.
 */
export function readingsOf(written: string): readonly string[] | null {
  const grouped = GROUPED.exec(written);
  // Nobody groups digits behind a zero: `0.125` is a fraction.
  if (grouped !== null && !/^0/.test(grouped[2] ?? '')) {
    return readGrouped(written, grouped[3] ?? '');
  }
  return DECIMAL_COMMA.test(written) ? [written.replace(',', '.')] : null;
}

/** True if the separator can only be a decimal point: too many or too few digits behind or before it. */
export function showsDecimalPoint(written: string): boolean {
  const fraction = /^[+-]?(\d*)\.(\d+)$/.exec(written);
  if (fraction === null) {
    return false;
  }
  const [, whole = '', digits = ''] = fraction;
  return digits.length !== 3 || whole.length > 3 || /^0?$/.test(whole);
}

function readGrouped(written: string, separator: string): readonly string[] {
  const separators = written.replace(/[+\-\d]/g, '');
  const last = separators.at(-1) ?? '';
  const isMixed = last !== separator && /[.,]/.test(last);
  const groups = isMixed ? written.slice(0, written.lastIndexOf(last)) : written;
  const whole = groups.split(separator).join('');
  if (isMixed) {
    return [`${whole}.${written.slice(written.lastIndexOf(last) + 1)}`];
  }
  return separators.length === 1 && /[.,]/.test(separator) ? [whole, asFraction(written.replace(',', '.'))] : [whole];
}

/** A fraction written so that it no longer looks grouped: `948.000` is `948`, `315.703` is `315.7030`. */
function asFraction(written: string): string {
  const short = written.replace(/\.?0+$/, '');
  return /\.\d{3}$/.test(short) ? `${short}0` : short;
}

/** A number in digits, for hints; null where it has none. */
export function inDigits(value: number): string | null {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? String(value) : null;
}
