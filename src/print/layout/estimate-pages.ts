/**
 * Guesses the pages before anything is measured, from the length of the text: a number that reserves the right number of
 * digits for those that a contents list or “page 3 of 40” will say.
 */

import type { BlockBox, BlockContent, BlockLevelBox, BoxTree, DeferredText, InlineItem, TableBox, TableCell } from '../boxes/box.js';
import type { ComputedStyle, LengthPercentageAuto } from '../css/computed-style.js';
import type { PassOutcome } from './deferred.js';
import { isForced } from './measured.js';
import type { PageFrames } from './page-frames.js';

/** An average letter with its share of spaces, in em. */
const LETTER_EM = 0.47;
/** The common height of a line whose style leaves it to the font, in em. */
const NORMAL_LINE = 1.2;
/** Height of a picture that does not say its own, by its width. */
const PICTURE_SHAPE = 0.6;

/** What a first pass says in place of page numbers. */
export function estimatePages(tree: BoxTree, frames: PageFrames): PassOutcome {
  const estimate = new Estimate(frames);
  estimate.box(tree.root, frames.widthOf(''));
  return {
    counters: { value: (name, index) => (name === 'page' ? index + 1 : 0), isOfPages: (name) => name === 'page' },
    pageCount: estimate.page + 1,
    pageOfId: estimate.pageOfId,
    pageOfText: estimate.pageOfText,
    strings: () => '',
  };
}

class Estimate {
  readonly pageOfId = new Map<string, number>();
  readonly pageOfText = new Map<DeferredText, number>();
  page = 0;
  private readonly frames: PageFrames;
  private yPt = 0;
  private name = '';

  constructor(frames: PageFrames) {
    this.frames = frames;
  }

  box(box: BlockLevelBox | TableCell, widthPt: number): void {
    const { style } = box;
    const name = style.page === 'auto' || style.page === '' ? this.name : style.page;
    if (isForced(style.breakBefore) || name !== this.name) this.breakPage();
    const outer = this.name;
    this.name = name;
    this.note(box.element.attribs['id']);
    this.advance(edges(style, 'top'));
    this.inside(box, widthPt);
    this.advance(edges(style, 'bottom'));
    if (isForced(style.breakAfter) || name !== outer) this.breakPage();
    this.name = outer;
  }

  private inside(box: BlockLevelBox | TableCell, widthPt: number): void {
    switch (box.kind) {
      case 'block':
      case 'cell': this.content(box, box.content, widthPt); break;
      case 'grid': {
        const columns = Math.max(1, box.style.gridTemplateColumns.length);
        this.beside(columns, () => box.children.forEach((child) => this.box(child, widthPt / columns)));
        break;
      }
      case 'table': this.table(box, widthPt); break;
      case 'replaced': {
        const { intrinsicWidthPt: width, intrinsicHeightPt: height } = box;
        this.advance(width === null || height === null ? widthPt * PICTURE_SHAPE : height * Math.min(1, widthPt / Math.max(1, width)));
        break;
      }
    }
  }

  private table(box: TableBox, widthPt: number): void {
    for (const caption of box.captions) this.box(caption, widthPt);
    const rows = [...box.head, ...box.body, ...box.foot];
    const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 1);
    for (const row of rows) {
      this.note(row.element.attribs['id']);
      this.beside(columns, () => row.cells.forEach((cell) => this.box(cell, widthPt / columns)));
    }
  }

  private content({ style }: BlockBox | TableCell, content: BlockContent, widthPt: number): void {
    if (content.kind === 'blocks') {
      for (const child of content.children) this.box(child, widthPt);
      return;
    }
    const letters = this.letters(content.items);
    const lines = Math.ceil((letters * style.fontSizePt * LETTER_EM) / Math.max(widthPt, style.fontSizePt));
    this.advance(lines * lineHeight(style));
  }

  private letters(items: readonly InlineItem[]): number {
    let count = 0;
    for (const item of items) {
      if (item.kind !== 'text') this.note(item.element.attribs['id']);
      if (item.kind === 'text') count += item.text.length;
      else if (item.kind === 'deferred') this.pageOfText.set(item, this.page);
      else if (item.kind === 'inline') count += this.letters(item.children);
      else if (item.kind === 'atomic') this.box(item.box, this.frames.widthOf(this.name));
      else if (item.kind === 'footnote-call') this.box(item.footnote, this.frames.widthOf(this.name));
    }
    return count;
  }

  /** What stands side by side is as high as its share of what it would be one below the other. */
  private beside(columns: number, fill: () => void): void {
    const [page, yPt] = [this.page, this.yPt];
    fill();
    const height = this.heightOfPage();
    const total = ((this.page - page) * height + this.yPt - yPt) / columns;
    [this.page, this.yPt] = [page, yPt];
    this.advance(total);
  }

  private note(id: string | undefined): void {
    if (id !== undefined && id !== '' && !this.pageOfId.has(id)) this.pageOfId.set(id, this.page);
  }

  private heightOfPage(): number {
    return Math.max(1, this.frames.heightOf(this.name));
  }

  private advance(pt: number): void {
    const height = this.heightOfPage();
    this.yPt += pt;
    const pages = Math.max(0, Math.floor(this.yPt / height));
    this.page += pages;
    this.yPt -= pages * height;
  }

  private breakPage(): void {
    if (this.yPt <= 0) return;
    this.page++;
    this.yPt = 0;
  }
}

function lineHeight({ lineHeight: height, fontSizePt }: ComputedStyle): number {
  if (height === 'normal') return NORMAL_LINE * fontSizePt;
  return 'pt' in height ? height.pt : height.factor * fontSizePt;
}

function edges({ margin, padding, border }: ComputedStyle, side: 'top' | 'bottom'): number {
  return Math.max(0, points(margin[side])) + points(padding[side]) + border[side].widthPt;
}

function points(value: LengthPercentageAuto): number {
  return typeof value === 'number' ? value : 0;
}
