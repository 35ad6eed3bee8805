/**
 * Dresses a volume for print: cover, contents and introduction, then each briefing behind a page that opens it, and one
 * imprint at the end.
 *
 * In: the composed volume (left as it is) and the markup that the dossier adds. Out: one document. Each briefing is
 * dressed as in its own dossier, so that its pages look the same; its headings rank one level lower, its ids bear its slug.
 */

import { leadInsideVolume } from '../../compose/briefing-links.js';
import type { Volume } from '../../compose/compose-volume.js';
import type { ComposedBriefing } from '../../compose/document.js';
import { memberId, prefixIds } from '../../compose/prefix-ids.js';
import { addClass, appendChild, element, prependChild, removeNode, setAttribute } from '../../html/build.js';
import { type Document, type Element, isTag } from '../../html/dom.js';
import { parseFragment } from '../../html/parse.js';
import { childElements, cloneDocument, findAll, findFirst, hasClass } from '../../html/walk.js';
import { dressArticle, keepHeadMatter, wrap } from './dress.js';

export interface VolumeMarkup {
  readonly cover: string;
  readonly contents: string;
  readonly imprint: string;
  /** Of each member, in their order: the page that opens it, and the part that its charts' data go to. */
  readonly members: readonly { readonly opening: string; readonly chartData: string }[];
  readonly page: 'A4' | 'Letter';
}

export function dressVolume({ frame, members }: Volume, markup: VolumeMarkup): Document {
  const article = articleOf(frame);
  dressArticle(article, { chartData: '', page: markup.page, language: frame.head.language });
  addClass(article, 'fronted');
  const head = childElements(article).find((child) => hasClass(child, 'head')) ?? null;
  keepHeadMatter(head, article);
  if (head !== null) removeNode(head);
  members.forEach((member, index) => {
    const own = markup.members[index];
    if (own !== undefined) appendChild(article, dressMember(member, own, markup.page));
  });
  leadInsideVolume(article);
  for (const piece of [markup.contents, markup.cover]) prependChild(article, only(piece));
  appendChild(article, only(markup.imprint));
  return wrap(article, frame);
}

/** One element of the volume. */
function dressMember(member: ComposedBriefing, { opening, chartData }: VolumeMarkup['members'][number], page: VolumeMarkup['page']): Element {
  const { slug, language, direction } = member.head;
  const article = articleOf(member);
  dressArticle(article, { chartData, page, language });
  for (const list of findAll(article, (candidate) => hasClass(candidate, 'inside'))) removeNode(list);
  dropEmptyParts(article);
  const head = childElements(article).find((child) => hasClass(child, 'head')) ?? null;
  keepHeadMatter(head, article);
  if (head !== null) removeNode(head);
  const section = element('section', { class: 'member', lang: language, dir: direction, 'aria-labelledby': 'title' }, [only(opening)]);
  for (const child of [...article.children]) appendChild(section, child);
  lowerHeadings(section);
  prefixIds(section, slug);
  setAttribute(section, 'id', memberId(slug));
  return section;
}

function articleOf({ document }: ComposedBriefing): Element {
  const article = findFirst(cloneDocument(document), (candidate) => hasClass(candidate, 'briefing'));
  if (article === null) throw new Error('A composed document has no article of class “briefing”.');
  removeNode(article);
  return article;
}

function only(markup: string): Element {
  const found = parseFragment(markup).find(isTag);
  if (found === undefined) throw new Error('A template of the dossier yields no element.');
  return found;
}

/** A first page that held nothing but the list of what follows. */
function dropEmptyParts(article: Element): void {
  for (const part of childElements(article).filter((child) => hasClass(child, 'minute'))) {
    if (childElements(part).every((child) => /^h[1-6]$/.test(child.name))) removeNode(part);
  }
}

/** The style sheets know headings by their names, so these stay; their rank in the volume is told apart from them. */
function lowerHeadings(section: Element): void {
  for (const heading of findAll(section, ({ name }) => /^h[1-6]$/.test(name))) {
    setAttribute(heading, 'role', 'heading');
    setAttribute(heading, 'aria-level', String(Math.min(6, Number(heading.name.slice(1)) + 1)));
  }
}
