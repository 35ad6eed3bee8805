/** What the title page shows: the head of the shared document, its own markup, so that nothing is said twice differently. */

import type { DocumentHead } from '../../compose/document.js';
import type { Element } from '../../html/dom.js';
import { serialiseXhtml } from '../../html/serialise.js';
import { childElements, findAll, findFirst, hasClass } from '../../html/walk.js';
import { trustedHtml } from '../../templates/index.js';

type Markup = ReturnType<typeof trustedHtml>;

export interface TitlePage {
  readonly marks: readonly Markup[];
  readonly publisher: Markup | null;
  readonly series: Markup | null;
  readonly title: Markup | string;
  readonly deck: Markup | null;
  readonly correction: Markup | null;
  readonly about: readonly { readonly label: Markup; readonly texts: readonly Markup[] }[];
  /** Notes that the head calls, whole elements. */
  readonly notes: readonly Markup[];
}

/** @param header ready for readers; null gives a page with the title alone */
export function titlePage(header: Element | null, head: DocumentHead): TitlePage {
  if (header === null) return { marks: [], publisher: null, series: null, title: head.title, deck: null, correction: null, about: [], notes: [] };
  const one = (test: (candidate: Element) => boolean): Markup | null => {
    const found = findFirst(header, test);
    return found === null ? null : inner(found);
  };
  return {
    marks: findAll(header, (candidate) => candidate.name === 'p' && hasClass(candidate, 'mark')).map(inner),
    publisher: one((candidate) => hasClass(candidate, 'publisher')),
    series: one((candidate) => hasClass(candidate, 'series')),
    title: one((candidate) => candidate.name === 'h1') ?? head.title,
    deck: one((candidate) => hasClass(candidate, 'deck')),
    correction: one((candidate) => hasClass(candidate, 'correction')),
    about: findAll(header, (candidate) => candidate.name === 'dt').map((term) => ({ label: inner(term), texts: descriptionsOf(term) })),
    notes: findAll(header, (candidate) => candidate.name === 'aside').map((note) => trustedHtml(serialiseXhtml(note))),
  };
}

function descriptionsOf(term: Element): readonly Markup[] {
  return term.parent === null ? [] : childElements(term.parent).filter((sibling) => sibling.name === 'dd').map(inner);
}

function inner(element: Element): Markup {
  return trustedHtml(element.children.map((child) => serialiseXhtml(child)).join(''));
}
