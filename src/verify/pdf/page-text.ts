/**
 * Decodes the text of a page's content stream (ISO 32000-1, 9 and 14.6): codes through each font's ToUnicode map, ActualText
 * in place of what it covers, each text under the marked content that holds it. No space is added or dropped.
 */

import { Unreadable } from '../unreadable.js';
import { Lexer, latin1 } from './lexer.js';
import { type PdfDictionary, type PdfObject, PdfString, isArray, isDictionary, nameOf, parseObject, textOf } from './object.js';
import type { PdfFile } from './pdf-file.js';
import { type CharacterMap, NO_TEXT, readCharacterMap } from './to-unicode.js';

export interface PageText {
  /** By marked-content id. */
  readonly marked: ReadonlyMap<number, string>;
  /** What assistive technology leaves out: running heads, page numbers. */
  readonly artifacts: string;
  /** Text that is neither: assistive technology does not get it. */
  readonly outside: string;
}

/** Marks within one another: far beyond any dossier. */
const DEEPEST = 200;
/** More than any operator takes. */
const MOST_OPERANDS = 100;

interface Open {
  readonly mcid: number | null;
  readonly isArtifact: boolean;
  readonly actualText: string | null;
  /** Each show string within is in reverse (14.8.2.3.3). */
  readonly isReversed: boolean;
}

/** Reads the pages of one file; a font's map is read once. */
export class PageTextReader {
  readonly #file: PdfFile;
  readonly #maps = new Map<PdfObject, CharacterMap>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** @param resources the page's own or inherited. @throws Unreadable where there is more than any dossier holds */
  read(page: PdfDictionary, resources: PdfDictionary): PageText {
    const parts = this.#file.list(page.get('Contents')).map((part) => this.#file.content(part)).filter((bytes) => bytes !== null);
    // A lexer says what it has read when it has; what is joined takes memory before.
    this.#file.budget.work(parts.reduce((sum, { length }) => sum + length, 0));
    const content = new ContentReader(new Lexer(parts.map(latin1).join('\n'), 0, this.#file.budget), this.#fonts(resources), (name) => this.#file.dictionary(this.#file.dictionary(resources.get('Properties')).get(name)));
    return content.read();
  }

  #fonts(resources: PdfDictionary): (name: string) => CharacterMap | null {
    const fonts = this.#file.dictionary(resources.get('Font'));
    return (name) => {
      const stream = this.#file.resolve(this.#file.dictionary(fonts.get(name)).get('ToUnicode'));
      const known = this.#maps.get(stream);
      const bytes = known === undefined ? this.#file.content(stream) : null;
      if (known !== undefined || bytes === null) return known ?? null;
      const map = readCharacterMap(bytes, this.#file.budget);
      this.#maps.set(stream, map);
      return map;
    };
  }
}

class ContentReader {
  readonly #lexer: Lexer;
  readonly #fontOf: (name: string) => CharacterMap | null;
  readonly #propertiesOf: (name: string) => PdfDictionary;
  readonly #open: Open[] = [];
  readonly #saved: (CharacterMap | null)[] = [];
  readonly #marked = new Map<number, string>();
  #font: CharacterMap | null = null;
  #artifacts = '';
  #outside = '';

  constructor(lexer: Lexer, fontOf: (name: string) => CharacterMap | null, propertiesOf: (name: string) => PdfDictionary) {
    this.#lexer = lexer;
    this.#fontOf = fontOf;
    this.#propertiesOf = propertiesOf;
  }

  read(): PageText {
    let operands: PdfObject[] = [];
    for (let token = this.#lexer.peek(); token !== null; token = this.#lexer.peek()) {
      if (token.kind === 'word' && isOperator(token.value)) {
        this.#lexer.next();
        this.#operator(token.value, operands);
        operands = [];
      } else if (operands.length < MOST_OPERANDS) operands.push(parseObject(this.#lexer));
      else parseObject(this.#lexer);
    }
    return { marked: this.#marked, artifacts: this.#artifacts, outside: this.#outside };
  }

  #operator(operator: string, operands: readonly PdfObject[]): void {
    switch (operator) {
      case 'q':
        this.#saved.push(this.#font);
        return;
      case 'Q':
        this.#font = this.#saved.pop() ?? this.#font;
        return;
      case 'Tf':
        this.#font = this.#fontOf(nameOf(operands[0]));
        return;
      case 'BMC':
      case 'BDC':
        this.#begin(operands);
        return;
      case 'EMC':
        this.#open.pop();
        return;
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        this.#show(operands);
        return;
      case 'ID':
        this.#skipImage();
    }
  }

  #begin([tag, given]: readonly PdfObject[]): void {
    const properties = isDictionary(given) ? given : nameOf(given) === '' ? null : this.#propertiesOf(nameOf(given));
    const mcid = properties?.get('MCID');
    const actualText = textOf(properties?.get('ActualText'));
    const isCovered = this.#isCovered();
    if (this.#open.length >= DEEPEST) throw new Unreadable('its marks go deeper than in any dossier');
    this.#open.push({ mcid: typeof mcid === 'number' ? mcid : null, isArtifact: nameOf(tag) === 'Artifact', actualText, isReversed: nameOf(tag) === 'ReversedChars' });
    if (actualText !== null && !isCovered) this.#put(actualText);
  }

  #isCovered(): boolean {
    return this.#open.some(({ actualText }) => actualText !== null);
  }

  #show(operands: readonly PdfObject[]): void {
    if (this.#isCovered()) return;
    const shown = operands.flatMap((operand) => (isArray(operand) ? operand : [operand])).filter((item) => item instanceof PdfString);
    // Without a map the codes stand for nothing that could be read aloud.
    const text = shown.map(({ bytes }) => this.#font?.decode(bytes) ?? NO_TEXT).join('');
    this.#put(this.#open.some(({ isReversed }) => isReversed) ? [...text].reverse().join('') : text);
  }

  #put(text: string): void {
    this.#lexer.budget.keep(2 * text.length);
    const mcid = this.#open.findLast((each) => each.mcid !== null)?.mcid ?? null;
    if (this.#open.some(({ isArtifact }) => isArtifact)) this.#artifacts += text;
    else if (mcid === null) this.#outside += text;
    else this.#marked.set(mcid, (this.#marked.get(mcid) ?? '') + text);
  }

  /** The bytes of an image within the content (8.9.7) are no operators. */
  #skipImage(): void {
    const end = /\sEI(?=\s|$)/g;
    end.lastIndex = this.#lexer.at;
    const found = end.exec(this.#lexer.text);
    this.#lexer.at = found === null ? this.#lexer.text.length : found.index + found[0].length;
  }
}

/** Arrays, dictionaries and constants begin with words too. */
function isOperator(word: string): boolean {
  return !['[', '<<', 'true', 'false', 'null'].includes(word);
}
