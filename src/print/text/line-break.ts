/**
 * Where a line may end (UAX 14, by the package `linebreak`), with the house's tailoring: addresses break at their
 * joints only, a dash between digits holds them together, French marks stay with their word even after a plain space.
 * Plain Latin text, nearly all there is, takes a short way without the package.
 */

import { createRequire } from 'node:module';

/** What may happen between two characters. */
export const NO_BREAK = 0;
export const BREAK = 1;
/** Inside an address: allowed, but dearer. */
export const ADDRESS_BREAK = 2;
/** At a soft hyphen: a hyphen is shown. */
export const SOFT_HYPHEN_BREAK = 3;

/** Latin letters, digits and marks whose breaking the short way knows. */
const PLAIN = /^[\t\n A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff.,;:!?()\[\]'"’‘“”«»…%&§*+=°·•\u00a0\u202f\u2011\u00ad\u2013\u2014\u200b\/-]*$/;
const ADDRESS = /(?:\b[a-z][a-z+.-]{1,15}:\/\/|\bwww\.)[^\s<>«»"“”]+/gi;
const ADDRESS_JOINT = /[/.?&=-]/;
const DIGIT = /\d/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Never first on a line, even after a plain space (LB13, LB15). */
const STAYS_BEFORE = /[;:!?.,)\]»…%]/;

interface LineBreaker {
  nextBreak(): { readonly position: number; readonly required: boolean } | null;
}
let lineBreaker: (new (text: string) => LineBreaker) | null = null;

/**
 * For each offset of the text what may happen before the character there: one of the constants above.
 * Offsets 0 and the end are never breaks; forced breaks are the caller's to know.
 */
export function breakOpportunities(text: string): Uint8Array {
  const breaks = PLAIN.test(text) ? plainBreaks(text) : generalBreaks(text);
  if (text.includes('//') || text.includes('www.')) markAddresses(text, breaks);
  return breaks;
}

function plainBreaks(text: string): Uint8Array {
  const breaks = new Uint8Array(text.length + 1);
  for (let offset = 1; offset < text.length; offset += 1) {
    const before = text.charCodeAt(offset - 1);
    switch (before) {
      case 0x20:
      case 0x09:
        breaks[offset] = text.charCodeAt(offset) === 0x20 || staysBehind(text, offset) ? NO_BREAK : BREAK;
        break;
      case 0x200b:
        breaks[offset] = BREAK;
        break;
      case 0xad:
        breaks[offset] = SOFT_HYPHEN_BREAK;
        break;
      case 0x2d:
      case 0x2f:
      case 0x2013:
      case 0x2014:
        breaks[offset] = breaksAfterDash(text, offset) ? BREAK : NO_BREAK;
        break;
      default:
    }
  }
  return breaks;
}

/** After a space: true where what follows belongs to what precedes. */
function staysBehind(text: string, offset: number): boolean {
  const next = text[offset] ?? '';
  // A mark that begins a word (“.com”) is no mark.
  if (STAYS_BEFORE.test(next)) return !LETTER_OR_DIGIT.test(text[offset + 1] ?? ' ');
  return next === '\u00a0' || next === '\u202f' || text[offset - 2] === '«';
}

/** After a hyphen, slash or dash inside a word: only between letters, or from a letter to a digit's word; never beside digits alone. */
function breaksAfterDash(text: string, offset: number): boolean {
  const mark = text[offset - 1];
  const previous = text[offset - 2] ?? ' ';
  const next = text[offset] ?? ' ';
  if (next === '\u2014' || next === '\u2013' || !LETTER_OR_DIGIT.test(previous)) return mark === '\u2014' && LETTER_OR_DIGIT.test(next) && offset > 1;
  if (mark === '\u2014') return LETTER_OR_DIGIT.test(next);
  return LETTER_OR_DIGIT.test(next) && !DIGIT.test(next) && (mark !== '/' || !DIGIT.test(previous));
}

function generalBreaks(text: string): Uint8Array {
  // The package has no types; its documented export is a class over a string.
  lineBreaker ??= createRequire(import.meta.url)('linebreak') as new (text: string) => LineBreaker;
  const breaks = new Uint8Array(text.length + 1);
  const breaker = new lineBreaker(text);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const offset = found.position;
    if (offset >= text.length) break;
    const before = text[offset - 1] ?? '';
    if (before === '\u00ad') breaks[offset] = SOFT_HYPHEN_BREAK;
    else if (before === ' ' && staysBehind(text, offset)) breaks[offset] = NO_BREAK;
    else if (/[-/\u2013]/.test(before) && DIGIT.test(text[offset] ?? '')) breaks[offset] = NO_BREAK;
    else if (text[offset] === '\u2014' && before !== ' ') breaks[offset] = NO_BREAK;
    else breaks[offset] = BREAK;
  }
  return breaks;
}

function markAddresses(text: string, breaks: Uint8Array): void {
  for (const match of text.matchAll(ADDRESS)) {
    const start = match.index;
    const end = start + match[0].length;
    const path = start + (match[0].indexOf('//') < 0 ? 4 : match[0].indexOf('//') + 2);
    for (let offset = start + 1; offset < end; offset += 1) {
      const isJoint = offset > path && ADDRESS_JOINT.test(text[offset - 1] ?? '') && LETTER_OR_DIGIT.test(text[offset] ?? '');
      breaks[offset] = isJoint ? ADDRESS_BREAK : NO_BREAK;
    }
  }
}
