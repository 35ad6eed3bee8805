/** Reads BibTeX: entries, their fields, and `@string` abbreviations. */

export interface BibtexEntry {
  /** In small letters: `article`. */
  readonly type: string;
  readonly key: string;
  /** By name in small letters; values with TeX's accents and braces resolved. */
  readonly fields: ReadonlyMap<string, string>;
  /** The values as written. */
  readonly written: ReadonlyMap<string, string>;
  /** Offsets of the entry's head, `@article{key`. */
  readonly start: number;
  readonly end: number;
}

export interface BibtexFault {
  readonly problem: string;
  readonly start: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** All entries of a BibTeX text, and what could not be read; what stands between entries is comment, as BibTeX has it. */
export function readBibtex(text: string): { entries: readonly BibtexEntry[]; faults: readonly BibtexFault[] } {
  const entries: BibtexEntry[] = [];
  const faults: BibtexFault[] = [];
  const strings = new Map<string, string>(MONTHS.map((month, index) => [month, String(index + 1)]));
  const head = /@\s*([A-Za-z]+)\s*([{(])/g;
  for (let match = head.exec(text); match !== null; match = head.exec(text)) {
    const type = (match[1] ?? '').toLowerCase();
    const body = head.lastIndex;
    if (type === 'comment' || type === 'preamble') {
      head.lastIndex = skipGroup(text, body, match[2] === '(' ? ')' : '}');
      continue;
    }
    const reader = new FieldReader(text, body, strings);
    const key = type === 'string' ? '' : reader.key();
    const fields = reader.fields();
    head.lastIndex = Math.max(reader.at, body);
    if (fields === null || (type !== 'string' && key === '')) {
      faults.push({ problem: key === '' && fields !== null ? 'this entry has no key' : 'this entry is not closed, or a “=”, a comma or a brace is missing', start: match.index });
    } else if (type === 'string') {
      fields.forEach((value, name) => strings.set(name, value));
    } else {
      const plain = new Map([...fields].map(([name, value]) => [name, fromTex(value)]));
      entries.push({ type, key, fields: plain, written: fields, start: match.index, end: body + key.length });
    }
  }
  return { entries, faults };
}

class FieldReader {
  at: number;
  readonly #text: string;
  readonly #strings: ReadonlyMap<string, string>;

  constructor(text: string, at: number, strings: ReadonlyMap<string, string>) {
    this.#text = text;
    this.at = at;
    this.#strings = strings;
  }

  key(): string {
    return this.#take(/\s*([^\s,{}()="#%]*)\s*,?/y)?.[1] ?? '';
  }

  /** The fields up to the end of the entry; null if it cannot be read. */
  fields(): ReadonlyMap<string, string> | null {
    const fields = new Map<string, string>();
    for (;;) {
      if (this.#take(/[\s,]*[})]/y) !== null) {
        return fields;
      }
      const name = this.#take(/[\s,]*([A-Za-z][\w:-]*)\s*=\s*/y)?.[1];
      const value = name === undefined ? null : this.#value();
      if (name === undefined || value === null) {
        return null;
      }
      fields.set(name.toLowerCase(), value);
    }
  }

  /** Pieces joined with `#`: in braces, in quotation marks, a number, or the name of a string. */
  #value(): string | null {
    let value = '';
    do {
      const piece = this.#piece();
      if (piece === null) {
        return null;
      }
      value += piece;
    } while (this.#take(/\s*#\s*/y) !== null);
    return value;
  }

  #piece(): string | null {
    const open = this.#text.charAt(this.at);
    if (open === '{' || open === '"') {
      const start = this.at + 1;
      const end = skipGroup(this.#text, start, open === '{' ? '}' : '"');
      if (end > this.#text.length) {
        return null;
      }
      this.at = end;
      return this.#text.slice(start, end - 1);
    }
    const word = this.#take(/[\w:.+-]+/y)?.[0];
    return word === undefined ? null : (this.#strings.get(word.toLowerCase()) ?? word);
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (match !== null) {
      this.at = pattern.lastIndex;
    }
    return match;
  }
}

/** The offset behind the sign that closes a group whose content begins at `from`; beyond the text if none does. */
function skipGroup(text: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      at += 1;
    } else if (depth === 0 && character === close) {
      return at + 1;
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
    }
  }
  return text.length + 1;
}

const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '"': '\u0308', '=': '\u0304', '.': '\u0307',
  u: '\u0306', v: '\u030c', H: '\u030b', c: '\u0327', k: '\u0328', r: '\u030a', d: '\u0323', b: '\u0331',
};
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', th: 'þ',
};

/** Signs that TeX reads, as text; kept apart from those that group and tie until these are gone. */
const SIGNS = [['textbackslash', '\\'], ['textbraceleft', '{'], ['textbraceright', '}'], ['textasciitilde', '~'], ['textasciicircum', '^']] as const;
const FIRST_SIGN = 0xf700;

/** Accents, special letters, dashes and quotation marks of TeX as Unicode; grouping braces dropped. */
export function fromTex(value: string): string {
  return value
    .replace(/\\(text(?:backslash|brace(?:left|right)|ascii(?:tilde|circum)))(?![A-Za-z])\s*(?:\{\})?/g, (_, name: string) => String.fromCharCode(FIRST_SIGN + SIGNS.findIndex(([sign]) => sign === name)))
    .replace(/\\([`'^~"=.])\s*\{?\\?([A-Za-z])\}?/g, (_, accent: string, letter: string) => letter + (ACCENTS[accent] ?? ''))
    .replace(/\\([uvHckrdb])(?:\s*\{\\?([A-Za-z])\}|\s+([A-Za-z]))/g, (_, accent: string, a?: string, b?: string) => (a ?? b ?? '') + (ACCENTS[accent] ?? ''))
    .replace(/\\(ss|ae|AE|oe|OE|aa|AA|dh|th|[oOlLij])(?![A-Za-z])\s*(?:\{\})?/g, (_, name: string) => LETTERS[name] ?? '')
    .replace(/\\(?:emph|textit|textbf|textsc|url|texttt)\s*\{/g, '{')
    .replace(/\\([&%$#_{}])/g, (_, sign: string) => (sign === '{' || sign === '}' ? '' : sign))
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/~/g, '\u00a0')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, (space) => (space.includes('\u00a0') ? space : ' '))
    .trim()
    .replace(/[\uf700-\uf704]/g, (sign) => SIGNS[sign.charCodeAt(0) - FIRST_SIGN]?.[1] ?? sign)
    .normalize('NFC');
}
