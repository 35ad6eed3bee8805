/**
 * Writes glyph runs as text operators (ISO 32000-1, 9.4): one TJ for all that stands on one baseline in one font and colour.
 *
 * Positions within a TJ are kept in thousandths of an em against the widths that the file declares, so that
 * rounding never adds up; an adjustment is written only where a glyph would stand off by half a thousandth or more.
 */

import type { Colour } from '../css/computed-style.js';
import { glyphPath } from '../text/fonts.js';
import type { GlyphRun } from '../text/glyph-run.js';
import type { ContentStream } from './content-stream.js';
import { formatNumber } from './content-stream.js';
import type { EmbeddedFont, EmbeddedFonts } from './embedded-font.js';
import { hexTextString } from './pdfkit-document.js';

export interface RunPlacement {
  readonly xPt: number;
  /** On a page: from the top, downwards. */
  readonly baselinePt: number;
  readonly colour: Colour;
}

const [OPEN_ARRAY, OPEN_STRING, CLOSE_STRING] = [0x5b, 0x3c, 0x3e];

export class GlyphWriter {
  private readonly content: ContentStream;
  private readonly fonts: EmbeddedFonts;
  private readonly useFont: (font: EmbeddedFont) => void;
  private isOpen = false;
  private font: EmbeddedFont | null = null;
  private sizePt = 0;
  private baselinePt = Number.NaN;
  private startPt = 0;
  /** Shapes to be drawn in the present colour when the text object ends. */
  private readonly outlines: Outline[] = [];
  private colour: Colour | null = null;
  /** Where a TJ's operand is in the making: nothing else may be written before `flush` has ended it. */
  private isInArray = false;
  private isInString = false;
  /** Where the viewer's pen is, in thousandths of an em from `startPt`. */
  private pen = 0;

  constructor(content: ContentStream, fonts: EmbeddedFonts, useFont: (font: EmbeddedFont) => void) {
    this.content = content;
    this.fonts = fonts;
    this.useFont = useFont;
  }

  /** Shows a run; stays in the text object so that what follows on the line joins it. */
  show(run: GlyphRun, placement: RunPlacement): void {
    if (!(run.sizePt > 0)) return;      // text of size 0 is not seen, and has no ems to place glyphs by
    const font = this.fonts.of(run.face);
    const sizePt = run.sizePt * run.face.scale;
    this.place(font, sizePt, placement);
    const origin = ((placement.xPt - this.startPt) / sizePt) * 1000;
    if (run.actualText !== null && !isOneToOne(run)) {
      this.span(run.actualText, () => this.showClusters(font, run, origin));
    } else {
      this.showClusters(font, run, origin);
    }
  }

  /** Shows a space that the layout dropped at a line's end or between runs, where the pen stands. */
  showSpace(run: GlyphRun): void {
    const font = this.fonts.of(run.face);
    const glyph = font.space;
    if (glyph === null || font !== this.font) return;
    this.glyph(font, font.codeOf(glyph, ' '), this.pen);
  }

  /** Ends the text object: needed before anything but text is written. */
  close(): void {
    if (!this.isOpen) return;
    this.flush();
    this.content.write('ET');
    this.isOpen = false;
    this.baselinePt = Number.NaN;
    for (const { path, em, xPt, yPt } of this.outlines.splice(0)) {
      this.content.write(`q ${formatNumber(em)} 0 0 ${formatNumber(-em)} ${formatNumber(xPt)} ${formatNumber(yPt)} cm`);
      this.content.path(path);
      this.content.write('f Q');
    }
  }

  /** Writes what `show` draws as a stretch that reads as `text`. */
  span(text: string, show: () => void): void {
    this.flush();
    this.content.write(`/Span <</ActualText ${hexTextString(text)}>> BDC`);
    show();
    this.flush();
    this.content.write('EMC');
  }

  /** The viewer forgets fonts and colours at a page's end and after `restore`. */
  forgetState(): void {
    this.close();
    this.font = null;
    this.colour = null;
  }

  private place(font: EmbeddedFont, sizePt: number, { xPt, baselinePt, colour }: RunPlacement): void {
    if (colour !== this.colour && this.outlines.length > 0) this.close();
    if (!this.isOpen) {
      this.content.write('BT');
      this.isOpen = true;
    }
    const joins = font === this.font && sizePt === this.sizePt && Math.abs(baselinePt - this.baselinePt) < 0.001;
    if (colour !== this.colour) {
      this.flush();
      this.content.fillColour(colour);
      this.colour = colour;
    }
    if (joins) return;
    this.flush();
    if (font !== this.font || sizePt !== this.sizePt) {
      this.useFont(font);
      this.content.write(`/${font.resourceName} ${formatNumber(sizePt)} Tf`);
      this.font = font;
      this.sizePt = sizePt;
    }
    this.content.write(`1 0 0 -1 ${formatNumber(xPt)} ${formatNumber(baselinePt)} Tm`);
    this.baselinePt = baselinePt;
    this.startPt = xPt;
    this.pen = 0;
  }

  /** Cluster by cluster, from left to right; a run from right to left says that its characters come in reverse (ISO 32000-1, 14.8.2.3.3). */
  private showClusters(font: EmbeddedFont, run: GlyphRun, origin: number): void {
    const { clusters, advances, actualText } = run;
    const isReversed = run.level % 2 === 1 && actualText === null;
    const scale = 1000 / (run.face.unitsPerEm * run.face.scale);
    const count = clusters.length;
    if (isReversed) {
      this.flush();
      this.content.write('/ReversedChars BMC');
    }
    let wanted = origin;
    for (let first = 0; first < count; ) {
      const start = clusters[first];
      let end = first + 1;
      while (end < count && clusters[end] === start) end++;
      this.showCluster(font, run, first, end, wanted);
      for (; first < end; first++) wanted += (advances[first] ?? 0) * scale;
    }
    if (isReversed) {
      this.flush();
      this.content.write('EMC');
    }
  }

