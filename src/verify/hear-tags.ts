/** What assistive technology receives of a PDF: its tag tree (ISO 32000-1, 14.8.4) as `Heard`. Artifacts are not in the tree. */

import { type Block, BlockCollector, type Cell, type Content, type Heard, type Item, type Phrase } from './heard.js';
import { type Tag, type TagReading, type TaggedLink, textOfTag } from './pdf/tag-tree.js';

type Child = Tag | string | TaggedLink;

const PARAGRAPHS = new Set(['P', 'Title', 'Index', 'Formula', 'Form']);
const ROW_GROUPS = new Set(['THead', 'TBody', 'TFoot']);

export function hearTags({ tags, title, language }: TagReading): Heard {
  const own = language ?? 'und';
  return { title, language: own, blocks: blocksOf([tags], own) };
}

function blocksOf(children: readonly Child[], language: string): readonly Block[] {
  const collector = new BlockCollector();
  children.forEach((child) => hear(child, language, collector));
  return collector.end();
}

function hear(child: Child, around: string, to: BlockCollector): void {
  if (typeof child === 'string' || 'link' in child) return contentOf([child], around).forEach((phrase) => to.phrase(phrase));
  const language = child.language ?? around;
  const inner = (): readonly Block[] => blocksOf(child.children, language);
  const level = /^H([1-6])$/.exec(child.role)?.[1];
  if (level !== undefined) return to.block({ kind: 'heading', level: Number(level), content: contentOf(child.children, language) });
  switch (child.role) {
    case 'L':
    case 'TOC':
      return to.block({ kind: 'list', isContents: child.role === 'TOC', name: '', items: itemsOf(child, language) });
    case 'Table':
      return to.block({ kind: 'table', rows: rowsOf(child, language), caption: captionOf(child, language) });
    case 'Caption':
      return to.block({ kind: 'caption', blocks: inner() });
    case 'BlockQuote':
      return to.block({ kind: 'quote', blocks: inner() });
    case 'Note':
      return to.block(noteOf(child, language));
    default:
      if (isPhrase(child)) return to.phrase(phraseOf(child, around));
      // Groups are not announced; their ends part paragraphs.
      to.endParagraph();
      if (PARAGRAPHS.has(child.role) && child.alternative !== null) to.phrase({ kind: 'text', text: child.alternative, language });
      else child.children.forEach((each) => hear(each, language, to));
      to.endParagraph();
  }
}

function isPhrase({ role }: Tag): boolean {
  return role === 'Span' || role === 'Link' || role === 'Reference' || role === 'Quote' || role === 'Code' || role === 'Figure' || role === 'Lbl' || role === 'Annot';
}

function contentOf(children: readonly Child[], language: string): Content {
  return children.flatMap((child): Content => {
    if (typeof child === 'string') return [{ kind: 'text', text: child, language }];
    // A link's own annotation says where it leads, and shows nothing.
    if ('link' in child) return [];
    return isPhrase(child) ? [phraseOf(child, language)] : contentOf(child.children, child.language ?? language);
  });
}

function phraseOf(tag: Tag, around: string): Phrase {
  const language = tag.language ?? around;
  if (tag.role === 'Figure') return { kind: 'picture', alternative: tag.alternative, language };
  const content: Content = tag.alternative === null ? contentOf(tag.children, language) : [{ kind: 'text', text: tag.alternative, language }];
  switch (tag.role) {
    case 'Link':
      return { kind: 'link', target: targetOf(tag), content };
    case 'Reference':
      return callOf(tag, content);
    case 'Quote':
      return { kind: 'quotation', content };
    case 'Code':
      return { kind: 'code', content };
    default:
      return tag.expansion === null ? { kind: 'group', content } : { kind: 'abbreviation', expansion: tag.expansion, content };
  }
}

/** A reference that holds nothing but a link is the call of a note; the link is not announced beside it. */
function callOf(tag: Tag, content: Content): Phrase {
  const [only] = content;
  return only?.kind === 'link' && content.length === 1 ? { kind: 'call', target: only.target, content: only.content } : { kind: 'call', target: targetOf(tag), content };
}

