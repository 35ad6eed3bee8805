/** Reads a font's ToUnicode map (ISO 32000-1, 9.10.3): which text each code stands for. */

import { Lexer, type Token, latin1 } from './lexer.js';
import { decodeUtf16 } from './object.js';
import type { ReadingBudget } from './reading-budget.js';

export interface CharacterMap {
  /** The text of a shown string; codes that the map does not hold give `NO_TEXT`. */
  decode(bytes: string): string;
}

/** Stands for a glyph that says nothing: a character that no text holds. */
export const NO_TEXT = '\uFFFF';

/** A range beyond this is none that a font has. */
const LONGEST_RANGE = 65_536;
/** Bytes of memory that a code with its text takes, about. */
const ENTRY_SIZE = 256;
/** UTF-16 units that a code may stand for (9.10.3: 512 bytes). */
const LONGEST_TEXT = 256;

/** @throws Unreadable where the file's budget is spent */
export function readCharacterMap(bytes: Uint8Array, budget: ReadingBudget): CharacterMap {
  const texts = new Map<number, string>();
  const lexer = new Lexer(latin1(bytes), 0, budget);
  let codeBytes = 2;
  let operands: Token[] = [];
  for (let token = lexer.next(); token !== null; token = lexer.next()) {
    if (token.kind !== 'word' || token.value === '[' || token.value === ']') {
      budget.keep(ENTRY_SIZE);
      operands.push(token);
      continue;
    }
    if (token.value === 'endcodespacerange') codeBytes = Math.max(1, strings(operands)[0]?.length ?? 2);
    if (token.value === 'endbfchar') enterCharacters(strings(operands), texts, budget);
    if (token.value === 'endbfrange') enterRanges(operands, texts, budget);
    operands = [];
  }
  return { decode: (shown) => decode(shown, texts, codeBytes) };
}

function decode(shown: string, texts: ReadonlyMap<number, string>, codeBytes: number): string {
  let text = '';
  for (let at = 0; at + codeBytes <= shown.length; at += codeBytes) text += texts.get(code(shown.slice(at, at + codeBytes))) ?? NO_TEXT;
  return text;
}

function strings(operands: readonly Token[]): readonly string[] {
  return operands.flatMap((token) => (token.kind === 'string' ? [token.value] : []));
}

function enterCharacters(pairs: readonly string[], texts: Map<number, string>, budget: ReadingBudget): void {
  budget.keep((pairs.length / 2) * ENTRY_SIZE);
  for (let index = 0; index + 1 < pairs.length; index += 2) texts.set(code(pairs[index] ?? ''), textOf(pairs[index + 1] ?? ''));
}

/** `<from> <to> <first text>` or `<from> <to> [<text> …]`. */
function enterRanges(operands: readonly Token[], texts: Map<number, string>, budget: ReadingBudget): void {
  let at = 0;
  const string = (): string | null => {
    const token = operands[at++];
    return token?.kind === 'string' ? token.value : null;
  };
  while (at < operands.length) {
    const [from, to] = [string(), string()];
    if (from === null || to === null) break;
    const last = Math.min(code(to), code(from) + LONGEST_RANGE);
    if (isWord(operands[at], '[')) {
      at += 1;
      for (let own = code(from); at < operands.length && !isWord(operands[at], ']'); own++, at++) {
        const token = operands[at];
        if (token?.kind === 'string' && own <= last) texts.set(own, textOf(token.value));
      }
      at += 1;
      continue;
    }
    const text = textOf(string() ?? '');
    budget.keep(Math.max(1, last - code(from)) * ENTRY_SIZE);
    const end = text.length - 1;
    for (let own = code(from); own <= last && end >= 0; own++) texts.set(own, text.slice(0, end) + String.fromCharCode(text.charCodeAt(end) + own - code(from)));
  }
}

function textOf(bytes: string): string {
  return decodeUtf16(bytes.slice(0, 2 * LONGEST_TEXT));
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word;
}

function code(bytes: string): number {
  let value = 0;
  for (let index = 0; index < bytes.length && index < 4; index++) value = value * 256 + bytes.charCodeAt(index);
  return value;
}
