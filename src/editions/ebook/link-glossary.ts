/**
 * Links terms to the glossary: the first time that each stands in the running text of a part, with what an abbreviation
 * stands for beside it. Headings, quotations, captions and links are left as they are.
 */

import { element, insertAfter, replaceNode } from '../../html/build.js';
import { type ChildNode, type Element, Text, isTag, isText } from '../../html/dom.js';
import { childElements, findAll, findFirst, getAttribute, hasClass, textContent } from '../../html/walk.js';

interface Term {
  readonly id: string;
  readonly text: string;
  /** What an abbreviation stands for. */
  readonly expansion: string | null;
}

const APART = new Set(['a', 'abbr', 'blockquote', 'q', 'cite', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'figcaption', 'caption', 'svg', 'table', 'nav', 'dt', 'details', 'math']);
/** Longer terms are sentences, which stand in no text. */
const LONGEST = 80;

/** In place. @param parts of one document, its glossary among them */
export function linkGlossary(parts: readonly Element[]): void {
  const glossary = parts.find((part) => getAttribute(part, 'id') === 'glossary');
  if (glossary === undefined) return;
  // The longest first, so that “Security Council” is not taken for “Council”.
  const terms = termsOf(glossary).sort((a, b) => b.text.length - a.text.length);
  if (terms.length === 0) return;
  const byText = new Map(terms.map((term) => [term.text, term]));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${[...byText.keys()].map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}\\p{M}])`, 'u');
  for (const part of parts) if (part !== glossary) linkTerms(part, pattern, new Map(byText));
}

function termsOf(glossary: Element): Term[] {
  return findAll(glossary, (candidate) => candidate.name === 'dt').flatMap((term) => {
    const entry = term.parent !== null && isTag(term.parent) ? term.parent : null;
    const id = entry === null ? null : getAttribute(entry, 'id');
    const text = textContent(term).trim();
    if (entry === null || id === null || text === '' || text.length > LONGEST) return [];
    return [{ id, text, expansion: expansionOf(entry, text) }];
  });
}

/** The first sentence of the entry, where the term is an abbreviation. */
function expansionOf(entry: Element, term: string): string | null {
  if (!/^(?=.*\p{Lu}.*\p{Lu})[\p{L}\p{N}.&-]{2,12}$/u.test(term)) return null;
  const description = childElements(entry).find(({ name }) => name === 'dd');
  const first = description === undefined ? null : findFirst(description, (candidate) => candidate.name === 'span' && hasClass(candidate, 'expansion'));
  return first === null ? null : textContent(first).trim().replace(/\.$/, '');
}

/** @param left terms that were not met yet; the pattern finds the others too, and they are passed over */
function linkTerms(root: Element, pattern: RegExp, left: Map<string, Term>): void {
  const pending: ChildNode[] = [...root.children].reverse();
  for (let node = pending.pop(); node !== undefined && left.size > 0; node = pending.pop()) {
    if (isTag(node)) {
      if (!APART.has(node.name)) pending.push(...[...node.children].reverse());
    } else if (isText(node)) {
      linkIn(node, pattern, left);
    }
  }
}

function linkIn(node: Text, pattern: RegExp, left: Map<string, Term>): void {
  let rest = node;
  for (let from = 0; ; ) {
    const match = pattern.exec(rest.data.slice(from));
    if (match === null) return;
    const at = from + match.index;
    const term = left.get(match[0]);
    from = at + match[0].length;
    if (term === undefined) continue;
    left.delete(match[0]);
    const after = new Text(rest.data.slice(from));
    const before = new Text(rest.data.slice(0, at));
    insertInPlace(rest, [before, linkTo(term), after]);
    rest = after;
    from = 0;
  }
}

function insertInPlace(old: Text, nodes: readonly ChildNode[]): void {
  const holder = nodes[0];
  if (holder === undefined) return;
  replaceNode(old, holder);
  let last = holder;
  for (const node of nodes.slice(1)) {
    insertAfter(last, node);
    last = node;
  }
}

function linkTo({ id, text, expansion }: Term): Element {
  const word = expansion === null ? text : element('abbr', { title: expansion }, [text]);
  return element('a', { class: 'term', href: `#${id}`, role: 'doc-glossref', 'epub:type': 'glossref' }, [word]);
}
