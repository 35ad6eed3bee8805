/**
 * Opens a PDF and gives its objects by number (ISO 32000-1, 7.5): cross-reference tables and streams, object streams,
 * earlier versions of a file below later ones. Objects are read when they are asked for. Where the table is broken, the
 * file is searched for its objects, as readers do.
 */

import { Unreadable } from '../unreadable.js';
import { TOO_MUCH, decodeStream } from './decode-stream.js';
import { Lexer, latin1 } from './lexer.js';
import { type PdfArray, type PdfDictionary, type PdfObject, PdfReference, PdfStream, isArray, isDictionary, nameOf, parseObject } from './object.js';
import { ReadingBudget } from './reading-budget.js';

type Entry = { readonly offset: number } | { readonly container: number; readonly index: number };

/** References that lead to references, and tables below tables. */
const LONGEST_CHAIN = 100;
/** Of all that is unpacked: a dossier of a thousand pages takes a fifth. A file made to fill the memory is given up. */
const MOST_BYTES = 128 * 1024 * 1024;
/** A dossier of a thousand pages has a fifth of these, and no file has more objects than bytes. */
const MOST_OBJECTS = 1_000_000;
const NONE: PdfDictionary = new Map();

export class PdfFile {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #entries = new Map<number, Entry>();
  readonly #objects = new Map<number, PdfObject>();
  readonly #containers = new Map<number, ReadonlyMap<number, PdfObject>>();
  readonly #decoded = new WeakMap<PdfStream, Uint8Array | null>();
  /** What is written later goes over what was there. */
  readonly #trailer = new Map<string, PdfObject>();
  #unpacked = 0;
  /** All readers of the file draw on it. */
  readonly budget = new ReadingBudget();
  readonly catalog: PdfDictionary;

