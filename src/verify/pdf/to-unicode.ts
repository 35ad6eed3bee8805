/** Reads a font's ToUnicode map (ISO 32000-1, 9.10.3): which text each code stands for. */

import { Lexer, type Token, latin1 } from './lexer.js';
import { decodeUtf16 } from './object.js';

export interface CharacterMap {
  /** The text of a shown string; codes that the map does not hold give `NO_TEXT`. */
  decode(bytes: string): string;
}

/** Stands for a glyph that says nothing: a character that no text holds. */
export const NO_TEXT = '\uFFFF';

/** A range beyond this is none that a font has, and no map enters more codes than this. */
const LONGEST_RANGE = 65_536;
const MOST_ENTRIES = 1_000_000;

export function readCharacterMap(bytes: Uint8Array): CharacterMap {
  const texts = new Map<number, string>();
  const lexer = new Lexer(latin1(bytes));
  let codeBytes = 2;
  let entries = 0;
  let operands: Token[] = [];
  for (let token = lexer.next(); token !== null; token = lexer.next()) {
    if (token.kind !== 'word' || token.value === '[' || token.value === ']') {
      operands.push(token);
      continue;
    }
    if (token.value === 'endcodespacerange') codeBytes = Math.max(1, strings(operands)[0]?.length ?? 2);
    if (token.value === 'endbfchar') enterCharacters(strings(operands), texts);
    if (token.value === 'endbfrange' && entries < MOST_ENTRIES) entries += enterRanges(operands, texts, MOST_ENTRIES - entries);
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

function enterCharacters(pairs: readonly string[], texts: Map<number, string>): void {
  for (let index = 0; index + 1 < pairs.length; index += 2) texts.set(code(pairs[index] ?? ''), decodeUtf16(pairs[index + 1] ?? ''));
}

/** `<from> <to> <first text>` or `<from> <to> [<text> …]`. @returns how many codes were entered, `most` or a range more */
function enterRanges(operands: readonly Token[], texts: Map<number, string>, most: number): number {
  let at = 0;
  let entered = 0;
  const string = (): string | null => {
    const token = operands[at++];
    return token?.kind === 'string' ? token.value : null;
  };
  while (at < operands.length && entered < most) {
    const [from, to] = [string(), string()];
    if (from === null || to === null) break;
    const last = Math.min(code(to), code(from) + LONGEST_RANGE);
    entered += Math.max(1, last - code(from));
    if (isWord(operands[at], '[')) {
      at += 1;
      for (let own = code(from); at < operands.length && !isWord(operands[at], ']'); own++, at++) {
        const token = operands[at];
        if (token?.kind === 'string' && own <= last) texts.set(own, decodeUtf16(token.value));
      }
      at += 1;
      continue;
    }
    const text = decodeUtf16(string() ?? '');
    const end = text.length - 1;
    for (let own = code(from); own <= last && end >= 0; own++) texts.set(own, text.slice(0, end) + String.fromCharCode(text.charCodeAt(end) + own - code(from)));
  }
  return entered;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word;
}

function code(bytes: string): number {
  let value = 0;
  for (let index = 0; index < bytes.length && index < 4; index++) value = value * 256 + bytes.charCodeAt(index);
  return value;
}
