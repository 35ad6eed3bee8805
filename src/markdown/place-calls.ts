/**
 * Puts note calls and citations where the house has them: consecutive citations joined, no space before a call,
 * in French and Italian before the punctuation, elsewhere after it.
 */

import type { Token } from 'markdown-it';
import MarkdownIt from 'markdown-it';
import { REFERENCE_TOKEN } from './parser.js';
import type { CitationReference, Reference } from './references.js';

export interface CallPlacing {
  /** BCP 47. */
  readonly language: string;
  /** True where citations become numbered notes, false where they print a source key. */
  readonly asNotes: boolean;
}

/** The reference that a token stands for; null for any other token. */
export function referenceOf(token: Token | undefined): Reference | null {
  if (token?.type !== REFERENCE_TOKEN) return null;
  // Set by the parser's reference rule, the only one that makes such tokens.
  return (token.meta?.['reference'] as Reference | undefined) ?? null;
}

/** The inline tokens with calls in their places; a new list. */
export function placeCalls(tokens: readonly Token[], placing: CallPlacing): Token[] {
  const joined = joinCitations(tokens);
  if (!placing.asNotes) return tieCitations(joined);
  return /^(fr|it)\b/i.test(placing.language) ? moveCallsBeforePunctuation(closeUp(joined)) : moveCallsAfterPunctuation(closeUp(joined));
}

function citationOf(token: Token | undefined): CitationReference | null {
  const reference = referenceOf(token);
  return reference?.kind === 'citation' ? reference : null;
}

function isCall(token: Token | undefined): boolean {
  return token?.type === 'footnote_ref' || citationOf(token) !== null;
}

function isBlank(token: Token | undefined): boolean {
  return token?.type === 'softbreak' || (token?.type === 'text' && token.content.trim() === '');
}

/** `[@a] [@b]` cites like `[@a; @b]`. */
function joinCitations(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  let blanks: Token[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    const [before, citation] = [citationOf(last), citationOf(token)];
    if (last !== undefined && before !== null && citation !== null) {
      const reference: CitationReference = { ...before, items: [...before.items, ...citation.items], end: citation.end };
      last.meta = { ...last.meta, reference };
      last.content += token.content;
      blanks = [];
    } else if (before !== null && isBlank(token)) {
      blanks.push(token);
    } else {
      result.push(...blanks, token);
      blanks = [];
    }
  }
  return [...result, ...blanks];
}

/** Takes away the space before each call. */
function closeUp(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    if (isCall(token)) {
      while (result.at(-1)?.type === 'softbreak') result.pop();
      const last = result.at(-1);
      if (last?.type === 'text') last.content = last.content.trimEnd();
    }
    result.push(token);
  }
  return result;
}

const PUNCTUATION_AT_END = /[\s\u00a0\u202f]*[.,;:!?…]+$/;

/** In French and Italian the call belongs to the word: “mot¹.”, “mot¹ ;”. */
export function moveCallsBeforePunctuation(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  let moved = '';
  tokens.forEach((token, index) => {
    if (isCall(token) && !isCall(tokens[index - 1])) {
      const last = result.at(-1);
      const match = last?.type === 'text' ? PUNCTUATION_AT_END.exec(last.content) : null;
      if (last !== undefined && match !== null) {
        moved = match[0];
        last.content = last.content.slice(0, match.index);
      }
    }
    result.push(token);
    if (moved !== '' && isCall(token) && !isCall(tokens[index + 1])) {
      const next = tokens[index + 1];
      if (next?.type === 'text') next.content = moved + next.content;
      else result.push(textToken(token, moved));
      moved = '';
    }
  });
  return result;
}

const PUNCTUATION_AT_START = /^[.,;:!?…]+[”’")]*/;

/** Elsewhere the call follows the sign: “word.¹”, “word,¹”. */
export function moveCallsAfterPunctuation(tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  result.forEach((token, index) => {
    if (!isCall(token) || isCall(result[index - 1])) return;
    let behind = index + 1;
    while (isCall(result[behind])) behind += 1;
    const next = result[behind];
    const match = next?.type === 'text' ? PUNCTUATION_AT_START.exec(next.content) : null;
    if (next === undefined || match === null) return;
    next.content = next.content.slice(match[0].length);
    const before = result[index - 1];
    if (before?.type === 'text') before.content += match[0];
    else result.splice(index, 0, textToken(token, match[0]));
  });
  return result;
}

/** A source key is tied to the word before it. */
function tieCitations(tokens: readonly Token[]): Token[] {
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    if (citationOf(token) === null || before === undefined) return;
    if (before.type === 'text') before.content = before.content.replace(/[ \t\u00a0]+$/, '\u00a0');
    else if (before.type === 'softbreak') {
      before.type = 'text';
      before.tag = '';
      before.content = '\u00a0';
    }
  });
  return [...tokens];
}

function textToken(like: Token, content: string): Token {
  const made = new MarkdownIt.Token('text', '', 0);
  made.content = content;
  made.level = like.level;
  return made;
}
