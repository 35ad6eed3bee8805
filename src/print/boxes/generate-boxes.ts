/**
 * The boxes stage: document and styles in, box tree out (CSS Display 3, section 2).
 *
 * What always holds: text that is not hidden is in the tree exactly once, in the document's order; what cannot be
 * shown as asked (a missing image, nesting without end) is shown as text, with a diagnostic.
 */

import { nestedTooDeeply } from '../../diagnostics/catalogue/css.js';
import { Element, isDocument, isTag, isText } from '../../html/dom.js';
import { getAttribute, indexById, rootElement } from '../../html/walk.js';
import { blockContent, blocksOf, inlinePieces, prependItem } from './block-content.js';
import { targetParts, contentItems, generatedImage, plainContent } from './generated-content.js';
import { Generation } from './generation.js';
import { listMarker } from './list-marker.js';
import { replaceImage, replaceSvg } from './replaced-media.js';
import { anonymousTable, isItself, isTablePart, tableBox } from './table-boxes.js';
import type { Outcome, Place } from '../../diagnostics/index.js';
import type { AnyNode, ChildNode, Document } from '../../html/dom.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { PseudoElement, StyleEngine } from '../css/style-engine.js';
import type { AssetResolver } from '../print.js';
import type { BlockBox, BoxTree, GridBox, InlineItem, ReplacedBox } from './box.js';
import type { Piece } from './generation.js';
import type { Replacement } from './replaced-media.js';
import type { TableContext } from './table-boxes.js';

export interface BoxOptions {
  readonly document: Document;
  readonly styles: StyleEngine;
  readonly resolve: AssetResolver;
  readonly placeOf: (origin: string) => Place | null;
}

const MAX_DEPTH = 256;
const BREAK_OPPORTUNITY = '\u200B';

export function generateBoxes(options: BoxOptions): Outcome<BoxTree> {
  const generation = new Generation(options);
  // Notes are counted through the whole document, unless a sheet begins anew.
  generation.counters.reset('footnote', 0);
  const root = new BoxGenerator(generation).root(options.document);
  const ids = indexById(options.document);
  const targetTexts = new Map<string, string>();
  for (const id of generation.wantedTexts) {
    const element = ids.get(id);
    if (element !== undefined) targetTexts.set(id, generation.visibleText(element));
  }
  const parts = new Map<string, ReturnType<typeof targetParts>>();
  for (const id of generation.wantedParts) {
    const element = ids.get(id);
    if (element !== undefined) parts.set(id, targetParts(generation, element, generation.targetCounters.get(id) ?? new Map()));
  }
  const { strings, bookmarks, targetCounters, counterSettings: counters } = generation;
  return { value: { root, strings, bookmarks, counters, targetTexts, targetParts: parts, targetCounters, pageImages: pageImages(generation, root), counterStyles: options.styles.counterStyles }, diagnostics: generation.diagnostics };
}

function pageImages(generation: Generation, { element, style }: BlockBox): BoxTree['pageImages'] {
  const images = new Map<string, ReplacedBox>();
  for (const url of generation.styles.pageImages) {
    const image = generatedImage(generation, { url, alternative: '' }, element, style);
    if (image?.kind === 'atomic' && image.box.kind === 'replaced') images.set(url, image.box);
  }
  return images;
}

class BoxGenerator implements TableContext {
  readonly generation: Generation;
  private depth = 0;

  constructor(generation: Generation) {
    this.generation = generation;
  }

  /** The box of the root element; where there is no such box, an anonymous one around all there is. */
  root(document: Document): BlockBox {
    const element = rootElement(document) ?? new Element('html', {});
    const style = this.generation.styles.rootStyle;
    const pieces = [...this.childPieces(document.children, element, style)].filter((piece) => piece.kind === 'block' || piece.item.kind !== 'text' || piece.item.text.trim() !== '');
    const [first] = pieces;
    if (pieces.length === 1 && first?.kind === 'block' && first.box.kind === 'block') return first.box;
    const anonymous = this.generation.anonymousStyle(style, 'block');
    return { kind: 'block', order: 0, element, style: anonymous, generated: true, content: blockContent(this.generation, pieces, element, anonymous), marker: null };
  }

  childPieces(nodes: readonly ChildNode[], parent: Element, style: ComputedStyle): readonly Piece[] {
    const pieces: Piece[] = [];
    for (let at = 0; at < nodes.length; ) {
      const node = nodes[at];
      const end = node !== undefined && isTag(node) ? this.tableRunEnd(nodes, at) : at;
      const own = end > at ? this.looseTable(nodes.slice(at, end), parent, style) : node === undefined ? [] : this.piecesOf(node, parent, style);
      for (const piece of own) pieces.push(piece);
      at = Math.max(end, at + 1);
    }
    return pieces;
  }

