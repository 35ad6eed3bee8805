/**
 * Markdown as Sheaf reads it: CommonMark with tables, footnotes and definition lists, references as an inline
 * rule of its own, raw HTML off. In: Markdown. Out: markdown-it's tokens; nothing is rendered here.
 */

import type { Env, MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import createMarkdownIt from 'markdown-it';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';
import type { Reference } from './references.js';
import { matchReference, scanReferences } from './references.js';

/** What one text leaves behind beside its tokens. */
export interface ParsedMarkdown {
  readonly tokens: Token[];
  /** Of `[^label]: …`, by label; and of `^[…]`, by number. */
  readonly footnotes: ReadonlyMap<string | number, Token[]>;
  /** Labels that are called but not defined. */
  readonly undefinedLabels: readonly string[];
  /** How the first line begins that is nested too deeply to be more than text; null where none is. */
  readonly tooDeep: string | null;
  readonly env: Env;
}

/** Token type of a reference; `meta.reference` holds it, its offsets being those in the whole text. */
export const REFERENCE_TOKEN = 'reference';

class Reading {
  /** References as the scanner located them, by what is written. */
  readonly located = new Map<string, Reference[]>();
  readonly undefinedLabels: string[] = [];
  tooDeep: string | null = null;
  inlineFootnoteDepth = 0;

  constructor(text: string) {
    for (const reference of scanReferences(text)) {
      const written = flat(text.slice(reference.start, reference.end));
      const known = this.located.get(written);
      if (known === undefined) this.located.set(written, [reference]);
      else known.push(reference);
    }
    for (const references of this.located.values()) references.reverse();
  }

  /** The reference with its offsets in the whole text: inline rules know only those in their paragraph. */
  locate(local: Reference, written: string): Reference {
    return this.located.get(flat(written))?.pop() ?? local;
  }
}

/** A group that runs over a line's end reads the same inside a block quote or list. */
function flat(written: string): string {
  return written.replace(/\s*\n[\s>]*/g, ' ');
}

const READING = Symbol('reading');

function readingOf(env: Env): Reading {
  const reading = env[READING];
  if (reading instanceof Reading) return reading;
  throw new Error('Markdown was parsed outside of parseMarkdown');
}

const md = makeParser();

/** The one instance; its renderer's rules are set by `render.ts`. */
export function markdownIt(): MarkdownIt {
  return md;
}

/** Parses one field or file. `inline` reads it as the content of one paragraph. */
export function parseMarkdown(text: string, inline: boolean): ParsedMarkdown {
  const reading = new Reading(text);
  const env: Env = { [READING]: reading };
  const all = inline ? md.parseInline(text, env) : md.parse(text, env);
  const { tokens, footnotes } = takeFootnotes(all, env);
  return { tokens, footnotes, undefinedLabels: reading.undefinedLabels, tooDeep: reading.tooDeep, env };
}

function makeParser(): MarkdownIt {
  const parser = new createMarkdownIt({ html: false, linkify: false, typographer: false });
  parser.use(footnote).use(deflist);
  // The caller places notes: footnotes stay where they are defined, for takeFootnotes.
  parser.core.ruler.disable('footnote_tail');
  parser.block.ruler.before('table', 'too_deep', tooDeepRule);
  parser.inline.ruler.before('link', REFERENCE_TOKEN, referenceRule);
  parser.inline.ruler.after('footnote_ref', 'footnote_undefined', undefinedFootnoteRule);
  limitInlineFootnotes(parser);
  keepCitationsInText(parser);
  // Every target is parsed as a link, so that render.ts can report those that it refuses.
  parser.validateLink = () => true;
  return parser;
}

/**
 * Levels of blocks, of which a list takes two: a page has no room for more. markdown-it by itself leaves out what is below a
 * hundred, and in a list all that follows.
 */
const DEEPEST = 24;
const EXCERPT = 40;

/** What is nested deeper is one paragraph, as it was written. */
function tooDeepRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level < DEEPEST) return false;
  let line = startLine + 1;
  while (line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent)) line += 1;
  const content = state.getLines(startLine, line, state.blkIndent, false).trim();
  readingOf(state.env).tooDeep ??= content.slice(0, EXCERPT).split('\n', 1)[0] ?? '';
  state.line = line;
  state.push('paragraph_open', 'p', 1).map = [startLine, line];
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = [startLine, line];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  return true;
}

