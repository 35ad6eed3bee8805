/**
 * Links terms to the glossary, in all editions alike: the first time that each stands in the running text of a section,
 * with what an abbreviation stands for beside it; and each entry back to where its term is first met.
 *
 * Whole words only, and only in our own running text in the briefing's language: headings, links, captions, tables and
 * what others said or wrote stay as they are.
 */

import { appendChild, element, insertBefore, removeNode, text } from '../html/build.js';
import { type Document, type Element, type Text, isTag, isText } from '../html/dom.js';
import { findById, findFirst, getAttribute, hasClass, indexById, walk } from '../html/walk.js';

export interface GlossaryTerm {
  /** Of its entry in the document. */
  readonly id: string;
  readonly term: string;
  /** What an abbreviation stands for. */
  readonly expansion: string | null;
}

const APART = new Set(['a', 'abbr', 'dfn', 'blockquote', 'q', 'cite', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'figcaption', 'caption', 'svg', 'table', 'nav', 'dt', 'details', 'time']);
const APART_CLASSES = ['says', 'translation', 'facts', 'colophon', 'callout-label'];
const APART_PARTS = new Set(['glossary', 'sources', 'notes']);
/** Longer terms are sentences, which stand in no text. */
const LONGEST = 80;
const LETTER = '[\\p{L}\\p{N}\\p{M}]';

/** In place, on text that is dressed. */
export function linkGlossary(document: Document, terms: readonly GlossaryTerm[], language: string): void {
  const glossary = findById(document, 'glossary');
  const ids = new Set(terms.map(({ id }) => id));
  const byForm = new Map<string, GlossaryTerm>();
  for (const term of terms) {
    const form = plainForm(term.term, language);
    if (term.term.length <= LONGEST && !byForm.has(form)) byForm.set(form, term);
  }
  if (glossary === null || byForm.size === 0) return;
  const pattern = patternOf([...byForm.values()], language);
  const met = new Map<Element | null, Set<GlossaryTerm>>();
  const used = new Set<GlossaryTerm>();
  for (const node of runningTexts(document, language)) {
    const section = sectionOf(node);
    const known = met.get(section) ?? new Set();
    met.set(section, known);
    linkIn(node, pattern, (word) => {
      const term = byForm.get(plainForm(word, language));
      if (term === undefined || known.has(term)) return null;
      known.add(term);
      const isFirst = !used.has(term);
      used.add(term);
      return linkTo(term, { word, isFirst });
    });
  }
  const usedIds = new Set([...used].map(({ id }) => id));
  for (const [id, entry] of indexById(glossary)) if (ids.has(id)) linkBack(entry, usedIds.has(id) ? `use-${id}` : null);
}

/** The longest first, so that “Security Council” is not taken for “Council”; spaces, hyphens and apostrophes in any of their forms. */
function patternOf(terms: readonly GlossaryTerm[], language: string): RegExp {
  const forms = [...terms].sort((a, b) => b.term.length - a.term.length).map(({ term }) => {
    const escaped = term.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+').replace(/[-\u2011]/g, '[-\u2011]').replace(/['’]/g, "['’]");
    // A term in small letters may begin a sentence.
    const first = /^\p{Ll}/u.exec(term.trim())?.[0];
    return first === undefined || /\p{Lu}/u.test(term) ? escaped : `[${first}${first.toLocaleUpperCase(language)}]${escaped.slice(first.length)}`;
  });
  return new RegExp(`(?<!${LETTER}|[-\u2011])(?:${forms.join('|')})(?!${LETTER}|[-\u2011]${LETTER})`, 'gu');
}

/** One form for all ways in which micro-typography may have set a term. */
function plainForm(term: string, language: string): string {
  return term.trim().replace(/\s+/g, ' ').replaceAll('\u2011', '-').replaceAll('’', "'").replace(/^\p{Lu}(?=[^\p{Lu}]*$)/u, (first) => first.toLocaleLowerCase(language));
}

function runningTexts(document: Document, language: string): readonly Text[] {
  const texts: Text[] = [];
  walk(document, (node) => {
    if (isText(node)) texts.push(node);
    return isTag(node) && isApart(node, language) ? 'skip' : undefined;
  });
  return texts;
}

function isApart(node: Element, language: string): boolean {
  const declared = getAttribute(node, 'lang');
  return APART.has(node.name) || APART_PARTS.has(getAttribute(node, 'id') ?? '') || APART_CLASSES.some((name) => hasClass(node, name)) || (declared !== null && declared !== language);
}

function sectionOf(node: Text): Element | null {
  for (let around = node.parent; around !== null; around = around.parent) if (isTag(around) && around.name === 'section') return around;
  return null;
}

/** @param link what stands in the place of a term found, null to leave it */
function linkIn(node: Text, pattern: RegExp, link: (word: string) => Element | null): void {
  let done = 0;
  let isChanged = false;
  for (const match of node.data.matchAll(pattern)) {
    const replacement = link(match[0]);
    if (replacement === null) continue;
    if (match.index > done) insertBefore(node, text(node.data.slice(done, match.index)));
    insertBefore(node, replacement);
    done = match.index + match[0].length;
    isChanged = true;
  }
  if (!isChanged) return;
  if (done < node.data.length) insertBefore(node, text(node.data.slice(done)));
  removeNode(node);
}

function linkTo({ id, expansion }: GlossaryTerm, { word, isFirst }: { word: string; isFirst: boolean }): Element {
  const content = expansion === null ? word : element('abbr', { title: expansion }, [word]);
  return element('a', { class: 'term', ...(isFirst ? { id: `use-${id}` } : {}), href: `#${id}`, role: 'doc-glossref' }, [content]);
}

/** The entry's own term is what is defined, and leads to where it is first met. */
function linkBack(entry: Element, use: string | null): void {
  const name = findFirst(entry, (candidate) => candidate.name === 'b');
  if (name === null) return;
  const defined = element('dfn', {}, [...name.children]);
  appendChild(name, use === null ? defined : element('a', { class: 'term', href: `#${use}` }, [defined]));
}
