/** What the parts of box generation share while one document is made into boxes. */

import { isTag, isText } from '../../html/dom.js';
import { getAttribute, hasAttribute, walk } from '../../html/walk.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import { createAnonymousStyles } from './anonymous-style.js';
import { Counters, type CounterValues } from './counters.js';
import { transformText } from './text-transform.js';
import type { Diagnostic, Place } from '../../diagnostics/index.js';
import type { Element } from '../../html/dom.js';
import type { ComputedStyle, Display } from '../css/computed-style.js';
import type { StyleEngine } from '../css/style-engine.js';
import type { AssetResolver } from '../print.js';
import type { BlockLevelBox, Bookmark, CounterSetting, InlineItem, StringSetting } from './box.js';

/** What a node turns into before its container sorts it into lines or blocks. */
export type Piece = { readonly kind: 'inline'; readonly item: InlineItem } | { readonly kind: 'block'; readonly box: BlockLevelBox };

export interface GenerationOptions {
  readonly styles: StyleEngine;
  readonly resolve: AssetResolver;
  readonly placeOf: (origin: string) => Place | null;
}

const LAST_CHARACTER = /.$/su;
const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'head', 'title']);

export class Generation {
  readonly styles: StyleEngine;
  readonly resolve: AssetResolver;
  readonly counters = new Counters();
  readonly diagnostics: Diagnostic[] = [];
  readonly strings = new Map<Element, readonly StringSetting[]>();
  readonly bookmarks = new Map<Element, Bookmark>();
  readonly counterSettings = new Map<Element, CounterSetting>();
  readonly targetCounters = new Map<string, CounterValues>();
  /** Ids whose text a `target-text()` asks for. */
  readonly wantedTexts = new Set<string>();
  /** Ids of which it asks for what stands around the text, or its first letter. */
  readonly wantedParts = new Set<string>();
  readonly anonymousStyle: (parent: ComputedStyle, display: Display) => ComputedStyle;
  quoteDepth = 0;
  /** The last character of the line of text so far, which the next text may go on from; empty where a word cannot go on. */
  wordBefore = '';
  private readonly placeOfOrigin: GenerationOptions['placeOf'];
  private readonly reported = new Set<string>();
  private count = 0;

  constructor(options: GenerationOptions) {
    this.styles = options.styles;
    this.resolve = options.resolve;
    this.placeOfOrigin = options.placeOf;
    this.anonymousStyle = createAnonymousStyles(options.styles.rootStyle);
  }

  /** Words do not go on into a box of its own, nor out of it. */
  apart<T>(make: () => T): T {
    this.wordBefore = '';
    const made = make();
    this.wordBefore = '';
    return made;
  }

  nextOrder(): number {
    return this.count++;
  }

  /** For faults of style sheets that many elements share. */
  reportOnce(key: string, diagnostic: Diagnostic): void {
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push(diagnostic);
  }

  /** Where an element comes from in the author's files. */
  placeOf(element: Element): Place | null {
    return placeOfOrigin(element, this.placeOfOrigin);
  }

  isShown(element: Element): boolean {
    return !(NEVER_SHOWN.has(element.name) && !isInSvg(element)) && this.styles.styleOf(element).display !== 'none';
  }

  /** Counter changes of an element, with those that lists and footnotes make by themselves. */
  applyCounters(element: Element, style: ComputedStyle): void {
    const { counterReset: reset, counterIncrement: increment, counterSet: set } = style;
    const isList = element.name === 'ol' || element.name === 'ul' || element.name === 'menu';
    if (isList && !reset.some(({ name }) => name === 'list-item')) this.counters.reset('list-item', firstNumber(element) - step(element));
    this.counters.apply({ reset, increment: [], set: [] });
    if (style.display === 'list-item' && !increment.some(({ name }) => name === 'list-item')) this.counters.increment('list-item', step(element.parent !== null && isTag(element.parent) ? element.parent : element));
    if (style.float === 'footnote' && !increment.some(({ name }) => name === 'footnote')) this.counters.increment('footnote', 1);
    this.counters.apply({ reset: [], increment, set });
    if (reset.length + increment.length + set.length > 0) {
      const values = new Map([...reset, ...increment, ...set].map(({ name }) => [name, this.counters.value(name)] as const));
      this.counterSettings.set(element, { reset, increment, set, values });
    }
    const value = element.name === 'li' ? integer(getAttribute(element, 'value')) : null;
    if (value !== null) this.counters.set('list-item', value);
  }

  /** Text as its style has it: transformed, preserved line feeds as breaks. */
  textItems(text: string, element: Element, style: ComputedStyle, generated: boolean): InlineItem[] {
    const transformed = transformText(text, style.textTransform, style.language, this.wordBefore);
    this.wordBefore = LAST_CHARACTER.exec(text)?.[0] ?? this.wordBefore;
    const lines = style.whiteSpace !== 'normal' && style.whiteSpace !== 'nowrap' ? transformed.split(/\r\n|\r|\n/) : [transformed];
    const items: InlineItem[] = [];
    for (const [index, line] of lines.entries()) {
      if (index > 0) items.push({ kind: 'break', order: this.nextOrder(), element, style, generated });
      if (line !== '') items.push({ kind: 'text', order: this.nextOrder(), element, style, generated, text: line });
    }
    return items;
  }

  /** The text that readers see in an element: without notes, hidden parts and superfluous white space. */
  visibleText(root: Element): string {
    let text = '';
    walk(root, (node) => {
      if (isText(node)) text += node.data;
      if (!isTag(node)) return undefined;
      if (node.name === 'br') text += ' ';
      const isNote = node !== root && this.styles.styleOf(node).float === 'footnote';
      return isNote || (node !== root && !this.isShown(node)) ? 'skip' : undefined;
    });
    return text.replace(/[ \t\n\r\f]+/g, ' ').trim();
  }
}

function isInSvg(element: Element): boolean {
  return element.parent !== null && isTag(element.parent) && (element.parent.name === 'svg' || isInSvg(element.parent));
}

/** The number of a list's first item: `start`, else 1, or for a reversed list the number of its items. */
function firstNumber(list: Element): number {
  const start = integer(getAttribute(list, 'start'));
  if (start !== null) return start;
  return hasAttribute(list, 'reversed') ? list.children.filter((child) => isTag(child) && child.name === 'li').length : 1;
}

function step(list: Element): number {
  return list.name === 'ol' && hasAttribute(list, 'reversed') ? -1 : 1;
}

export function integer(text: string | null): number | null {
  return text !== null && /^\s*[-+]?\d{1,9}\s*$/.test(text) ? Number.parseInt(text, 10) : null;
}
