/** The objects that a PDF is made of (ISO 32000-1, 7.3), and how they are read from tokens. */

import type { Lexer, Token } from './lexer.js';

export type PdfObject = null | boolean | number | PdfName | PdfString | PdfArray | PdfDictionary | PdfStream | PdfReference;
export type PdfArray = readonly PdfObject[];
export type PdfDictionary = ReadonlyMap<string, PdfObject>;

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PdfString {
  /** One character for each byte. */
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

export class PdfReference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export class PdfStream {
  readonly dictionary: PdfDictionary;
  /** As they stand in the file, encoded. */
  readonly raw: Uint8Array;
  constructor(dictionary: PdfDictionary, raw: Uint8Array) {
    this.dictionary = dictionary;
    this.raw = raw;
  }
}

/** Objects within one another beyond this are taken for null: no sound file has them, and the stack has an end. */
const MAX_DEPTH = 100;

/** Bytes of memory that an object takes, about. */
const SIZES = { name: 40, string: 48, list: 48, dictionary: 240, item: 12, entry: 40 };

/** The object that begins at the lexer's place; null too where there is none. */
export function parseObject(lexer: Lexer, depth = 0): PdfObject {
  const token = lexer.next();
  if (token === null || depth > MAX_DEPTH) return null;
  switch (token.kind) {
    case 'number':
      return referenceOr(token.value, lexer);
    case 'name':
      lexer.budget.keep(SIZES.name + token.value.length);
      return new PdfName(token.value);
    case 'string':
      lexer.budget.keep(SIZES.string + token.value.length);
      return new PdfString(token.value);
    case 'word':
      if (token.value === '[') return parseArray(lexer, depth);
      if (token.value === '<<') return parseDictionary(lexer, depth);
      return token.value === 'true' ? true : token.value === 'false' ? false : null;
  }
}

/** `12 0 R` begins as a number does. */
function referenceOr(value: number, lexer: Lexer): PdfObject {
  const { at } = lexer;
  const generation = lexer.next();
  if (generation?.kind === 'number') {
    const word = lexer.next();
    if (word?.kind === 'word' && word.value === 'R') return new PdfReference(value);
  }
  lexer.at = at;
  return value;
}

function parseArray(lexer: Lexer, depth: number): PdfArray {
  const items: PdfObject[] = [];
  lexer.budget.keep(SIZES.list);
  for (let token = lexer.peek(); token !== null; token = lexer.peek()) {
    if (token.kind === 'word' && token.value === ']') {
      lexer.next();
      break;
    }
    if (isEnd(token)) break;
    lexer.budget.keep(SIZES.item);
    items.push(parseObject(lexer, depth + 1));
  }
  return items;
}

function parseDictionary(lexer: Lexer, depth: number): PdfDictionary {
  const entries = new Map<string, PdfObject>();
  lexer.budget.keep(SIZES.dictionary);
  for (let token = lexer.peek(); token !== null; token = lexer.peek()) {
    if (isEnd(token)) break;
    lexer.next();
    if (token.kind === 'word' && token.value === '>>') break;
    if (token.kind !== 'name') continue;
    lexer.budget.keep(SIZES.entry + token.value.length);
    entries.set(token.value, parseObject(lexer, depth + 1));
  }
  return entries;
}

/** A list that is not closed ends with its object. */
function isEnd({ kind, value }: Token): boolean {
  return kind === 'word' && (value === 'endobj' || value === 'stream' || value === 'endstream');
}

export function isDictionary(object: PdfObject | undefined): object is PdfDictionary {
  return object instanceof Map;
}

export function isArray(object: PdfObject | undefined): object is PdfArray {
  return Array.isArray(object);
}

export function nameOf(object: PdfObject | undefined): string {
  return object instanceof PdfName ? object.name : '';
}

/** A text string (7.9.2.2): UTF-16 or UTF-8 with its mark, else PDFDocEncoding, whose lower half is ASCII; null where it is no string. */
export function textOf(object: PdfObject | undefined): string | null {
  if (!(object instanceof PdfString)) return null;
  const { bytes } = object;
  if (bytes.startsWith('\xfe\xff')) return decodeUtf16(bytes.slice(2));
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString('utf8');
  return bytes;
}

/** Big-endian, one character for each byte; a byte that is left over is dropped. */
export function decodeUtf16(bytes: string): string {
  return Buffer.from(bytes.length % 2 === 0 ? bytes : bytes.slice(0, -1), 'latin1').swap16().toString('utf16le');
}
