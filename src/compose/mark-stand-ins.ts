/**
 * Marks English words that stand in for what a language's catalogue lacks, so that they are not read aloud as that language
 * (WCAG 2.2, 3.1.2).
 *
 * Found by what they say: the same words of an author are English, too.
 */

import { appendChild, element, insertBefore, removeNode, text } from '../html/build.js';
import { type Document, type Element, type Text, isTag } from '../html/dom.js';
import { findAll, getAttribute } from '../html/walk.js';
import type { Catalogue } from '../language/catalogue.js';

const WORDS = 'en';
const PLACEHOLDER = /\{[A-Za-z]+\}/;
const LETTER = /\p{L}{2}/u;
/** What holds no elements, or no language of its own. */
const PLAIN = new Set(['title', 'script', 'style', 'option', 'textarea', 'text', 'tspan', 'desc']);

/** In place. Nothing is done where the catalogue has all its words. */
export function markStandIns(root: Document | Element, { standIns }: Pick<Catalogue, 'standIns'>): void {
  if (standIns.length === 0) return;
  const whole = new Set(standIns.filter((standIn) => !PLACEHOLDER.test(standIn) && LETTER.test(standIn)));
  const patterns = standIns.filter((standIn) => PLACEHOLDER.test(standIn) && LETTER.test(standIn.replace(new RegExp(PLACEHOLDER, 'g'), ''))).map(patternOf);
  for (const parent of findAll(root, ({ name }) => !PLAIN.has(name))) {
    for (const child of [...parent.children]) {
      if (child.type === 'text' && child.data.trim() !== '' && !isEnglish(parent)) markText(parent, child, { whole, patterns });
    }
  }
}

/** Groups: words and, between them, what fills the placeholders. */
function patternOf(standIn: string): RegExp {
  const parts = standIn.split(new RegExp(PLACEHOLDER, 'g')).map((part) => `(${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`);
  return new RegExp(`^${parts.join('(.+?)')}$`, 'su');
}

interface StandIns {
  readonly whole: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

function markText(parent: Element, node: Text, { whole, patterns }: StandIns): void {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(node.data) ?? [];
  // Typography has put other spaces in.
  const plain = words.replace(/[\u00a0\u202f]/g, ' ');
  if (whole.has(plain) || whole.has(plain.replace(/\.$/, ''))) {
    if (parent.children.length === 1 && getAttribute(parent, 'lang') === null) parent.attribs['lang'] = WORDS;
    else replace(node, [before, english(words), after]);
    return;
  }
  const match = patterns.map((pattern) => pattern.exec(plain)).find((found) => found !== null);
  if (match === undefined || match === null) return;
  let at = 0;
  const pieces = match.slice(1).map((piece, index) => {
    const written = words.slice(at, at + piece.length);
    at += piece.length;
    return index % 2 === 0 && LETTER.test(written) ? english(written) : written;
  });
  replace(node, [before, ...pieces, after]);
}

function english(words: string): Element {
  const span = element('span', { lang: WORDS });
  appendChild(span, text(words));
  return span;
}

function replace(node: Text, pieces: readonly (Element | string)[]): void {
  for (const piece of pieces) if (piece !== '') insertBefore(node, typeof piece === 'string' ? text(piece) : piece);
  removeNode(node);
}

function isEnglish(from: Element): boolean {
  for (let at: Element | null = from; at !== null; at = at.parent !== null && isTag(at.parent) ? at.parent : null) {
    const language = getAttribute(at, 'lang');
    if (language !== null) return language === WORDS || language.startsWith(`${WORDS}-`);
  }
  return false;
}
