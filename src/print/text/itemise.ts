/**
 * Splits a word by face and script: what HarfBuzz can shape at once.
 *
 * Faces are found for whole clusters (CSS Fonts 4, section 5.3), so that a mark stands in the face of its letter: a face
 * fits where it has the cluster's characters as they are written, composed or decomposed. Marks and shared characters take the script before them.
 */

import type { FaceChoice } from './fonts.js';
import type { FontFace } from './glyph-run.js';
import { graphemeEnds } from './grapheme-ends.js';
import { nominalGlyph } from './harfbuzz.js';
import { defaultScript, scriptOf } from './scripts.js';

export interface Span {
  readonly kind: 'text' | 'hyphen' | 'missing';
  readonly face: FontFace;
  readonly script: string;
  readonly start: number;
  text: string;
}

export interface ItemiseContext {
  readonly primary: FontFace;
  readonly choice: FaceChoice;
  readonly language: string;
  readonly isRightToLeft: boolean;
}

const NO_BREAK_HYPHEN = 0x2011;
/** Letters, digits and marks that are clusters by themselves. */
const SINGLE = /^[\t -~\u00a0-\u02ff\u0370-\u0373\u0376-\u0482\u048a-\u0588\u0591\u2010-\u2027\u202f\u2030-\u205f\u20a0-\u20bf]*$/;
/** Drawn as nothing: no font is needed for them, and a space stays in the face of its word. */
const INVISIBLE = /[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;

const MARKED = /\p{M}/u;

/** The spans of a word, in logical order. */
export function itemise(word: string, context: ItemiseContext): Span[] {
  const { primary } = context;
  const first = firstScript(word) ?? defaultScript(context.language, context.isRightToLeft);
  if (isPlainIn(primary, word)) return [{ kind: 'text', face: primary, script: first, start: 0, text: word }];
  const spans: Span[] = [];
  let script = first;
  let start = 0;
  for (const cluster of clustersOf(word)) {
    script = firstScript(cluster) ?? script;
    const found = faceOf(cluster, spans.at(-1) ?? null, context);
    // No face has the letter with its marks: what can be shown of them is.
    const parts = found.kind === 'missing' && MARKED.test(cluster) ? [...cluster] : [cluster];
    for (const text of parts) {
      add(spans, { ...(parts.length === 1 ? found : faceOf(text, spans.at(-1) ?? null, context)), script, start, text });
      start += text.length;
    }
  }
  return spans;
}

/** True where a face has all of a word, which is letters of Latin and signs of all scripts: each a cluster by itself, and none invisible but U+00A0, which takes the face of its word. */
function isPlainIn(face: FontFace, word: string): boolean {
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index);
    if (code === 0xa0) continue;
    const isPlain = code < 0x7f ? code >= 0x20 : code < 0x250 ? code > 0xa0 && code !== 0xad : code === 0x2013 || code === 0x2014 || (code >= 0x2018 && code <= 0x201e) || code === 0x2026;
    if (!isPlain || !face.has(code)) return false;
  }
  return word !== '';
}

function* clustersOf(word: string): Iterable<string> {
  if (SINGLE.test(word)) {
    yield* word;
    return;
  }
  let start = 0;
  for (const end of graphemeEnds(word)) {
    yield word.slice(start, end);
    start = end;
  }
}

/** Joins what may be shaped together. */
function add(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last !== undefined && span.kind === 'text' && last.kind === 'text' && last.face === span.face && last.script === span.script) last.text += span.text;
  else spans.push(span);
}

function faceOf(cluster: string, last: Span | null, { primary, choice }: ItemiseContext): Pick<Span, 'kind' | 'face'> {
  const needed = cluster.replace(INVISIBLE, '');
  if (needed === '') return { kind: 'text', face: last?.kind === 'text' ? last.face : primary };
  if (needed === '\u2011') {
    const face = choice.find((candidate) => candidate.has(0x2d) || candidate.has(NO_BREAK_HYPHEN));
    if (face !== null) return { kind: sharesHyphen(face) ? 'hyphen' : 'text', face };
  }
  // A face that has come in stays for what it has, so that a sentence does not change its hand at each comma.
  if (last?.kind === 'text' && last.face !== primary && isShared(needed) && covers(last.face, needed)) return { kind: 'text', face: last.face };
  const face = choice.find((candidate) => covers(candidate, needed));
  return face === null ? { kind: 'missing', face: primary } : { kind: 'text', face };
}

/** True of marks and joiners by themselves, which belong to the letter before them. */
const isShared = (text: string): boolean => /^\p{M}+$/u.test(text);

/** Canonically equal forms are drawn alike: HarfBuzz composes and decomposes as the font asks. */
function covers(face: FontFace, text: string): boolean {
  if (hasAll(face, text)) return true;
  if (text.length === 1 && text < '\u00c0') return false;
  const [composed, decomposed] = [text.normalize('NFC'), text.normalize('NFD')];
  return (composed !== text && hasAll(face, composed)) || (decomposed !== text && hasAll(face, decomposed));
}

function hasAll(face: FontFace, text: string): boolean {
  for (const character of text) if (!face.has(character.codePointAt(0) ?? 0)) return false;
  return true;
}

function firstScript(word: string): string | null {
  for (let index = 0; index < word.length; index += 1) {
    const codePoint = word.codePointAt(index) ?? 0;
    const script = scriptOf(codePoint);
    if (script !== null) return script;
    if (codePoint > 0xffff) index += 1;
  }
  return null;
}

/** True where U+2011 is drawn by a glyph that stands for another character too, so that copying needs an ActualText. */
function sharesHyphen(face: FontFace): boolean {
  if (!face.has(NO_BREAK_HYPHEN)) return true;
  const glyph = nominalGlyph(face, NO_BREAK_HYPHEN);
  return glyph === nominalGlyph(face, 0x2d) || glyph === nominalGlyph(face, 0x2010);
}