  /** Where a run of table parts ends that begins at an index, white space between them included; the index itself where none begins. */
  private tableRunEnd(nodes: readonly ChildNode[], from: number): number {
    const { generation } = this;
    let end = from;
    for (let at = from; at < nodes.length; at++) {
      const node = nodes[at];
      if (node === undefined || (isText(node) && node.data.trim() !== '')) break;
      if (!isTag(node)) {
        if (at === from) break;
        continue;
      }
      const isHidden = at > from && !generation.isShown(node);
      if (!isHidden && (!isTablePart(generation.styles.styleOf(node).display) || !generation.isShown(node) || isItself(node, generation.styles.styleOf(node)))) break;
      if (!isHidden) end = at + 1;
    }
    return end;
  }

  private looseTable(nodes: readonly ChildNode[], parent: Element, style: ComputedStyle): readonly Piece[] {
    if (this.depth >= MAX_DEPTH) return nodes.filter(isTag).flatMap((node) => this.flatten(node, style));
    this.depth++;
    const box = anonymousTable(this, nodes, parent, style);
    this.depth--;
    return style.display === 'inline' ? inline([{ kind: 'atomic', order: box.order, element: parent, style: box.style, generated: true, box }]) : [{ kind: 'block', box }];
  }

  private piecesOf(node: ChildNode, parent: Element, style: ComputedStyle): readonly Piece[] {
    if (isText(node)) return inline(this.generation.textItems(node.data, parent, style, false));
    if (isDocument(node) || !isTag(node)) return this.childPieces(childNodes(node), parent, style);
    if (!this.generation.isShown(node)) return [];
    if (this.depth >= MAX_DEPTH) return this.flatten(node, style);
    this.depth++;
    const own = this.generation.styles.styleOf(node);
    const pieces = holdsWordsTogether(node, own) ? this.elementPieces(node, own) : this.generation.apart(() => this.elementPieces(node, own));
    this.depth--;
    return pieces;
  }

  begin(element: Element, style: ComputedStyle): number {
    const { generation } = this;
    generation.applyCounters(element, style);
    const id = getAttribute(element, 'id');
    if (id !== null && id !== '' && !generation.targetCounters.has(id)) generation.targetCounters.set(id, generation.counters.snapshot());
    if (style.stringSet.length > 0) {
      generation.strings.set(element, style.stringSet.map(({ name, value }) => ({ name, value: plainContent(generation, value, element, style) })));
    }
    if (style.bookmarkLevel !== 'none') {
      const label = plainContent(generation, style.bookmarkLabel, element, style);
      if (label !== '') generation.bookmarks.set(element, { level: style.bookmarkLevel, label, state: style.bookmarkState });
    }
    return generation.nextOrder();
  }

  innerPieces(element: Element, style: ComputedStyle): readonly Piece[] {
    this.generation.counters.enter();
    const picture = style.content === 'normal' ? null : this.contentPicture(element, style);
    const before = picture ?? this.pseudoPieces(element, 'before');
    const children = picture === null ? this.childPieces(element.children, element, style) : [];
    const after = picture === null ? this.pseudoPieces(element, 'after') : [];
    this.generation.counters.leave();
    return before.length + after.length === 0 ? children : [...before, ...children, ...after];
  }

  /** CSS Content 3, section 1: one picture as an element's `content` takes the place of all that is in it; other content does nothing there. */
  private contentPicture(element: Element, { content }: ComputedStyle): readonly Piece[] | null {
    const [picture, alternative] = typeof content === 'string' ? [] : content;
    if (picture?.kind !== 'image' || (alternative !== undefined && alternative.kind !== 'alternative')) return null;
    const style = this.generation.styles.styleOf(element);
    const words = alternative === undefined ? '' : plainContent(this.generation, alternative.items, element, style);
    const image = generatedImage(this.generation, { url: picture.url, alternative: words }, element, style);
    return image === null ? null : inline([image]);
  }

  private elementPieces(element: Element, style: ComputedStyle): readonly Piece[] {
    const order = this.begin(element, style);
    const base = { order, element, style, generated: false };
    if (element.name === 'br') return inline([{ kind: 'break', ...base }]);
    if (element.name === 'wbr') return inline([{ kind: 'text', ...base, text: BREAK_OPPORTUNITY }]);
    if (element.name === 'svg') return this.replaced(element, style, order, replaceSvg(element));
    if (element.name === 'img') return this.image(element, style, order);
    if (style.float === 'footnote') return this.footnote(element, style, order);
    switch (style.display) {
      case 'none':
      case 'table-column':
      case 'table-column-group':
        return [];
      case 'contents':
        return this.innerPieces(element, style);
      case 'inline':
        return inlinePieces(this.innerPieces(element, style), base);
      case 'inline-block':
        return inline([{ kind: 'atomic', ...base, box: this.blockBox(element, style, order) }]);
      case 'table':
        return [{ kind: 'block', box: tableBox(this, element, style, order) }];
      case 'inline-table':
        return inline([{ kind: 'atomic', ...base, box: tableBox(this, element, style, order) }]);
      case 'grid':
        return [{ kind: 'block', box: this.gridBox(element, style, order) }];
      case 'inline-grid':
        return inline([{ kind: 'atomic', ...base, box: this.gridBox(element, style, order) }]);
      default:
        return [{ kind: 'block', box: this.blockBox(element, style, order) }];
    }
  }

