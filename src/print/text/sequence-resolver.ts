/** Resolves the weak and neutral types of one isolating run sequence (UAX 9, rules W1 to I2): what is left are its embedding levels. */

import { AL, AN, CS, EN, ES, ET, L, NSM, ON, PDI, R, isIsolateInitiator, isNeutral } from './bidi-classes.js';
import { BRACKET_PAIRS } from './unicode-tables.js';

/** BD16. */
const MAX_BRACKETS = 63;

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
export class SequenceResolver {
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
