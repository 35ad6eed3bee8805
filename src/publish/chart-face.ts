/**
 * Draws a house's charts with labels measured in the face that it sets them in.
 *
 * In: the house, its style sheets, a reader of packaged fonts. Out: what draws a figure.
 */

import type { Brand } from '../briefing/brand/brand.js';
import type { House } from '../briefing/briefing.js';
import { fontAdvances } from '../briefing/brand/font-file.js';
import type { DrawFigure } from '../compose/compose-options.js';
import { drawFigure } from '../figures/draw-figure.js';
import { type Advances, type MeasureText, measureIn, textWidth } from '../figures/text-width.js';
import type { FileSystem } from '../host/host.js';
import { rootTokens } from '../print/css/root-properties.js';
import { brandFamily } from './brand-sheet.js';
import { type HouseStyles, type Medium, houseStyles } from './house-styles.js';
import { packagedFont } from './print-resources.js';
import type { TemplateFiles } from './template-files.js';

/** Whose widths the drawings know without a file. */
const KNOWN = 'Source Sans 3';
const LITERATA = { 400: 'literata/400Regular/Literata_400Regular.ttf', 600: 'literata/600SemiBold/Literata_600SemiBold.ttf' };

export interface ChartFaceOptions {
  readonly styles: Pick<HouseStyles, 'sheets'>;
  readonly brand: Brand;
  /** @param path below `@expo-google-fonts/` */
  readonly font: (path: string) => Uint8Array;
}

/** Draws charts for a house: their labels keep apart in its faces, those for paper and those for screens. */
export async function chartDrawer(fs: FileSystem, files: TemplateFiles, house: House): Promise<DrawFigure> {
  const options: ChartFaceOptions = { styles: await houseStyles(files, house), brand: house.brand, font: (path) => packagedFont(fs, path) };
  // Most briefings have no chart: files are read for the first.
  const measures = new Map<Medium, MeasureText>();
  const measureFor = (medium: Medium): MeasureText => {
    const known = measures.get(medium) ?? measureForCharts(medium, options);
    measures.set(medium, known);
    return known;
  };
  return ({ figure, table, language, width }) => drawFigure({ figure, table, language, width, measure: measureFor(width === 'page' ? 'print' : 'screen') });
}

/** @returns a measure; for a face whose files are not known that of the wider house family, so that labels keep apart */
export function measureForCharts(medium: Medium, { styles, brand, font }: ChartFaceOptions): MeasureText {
  const family = firstFamily(rootTokens(styles.sheets('shared', medium), 'light').get('--chart-face') ?? KNOWN);
  if (family === KNOWN) return textWidth;
  const ofBrand = (weight: 400 | 600): Uint8Array | null =>
    brand.fonts.find((face) => brandFamily(face.role) === family && face.weight === weight && face.style === 'normal')?.bytes ?? null;
  const regular = ofBrand(400);
  if (regular === null) return measureIn(fontAdvances(font(LITERATA[400])), fontAdvances(font(LITERATA[600])));
  const semibold = ofBrand(600);
  const advances = fontAdvances(regular);
  return measureIn(advances, semibold === null ? widened(advances) : fontAdvances(semibold));
}

/** Where a brand has no semibold, its regular is thickened: a little wider at most. */
function widened(advances: Advances): Advances {
  return (codePoint) => {
    const advance = advances(codePoint);
    return advance === null ? null : advance * 1.06;
  };
}

function firstFamily(value: string): string {
  return (value.split(',')[0] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
}
