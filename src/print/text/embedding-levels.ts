/**
 * The Unicode Bidirectional Algorithm (UAX 9, revision 46): from the characters of a paragraph to their embedding levels.
 *
 * In: the Bidi_Class of each UTF-16 unit (that of a pair on its first unit, BN on its second) and the paragraph's level.
 * Out: a level for each unit, rules X1 to L1. What rule X9 removes takes the level of what precedes it (section 5.2).
 */

import { classTable } from './class-table.js';
import type { ClassLookup } from './class-table.js';
import { BIDI_RUNS, BRACKET_PAIRS } from './unicode-tables.js';

const [L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI] = Array.from({ length: 23 }, (_, index) => index) as [
  // The order of the classes in the generated table.
  number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number,
];

const MAX_DEPTH = 125;
/** BD16. */
const MAX_BRACKETS = 63;

const isIsolateInitiator = (type: number): boolean => type === LRI || type === RLI || type === FSI;
/** Removed by rule X9. */
const isRemoved = (type: number): boolean => type === BN || type === LRE || type === LRO || type === RLE || type === RLO || type === PDF;
const isNeutral = (type: number): boolean => type === ON || type === WS || type === S || type === B || isIsolateInitiator(type) || type === PDI;

let classOf: ClassLookup | null = null;

/** The Bidi_Class of each UTF-16 unit. */
export function bidiClasses(text: string): Uint8Array {
  classOf ??= classTable(BIDI_RUNS);
  const types = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) ?? 0;
    types[index] = classOf(codePoint);
    if (codePoint > 0xffff) types[(index += 1)] = BN;
  }
  return types;
}

/** The paragraphs of a text: each ends after a separator of paragraphs (rule P1). */
export function paragraphEnds(types: Uint8Array): number[] {
  const ends: number[] = [];
  for (let index = types.indexOf(B); index >= 0; index = types.indexOf(B, index + 1)) ends.push(index + 1);
  if (ends.at(-1) !== types.length) ends.push(types.length);
  return ends;
}

/** Rules P2 and P3: the direction of the first strong character that stands in no isolate; null where there is none. */
export function firstStrongLevel(types: Uint8Array, start: number, end: number): 0 | 1 | null {
  let depth = 0;
  for (let index = start; index < end; index += 1) {
    const type = types[index] ?? ON;
    if (isIsolateInitiator(type)) depth += 1;
    else if (type === PDI) depth = Math.max(0, depth - 1);
    else if (depth === 0 && type === L) return 0;
    else if (depth === 0 && (type === R || type === AL)) return 1;
  }
  return null;
}

/** Writes the levels of the paragraph between `start` and `end` into `levels`. */
export function resolveLevels(text: string, types: Uint8Array, paragraph: { readonly start: number; readonly end: number; readonly level: number }, levels: Uint8Array): void {
  const { start, end, level } = paragraph;
  const current = types.slice(start, end);
  const original = types.subarray(start, end);
  const content = text.slice(start, end);
  const matches = matchIsolates(current);
  const explicit = explicitLevels(current, matches, level);
  const own = levels.subarray(start, end);
  own.set(explicit);
  for (const sequence of runSequences(current, matches, explicit)) {
    const resolver = new SequenceResolver(content, sequence, original, current);
    const [before, after] = neighbours(sequence, original, matches, explicit, level);
    resolver.resolve(explicit[sequence[0] ?? 0] ?? 0, before, after);
    resolver.applyImplicit(own);
  }
  resetWhiteSpace(original, own, level);
  let previous = level;
  for (let index = 0; index < own.length; index += 1) {
    if (isRemoved(original[index] ?? ON)) own[index] = previous;
    else previous = own[index] ?? level;
  }
}