  /** @throws Unreadable where the bytes hold no PDF, one that is encrypted, or more than any dossier; so do all methods */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = latin1(bytes);
    if (!this.#text.slice(0, 1024).includes('%PDF-')) throw new Unreadable('it is not a PDF');
    this.#readTables();
    if (!this.#leadsToPages()) this.#search();
    if (!this.#leadsToPages()) throw new Unreadable('its catalogue of pages is missing or broken');
    if (this.#trailer.has('Encrypt')) throw new Unreadable('it is encrypted');
    this.catalog = this.dictionary(this.#trailer.get('Root'));
  }

  /** The object itself where a reference stands for it; null where there is none. */
  resolve = (object: PdfObject | undefined): PdfObject => {
    let at = object ?? null;
    for (let steps = 0; at instanceof PdfReference && steps < LONGEST_CHAIN; steps++) at = this.#object(at.number);
    return at instanceof PdfReference ? null : at;
  };

  /** Empty where it is none; a stream's is its own. */
  dictionary(object: PdfObject | undefined): PdfDictionary {
    const resolved = this.resolve(object);
    return isDictionary(resolved) ? resolved : resolved instanceof PdfStream ? resolved.dictionary : NONE;
  }

  /** One object stands for a list of one; null and nothing for an empty list. Items are not resolved. */
  list(object: PdfObject | undefined): PdfArray {
    const resolved = this.resolve(object);
    if (isArray(resolved)) this.budget.goThrough(resolved.length);
    return isArray(resolved) ? resolved : resolved === null ? [] : [object ?? resolved];
  }

  /** The unpacked bytes of a stream; null where it is none or cannot be unpacked. */
  content(object: PdfObject | undefined): Uint8Array | null {
    const stream = this.resolve(object);
    if (!(stream instanceof PdfStream)) return null;
    const known = this.#decoded.get(stream);
    if (known !== undefined) return known;
    if (this.#unpacked >= MOST_BYTES) throw new Unreadable(TOO_MUCH);
    const made = decodeStream(stream, this.resolve, MOST_BYTES - this.#unpacked);
    this.#unpacked += made?.length ?? 0;
    this.#decoded.set(stream, made);
    return made;
  }

  /** The file's own facts (14.3.3), such as its title. */
  get info(): PdfDictionary {
    return this.dictionary(this.#trailer.get('Info'));
  }

  #leadsToPages(): boolean {
    return this.dictionary(this.dictionary(this.#trailer.get('Root')).get('Pages')).size > 0;
  }

  #readTables(): void {
    const [, start] = /startxref\s+(\d+)(?![\s\S]*startxref)/.exec(this.#text.slice(-2048)) ?? [];
    const pending = start === undefined ? [] : [Number(start)];
    const seen = new Set<number>();
    for (let offset = pending.shift(); offset !== undefined && seen.size < LONGEST_CHAIN; offset = pending.shift()) {
      if (seen.has(offset)) continue;
      seen.add(offset);
      const trailer = this.#readTable(this.#lexerAt(offset));
      // What is met first is the latest.
      for (const [key, value] of trailer) if (!this.#trailer.has(key)) this.#trailer.set(key, value);
      for (const key of ['XRefStm', 'Prev']) {
        const next = trailer.get(key);
        if (typeof next === 'number') pending.push(next);
      }
    }
  }

  #readTable(lexer: Lexer): PdfDictionary {
    const first = lexer.peek();
    if (first?.kind !== 'word' || first.value !== 'xref') return this.#readTableStream(lexer);
    lexer.next();
    for (let token = lexer.next(); token?.kind === 'number'; token = lexer.next()) {
      const count = lexer.next();
      if (count?.kind !== 'number') return NONE;
      for (let number = token.value; number < token.value + count.value; number++) {
        const [offset, , use] = [lexer.next(), lexer.next(), lexer.next()];
        if (offset?.kind !== 'number' || use?.kind !== 'word') return NONE;
        if (use.value === 'n') this.#enter(number, { offset: offset.value });
      }
    }
    // The loop ended at the word `trailer`.
    const trailer = parseObject(lexer);
    return isDictionary(trailer) ? trailer : NONE;
  }

  /** A cross-reference stream (7.5.8). */
  #readTableStream(lexer: Lexer): PdfDictionary {
    const stream = this.#indirect(lexer);
    if (!(stream instanceof PdfStream)) return NONE;
    const bytes = this.content(stream) ?? new Uint8Array();
    this.budget.work(bytes.length);
    const [kindBytes = 0, secondBytes = 0, thirdBytes = 0] = numbers(stream.dictionary.get('W'));
    const size = stream.dictionary.get('Size');
    const stretches = stream.dictionary.has('Index') ? numbers(stream.dictionary.get('Index')) : [0, typeof size === 'number' ? size : 0];
    const width = kindBytes + secondBytes + thirdBytes;
    if (!(width >= 1 && width <= 32)) return NONE;
    let at = 0;
    for (let index = 0; index + 1 < stretches.length; index += 2) {
      const [first = 0, count = 0] = stretches.slice(index, index + 2);
      for (let number = first; number < first + count && at + width <= bytes.length; number++, at += width) {
        const kind = kindBytes === 0 ? 1 : bigEndian(bytes, at, kindBytes);
        const second = bigEndian(bytes, at + kindBytes, secondBytes);
        if (kind === 1) this.#enter(number, { offset: second });
        if (kind === 2) this.#enter(number, { container: second, index: bigEndian(bytes, at + kindBytes + secondBytes, thirdBytes) });
      }
    }
    return stream.dictionary;
  }

  #enter(number: number, entry: Entry): void {
    if (this.#entries.has(number)) return;
    if (this.#entries.size >= Math.min(MOST_OBJECTS, this.#bytes.length)) throw new Unreadable('it names more objects than it can hold');
    this.#entries.set(number, entry);
  }

  /** Every `12 0 obj` in the file; the last of a number counts. */
  #search(): void {
    this.#entries.clear();
    this.#objects.clear();
    for (const match of this.#text.matchAll(/(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b/g)) {
      this.#entries.delete(Number(match[1]));
      this.#enter(Number(match[1]), { offset: match.index });
    }
    for (const match of this.#text.matchAll(/\btrailer\b/g)) {
      const trailer = parseObject(this.#lexerAt(match.index + 'trailer'.length));
      if (isDictionary(trailer)) for (const [key, value] of trailer) this.#trailer.set(key, value);
    }
    if (this.#leadsToPages()) return;
    for (const number of this.#entries.keys()) {
      if (nameOf(this.dictionary(new PdfReference(number)).get('Type')) === 'Catalog') this.#trailer.set('Root', new PdfReference(number));
    }
  }

  #object(number: number): PdfObject {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    // While it is read it is nothing: a stream whose length leads to itself would never end.
    this.#objects.set(number, null);
    const entry = this.#entries.get(number);
    const object = entry === undefined ? null : 'offset' in entry ? this.#indirect(this.#lexerAt(entry.offset), number) : (this.#container(entry.container).get(number) ?? null);
    this.#objects.set(number, object);
    return object;
  }

  /** `12 0 obj … endobj`; null where another object stands there than the one that is looked for. */
  #indirect(lexer: Lexer, wanted?: number): PdfObject {
    const [number, generation, word] = [lexer.next(), lexer.next(), lexer.next()];
    if (number?.kind !== 'number' || generation?.kind !== 'number' || word?.value !== 'obj' || (wanted !== undefined && number.value !== wanted)) return null;
    const object = parseObject(lexer);
    if (!isDictionary(object)) return object;
    const next = lexer.next();
    return next?.value === 'stream' && next.kind === 'word' ? new PdfStream(object, this.#streamBytes(object, lexer.at)) : object;
  }

  #streamBytes(dictionary: PdfDictionary, after: number): Uint8Array {
    const start = after + (/^\r?\n|^\r/.exec(this.#text.slice(after, after + 2))?.[0].length ?? 0);
    const length = this.resolve(dictionary.get('Length'));
    const end = typeof length === 'number' && length >= 0 ? start + length : Number.NaN;
    if (end <= this.#bytes.length && /^[\0\t\n\f\r ]{0,8}endstream/.test(this.#text.slice(end, end + 20))) return this.#bytes.subarray(start, end);
    const found = this.#text.indexOf('endstream', start);
    this.budget.work((found < 0 ? this.#bytes.length : found) - start);
    return this.#bytes.subarray(start, found < 0 ? this.#bytes.length : found);
  }

  #lexerAt(offset: number): Lexer {
    return new Lexer(this.#text, offset, this.budget);
  }

  /** The objects of an object stream (7.5.7), by number. No such stream stands in another. */
  #container(number: number): ReadonlyMap<number, PdfObject> {
    const known = this.#containers.get(number);
    if (known !== undefined) return known;
    const objects = new Map<number, PdfObject>();
    this.#containers.set(number, objects);
    const entry = this.#entries.get(number);
    const stream = entry !== undefined && 'offset' in entry ? this.#object(number) : null;
    const bytes = this.content(stream);
    if (!(stream instanceof PdfStream) || bytes === null) return objects;
    const [count, first] = [this.resolve(stream.dictionary.get('N')), this.resolve(stream.dictionary.get('First'))];
    if (typeof count !== 'number' || typeof first !== 'number') return objects;
    const text = latin1(bytes);
    const lexer = new Lexer(text, 0, this.budget);
    for (let index = 0; index < count; index++) {
      const [own, offset] = [lexer.next(), lexer.next()];
      if (own?.kind !== 'number' || offset?.kind !== 'number') break;
      objects.set(own.value, parseObject(new Lexer(text, first + offset.value, this.budget)));
    }
    return objects;
  }
}

function numbers(object: PdfObject | undefined): readonly number[] {
  return isArray(object) ? object.filter((item) => typeof item === 'number') : [];
}

function bigEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