function referenceRule(state: StateInline, silent: boolean): boolean {
  const reference = matchReference(state.src, state.pos);
  if (reference === null || reference.end > state.posMax) return false;
  if (!silent) {
    const written = state.src.slice(reference.start, reference.end);
    const token = state.push(REFERENCE_TOKEN, '', 0);
    token.content = written;
    token.meta = { reference: readingOf(state.env).locate(reference, written), isInLink: state.linkLevel > 0 };
  }
  state.pos = reference.end;
  return true;
}

const FOOTNOTE_CALL = /\[\^([^\s\]]{1,200})\]/y;

/** `[^label]` that no definition answers: remembered, and left as text. */
function undefinedFootnoteRule(state: StateInline, silent: boolean): boolean {
  FOOTNOTE_CALL.lastIndex = state.pos;
  const match = FOOTNOTE_CALL.exec(state.src);
  const label = match?.[1];
  if (match === null || label === undefined || FOOTNOTE_CALL.lastIndex > state.posMax) return false;
  if (!silent) {
    readingOf(state.env).undefinedLabels.push(label);
    state.pending += match[0];
  }
  state.pos += match[0].length;
  return true;
}

/** Notes have no notes: `^[…]` inside another is text. (The plugin would recurse once for each.) */
function limitInlineFootnotes(parser: MarkdownIt): void {
  const rule = parser.inline.ruler.getRules('').find((candidate) => candidate.name === 'footnote_inline');
  if (rule === undefined) throw new Error('markdown-it-footnote no longer has its rule footnote_inline');
  parser.inline.ruler.at('footnote_inline', (state, silent) => {
    if (state.src[state.pos] !== '^') return false;
    const reading = readingOf(state.env);
    if (reading.inlineFootnoteDepth > 0) return false;
    reading.inlineFootnoteDepth += 1;
    try {
      return rule(state, silent);
    } finally {
      reading.inlineFootnoteDepth -= 1;
    }
  });
}

/** A line that begins `[@source]: …` is text: taken for a link definition, it would vanish. */
function keepCitationsInText(parser: MarkdownIt): void {
  const rule = parser.block.ruler.getRules('').find((candidate) => candidate.name === 'reference');
  if (rule === undefined) throw new Error('markdown-it no longer has its rule reference');
  parser.block.ruler.at('reference', (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    return matchReference(state.src, start) === null && rule(state, startLine, endLine, silent);
  });
}

/** Lifts footnotes out of the tokens. A definition inside another stands for itself. */
function takeFootnotes(all: readonly Token[], env: Env): { tokens: Token[]; footnotes: Map<string | number, Token[]> } {
  const tokens: Token[] = [];
  const footnotes = new Map<string | number, Token[]>();
  const targets = [tokens];
  for (const token of all) {
    if (token.type === 'footnote_reference_open') {
      const body: Token[] = [];
      const label = String(token.meta?.['label']);
      if (!footnotes.has(label)) footnotes.set(label, body);
      targets.push(body);
    } else if (token.type === 'footnote_reference_close') {
      targets.pop();
    } else {
      targets.at(-1)?.push(token);
    }
  }
  for (const [number, body] of inlineFootnotes(env)) footnotes.set(number, body);
  return { tokens, footnotes };
}

interface FootnoteEnv {
  list?: { tokens?: Token[] }[];
}

function inlineFootnotes(env: Env): [number, Token[]][] {
  // markdown-it-footnote keeps them there; its env is untyped.
  const { list = [] } = (env['footnotes'] ?? {}) as FootnoteEnv;
  return list.flatMap(({ tokens }, number): [number, Token[]][] => {
    if (tokens === undefined) return [];
    // markdown-it's text_join, which these tokens have not been through.
    for (const token of tokens) if (token.type === 'text_special') token.type = 'text';
    return [[number, tokens]];
  });
}