/** BD9: for each isolate initiator its PDI and the other way round; −1 where there is none. */
function matchIsolates(types: Uint8Array): Int32Array {
  const matches = new Int32Array(types.length).fill(-1);
  const open: number[] = [];
  types.forEach((type, index) => {
    if (isIsolateInitiator(type)) open.push(index);
    else if (type === PDI) {
      const initiator = open.pop();
      if (initiator === undefined) return;
      matches[initiator] = index;
      matches[index] = initiator;
    }
  });
  return matches;
}

interface Status {
  readonly level: number;
  /** L, R or −1. */
  readonly override: number;
  readonly isIsolate: boolean;
}

/** Rules X1 to X8; overridden characters change their type in `types`. */
function explicitLevels(types: Uint8Array, matches: Int32Array, paragraphLevel: number): Uint8Array {
  const levels = new Uint8Array(types.length);
  const stack: Status[] = [{ level: paragraphLevel, override: -1, isIsolate: false }];
  let [overflowIsolates, overflowEmbeddings, validIsolates] = [0, 0, 0];
  let top: Status = { level: paragraphLevel, override: -1, isIsolate: false };
  const set = (index: number): void => {
    levels[index] = top.level;
    if (top.override >= 0) types[index] = top.override;
  };
  const pop = (): void => {
    stack.pop();
    top = stack.at(-1) ?? top;
  };
  const push = (isRightToLeft: boolean, override: number, isIsolate: boolean): boolean => {
    const level = isRightToLeft ? (top.level + 1) | 1 : (top.level + 2) & ~1;
    if (level > MAX_DEPTH || overflowIsolates > 0 || overflowEmbeddings > 0) return false;
    top = { level, override, isIsolate };
    stack.push(top);
    return true;
  };
  for (let index = 0; index < types.length; index += 1) {
    const type = types[index] ?? ON;
    if (type === LRE || type === RLE || type === LRO || type === RLO) {
      levels[index] = top.level;
      const isRightToLeft = type === RLE || type === RLO;
      if (!push(isRightToLeft, type === LRO ? L : type === RLO ? R : -1, false) && overflowIsolates === 0) overflowEmbeddings += 1;
    } else if (isIsolateInitiator(type)) {
      set(index);
      const close = matches[index] ?? -1;
      // Where nothing more is counted its direction has no effect, and looking for it each time would cost the square of the text.
      const isCounted = overflowIsolates === 0 && overflowEmbeddings === 0;
      const isRightToLeft = type === RLI || (type === FSI && isCounted && firstStrongLevel(types, index + 1, close < 0 ? types.length : close) === 1);
      if (push(isRightToLeft, -1, true)) validIsolates += 1;
      else overflowIsolates += 1;
    } else if (type === PDI) {
      if (overflowIsolates > 0) overflowIsolates -= 1;
      else if (validIsolates > 0) {
        overflowEmbeddings = 0;
        while (!top.isIsolate) pop();
        pop();
        validIsolates -= 1;
      }
      set(index);
    } else if (type === PDF) {
      levels[index] = top.level;
      if (overflowIsolates > 0) continue;
      if (overflowEmbeddings > 0) overflowEmbeddings -= 1;
      else if (!top.isIsolate && stack.length > 1) pop();
    } else if (type === B) levels[index] = paragraphLevel;
    else if (type === BN) levels[index] = top.level;
    else set(index);
  }
  return levels;
}

/** BD13: the isolating run sequences, as offsets; what rule X9 removes is in none. */
function runSequences(types: Uint8Array, matches: Int32Array, levels: Uint8Array): number[][] {
  const sequences: number[][] = [];
  const awaiting = new Map<number, number[]>();
  let current: number[] = [];
  let level = -1;
  for (let index = 0; index < types.length; index += 1) {
    const type = types[index] ?? ON;
    if (isRemoved(type)) continue;
    if (levels[index] !== level) {
      level = levels[index] ?? 0;
      const continued = awaiting.get(matches[index] ?? -1);
      if (continued === undefined) sequences.push((current = []));
      else current = continued;
    }
    current.push(index);
    if ((matches[index] ?? -1) > index) awaiting.set(index, current);
  }
  return sequences;
}

