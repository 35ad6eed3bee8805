/**
 * Where a line may end (UAX 14), with the house's tailoring: addresses break at their joints only, a dash between digits
 * holds them together, French marks stay with their word even after a plain space.
 * Latin text breaks at spaces, and at hyphens, slashes and dashes between letters; nearly all text is of that kind and takes a short way.
 */

import { lineBreaks } from './line-break-rules.js';

/** What may happen between two characters. */
export const NO_BREAK = 0;
export const BREAK = 1;
/** Inside an address: allowed, but dearer. */
export const ADDRESS_BREAK = 2;
/** At a soft hyphen: a hyphen is shown. */
export const SOFT_HYPHEN_BREAK = 3;

/** Latin letters, digits and marks whose breaking the short way knows. */
const PLAIN = /^[\t\u2028\u2029 A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff.,;:!?()\[\]'"’‘“”«»…%&§*+=°·•\u00a0\u202f\u2011\u00ad\u2013\u2014\u200b\/-]*$/;
/** The same with what isolates note calls and the like; these stand by the text before them, unless a break is possible there. */
const PLAIN_ISOLATES = /^[\t\u2028\u2029 A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff.,;:!?()\[\]'"’‘“”«»…%&§*+=°·•\u00a0\u202f\u2011\u00ad\u2013\u2014\u200b\u2066\u2068\u2069\/-]*$/;
const ISOLATE_AFTER_DASH = /[\t\u00ad\u200b\u2013\u2014/-][\u2066\u2068\u2069]/;
const ADDRESS = /(?:\b[a-z][a-z+.-]{1,15}:\/\/|\bwww\.)[^\s<>«»"“”]+/gi;
const ADDRESS_JOINT = /[/.?&=-]/;
const DIGIT = /\d/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Never first on a line, even after a plain space (LB13, LB15). */
const STAYS_BEFORE = /[;:!?.,)\]»…%/]/;

/**
 * For each offset of the text what may happen before the character there: one of the constants above.
 * Offsets 0 and the end are never breaks; forced breaks are the caller's to know.
 */
export function breakOpportunities(text: string): Uint8Array {
  const isPlainText = PLAIN.test(text) || (PLAIN_ISOLATES.test(text) && !ISOLATE_AFTER_DASH.test(text));
  const breaks = isPlainText ? plainBreaks(text) : generalBreaks(text);
  if (text.includes('//') || text.includes('www.')) markAddresses(text, breaks);
  return breaks;
}

function plainBreaks(text: string): Uint8Array {
  const breaks = new Uint8Array(text.length + 1);
  for (let offset = 1; offset < text.length; offset += 1) {
    const opportunity = plainBreak(text, offset);
    if (opportunity !== NO_BREAK) breaks[offset] = opportunity;
  }
  return breaks;
}

/** Between two characters that the short way knows. */
function plainBreak(text: string, offset: number): number {
  switch (text.charCodeAt(offset - 1)) {
    case 0x20:
    case 0x09:
      return takesNoBreakBefore(text.charCodeAt(offset)) || staysBehind(text, offset) ? NO_BREAK : BREAK;
    case 0x2028:
    case 0x2029:
      return BREAK;
    case 0x200b:
      return takesNoBreakBefore(text.charCodeAt(offset)) ? NO_BREAK : BREAK;
    case 0xad:
      return LETTER_OR_DIGIT.test(text[offset] ?? '') ? SOFT_HYPHEN_BREAK : NO_BREAK;
    case 0x2d:
    case 0x2f:
    case 0x2013:
    case 0x2014:
      return breaksAfterDash(text, offset) ? BREAK : NO_BREAK;
    default:
      return NO_BREAK;
  }
}

/** Rules LB6 and LB7: spaces and separators hang on to what they follow. */
const takesNoBreakBefore = (code: number): boolean => code === 0x20 || code === 0x200b || code === 0x2028 || code === 0x2029;

const CLOSES = /[)\]}]/;

/** After a space: true where what follows belongs to what precedes. */
function staysBehind(text: string, offset: number): boolean {
  const next = text[offset] ?? '';
  // A mark that begins a word (“.com”) is no mark.
  if (STAYS_BEFORE.test(next)) return !LETTER_OR_DIGIT.test(text[offset + 1] ?? ' ');
  return next === '\u00a0' || next === '\u202f' || /[«(\[]/.test(text[offset - 2] ?? '');
}

/** After a hyphen, slash or dash inside a word: only between letters, or from a letter to a digit's word; never beside digits alone. */
function breaksAfterDash(text: string, offset: number): boolean {
  const mark = text[offset - 1];
  const behind = text[offset - 2] ?? ' ';
  // “(non)-violence”: what a bracket closes is a word.
  const previous = CLOSES.test(behind) ? 'a' : behind;
  const next = text[offset] ?? ' ';
  if (next === '\u2014' || next === '\u2013' || !LETTER_OR_DIGIT.test(previous)) return mark === '\u2014' && LETTER_OR_DIGIT.test(next) && offset > 1;
  if (mark === '\u2014') return LETTER_OR_DIGIT.test(next);
  return LETTER_OR_DIGIT.test(next) && !DIGIT.test(next) && (mark !== '/' || !DIGIT.test(previous));
}

/** By the rules of UAX 14 where another script or a rarer character stands; what stands between two plain ones is as in plain text. */
function generalBreaks(text: string): Uint8Array {
  const breaks = lineBreaks(text);
  for (let offset = 1; offset < text.length; offset += 1) {
    const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
    if (isPlain(before) && isPlain(after) && (before !== 0x20 || offset < 2 || isPlain(text.charCodeAt(offset - 2)))) breaks[offset] = plainBreak(text, offset);
    else if (breaks[offset] === NO_BREAK) continue;
    else if (before === 0xad) breaks[offset] = SOFT_HYPHEN_BREAK;
    else if ((before === 0x20 && staysBehind(text, offset)) || (after === 0x2014 && before !== 0x20)) breaks[offset] = NO_BREAK;
  }
  return breaks;
}

let plainCharacters: Uint8Array | null = null;

function isPlain(unit: number): boolean {
  plainCharacters ??= Uint8Array.from({ length: 0x2100 }, (_, code) => (PLAIN.test(String.fromCharCode(code)) ? 1 : 0));
  return plainCharacters[unit] === 1;
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
