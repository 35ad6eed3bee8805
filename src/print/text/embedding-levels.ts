/**
 * The Unicode Bidirectional Algorithm (UAX 9, revision 46): from the characters of a paragraph to their embedding levels.
 *
 * In: the Bidi_Class of each UTF-16 unit (that of a pair on its first unit, BN on its second) and the paragraph's level.
 * Out: a level for each unit, rules X1 to L1. What rule X9 removes takes the level of what precedes it (section 5.2).
 */

import { AL, B, BN, FSI, L, LRE, LRO, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS, isIsolateInitiator, isRemoved } from './bidi-classes.js';
import { SequenceResolver } from './sequence-resolver.js';

const MAX_DEPTH = 125;

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
    const [before, after] = neighbours(sequence, { original, matches, levels: explicit, level });
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

/** The stack of rules X1 to X8, and the levels that it gives; overridden characters change their type. */
class Embeddings {
  readonly levels: Uint8Array;
  private readonly types: Uint8Array;
  private readonly stack: Status[];
  private top: Status;
  private overflowIsolates = 0;
  private overflowEmbeddings = 0;
  private validIsolates = 0;

  constructor(types: Uint8Array, paragraphLevel: number) {
    this.types = types;
    this.levels = new Uint8Array(types.length);
    this.top = { level: paragraphLevel, override: -1, isIsolate: false };
    this.stack = [this.top];
  }

  /** Where nothing more is counted the direction of an isolate has no effect. */
  get isCounted(): boolean {
    return this.overflowIsolates === 0 && this.overflowEmbeddings === 0;
  }

  /** For controls, which no override changes. */
  level(index: number): void {
    this.levels[index] = this.top.level;
  }

  set(index: number): void {
    this.levels[index] = this.top.level;
    if (this.top.override >= 0) this.types[index] = this.top.override;
  }

  embed(isRightToLeft: boolean, override: number): void {
    if (!this.push(isRightToLeft, override, false) && this.overflowIsolates === 0) this.overflowEmbeddings += 1;
  }

  isolate(isRightToLeft: boolean): void {
    if (this.push(isRightToLeft, -1, true)) this.validIsolates += 1;
    else this.overflowIsolates += 1;
  }

  popIsolate(): void {
    if (this.overflowIsolates > 0) this.overflowIsolates -= 1;
    else if (this.validIsolates > 0) {
      this.overflowEmbeddings = 0;
      while (!this.top.isIsolate) this.pop();
      this.pop();
      this.validIsolates -= 1;
    }
  }

  popEmbedding(): void {
    if (this.overflowIsolates > 0) return;
    if (this.overflowEmbeddings > 0) this.overflowEmbeddings -= 1;
    else if (!this.top.isIsolate && this.stack.length > 1) this.pop();
  }

  private push(isRightToLeft: boolean, override: number, isIsolate: boolean): boolean {
    const level = isRightToLeft ? (this.top.level + 1) | 1 : (this.top.level + 2) & ~1;
    if (level > MAX_DEPTH || !this.isCounted) return false;
    this.top = { level, override, isIsolate };
    this.stack.push(this.top);
    return true;
  }

  private pop(): void {
    this.stack.pop();
    this.top = this.stack.at(-1) ?? this.top;
  }
}

/** Rules X1 to X8; overridden characters change their type in `types`. */
function explicitLevels(types: Uint8Array, matches: Int32Array, paragraphLevel: number): Uint8Array {
  const embeddings = new Embeddings(types, paragraphLevel);
  for (let index = 0; index < types.length; index += 1) {
    const type = types[index] ?? ON;
    if (type === LRE || type === RLE || type === LRO || type === RLO) {
      embeddings.level(index);
      embeddings.embed(type === RLE || type === RLO, type === LRO ? L : type === RLO ? R : -1);
    } else if (isIsolateInitiator(type)) {
      embeddings.set(index);
      const close = matches[index] ?? -1;
      // Looking for a direction that has no effect, each time, would cost the square of the text.
      embeddings.isolate(type === RLI || (type === FSI && embeddings.isCounted && firstStrongLevel(types, index + 1, close < 0 ? types.length : close) === 1));
    } else if (type === PDI) {
      embeddings.popIsolate();
      embeddings.set(index);
    } else if (type === PDF) {
      embeddings.level(index);
      embeddings.popEmbedding();
    } else if (type === B) embeddings.levels[index] = paragraphLevel;
    else if (type === BN) embeddings.level(index);
    else embeddings.set(index);
  }
  return embeddings.levels;
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

/** A paragraph whose explicit levels are known. */
interface ExplicitParagraph {
  /** Types before overrides. */
  readonly original: Uint8Array;
  readonly matches: Int32Array;
  readonly levels: Uint8Array;
  readonly level: number;
}

/** Rule X10: the types at a sequence's two ends. */
function neighbours(sequence: readonly number[], { original, matches, levels, level: paragraphLevel }: ExplicitParagraph): [sos: number, eos: number] {
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