/** Rule X10: the types at a sequence's two ends. */
function neighbours(sequence: readonly number[], original: Uint8Array, matches: Int32Array, levels: Uint8Array, paragraphLevel: number): [sos: number, eos: number] {
  const [first, last] = [sequence[0] ?? 0, sequence.at(-1) ?? 0];
  const level = levels[first] ?? 0;
  let before = first - 1;
  while (before >= 0 && isRemoved(original[before] ?? ON)) before -= 1;
  let after = last + 1;
  while (after < original.length && isRemoved(original[after] ?? ON)) after += 1;
  const isOpen = isIsolateInitiator(original[last] ?? ON) && (matches[last] ?? -1) < 0;
  const levelAfter = isOpen || after >= original.length ? paragraphLevel : (levels[after] ?? 0);
  const side = (other: number): number => (Math.max(level, other) % 2 === 1 ? R : L);
  return [side(before < 0 ? paragraphLevel : (levels[before] ?? 0)), side(levelAfter)];
}

let bracketPairs: Map<number, number> | null = null;

/** Closing to opening brackets, and opening ones to themselves negated; angle brackets by their canonical forms. */
function brackets(): Map<number, number> {
  if (bracketPairs === null) {
    bracketPairs = new Map();
    for (let index = 0; index < BRACKET_PAIRS.length; index += 2) {
      const open = canonical(BRACKET_PAIRS.charCodeAt(index));
      bracketPairs.set(BRACKET_PAIRS.charCodeAt(index), -open);
      bracketPairs.set(BRACKET_PAIRS.charCodeAt(index + 1), open);
    }
  }
  return bracketPairs;
}

const canonical = (bracket: number): number => (bracket === 0x2329 ? 0x3008 : bracket);

/** Rules W1 to I2 on one isolating run sequence. */
class SequenceResolver {
  private readonly text: string;
  private readonly at: readonly number[];
  private readonly original: Uint8Array;
  /** Types of the sequence's characters. */
  private readonly types: Uint8Array;
  private level = 0;
  private sos = L;
  private eos = L;

  constructor(text: string, sequence: readonly number[], original: Uint8Array, current: Uint8Array) {
    this.text = text;
    this.at = sequence;
    this.original = original;
    this.types = Uint8Array.from(sequence, (index) => current[index] ?? ON);
  }

  resolve(level: number, sos: number, eos: number): void {
    [this.level, this.sos, this.eos] = [level, sos, eos];
    this.weak();
    this.separators();
    this.pairedBrackets();
    this.neutrals();
  }

  /** Rules I1 and I2. */
  applyImplicit(levels: Uint8Array): void {
    this.at.forEach((index, position) => {
      const type = this.types[position];
      const isEven = this.level % 2 === 0;
      levels[index] = this.level + (isEven ? (type === R ? 1 : type === AN || type === EN ? 2 : 0) : type === L || type === EN || type === AN ? 1 : 0);
    });
  }

  /** Rules W1 to W3, and W7's memory of the last strong type. */
  private weak(): void {
    const { types } = this;
    let [previous, strong] = [this.sos, this.sos];
    for (let index = 0; index < types.length; index += 1) {
      let type = types[index] ?? ON;
      if (type === NSM) type = isIsolateInitiator(previous) || previous === PDI ? ON : previous;
      previous = type;
      if (type === EN && strong === AL) type = AN;
      else if (type === L || type === R || type === AL) strong = type;
      types[index] = type;
    }
    for (let index = 0; index < types.length; index += 1) if (types[index] === AL) types[index] = R;
  }

