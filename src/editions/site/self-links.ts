/**
 * Gives each section, key figure, quote, figure and table of a page a link to itself, to be copied and sent on.
 *
 * The links are empty and named: the style sheet shows a sign in them, so that the text stays the briefing's.
 */

import { appendChild, element, insertAfter } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { childElements, findAll, findFirst, getAttribute, hasClass } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';

type Kind = 'section' | 'fact' | 'quote' | 'figure' | 'table';

/** In place. */
export function addSelfLinks(article: Element, catalogue: Catalogue): void {
  for (const subject of findAll(article, (candidate) => getAttribute(candidate, 'id') !== null)) {
    const kind = kindOf(subject);
    if (kind === null) continue;
    const link = element('a', { class: 'self', href: `#${getAttribute(subject, 'id') ?? ''}`, 'aria-label': catalogue.text(`self.${kind}`) });
    place(link, subject, kind);
  }
}

function kindOf(subject: Element): Kind | null {
  if (hasClass(subject, 'fact')) return 'fact';
  if (hasClass(subject, 'quote')) return 'quote';
  if (hasClass(subject, 'chart')) return 'figure';
  if (hasClass(subject, 'wide')) return 'table';
  // Parts are in the page's contents already: a link after each heading is one more thing to hear.
  if (subject.name !== 'section') return null;
  return hasClass(subject, 'row') ? 'section' : null;
}

/** Behind a heading, not in it: a link's name would become part of the heading's. */
function place(link: Element, subject: Element, kind: Kind): void {
  const heading = kind === 'section' ? childElements(subject).find(({ name }) => name === 'h3') : undefined;
  if (heading !== undefined) return insertAfter(heading, link);
  const home = kind === 'fact' ? findFirst(subject, ({ name }) => name === 'dd') : kind === 'table' ? subject : findFirst(subject, ({ name }) => name === 'figcaption');
  appendChild(home ?? subject, link);
}
