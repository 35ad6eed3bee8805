/** Generated content: what `content`, `string-set` and `bookmark-label` come to on an element (CSS Content 3, CSS GCPM 3). */

import { Element } from '../../html/dom.js';
import { getAttribute } from '../../html/walk.js';
import { Counters, type CounterValues } from './counters.js';
import { quotationMarks } from './quotation-marks.js';
import { replaceImage } from './replaced-media.js';
import type { ComputedStyle, ContentItem, ContentUrl } from '../css/computed-style.js';
import type { PseudoElement } from '../css/style-engine.js';
import type { DeferredText, InlineItem } from './box.js';
import type { Generation } from './generation.js';

/** Items of a content list in a pseudo-element; what depends on pages stays deferred. */
export function contentItems(generation: Generation, list: readonly ContentItem[], element: Element, style: ComputedStyle): InlineItem[] {
  const last = list.at(-1);
  if (last?.kind !== 'alternative') return list.flatMap((item) => shownItems(generation, item, element, style, ''));
  const alternative = last.items.map((item) => contentText({ generation, element, style, counters: generation.counters }, item)).join('');
  const shown = list.slice(0, -1);
  const [only] = shown;
  if (shown.length === 1 && only?.kind === 'image') return shownItems(generation, only, element, style, alternative);
  const order = generation.nextOrder();
  const children = shown.flatMap((item) => shownItems(generation, item, element, style, ''));
  return [{ kind: 'inline', order, element, style: generation.anonymousStyle(style, 'inline'), generated: true, alternative, children }];
}

function shownItems(generation: Generation, item: ContentItem, element: Element, style: ComputedStyle, alternative: string): InlineItem[] {
  if (item.kind === 'image') {
    const image = generatedImage(generation, { url: item.url, alternative }, element, style);
    return image === null ? generation.textItems(alternative, element, style, true) : [image];
  }
  const deferred = deferredItem(generation, item, element);
  if (deferred === null) return generation.textItems(contentText({ generation, element, style, counters: generation.counters }, item), element, style, true);
  if (deferred.item.kind === 'target-text' && deferred.target !== null) (deferred.item.part === 'content' ? generation.wantedTexts : generation.wantedParts).add(deferred.target);
  return [{ kind: 'deferred', order: generation.nextOrder(), element, style, generated: true, ...deferred }];
}

/** A picture that a style sheet puts in, as an element of its own with its alternative text; null, reported once, where it cannot be shown. */
export function generatedImage(generation: Generation, { url, alternative }: { readonly url: string; readonly alternative: string }, around: Element, style: ComputedStyle): InlineItem | null {
  const element = new Element('img', { src: url, alt: alternative });
  element.parent = around;
  const replacement = replaceImage(element, generation.resolve, generation.placeOf(around));
  if (!('media' in replacement)) {
    generation.reportOnce(`image ${url}`, replacement);
    return null;
  }
  generation.wordBefore = '';
  const base = { order: generation.nextOrder(), element, style: generation.anonymousStyle(style, 'inline-block'), generated: true };
  return { kind: 'atomic', ...base, box: { kind: 'replaced', ...base, ...replacement } };
}

function deferredItem({ styles }: Generation, item: ContentItem, element: Element): Pick<DeferredText, 'item' | 'target'> | null {
  switch (item.kind) {
    case 'counter':
    case 'counters':
      return styles.pageCounters.has(item.name) ? { item, target: null } : null;
    case 'string':
    case 'leader':
      return { item, target: null };
    case 'target-counter':
    case 'target-counters':
    case 'target-text':
      return { item, target: targetId(item.url, element) };
    default:
      return null;
  }
}

/** The id behind a URL that points into this document; null for any other. */
function targetId(url: ContentUrl, element: Element): string | null {
  const text = url.kind === 'url' ? url.url : (getAttribute(element, url.name) ?? '');
  if (!text.startsWith('#') || text.length < 2) return null;
  try {
    return decodeURIComponent(text.slice(1));
  } catch {
    // A stray per cent sign: the fragment stands for itself.
    return text.slice(1);
  }
}

interface TextContext {
  readonly generation: Generation;
  readonly element: Element;
  readonly style: ComputedStyle;
  /** The counters at the place that the text is about. */
  readonly counters: Counters;
}

function contentText(context: TextContext, item: ContentItem): string {
  const { generation, element, style, counters } = context;
  const { counterStyles } = generation.styles;
  switch (item.kind) {
    case 'text':
      return item.text;
    case 'attr':
      return getAttribute(element, item.name) ?? item.fallback ?? '';
    case 'counter':
      return counterStyles.text(counters.value(item.name), item.style);
    case 'counters':
      return counters.all(item.name).map((value) => counterStyles.text(value, item.style)).join(item.separator);
    case 'open-quote':
      return quotationMarks(style.quotes, style.language, generation.quoteDepth++)[0];
    case 'close-quote':
      // CSS 2.2, section 12.3.2: one that nothing opened makes no mark.
      return generation.quoteDepth === 0 ? '' : quotationMarks(style.quotes, style.language, --generation.quoteDepth)[1];
    case 'no-open-quote':
      generation.quoteDepth++;
      return '';
    case 'no-close-quote':
      generation.quoteDepth = Math.max(0, generation.quoteDepth - 1);
      return '';
    case 'content':
      return partText(context, item.part);
    default:
      return '';
  }
}

/** A content list as plain text; what depends on pages is empty. */
export function plainContent(generation: Generation, list: readonly ContentItem[], element: Element, style: ComputedStyle): string {
  return list.map((item) => contentText({ generation, element, style, counters: generation.counters }, item)).join('').replace(/[ \t\n\r\f]+/g, ' ').trim();
}

/** What `target-text()` says of a place in the document, by its counters there (CSS GCPM 3, section 5.3). */
export function targetParts(generation: Generation, element: Element, counters: CounterValues): Readonly<Record<'before' | 'after' | 'first-letter', string>> {
  const context: TextContext = { generation, element, style: generation.styles.styleOf(element), counters: Counters.at(counters) };
  return { before: partText(context, 'before'), after: partText(context, 'after'), 'first-letter': partText(context, 'first-letter') };
}

function partText({ generation, element, counters }: TextContext, part: 'text' | 'before' | 'after' | 'first-letter'): string {
  if (part === 'text') return generation.visibleText(element);
  if (part === 'first-letter') return /^\P{L}*\p{L}\p{M}*/u.exec(generation.visibleText(element))?.[0] ?? '';
  const pseudo: PseudoElement = part;
  const style = generation.styles.pseudoStyleOf(element, pseudo);
  if (style === null || typeof style.content === 'string') return '';
  const items = style.content.filter((item) => item.kind !== 'content');
  const depth = generation.quoteDepth;
  const own = Counters.at(counters.snapshot());
  own.apply({ reset: style.counterReset, increment: style.counterIncrement, set: style.counterSet });
  const text = items.map((item) => contentText({ generation, element, style, counters: own }, item)).join('');
  generation.quoteDepth = depth;
  return text;
}
