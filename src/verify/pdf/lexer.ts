/** Cuts the bytes of a PDF into tokens (ISO 32000-1, 7.2 and 7.3): objects, content streams and character maps share them. */

import { ReadingBudget } from './reading-budget.js';

export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  /** One character for each byte. */
  | { readonly kind: 'string'; readonly value: string }
  /** `[`, `]`, `<<`, `>>`, `{`, `}`, operators and words such as `obj` and `true`. */
  | { readonly kind: 'word'; readonly value: string };

const SPACE = byteSet('\0\t\n\f\r ');
const DELIMITER = byteSet('()<>[]{}/%');
const CODES = { percent: 0x25, slash: 0x2f, less: 0x3c, greater: 0x3e, open: 0x28, close: 0x29, backslash: 0x5c, hash: 0x23, lineFeed: 0x0a, carriageReturn: 0x0d };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads forwards from a place; nothing in the bytes makes it fail or stop before their end, unless the budget is spent. */
export class Lexer {
  /** One character for each byte: slices of a string cost nothing. */
  readonly text: string;
  /** The next byte to be read. */
  at: number;
  readonly budget: ReadingBudget;

  constructor(text: string, at = 0, budget = new ReadingBudget()) {
    this.text = text;
    this.at = Math.max(0, at);
    this.budget = budget;
  }

  /** Null at the end. @throws Unreadable where the budget is spent */
  next(): Token | null {
    const { at } = this;
    const token = this.#next();
    this.budget.work(this.at - at);
    return token;
  }

  #next(): Token | null {
    this.#skipSpace();
    if (this.at >= this.text.length) return null;
    const code = this.text.charCodeAt(this.at);
    switch (code) {
      case CODES.slash:
        this.at += 1;
        return { kind: 'name', value: this.#name() };
      case CODES.open:
        return { kind: 'string', value: this.#literal() };
      case CODES.less:
        return this.text.charCodeAt(this.at + 1) === CODES.less ? this.#word(2) : { kind: 'string', value: this.#hexadecimal() };
      case CODES.greater:
        return this.#word(this.text.charCodeAt(this.at + 1) === CODES.greater ? 2 : 1);
      default:
        return DELIMITER[code] === 1 ? this.#word(1) : this.#regular();
    }
  }

  /** What `next` would give, without going on. */
  peek(): Token | null {
    const { at } = this;
    const token = this.next();
    this.at = at;
    return token;
  }

  #skipSpace(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === CODES.percent) this.#skipLine();
      else if (SPACE[code] !== 1) return;
    }
  }

  #skipLine(): void {
    while (this.at < this.text.length && !isLineEnd(this.text.charCodeAt(this.at))) this.at += 1;
  }

  #word(length: number): Token {
    const value = this.#characters(this.at, this.at + length);
    this.at += length;
    return { kind: 'word', value };
  }

  #regular(): Token {
    const start = this.at;
    this.#skipRegular();
    const value = this.#characters(start, this.at);
    return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value) ? { kind: 'number', value: Number(value) } : { kind: 'word', value };
  }

  #skipRegular(): void {
    while (this.at < this.text.length && isRegular(this.text.charCodeAt(this.at))) this.at += 1;
  }

  /** `#` and two digits stand for a byte. */
  #name(): string {
    const start = this.at;
    this.#skipRegular();
    return this.#characters(start, this.at).replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  }

  #hexadecimal(): string {
    const end = this.text.indexOf('>', this.at);
    const digits = this.#characters(this.at + 1, end < 0 ? this.text.length : end).replace(/[^0-9A-Fa-f]/g, '');
    this.at = end < 0 ? this.text.length : end + 1;
    return (digits.match(/..?/g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16))).join('');
  }

  /** Brackets may stand in it in pairs; `\` escapes. */
  #literal(): string {
    const start = this.at + 1;
    let depth = 1;
    let end = start;
    while (end < this.text.length) {
      const code = this.text.charCodeAt(end);
      if (code === CODES.backslash) end += 1;
      else if (code === CODES.open) depth += 1;
      else if (code === CODES.close) depth -= 1;
      if (depth === 0) break;
      end += 1;
    }
    this.at = end + 1;
    return this.#characters(start, end)
      .replace(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, (whole, escaped: string | undefined) => (escaped === undefined ? '\n' : unescape(escaped, whole)));
  }

  #characters(start: number, end: number): string {
    return this.text.slice(start, end);
  }
}

/** One character for each byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function isLineEnd(code: number): boolean {
  return code === CODES.lineFeed || code === CODES.carriageReturn;
}

function isRegular(code: number): boolean {
  return SPACE[code] !== 1 && DELIMITER[code] !== 1;
}

function unescape(escaped: string, whole: string): string {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
  // An escaped line end is none.
  if (/^[\r\n]/.test(escaped)) return '';
  return ESCAPES[escaped] ?? whole.slice(1);
}

function byteSet(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}
