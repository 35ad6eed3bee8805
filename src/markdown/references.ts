/**
 * Finds what Markdown refers to by id, in Pandoc's manner: `[@source, p. 3; @other]`, `@fact:killed.number`,
 * `@fig:map`, `@quote:envoy`, `@sec:context`.
 *
 * In: Markdown as written. Out: references with their offsets (UTF-16 code units) in that text. E-mail
 * addresses, handles (`@someone`), code, link targets and what a backslash escapes are no references.
 * The renderer recognises references with the same `matchReference`, so that both always agree.
 */

/** One source in a citation group. */
export interface CitationItem {
  readonly id: string;
  /** “p. 3”; null where the whole source is meant. */
  readonly locator: string | null;
  /** Words before the source: “see”; null if none. */
  readonly prefix: string | null;
  /** Of `@id`. */
  readonly start: number;
  readonly end: number;
}

interface Stretch {
  readonly start: number;
  /** The first offset after the reference. */
  readonly end: number;
}

export interface CitationReference extends Stretch {
  readonly kind: 'citation';
  readonly items: readonly CitationItem[];
}

export interface FactReference extends Stretch {
  readonly kind: 'fact';
  readonly id: string;
  /** Null: qualifier, number and unit. */
  readonly form: 'number' | 'sentence' | null;
  /** A form that does not exist (`@fact:killed.nubmer`), to be reported; otherwise null. */
  readonly unknownForm: string | null;
}

export interface CrossReference extends Stretch {
  readonly kind: 'figure' | 'quote' | 'section';
  readonly id: string;
}

export type Reference = CitationReference | FactReference | CrossReference;

const CROSS_REFERENCE_KINDS = { fig: 'figure', quote: 'quote', sec: 'section' } as const;

/** A citation group is looked for within this many characters, so that a lone bracket costs little. */
const LONGEST_GROUP = 1000;

const ID = '[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?';
const NAMED = new RegExp(`@(fact|fig|quote|sec):(${ID})`, 'y');
const FORM = /\.([A-Za-z]+)(?![A-Za-z0-9_-])/y;
const SOURCE = new RegExp(`(?<![\\p{L}\\p{N}\\\\/@])-?@(${ID})(?=[\\s,]|:\\s|\\.?$)`, 'gu');
const WORD_BEFORE = /[\p{L}\p{N}/@]/u;

/**
 * The reference that begins exactly at `at`, or null. Does not look whether `at` lies in code or behind a
 * backslash: the caller knows.
 */
export function matchReference(text: string, at: number): Reference | null {
  const first = text[at];
  if (first === '[') return matchCitation(text, at);
  return first === '@' ? matchNamed(text, at) : null;
}

/** All references of a Markdown text, in their order. Linear in the text's length. */
export function scanReferences(text: string): readonly Reference[] {
  const references: Reference[] = [];
  const skip = codeSkipper(text);
  let at = 0;
  while (at < text.length) {
    const beyond = skip(at);
    if (beyond > at) {
      at = beyond;
      continue;
    }
    const reference = matchReference(text, at);
    if (reference === null) {
      at += 1;
    } else {
      references.push(reference);
      at = reference.end;
    }
  }
  return references;
}

function matchNamed(text: string, at: number): Reference | null {
  if (at > 0 && WORD_BEFORE.test(text.slice(at - 1, at))) return null;
  NAMED.lastIndex = at;
  const match = NAMED.exec(text);
  const id = match?.[2];
  if (match === null || id === undefined) return null;
  const end = at + match[0].length;
  const kind = match[1];
  if (kind === 'fig' || kind === 'quote' || kind === 'sec') {
    return { kind: CROSS_REFERENCE_KINDS[kind], id, start: at, end };
  }
  return matchForm(text, { id, start: at, end });
}

function matchForm(text: string, fact: { id: string; start: number; end: number }): FactReference {
  const plain: FactReference = { kind: 'fact', ...fact, form: null, unknownForm: null };
  FORM.lastIndex = fact.end;
  const match = FORM.exec(text);
  const form = match?.[1];
  if (match === null || form === undefined) return plain;
  const end = fact.end + match[0].length;
  if (form === 'number' || form === 'sentence') return { ...plain, end, form };
  // A full stop without a space behind it may begin a new sentence: only a small letter is taken for a form.
  return /^[a-z]/.test(form) ? { ...plain, end, unknownForm: form } : plain;
}

function matchCitation(text: string, at: number): CitationReference | null {
  if (text[at - 1] === '^') return null;
  const close = closingBracket(text, at + 1);
  // `[@name](address)` is a link.
  if (close === -1 || text[close + 1] === '(') return null;
  const items: CitationItem[] = [];
  let from = at + 1;
  for (const part of text.slice(at + 1, close).split(';')) {
    const found = readPart(part, from);
    if (found.length > 0) {
      items.push(...found);
    } else {
      const last = items.pop();
      if (last === undefined) return null;
      // `[@afp, § 1; § 9]`: a second place in the same source.
      const locator = [last.locator, part.trim()].filter((piece) => piece !== null && piece !== '').join('; ');
      items.push({ ...last, locator: locator === '' ? null : locator });
    }
    from += part.length + 1;
  }
  return { kind: 'citation', items, start: at, end: close + 1 };
}

