/**
 * What assistive technology receives of HTML: the accessible semantics of its elements (HTML-AAM, DPUB-ARIA) as `Heard`.
 * What is hidden from it is skipped; names given in attributes take the place of what is shown.
 */

import { type AnyNode, type Element, isTag, isText } from '../html/dom.js';
import { childElements, getAttribute, hasAttribute, indexById, textContent, walk } from '../html/walk.js';
import { hearTable } from './hear-html-table.js';
import { type Block, BlockCollector, type Content, type Item, type Phrase, isSilent } from './heard.js';
import { idsOf, isWithin, landmarkOf, roleOf } from './html-roles.js';
import type { StyleReading } from './style-reading.js';

export interface HtmlHearing {
  readonly styles: StyleReading;
  /** Where a link leads, as it is to be told: `#notes` for a place in the same publication. */
  readonly target: (href: string) => string;
  /** Of the document, where its elements name none. */
  readonly language: string;
}

const INLINE = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'button', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'i', 'img', 'input', 'ins', 'kbd', 'label', 'mark', 'output', 'q', 'rp', 'rt', 'ruby',
  's', 'samp', 'select', 'small', 'span', 'strong', 'sub', 'sup', 'svg', 'time', 'u', 'var', 'wbr',
]);
const SILENT = new Set(['script', 'style', 'template', 'head', 'noscript', 'colgroup', 'rp', 'hr', 'datalist']);
/** The blocks of an element's content. `root` is a document or an element of it; ids are looked up in the whole document. */
export function hearHtml(root: AnyNode, hearing: HtmlHearing): readonly Block[] {
  let top: AnyNode = root;
  while (top.parent !== null) top = top.parent;
  return new HtmlEar(hearing, indexById(top)).blocksOf([root], languageAt(root, hearing.language));
}

function languageAt(node: AnyNode, otherwise: string): string {
  for (let at: AnyNode | null = node.parent; at !== null; at = at.parent) {
    const own = isTag(at) ? languageOf(at) : null;
    if (own !== null) return own;
  }
  return otherwise;
}

function languageOf(element: Element): string | null {
  const own = getAttribute(element, 'lang') ?? getAttribute(element, 'xml:lang');
  return own === null || own === '' ? null : own;
}

/** One walk through a document. */
export class HtmlEar {
  readonly #hearing: HtmlHearing;
  readonly #ids: ReadonlyMap<string, Element>;
  /** Which elements of a line hold blocks, where it has been asked. */
  readonly #holding = new Map<Element, boolean>();
  /** The texts of elements that name others. */
  readonly #names = new Map<Element, string>();

  constructor(hearing: HtmlHearing, ids: ReadonlyMap<string, Element>) {
    this.#hearing = hearing;
    this.#ids = ids;
  }

  blocksOf(nodes: readonly AnyNode[], language: string): readonly Block[] {
    const collector = new BlockCollector();
    for (const node of nodes) this.#hear(node, language, collector);
    return collector.end();
  }

  isHidden(element: Element): boolean {
    return SILENT.has(element.name) || hasAttribute(element, 'hidden') || getAttribute(element, 'aria-hidden') === 'true' || this.#hearing.styles.isHidden(element);
  }

  /** The element's own language, or that of what is around. */
  language(element: Element, around: string): string {
    return languageOf(element) ?? around;
  }

  #hear(node: AnyNode, around: string, to: BlockCollector): void {
    if (isText(node)) return to.phrase({ kind: 'text', text: node.data, language: around });
    if (!isTag(node)) return 'children' in node ? node.children.forEach((child) => this.#hear(child, around, to)) : undefined;
    if (this.isHidden(node)) return undefined;
    const language = this.language(node, around);
    const role = roleOf(node);
    if (role === 'doc-pagebreak') return to.phrase(pageOf(node));
    if (role === 'doc-backlink') return undefined;
    if (INLINE.has(node.name) && role !== 'heading') return this.#holdsBlocks(node) ? node.children.forEach((child) => this.#hear(child, language, to)) : to.phrase(this.#phrase(node, language));
    const blocks = this.#blocks(node, role, language);
    if (blocks !== null) return blocks.forEach((block) => to.block(block));
    to.endParagraph();
    const landmark = this.#landmark(node, role);
    if (landmark !== null) to.block(landmark);
    for (const child of node.children) this.#hear(child, language, to);
    to.endParagraph();
    return undefined;
  }

