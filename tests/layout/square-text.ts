/** A text stage for tests: every glyph is one em wide, lines break greedily at spaces, so that all lengths are whole numbers. */

import type { AtomicInline, DeferredText, FootnoteCall, InlineItem, TextItem } from '../../src/print/boxes/box.js';
import type { ComputedStyle } from '../../src/print/css/computed-style.js';
import type { FontFace, GlyphRun } from '../../src/print/text/glyph-run.js';
import type { AtomicSize, InlineContext, Line, LinePiece, PreparedParagraph, TextStage } from '../../src/print/text/paragraph.js';

export const SQUARE_FACE: FontFace = {
  id: 'Square-400-normal', family: 'Square', weight: 400, style: 'normal', scale: 1, unitsPerEm: 1000, ascent: 800, descent: -200, lineGap: 0,
  capHeight: 700, xHeight: 500, underlinePosition: -100, underlineThickness: 50, bytes: new Uint8Array(), has: () => true,
};

type Word =
  | { readonly kind: 'word'; readonly box: TextItem | DeferredText; readonly text: string; readonly offset: number; readonly sizePt: number; readonly spaceAfter: boolean; readonly notes: readonly FootnoteCall[] }
  | { readonly kind: 'atomic'; readonly box: AtomicInline; readonly size: AtomicSize; readonly notes: readonly FootnoteCall[]; readonly spaceAfter: boolean }
  | { readonly kind: 'break' };

interface SquareParagraph extends PreparedParagraph {
  readonly words: readonly Word[];
}

export function lineHeightOf(style: ComputedStyle): number {
  if (style.lineHeight === 'normal') return style.fontSizePt;
  return 'pt' in style.lineHeight ? style.lineHeight.pt : style.lineHeight.factor * style.fontSizePt;
}

function wordsOf(items: readonly InlineItem[], context: InlineContext): Word[] {
  return items.flatMap((item): Word[] => {
    switch (item.kind) {
      case 'text': return cut(item, item.text);
      case 'deferred': return cut(item, context.deferredText(item) ?? '');
      case 'inline': return wordsOf(item.children, context);
      case 'atomic': return [{ kind: 'atomic', box: item, size: context.measureAtomic(item), notes: [], spaceAfter: false }];
      case 'break': return [{ kind: 'break' }];
      case 'footnote-call': {
        const words = wordsOf(item.children, context);
        const last = words.at(-1);
        if (last !== undefined && last.kind !== 'break') words[words.length - 1] = { ...last, notes: [item] };
        return words;
      }
    }
  });
}

function cut(box: TextItem | DeferredText, text: string): Word[] {
  return [...text.matchAll(/(\S+)(\s*)/gu)].map((match): Word => ({ kind: 'word', box, text: match[1] ?? '', offset: match.index, sizePt: box.style.fontSizePt, spaceAfter: match[2] !== '', notes: [] }));
}

function widthOf(word: Word): number {
  return word.kind === 'break' ? 0 : word.kind === 'atomic' ? word.size.widthPt : [...word.text].length * word.sizePt;
}

function run(word: Extract<Word, { kind: 'word' }>): GlyphRun {
  const length = [...word.text].length;
  return {
    face: SQUARE_FACE, sizePt: word.sizePt, text: word.text, level: 0,
    glyphIds: new Uint16Array(length).fill(1), advances: new Float64Array(length).fill(1000), xOffsets: null, yOffsets: null,
    clusters: Uint32Array.from({ length }, (_, index) => index), widthPt: length * word.sizePt, actualText: null,
  };
}

function breakGreedily(words: readonly Word[], widthPt: number, indentPt: number, style: ComputedStyle): Line[] {
  const lines: Line[] = [];
  let pieces: LinePiece[] = [];
  let notes: FootnoteCall[] = [];
  let x = indentPt;
  let y = 0;
  let pendingSpace = 0;
  let tallest = 0;
  const flush = (): void => {
    const heightPt = Math.max(lineHeightOf(style), tallest);
    const baseline = y + heightPt - (lineHeightOf(style) - style.fontSizePt) / 2 - style.fontSizePt * 0.2;
    lines.push({ yPt: y, heightPt, baselinePt: baseline, footnotes: notes, hyphenated: false, pieces: pieces.map((piece) => (piece.kind === 'glyphs' ? { ...piece, baselinePt: baseline } : piece.kind === 'atomic' ? { ...piece, yPt: y } : piece)) });
    y += heightPt;
    [pieces, notes, x, pendingSpace, tallest] = [[], [], 0, 0, 0];
  };
  for (const word of words) {
    if (word.kind === 'break') {
      flush();
      continue;
    }
    const width = widthOf(word);
    if (pieces.length > 0 && pendingSpace > 0 && x + pendingSpace + width > widthPt + 1e-6 && style.whiteSpace !== 'nowrap') flush();
    x += pendingSpace;
    pieces.push(word.kind === 'word'
      ? { kind: 'glyphs', box: word.box, run: run(word), xPt: x, baselinePt: 0, textOffset: word.offset }
      : { kind: 'atomic', box: word.box, xPt: x, yPt: 0, widthPt: word.size.widthPt, heightPt: word.size.heightPt });
    if (word.kind === 'atomic') tallest = Math.max(tallest, word.size.heightPt);
    notes.push(...word.notes);
    x += width;
    pendingSpace = word.spaceAfter ? style.fontSizePt : 0;
  }
  if (pieces.length > 0) flush();
  return lines;
}

/** Whether a paragraph's words were kept from `prepare`. */
function isSquare(paragraph: PreparedParagraph): paragraph is SquareParagraph {
  return 'words' in paragraph;
}

export const squareText: TextStage = {
  prepare(items, style, context): SquareParagraph {
    const words = wordsOf(items, context);
    const all = breakGreedily(words, Infinity, 0, style);
    const right = (line: Line): number => Math.max(0, ...line.pieces.map((piece) => piece.xPt + (piece.kind === 'glyphs' ? piece.run.widthPt : piece.widthPt)));
    return { style, words, isEmpty: words.length === 0, minContentPt: style.whiteSpace === 'nowrap' ? Math.max(0, ...all.map(right)) : Math.max(0, ...words.map(widthOf)), maxContentPt: Math.max(0, ...all.map(right)), textWidthPt: Math.max(0, ...all.map(right)) };
  },
  breakLines: (paragraph, widthPt, indentPt) => (isSquare(paragraph) ? breakGreedily(paragraph.words, widthPt, indentPt, paragraph.style) : []),
  shapeLine: () => ({ runs: [], widthPt: 0 }),
  metrics: (style) => ({ ascentPt: style.fontSizePt * 0.8, descentPt: style.fontSizePt * 0.2, xHeightPt: style.fontSizePt / 2, lineHeightPt: lineHeightOf(style) }),
};