/** The offset of the bracket that closes a group; -1 if another opens first, the paragraph ends or it is too far. */
function closingBracket(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_GROUP);
  let hasSource = false;
  for (let at = from; at < limit; at += 1) {
    const character = text[at];
    if (character === ']') return hasSource ? at : -1;
    if (character === '[' || character === '`') return -1;
    if (character === '\n' && /^[ \t]*(?:\n|$)/.test(text.slice(at + 1, at + 80))) return -1;
    if (character === '\\') at += 1;
    else if (character === '@') hasSource = true;
  }
  return -1;
}

/** The sources of one part of a group. Authors also write `[@a, @b]`: what stands between belongs to both sides of its last comma. */
function readPart(part: string, offset: number): CitationItem[] {
  const matches = [...part.matchAll(SOURCE)];
  let prefix = matches[0] === undefined ? '' : part.slice(0, matches[0].index);
  return matches.map((match, index) => {
    const sign = match[0].startsWith('-') ? 1 : 0;
    const start = match.index + sign;
    const end = match.index + match[0].length;
    const next = matches[index + 1];
    const rest = part.slice(end, next?.index);
    const comma = next === undefined ? rest.length : rest.lastIndexOf(',');
    const item: CitationItem = {
      id: match[1] ?? '',
      locator: trimmed(rest.slice(0, Math.max(comma, 0)).replace(/^[\s,:]+|[\s,]+$/g, '')),
      prefix: trimmed(prefix),
      start: offset + start,
      end: offset + end,
    };
    prefix = rest.slice(comma + 1);
    return item;
  });
}

function trimmed(text: string): string | null {
  const inner = text.replace(/\s+/g, ' ').trim();
  return inner === '' ? null : inner;
}

const FENCE = /[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/y;
const AUTOLINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,200}@[^\s<>@]{1,200})>/y;
const LINK_TARGET = /\]\([^()\n]{0,2000}\)/y;

/**
 * A function that gives, for an offset, the offset behind the code, escape or link target that begins
 * there; the same offset if none does. To be called with rising offsets.
 */
function codeSkipper(text: string): (at: number) => number {
  const spans: SpanSearch = { paragraphEnd: -1, noCloseUntil: new Map() };
  const skipTo = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  };
  return (at) => {
    if (at === 0 || text[at - 1] === '\n') {
      const beyond = fencedBlockEnd(text, at);
      if (beyond > at) return beyond;
    }
    switch (text[at]) {
      case '\\': return Math.min(at + 2, text.length);
      case '`': return codeSpanEnd(text, at, spans);
      case '<': return skipTo(AUTOLINK, at);
      case ']': return skipTo(LINK_TARGET, at);
      default: return at;
    }
  };
}

/** The offset behind the fenced block that begins on this line; `at` if none does. CommonMark 0.31, section 4.5. */
function fencedBlockEnd(text: string, at: number): number {
  FENCE.lastIndex = at;
  const mark = FENCE.exec(text)?.[1];
  if (mark === undefined) return at;
  const close = new RegExp(`^[ \\t>]*${mark[0] === '`' ? '`' : '~'}{${mark.length},}[ \\t]*$`, 'gm');
  close.lastIndex = FENCE.lastIndex;
  return close.test(text) ? close.lastIndex : text.length;
}

/** What looking for code spans has found out, so that no stretch is searched twice. */
interface SpanSearch {
  /** Of the paragraph looked at last. */
  paragraphEnd: number;
  /** For each length of a run of backticks: no closing run begins before this offset. */
  readonly noCloseUntil: Map<number, number>;
}

/** The offset behind the code span that begins here, or behind its backticks if nothing closes it. Section 6.1. */
function codeSpanEnd(text: string, at: number, search: SpanSearch): number {
  let inner = at;
  while (text[inner] === '`') inner += 1;
  const length = inner - at;
  if ((search.noCloseUntil.get(length) ?? 0) > at) return inner;
  if (search.paragraphEnd < inner) {
    const blank = /\n[ \t]*(?:\n|$)/g;
    blank.lastIndex = inner;
    search.paragraphEnd = blank.exec(text)?.index ?? text.length;
  }
  const { paragraphEnd } = search;
  const runs = /`+/g;
  runs.lastIndex = inner;
  for (let run = runs.exec(text); run !== null && run.index < paragraphEnd; run = runs.exec(text)) {
    if (run[0].length === length) return runs.lastIndex;
  }
  search.noCloseUntil.set(length, paragraphEnd);
  return inner;
}
