/**
 * The Unicode Line Breaking Algorithm (UAX 14, revision 49) with the numbers of its section 8.2, example 7: what its own test
 * data expects. In: text. Out: for each UTF-16 offset whether a line may end there. No tailoring of the house is in here.
 */

import { classTable } from './class-table.js';
import type { ClassLookup } from './class-table.js';
import { LINE_BREAK_RUNS } from './unicode-tables.js';

/** In the order of the generated table. */
const CLASSES = [
  'AL', 'BA', 'BB', 'B2', 'BK', 'CB', 'CL', 'CM', 'CP', 'CP_WIDE', 'CR', 'EB', 'EM', 'EX', 'GL', 'H2', 'H3', 'HL', 'HY', 'ID', 'ID_UNASSIGNED', 'IN', 'IS',
  'JL', 'JT', 'JV', 'LF', 'NL', 'NS', 'NU', 'OP', 'OP_WIDE', 'PO', 'PR', 'QU', 'RI', 'SP', 'SY', 'WJ', 'ZW', 'ZWJ',
] as const;
type LineClass = (typeof CLASSES)[number];

let lookup: ClassLookup | null = null;

function classOf(codePoint: number): LineClass {
  // Among Hangul syllables each twenty-eighth has two letters only.
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return (codePoint - 0xac00) % 28 === 0 ? 'H2' : 'H3';
  lookup ??= classTable(LINE_BREAK_RUNS);
  return CLASSES[lookup(codePoint)] ?? 'AL';
}

const set = (...classes: LineClass[]): ReadonlySet<LineClass> => new Set(classes);
const ENDS_LINE = set('BK', 'CR', 'LF', 'NL');
/** Rule LB9: marks on these stand by themselves. */
const BEARS_NO_MARKS = set('BK', 'CR', 'LF', 'NL', 'SP', 'ZW');
const LETTER = set('AL', 'HL');
const CLOSING = set('CL', 'CP', 'CP_WIDE');
const OPENING = set('OP', 'OP_WIDE');
const AFFIX = set('PO', 'PR');
const IDEOGRAPH = set('ID', 'ID_UNASSIGNED', 'EB', 'EM');
const HANGUL = set('JL', 'JV', 'JT', 'H2', 'H3');
const NEVER_FIRST = set('BA', 'HY', 'NS');
const HANGUL_PAIRS: Partial<Record<LineClass, ReadonlySet<LineClass>>> = { JL: set('JL', 'JV', 'H2', 'H3'), JV: set('JV', 'JT'), H2: set('JV', 'JT'), JT: set('JT'), H3: set('JT') };

/** What the rules remember of the text before a boundary. */
interface Before {
  /** Of the character before, marks left out. */
  previous: LineClass;
  /** Of the one before that. */
  earlier: LineClass | null;
  /** Of the last character that is no space. */
  solid: LineClass;
  /** LB25: within a number, or behind its closing bracket. */
  number: 'none' | 'digits' | 'closed';
  /** LB30a: true after an odd number of regional indicators. */
  isOddIndicator: boolean;
  /** LB8a. */
  isAfterJoiner: boolean;
}

/** 1 at each offset where a line may or must end; 0 elsewhere, at the beginning and at the end. */
export function lineBreaks(text: string): Uint8Array {
  const breaks = new Uint8Array(text.length + 1);
  let before: Before | null = null;
  let offset = 0;
  const next = (): LineClass | null => classAfter(text, offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1));
  while (offset < text.length) {
    const codePoint = text.codePointAt(offset) ?? 0;
    const length = codePoint > 0xffff ? 2 : 1;
    const raw = classOf(codePoint);
    const isMark = raw === 'CM' || raw === 'ZWJ';
    if (isMark && before !== null && !BEARS_NO_MARKS.has(before.previous)) {
      before.isAfterJoiner = raw === 'ZWJ';
    } else {
      const current: LineClass = isMark ? 'AL' : raw;
      if (before !== null && mayEnd(before, current, next)) breaks[offset] = 1;
      before = advance(before, current, raw === 'ZWJ');
    }
    offset += length;
  }
  return breaks;
}

/** Of the next character that is no mark. */
function classAfter(text: string, from: number): LineClass | null {
  for (let offset = from; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0;
    const found = classOf(codePoint);
    if (found !== 'CM' && found !== 'ZWJ') return found;
    offset += codePoint > 0xffff ? 2 : 1;
  }
  return null;
}