  private gridBox(element: Element, style: ComputedStyle, order: number): GridBox {
    return { kind: 'grid', order, element, style, generated: false, children: blocksOf(this.generation, this.innerPieces(element, style), element, style) };
  }

  private blockBox(element: Element, style: ComputedStyle, order: number): BlockBox {
    const marker = style.display === 'list-item' ? listMarker(this.generation, element, style) : null;
    const inner = this.innerPieces(element, style);
    const isInside = marker !== null && style.listStylePosition === 'inside';
    const pieces = isInside ? marker.reduceRight((rest, item) => prependItem(rest, item), inner) : inner;
    return { kind: 'block', order, element, style, generated: false, content: blockContent(this.generation, pieces, element, style), marker: isInside ? null : marker };
  }

  pseudoPieces(element: Element, pseudo: PseudoElement): readonly Piece[] {
    const { generation } = this;
    const style = generation.styles.pseudoStyleOf(element, pseudo);
    if (style === null || style.display === 'none' || typeof style.content === 'string') return [];
    generation.counters.apply({ reset: style.counterReset, increment: style.counterIncrement, set: style.counterSet });
    const order = generation.nextOrder();
    const base = { order, element, style, generated: true };
    const isInline = style.display === 'inline' || style.display === 'contents';
    const { content } = style;
    const pieces = inline(isInline ? contentItems(generation, content, element, style) : this.generation.apart(() => contentItems(generation, content, element, style)));
    if (style.display === 'contents') return pieces;
    if (style.display === 'inline') return inlinePieces(pieces, base);
    const box: BlockBox = { kind: 'block', ...base, content: blockContent(generation, pieces, element, style), marker: null };
    const isInLine = style.display === 'inline-block' || style.display === 'inline-table' || style.display === 'inline-grid';
    return isInLine ? inline([{ kind: 'atomic', ...base, box }]) : [{ kind: 'block', box }];
  }

  /** CSS GCPM 3, section 2: the call in the line, and the note's body, beginning with its marker. */
  private footnote(element: Element, style: ComputedStyle, order: number): readonly Piece[] {
    const { generation } = this;
    const callStyle = generation.styles.pseudoStyleOf(element, 'footnote-call') ?? generation.anonymousStyle(style, 'inline');
    const call = typeof callStyle.content === 'string' ? [] : contentItems(generation, callStyle.content, element, callStyle);
    const bodyOrder = generation.nextOrder();
    const { wordBefore } = generation;
    const marker = this.generation.apart(() => this.pseudoPieces(element, 'footnote-marker')).map(asMarker);
    const inner = this.generation.apart(() => this.innerPieces(element, style));
    generation.wordBefore = wordBefore;
    const pieces = marker.reduceRight((rest, piece) => (piece.kind === 'inline' ? prependItem(rest, piece.item) : [piece, ...rest]), inner);
    const footnote: BlockBox = { kind: 'block', order: bodyOrder, element, style, generated: false, content: blockContent(generation, pieces, element, style), marker: null };
    return inline([{ kind: 'footnote-call', order, element, style: callStyle, generated: true, children: call, footnote }]);
  }

  private image(element: Element, style: ComputedStyle, order: number): readonly Piece[] {
    const replacement = replaceImage(element, this.generation.resolve, this.generation.placeOf(element));
    if ('media' in replacement) return this.replaced(element, style, order, replacement);
    this.generation.diagnostics.push(replacement);
    const text = this.generation.textItems(getAttribute(element, 'alt') ?? '', element, style, false);
    if (style.display === 'inline' || style.display === 'inline-block') return inline(text);
    return [{ kind: 'block', box: { kind: 'block', order, element, style, generated: false, content: blockContent(this.generation, inline(text), element, style), marker: null } }];
  }

  private replaced(element: Element, style: ComputedStyle, order: number, replacement: Replacement): readonly Piece[] {
    const base = { order, element, style, generated: false };
    const box: ReplacedBox = { kind: 'replaced', ...base, ...replacement };
    const isInline = style.display === 'inline' || style.display === 'inline-block';
    return isInline ? inline([{ kind: 'atomic', ...base, box }]) : [{ kind: 'block', box }];
  }

  private flatten(element: Element, style: ComputedStyle): readonly Piece[] {
    this.generation.diagnostics.push(nestedTooDeeply({ levels: MAX_DEPTH }, { place: this.generation.placeOf(element) }));
    return inline(this.generation.textItems(this.generation.visibleText(element), element, style, false));
  }
}

function asMarker(piece: Piece): Piece {
  return piece.kind === 'inline' && (piece.item.kind === 'inline' || piece.item.kind === 'atomic') ? { kind: 'inline', item: { ...piece.item, isMarker: true } } : piece;
}

/** True for what stands in a line together with the text around it. */
function holdsWordsTogether({ name }: Element, { display, float }: ComputedStyle): boolean {
  return float === 'footnote' || ((display === 'inline' || display === 'contents') && name !== 'br' && name !== 'img' && name !== 'svg');
}

function inline(items: readonly InlineItem[]): readonly Piece[] {
  return items.map((item) => ({ kind: 'inline', item }));
}

function childNodes(node: AnyNode): readonly ChildNode[] {
  return 'children' in node ? node.children : [];
}