function targetOf(tag: Tag): string | null {
  const link = tag.children.find((child): child is TaggedLink => typeof child !== 'string' && 'link' in child)?.link;
  if (link === undefined) return null;
  return link.destination === null ? link.address : `#${link.destination}`;
}

function childTags(tag: Tag): readonly Tag[] {
  return tag.children.filter((child): child is Tag => typeof child !== 'string' && 'role' in child);
}

/** Whatever stands in a list beside its items is read as an item of its own, so that nothing is lost. */
function itemsOf(list: Tag, around: string): readonly Item[] {
  const isNumbered = 'ListNumbering' in list.attributes && list.attributes['ListNumbering'] !== 'None';
  return childTags(list).map((item): Item => {
    const language = item.language ?? around;
    if (item.role !== 'LI' && item.role !== 'TOCI') return { number: '', terms: [], blocks: blocksOf([item], around) };
    const labels = childTags(item).filter(({ role }) => role === 'Lbl');
    const body = item.children.filter((child) => typeof child === 'string' || 'link' in child || child.role !== 'Lbl');
    const rest = item.role === 'TOCI' ? body.flatMap(withoutReference) : body;
    const number = isNumbered || item.role === 'TOCI' ? numberOf(labels.map(textOfTag).join(' ')) : '';
    const terms = isNumbered || item.role === 'TOCI' ? [] : labels.map((label): Content => contentOf(label.children, label.language ?? language)).filter((term) => numberOf(plainOf(term)) !== '');
    return { number, terms, blocks: blocksOf(rest, language) };
  });
}

/** In contents a reference is what an entry is, not the call of a note. */
function withoutReference(child: Child): readonly Child[] {
  return typeof child !== 'string' && 'role' in child && child.role === 'Reference' ? child.children : [child];
}

function plainOf(content: Content): string {
  return content.map((phrase) => (phrase.kind === 'text' ? phrase.text : 'content' in phrase ? plainOf(phrase.content) : '')).join('');
}

/** Bullets say nothing; the point after a number neither. */
export function numberOf(label: string): string {
  const trimmed = label.trim();
  return /[\p{L}\p{N}]/u.test(trimmed) ? trimmed.replace(/[.)\s]+$/, '') : '';
}

function noteOf(note: Tag, language: string): Block {
  const label = childTags(note).find(({ role }) => role === 'Lbl');
  const rest = note.children.filter((child) => child !== label);
  const link = label === undefined ? undefined : childTags(label).find(({ role }) => role === 'Link');
  const back = link === undefined ? null : { target: targetOf(link), words: '' };
  return { kind: 'note', id: note.id ?? '', label: label === undefined ? '' : numberOf(textOfTag(label)), back, blocks: blocksOf(rest, language) };
}

function captionOf(table: Tag, language: string): readonly Block[] {
  return childTags(table).filter(({ role }) => role === 'Caption').flatMap((caption) => blocksOf(caption.children, caption.language ?? language));
}

function rowsOf(table: Tag, language: string): readonly (readonly Cell[])[] {
  return childTags(table).flatMap((child): readonly (readonly Cell[])[] => {
    const own = child.language ?? language;
    if (ROW_GROUPS.has(child.role)) return rowsOf(child, own);
    if (child.role === 'Caption') return [];
    // Cells that no row holds are told of as a row: nothing is lost.
    const cells = child.role === 'TR' ? childTags(child) : [child];
    return [cells.map((cell) => cellOf(cell, own))];
  });
}

function cellOf(cell: Tag, around: string): Cell {
  const span = (name: string): number => {
    const value = cell.attributes[name];
    return typeof value === 'number' && value >= 1 ? Math.min(1000, Math.trunc(value)) : 1;
  };
  const { Short: short, Headers: headers } = cell.attributes;
  return {
    isHeader: cell.role === 'TH',
    scope: cell.attributes['Scope'] === 'Row' ? 'row' : 'column',
    columns: span('ColSpan'),
    rows: span('RowSpan'),
    id: cell.id,
    headers: Array.isArray(headers) ? headers.filter((id) => typeof id === 'string') : null,
    short: typeof short === 'string' ? short : null,
    blocks: blocksOf(cell.children, cell.language ?? around),
  };
}