/** Goes on by a character; what is remembered is kept in one object a text. */
function advance(before: Before | null, current: LineClass, isAfterJoiner: boolean): Before {
  if (before === null) return { previous: current, earlier: null, solid: current, number: current === 'NU' ? 'digits' : 'none', isOddIndicator: current === 'RI', isAfterJoiner };
  const inNumber = before.number === 'digits';
  before.number = current === 'NU' || (inNumber && (current === 'SY' || current === 'IS')) ? 'digits' : inNumber && CLOSING.has(current) ? 'closed' : 'none';
  before.earlier = before.previous;
  before.previous = current;
  if (current !== 'SP') before.solid = current;
  before.isOddIndicator = current === 'RI' && !before.isOddIndicator;
  before.isAfterJoiner = isAfterJoiner;
  return before;
}

/** Rules LB4 to LB31; the first that fits decides. */
function mayEnd(before: Before, current: LineClass, next: () => LineClass | null): boolean {
  const { previous, solid } = before;
  if (previous === 'CR' && current === 'LF') return false;
  if (ENDS_LINE.has(previous)) return true;
  if (ENDS_LINE.has(current) || current === 'SP' || current === 'ZW') return false;
  if (solid === 'ZW') return true;
  if (before.isAfterJoiner) return false;
  if (current === 'WJ' || previous === 'WJ' || previous === 'GL') return false;
  if (current === 'GL' && previous !== 'SP' && previous !== 'BA' && previous !== 'HY') return false;
  if (current === 'EX') return false;
  if ((CLOSING.has(current) || current === 'IS' || current === 'SY') && previous !== 'NU') return false;
  if (OPENING.has(solid)) return false;
  if (solid === 'QU' && OPENING.has(current)) return false;
  if (CLOSING.has(solid) && current === 'NS') return false;
  if (solid === 'B2' && current === 'B2') return false;
  if (previous === 'SP') return true;
  if (current === 'QU' || previous === 'QU') return false;
  if (current === 'CB' || previous === 'CB') return true;
  return !isHeldTogether(before, current, next);
}

/** Rules LB21 to LB30b: true where one of them forbids a break. */
function isHeldTogether(before: Before, current: LineClass, next: () => LineClass | null): boolean {
  const { previous } = before;
  if (NEVER_FIRST.has(current) || previous === 'BB') return true;
  if (before.earlier === 'HL' && (previous === 'HY' || previous === 'BA')) return true;
  if (previous === 'SY' && current === 'HL') return true;
  if (current === 'IN') return true;
  if (isNumeric(before, current, next)) return true;
  if (previous === 'PR' && IDEOGRAPH.has(current)) return true;
  if (IDEOGRAPH.has(previous) && current === 'PO') return true;
  if ((AFFIX.has(previous) && LETTER.has(current)) || (LETTER.has(previous) && AFFIX.has(current))) return true;
  if (HANGUL_PAIRS[previous]?.has(current) === true) return true;
  if ((HANGUL.has(previous) && current === 'PO') || (previous === 'PR' && HANGUL.has(current))) return true;
  if ((LETTER.has(previous) || previous === 'IS') && LETTER.has(current)) return true;
  if ((LETTER.has(previous) || previous === 'NU') && current === 'OP') return true;
  if (previous === 'CP' && (LETTER.has(current) || current === 'NU')) return true;
  if (before.isOddIndicator && current === 'RI') return true;
  return (previous === 'EB' || previous === 'ID_UNASSIGNED') && current === 'EM';
}

/** Rules LB23 and LB25. */
function isNumeric(before: Before, current: LineClass, next: () => LineClass | null): boolean {
  const { previous, number } = before;
  if (current === 'NU') return LETTER.has(previous) || AFFIX.has(previous) || OPENING.has(previous) || previous === 'HY' || number === 'digits';
  if (previous === 'NU' && LETTER.has(current)) return true;
  if (AFFIX.has(previous) && (OPENING.has(current) || current === 'HY')) return next() === 'NU';
  if (number === 'digits' && (current === 'SY' || current === 'IS' || CLOSING.has(current))) return true;
  return number !== 'none' && AFFIX.has(current);
}
