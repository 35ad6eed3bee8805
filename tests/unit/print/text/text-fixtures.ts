/** Real fonts, styles and boxes for the tests of the text stage. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Diagnostic } from '../../../../src/diagnostics/index.js';
import { Element } from '../../../../src/html/dom.js';
import type { DeferredText, InlineBox, InlineItem, LineBreak, TextItem } from '../../../../src/print/boxes/box.js';
import type { BorderSide, ComputedStyle, FontFaceRule } from '../../../../src/print/css/computed-style.js';
import type { AssetResolver } from '../../../../src/print/print.js';
import { loadFonts } from '../../../../src/print/text/fonts.js';
import type { FontLibrary } from '../../../../src/print/text/fonts.js';
import type { InlineContext, Line } from '../../../../src/print/text/paragraph.js';
import { createTextStage } from '../../../../src/print/text/text-stage.js';

const require = createRequire(import.meta.url);

const face = (family: string, weight: number, style: 'normal' | 'italic', url: string): FontFaceRule => ({ family, weight, style, url });

export const FACES: readonly FontFaceRule[] = [
  face('Literata', 300, 'normal', 'literata/300Light/Literata_300Light.ttf'),
  face('Literata', 400, 'normal', 'literata/400Regular/Literata_400Regular.ttf'),
  face('Literata', 400, 'italic', 'literata/400Regular_Italic/Literata_400Regular_Italic.ttf'),
  face('Literata', 600, 'normal', 'literata/600SemiBold/Literata_600SemiBold.ttf'),
  face('Source Sans 3', 400, 'normal', 'source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
];

export const resolveFont: AssetResolver = (url) => {
  try {
    return { bytes: new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${url}`))), mediaType: 'font/ttf' };
  } catch {
    return null;
  }
};

let library: Promise<FontLibrary> | null = null;
export const houseFonts = (): Promise<FontLibrary> => (library ??= loadFonts({ faces: FACES, resolve: resolveFont }).then((outcome) => outcome.value));

const noBorder: BorderSide = { widthPt: 0, style: 'none', colour: { red: 0, green: 0, blue: 0, alpha: 1 } };
const sides = <T>(value: T): { top: T; right: T; bottom: T; left: T } => ({ top: value, right: value, bottom: value, left: value });

/** A computed style: Literata 11/16, English, ragged right, with what the test changes. */
export function styleWith(changes: Partial<ComputedStyle> = {}): ComputedStyle {
  const style: Partial<ComputedStyle> = {
    fontFamily: ['Literata'], fontSizePt: 11, fontWeight: 400, fontStyle: 'normal', fontFeatures: [],
    lineHeight: { pt: 16 }, letterSpacingPt: 0, wordSpacingPt: 0, textAlign: 'start', textAlignLast: 'auto', textIndent: 0, textIndentHangs: false, textIndentEachLine: false, textJustify: 'auto',
    textTransform: 'none', textWrap: 'wrap', whiteSpace: 'normal', overflowWrap: 'normal', wordBreak: 'normal', tabSize: { spaces: 8 },
    hyphens: 'manual', hyphenateCharacter: 'auto', hyphenateLimitChars: { word: 'auto', before: 'auto', after: 'auto' }, hangingPunctuation: [],
    language: 'en', direction: 'ltr', display: 'inline', verticalAlign: 'baseline', unicodeBidi: 'normal',
    margin: sides(0), padding: sides(0), border: sides(noBorder), backgroundColour: null, ...changes,
  };
  // The text stage reads no other property.
  return style as ComputedStyle;
}

export const PLAIN = styleWith();
const element = new Element('p', { 'data-o': 'summary.lead' });
let order = 0;
const base = (style: ComputedStyle): { order: number; element: Element; style: ComputedStyle; generated: boolean } => ({ order: (order += 1), element, style, generated: false });

export const text = (content: string, style: ComputedStyle = PLAIN): TextItem => ({ kind: 'text', text: content, ...base(style) });
export const inline = (children: readonly InlineItem[], style: ComputedStyle = PLAIN): InlineBox => ({ kind: 'inline', children, ...base(style) });
export const lineBreak = (style: ComputedStyle = PLAIN): LineBreak => ({ kind: 'break', ...base(style) });
export const leader = (pattern: string, style: ComputedStyle = PLAIN): DeferredText => ({ kind: 'deferred', item: { kind: 'leader', text: pattern }, target: null, ...base(style) });

export const CONTEXT: InlineContext = {
  measureAtomic: () => ({ widthPt: 20, heightPt: 30, baselinePt: null }),
  deferredText: (box) => (box.item.kind === 'leader' ? null : '12'),
};

export interface SetParagraph {
  readonly lines: readonly Line[];
  /** What each line shows, pieces joined in visual order. */
  readonly shown: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Prepares and breaks items in one go. */
export async function setParagraph(items: readonly InlineItem[], widthPt: number, style: ComputedStyle = PLAIN, indentPt = 0): Promise<SetParagraph> {
  const diagnostics: Diagnostic[] = [];
  const stage = createTextStage({ fonts: await houseFonts(), report: (diagnostic) => diagnostics.push(diagnostic), placeOf: () => null });
  const lines = stage.breakLines(stage.prepare(items, style, CONTEXT), widthPt, indentPt);
  return { lines, shown: lines.map(showLine), diagnostics };
}

export const showLine = (line: Line): string => line.pieces.map((piece) => (piece.kind === 'glyphs' ? piece.run.text : piece.kind === 'atomic' ? '▣' : '')).join('').trimEnd();