  /** Rules W4 to W7. */
  private separators(): void {
    const { types } = this;
    for (let index = 1; index + 1 < types.length; index += 1) {
      const [type, before, after] = [types[index], types[index - 1], types[index + 1]];
      if (type === ES && before === EN && after === EN) types[index] = EN;
      else if (type === CS && before === after && (before === EN || before === AN)) types[index] = before;
    }
    for (let index = 0; index < types.length; index += 1) {
      if (types[index] !== ET) continue;
      let end = index + 1;
      while (types[end] === ET) end += 1;
      if (types[index - 1] === EN || types[end] === EN) types.fill(EN, index, end);
      index = end - 1;
    }
    let strong = this.sos;
    for (let index = 0; index < types.length; index += 1) {
      const type = types[index] ?? ON;
      if (type === ES || type === ET || type === CS) types[index] = ON;
      else if (type === L || type === R) strong = type;
      else if (type === EN && strong === L) types[index] = L;
    }
  }

  /** Rule N0. */
  private pairedBrackets(): void {
    const pairs = this.bracketPositions();
    const embedding = this.level % 2 === 1 ? R : L;
    for (const [open, close] of pairs) {
      let found = -1;
      for (let index = open + 1; index < close && found !== embedding; index += 1) {
        const strong = strongOf(this.types[index] ?? ON);
        if (strong >= 0) found = strong;
      }
      if (found < 0) continue;
      const direction = found === embedding || this.contextBefore(open) === embedding ? embedding : found;
      this.setBracket(open, direction);
      this.setBracket(close, direction);
    }
  }

  /** BD16, sorted by their opening brackets. */
  private bracketPositions(): [open: number, close: number][] {
    const pairs: [number, number][] = [];
    const open: { bracket: number; position: number }[] = [];
    for (let position = 0; position < this.types.length; position += 1) {
      if (this.types[position] !== ON) continue;
      const bracket = brackets().get(this.text.charCodeAt(this.at[position] ?? 0));
      if (bracket === undefined) continue;
      if (bracket < 0) {
        if (open.length === MAX_BRACKETS) break;
        open.push({ bracket: -bracket, position });
        continue;
      }
      const match = open.findLastIndex((one) => one.bracket === bracket);
      if (match < 0) continue;
      pairs.push([open[match]?.position ?? 0, position]);
      open.length = match;
    }
    return pairs.sort(([a], [b]) => a - b);
  }

  private contextBefore(position: number): number {
    for (let index = position - 1; index >= 0; index -= 1) {
      const strong = strongOf(this.types[index] ?? ON);
      if (strong >= 0) return strong;
    }
    return this.sos;
  }

  /** Marks on a bracket go with it. */
  private setBracket(position: number, direction: number): void {
    this.types[position] = direction;
    for (let index = position + 1; this.original[this.at[index] ?? -1] === NSM; index += 1) this.types[index] = direction;
  }

  /** Rules N1 and N2. */
  private neutrals(): void {
    const { types } = this;
    const embedding = this.level % 2 === 1 ? R : L;
    for (let index = 0; index < types.length; index += 1) {
      if (!isNeutral(types[index] ?? ON)) continue;
      let end = index + 1;
      while (end < types.length && isNeutral(types[end] ?? ON)) end += 1;
      const before = index === 0 ? this.sos : strongOf(types[index - 1] ?? ON);
      const after = end === types.length ? this.eos : strongOf(types[end] ?? ON);
      types.fill(before === after ? before : embedding, index, end);
      index = end - 1;
    }
  }
}

/** As rules N0 to N2 see it: numbers count as right-to-left; −1 where the type is not strong. */
function strongOf(type: number): number {
  return type === L ? L : type === R || type === EN || type === AN ? R : -1;
}

/** Rule L1 for the paragraph as one line: separators, and white space before them and at the end. */
function resetWhiteSpace(original: Uint8Array, levels: Uint8Array, paragraphLevel: number): void {
  let resets = true;
  for (let index = original.length - 1; index >= 0; index -= 1) {
    const type = original[index] ?? ON;
    if (type === S || type === B) {
      levels[index] = paragraphLevel;
      resets = true;
    } else if (type === WS || isIsolateInitiator(type) || type === PDI) {
      if (resets) levels[index] = paragraphLevel;
    } else if (!isRemoved(type)) resets = false;
  }
}