  /** An element of a line around blocks is one in name only. */
  #holdsBlocks(element: Element): boolean {
    const known = this.#holding.get(element);
    if (known !== undefined) return known;
    const holds = element.name !== 'svg' && childElements(element).some((inner) => !SILENT.has(inner.name) && (!INLINE.has(inner.name) || this.#holdsBlocks(inner)));
    this.#holding.set(element, holds);
    return holds;
  }

  /** Null for what is not announced itself. */
  #blocks(element: Element, role: string | null, language: string): readonly Block[] | null {
    const level = role === 'heading' ? Number(getAttribute(element, 'aria-level') ?? 2) : role === null ? Number(/^h([1-6])$/.exec(element.name)?.[1] ?? 0) : 0;
    if (level > 0) return [{ kind: 'heading', level, content: this.#content(element, language) }];
    if (role === 'doc-footnote' || role === 'doc-endnote') return [this.#note(element, '', language)];
    if (role === 'presentation' || role === 'none') return null;
    switch (element.name) {
      case 'ul':
      case 'ol':
        return isWithin(element, (around) => roleOf(around) === 'doc-endnotes') ? this.#notes(element, language) : [this.#list(element, language)];
      case 'dl':
        return [{ kind: 'list', isContents: false, name: this.#name(element), items: this.#definitions(element, language) }];
      case 'table':
        return [hearTable(element, language, this)];
      case 'caption':
      case 'figcaption':
        return [{ kind: 'caption', blocks: this.blocksOf(element.children, language) }];
      case 'blockquote':
        return [{ kind: 'quote', blocks: this.blocksOf(element.children, language) }];
      case 'details':
        return [this.#disclosure(element, language)];
      default:
        return null;
    }
  }

  #content(element: Element, language: string): Content {
    const name = this.#name(element);
    return name === '' ? element.children.flatMap((child) => this.#phrases(child, language)) : [{ kind: 'text', text: name, language }];
  }

  #phrases(node: AnyNode, around: string): Content {
    if (isText(node)) return [{ kind: 'text', text: node.data, language: around }];
    if (!isTag(node) || this.isHidden(node)) return [];
    if (roleOf(node) === 'doc-pagebreak') return [pageOf(node)];
    if (roleOf(node) === 'doc-backlink') return [];
    return [this.#phrase(node, this.language(node, around))];
  }

  #phrase(element: Element, language: string): Phrase {
    const role = roleOf(element);
    const content = (): Content => this.#content(element, language);
    switch (element.name) {
      case 'br':
        return { kind: 'text', text: ' ', language };
      case 'svg':
      case 'img':
        return this.#picture(element, language);
      case 'a': {
        const href = getAttribute(element, 'href');
        if (href === null) return { kind: 'group', content: content() };
        return { kind: role === 'doc-noteref' ? 'call' : 'link', target: href === '' ? null : this.#hearing.target(href), content: content(), ...(element.children.length === 0 ? { isSign: true } : {}) };
      }
      case 'abbr': {
        const expansion = getAttribute(element, 'title');
        return expansion === null ? { kind: 'group', content: content() } : { kind: 'abbreviation', expansion, content: content() };
      }
      case 'q':
        return { kind: 'quotation', content: content() };
      case 'code':
      case 'kbd':
      case 'samp':
        return { kind: 'code', content: content() };
      case 'button':
      case 'input':
      case 'select':
        return { kind: 'button', content: content() };
      default:
        return { kind: 'group', content: content() };
    }
  }

  /** A picture that is decoration says nothing. */
  #picture(element: Element, language: string): Phrase {
    const role = roleOf(element);
    if (role === 'presentation' || role === 'none' || (element.name === 'img' && getAttribute(element, 'alt') === '')) return { kind: 'group', content: [] };
    const title = childElements(element).find(({ name }) => name === 'title');
    const alternative = [getAttribute(element, 'alt') ?? '', this.#name(element), title === undefined ? '' : textContent(title)].map((text) => text.trim()).find((text) => text !== '');
    return { kind: 'picture', alternative: alternative ?? null, language };
  }

  /** `aria-labelledby`, `aria-label` (Accessible Name 1.2, steps 2B and 2C). */
  #name(element: Element): string {
    const named = idsOf(element).flatMap((id) => this.#ids.get(id) ?? []).map((label) => this.#textOf(label)).join(' ');
    return named === '' ? (getAttribute(element, 'aria-label') ?? '').trim() : named;
  }

  #textOf(label: Element): string {
    const text = this.#names.get(label) ?? textContent(label).trim();
    this.#names.set(label, text);
    return text;
  }

  /** Regions that lead somewhere, by their names. One that its own heading names is not announced beside it. */
  #landmark(element: Element, role: string | null): Block | null {
    const isNamedWithin = idsOf(element).some((id) => isWithin(this.#ids.get(id) ?? null, (around) => around === element));
    if (isNamedWithin || role === 'doc-toc') return null;
    const name = this.#name(element);
    const kind = landmarkOf(element, role, name);
    return kind === null ? null : { kind: 'landmark', role: kind, name };
  }

  #list(list: Element, language: string): Block {
    const isContents = isWithin(list, (element) => roleOf(element) === 'doc-toc');
    const { styles } = this.#hearing;
    const isNumbered = list.name === 'ol' && !isContents;
    const isUnmarked = styles.isUnmarked(list);
    const items = this.#numbered(list).map(({ item, number }): Item => ({
      number: isNumbered && (!isUnmarked || styles.isCounted(item)) ? number : '',
      terms: [],
      blocks: this.blocksOf(item.children, this.language(item, language)),
    }));
    return { kind: 'list', isContents, name: this.#name(list), items };
  }

  /** The list of notes is heard as what it holds. */
  #notes(list: Element, language: string): readonly Block[] {
    return this.#numbered(list).map(({ item, number }) => this.#note(item, number, this.language(item, language)));
  }

  #numbered(list: Element): readonly { readonly item: Element; readonly number: string }[] {
    const items = childElements(list).filter((item) => item.name === 'li' && !this.isHidden(item));
    const step = hasAttribute(list, 'reversed') ? -1 : 1;
    let next = Number(getAttribute(list, 'start') ?? (step < 0 ? items.length : 1));
    return items.map((item) => {
      const own = Number(getAttribute(item, 'value') ?? next);
      next = own + step;
      return { item, number: String(own) };
    });
  }

  /** Terms and what defines them: a term after a definition begins the next item. */
  #definitions(list: Element, language: string): readonly Item[] {
    const rows = childElements(list).flatMap((child) => (child.name === 'div' ? childElements(child) : [child])).filter((row) => !this.isHidden(row));
    const items: { terms: Content[]; blocks: Block[] }[] = [];
    let isDefined = true;
    for (const row of rows) {
      if (row.name === 'dt') {
        if (isDefined) items.push({ terms: [], blocks: [] });
        isDefined = false;
        items.at(-1)?.terms.push(this.#content(row, this.language(row, language)));
      } else {
        isDefined = true;
        if (items.length === 0) items.push({ terms: [], blocks: [] });
        items.at(-1)?.blocks.push(...this.blocksOf(row.children, this.language(row, language)));
      }
    }
    return items.map(({ terms, blocks }) => ({ number: '', terms: terms.filter((term) => !isSilent(term)), blocks }));
  }

  /** A link back to the call is told of with the note; where it shows a number, that is the note's. */
  #note(note: Element, number: string, language: string): Block {
    const link = backLinkOf(note);
    const words = link === null ? '' : this.#name(link) || textContent(link).trim();
    const shown = /^\d+$/.test(words) ? words : '';
    const href = link === null ? null : getAttribute(link, 'href');
    const back = link === null ? null : { target: href === null ? null : this.#hearing.target(href), words: shown === '' ? words : '' };
    return { kind: 'note', id: getAttribute(note, 'id') ?? '', label: number === '' ? shown : number, back, blocks: this.blocksOf(note.children, language) };
  }

  #disclosure(details: Element, language: string): Block {
    const summary = childElements(details).find(({ name }) => name === 'summary');
    return {
      kind: 'disclosure',
      isOpen: hasAttribute(details, 'open'),
      content: summary === undefined ? [] : this.#content(summary, this.language(summary, language)),
      blocks: this.blocksOf(details.children.filter((child) => child !== summary), language),
    };
  }
}

/** Those of notes within a note are theirs. */
function backLinkOf(note: Element): Element | null {
  let found: Element | null = null;
  walk(note, (node) => {
    if (found !== null || !isTag(node) || node === note) return found === null ? undefined : 'skip';
    const role = roleOf(node);
    if (role === 'doc-backlink') found = node;
    return role === 'doc-footnote' || role === 'doc-endnote' ? 'skip' : undefined;
  });
  return found;
}

function pageOf(element: Element): Phrase {
  const words = getAttribute(element, 'aria-label') ?? getAttribute(element, 'title') ?? textContent(element);
  return { kind: 'page', label: words.trim(), id: getAttribute(element, 'id') ?? '' };
}