  private showCluster(font: EmbeddedFont, run: GlyphRun, first: number, end: number, place: number): void {
    const { glyphIds, advances, xOffsets, yOffsets } = run;
    const scale = 1000 / (run.face.unitsPerEm * run.face.scale);
    // Of several glyphs the letter's own, which comes first in reading, stands for the cluster.
    const bearer = run.level % 2 === 1 ? end - 1 : first;
    const isWhole = end - first === 1;
    let wanted = place;
    for (let index = first; index < end; index++) {
      const glyphId = glyphIds[index] ?? 0;
      const rise = yOffsets === null ? 0 : (yOffsets[index] ?? 0);
      const at = xOffsets === null ? wanted : wanted + (xOffsets[index] ?? 0) * scale;
      const risePt = rise === 0 ? 0 : (rise / run.face.unitsPerEm) * run.sizePt;
      // .notdef is never shown: the text stage has put a substitute in its place.
      if (glyphId === 0) {
        wanted += (advances[index] ?? 0) * scale;
        continue;
      }
      if (index !== bearer) this.outline(run, glyphId, at, risePt);
      else {
        if (risePt !== 0) this.rise(risePt);
        this.glyph(font, isWhole ? codeOfCluster(font, glyphId, run, index) : font.codeOf(glyphId, asShown(run, clusterText(run, first, end))), at);
        if (risePt !== 0) this.rise(0);
      }
      wanted += (advances[index] ?? 0) * scale;
    }
  }

  /**
   * A letter's dots and marks are drawn as shapes: its code stands for all of it. Had they codes of their own, each reader
   * would put them elsewhere among the characters, and take what stands for none for text.
   */
  private outline({ face, sizePt }: GlyphRun, glyphId: number, at: number, risePt: number): void {
    const path = glyphPath(face, glyphId);
    if (path === '') return;
    const em = sizePt / face.unitsPerEm;
    this.outlines.push({ path, em, xPt: this.startPt + (at / 1000) * sizePt * face.scale, yPt: this.baselinePt - risePt });
  }

  private glyph(font: EmbeddedFont, code: number, wanted: number): void {
    const { content } = this;
    if (!this.isInArray) content.byte(OPEN_ARRAY);
    this.isInArray = true;
    const off = this.pen - wanted;
    if (off >= 0.5 || off <= -0.5) {
      const adjustment = Math.round(off);
      if (this.isInString) content.byte(CLOSE_STRING);
      this.isInString = false;
      content.integer(adjustment);
      this.pen -= adjustment;
    }
    if (!this.isInString) content.byte(OPEN_STRING);
    this.isInString = true;
    content.hex(code);
    this.pen += font.widthOf(code);
  }

  private rise(risePt: number): void {
    this.flush();
    this.content.write(`${formatNumber(risePt)} Ts`);
  }

  private flush(): void {
    if (!this.isInArray) return;
    this.content.write(this.isInString ? '>] TJ' : '] TJ');
    this.isInArray = false;
    this.isInString = false;
  }
}

/** A glyph's outline in font units, with the place of its origin. */
interface Outline {
  readonly path: string;
  /** Points to a font unit. */
  readonly em: number;
  readonly xPt: number;
  readonly yPt: number;
}

const PRIVATE = /[\uE000-\uF8FF\u{F0000}-\u{10FFFF}]/u;

/** True where a single glyph stands for the actual text: its code's mapping says it, no span is needed but for private characters (ISO 19005-2, 6.2.11.7.3). */
function isOneToOne(run: GlyphRun): boolean {
  return run.glyphIds.length === 1 && run.actualText !== null && run.actualText !== '' && Array.from(run.actualText).length === 1 && !PRIVATE.test(run.actualText);
}

/** Where the text of a cluster ends: where that of the next in logical order begins. */
function clusterLimit({ clusters, text, level }: GlyphRun, first: number, end: number): number {
  if (level % 2 === 1) return first === 0 ? text.length : (clusters[first - 1] ?? text.length);
  return end < clusters.length ? (clusters[end] ?? text.length) : text.length;
}

/** The characters that the glyphs from `first` to before `end` stand for. */
function clusterText(run: GlyphRun, first: number, end: number): string {
  const own = run.text.slice(run.clusters[first] ?? 0, clusterLimit(run, first, end));
  return own === '' ? '\uFFFD' : own;
}

/** The code of a glyph that is a cluster by itself. */
function codeOfCluster(font: EmbeddedFont, glyphId: number, run: GlyphRun, index: number): number {
  if (run.actualText !== null && run.glyphIds.length === 1) return font.codeOf(glyphId, run.actualText);
  const start = run.clusters[index] ?? 0;
  if (clusterLimit(run, index, index + 1) - start === 1 && start < run.text.length) return font.codeOfUnit(glyphId, run.text.charCodeAt(start));
  return font.codeOf(glyphId, clusterText(run, index, index + 1));
}

/** What is written in reverse is so within a code as between codes: readers turn all of it round. */
function asShown({ level }: GlyphRun, text: string): string {
  return level % 2 === 1 ? [...text].reverse().join('') : text;
}
