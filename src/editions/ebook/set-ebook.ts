/**
 * Makes the e-book of one briefing: EPUB 3.3, from the shared document with its page marks.
 *
 * In: a composed briefing, the marked document, the page map, templates and styles. Out: the EPUB's bytes and
 * diagnostics. The bytes depend on nothing but these: two calls give the same archive.
 */

import type { ComposedBriefing } from '../../compose/document.js';
import type { Outcome } from '../../diagnostics/index.js';
import { drawSheaf } from '../../figures/sheaf.js';
import type { Document } from '../../html/dom.js';
import { asOfLine } from '../../language/as-of.js';
import { rootTokens } from '../../print/css/root-properties.js';
import { cutChapters } from './chapters.js';
import { type FontUse, coverFontFiles } from '../../figures/canvas/cover-fonts.js';
import { type BookResources, makeBook } from './make-book.js';

export type { EbookBrand } from './make-book.js';

export interface EbookOptions extends BookResources {
  readonly composed: ComposedBriefing;
  /** The composed document with page marks; the same without where there are none. */
  readonly marked: Document;
  /** The cover, where it was begun before; else it is drawn now. */
  readonly cover?: Promise<Uint8Array>;
}

export async function setEbook(options: EbookOptions): Promise<Outcome<Uint8Array | null>> {
  const { composed, marked, catalogue, styleSheets } = options;
  // The cover is packed on another thread while this one goes on.
  const cover = options.cover ?? drawCover(options);
  const cut = (): ReturnType<typeof cutChapters> => cutChapters(marked, { head: composed.head, catalogue, tokens: rootTokens(styleSheets('shared'), 'light') });
  return makeBook({ ...options, head: composed.head, assets: composed.assets, cut, cover });
}

/** The cover's picture; it needs no page marks, and may be begun before the pages are set. */
export async function drawCover({ composed, catalogue, font, styleSheets, brand }: Pick<EbookOptions, 'composed' | 'catalogue' | 'font' | 'styleSheets' | 'brand'>): Promise<Uint8Array> {
  const { drawCoverImage } = await import('./cover-image.js');
  const { head, claims } = composed;
  const tokens = rootTokens(styleSheets('shared'), 'light');
  const colour = (name: string, otherwise: string): string => tokens.get(`--cover-${name}`) ?? otherwise;
  const asOf = head.asOf === null ? head.date : asOfLine(catalogue, head.asOf);
  const texts = [head.title, head.subtitle, head.series, head.publisher, asOf, ...head.states.map(({ text }) => text)].join(' ');
  const faces = (role: 'text' | 'label', weight: number, use: FontUse): readonly Uint8Array[] => {
    const own = (brand?.fonts ?? []).filter((face) => face.role === role && face.style === 'normal' && face.weight !== 300);
    const best = own.find((face) => face.weight === weight) ?? own[0];
    return [...(best === undefined ? [] : [best.bytes]), ...coverFontFiles(use, texts).map(font)];
  };
  return drawCoverImage({
    head,
    sheaf: drawSheaf(claims, { format: 'ebook', direction: head.direction }),
    asOf,
    colours: { ground: colour('ground', '#0e3f4b'), title: colour('title', '#ffffff'), text: colour('text', '#f1e8d3'), ribbon: colour('ribbon', '#d2a138') },
    // One drawn for paper would be lost on the cover's ground.
    logo: brand?.logo?.dark ?? null,
    fonts: {
      title: faces('text', 600, 'title'),
      serif: faces('text', 400, 'serif'),
      sans: faces('label', 400, 'sans'),
      sansBold: faces('label', 600, 'sansBold'),
    },
  });
}
