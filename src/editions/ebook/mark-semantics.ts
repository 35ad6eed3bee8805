/**
 * Says what each part is, in both vocabularies that readers know: `epub:type` (EPUB Structural Semantics Vocabulary 1.1) for
 * reading systems, DPUB-ARIA 1.1 roles for assistive technology. In place.
 */

import { setAttribute } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { childElements, findAll, getAttribute, hasClass } from '../../html/walk.js';

interface Meaning {
  readonly type: string;
  readonly role: string | null;
}

/** Parts that have semantics of their own, by id; the others are chapters. */
const PARTS: Readonly<Record<string, Meaning>> = {
  introduction: { type: 'introduction', role: 'doc-introduction' },
  minute: { type: 'abstract', role: 'doc-abstract' },
  glossary: { type: 'glossary', role: 'doc-glossary' },
  sources: { type: 'bibliography', role: 'doc-bibliography' },
};
const CHAPTER: Meaning = { type: 'chapter', role: 'doc-chapter' };
/** The data behind a chart. */
const APPENDIX: Meaning = { type: 'appendix', role: 'doc-appendix' };

/** What stands after the text proper. */
export function isBackMatter(type: string | null): boolean {
  return type === 'glossary' || type === 'bibliography' || type === 'appendix';
}

/** @param id of a part; null for the data behind a chart */
export function markSemantics(part: Element, id: string | null): void {
  const { type, role } = id === null ? APPENDIX : (PARTS[id] ?? CHAPTER);
  setAttribute(part, 'epub:type', type);
  setAttribute(part, 'role', role);
  // The part itself is the bibliography now; a list cannot be one and keep its own role.
  for (const inner of findAll(part, (candidate) => candidate !== part && getAttribute(candidate, 'role') === 'doc-bibliography')) {
    setAttribute(inner, 'role', null);
    setAttribute(inner, 'aria-labelledby', null);
  }
  if (type === 'glossary') markTerms(part);
  markSpans(part);
}

/** What readers look for inside a text. */
export function markSpans(root: Element): void {
  for (const mark of findAll(root, (candidate) => getAttribute(candidate, 'role') === 'doc-pagebreak')) setAttribute(mark, 'epub:type', 'pagebreak');
  for (const link of findAll(root, (candidate) => getAttribute(candidate, 'role') === 'doc-glossref')) setAttribute(link, 'epub:type', 'glossref');
}

function markTerms(glossary: Element): void {
  for (const list of findAll(glossary, (candidate) => candidate.name === 'dl' && hasClass(candidate, 'glossary'))) {
    for (const entry of childElements(list)) {
      for (const cell of [entry, ...childElements(entry)]) {
        if (cell.name === 'dt') setAttribute(cell, 'epub:type', 'glossterm');
        if (cell.name === 'dd') setAttribute(cell, 'epub:type', 'glossdef');
      }
    }
  }
}
