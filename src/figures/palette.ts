/** The colours of charts: custom properties of the page that shows them, so that themes, brands and the dark hold. */

export type DrawingWidth = 'page' | 'wide' | 'phone';

export interface Palette {
  readonly ink: string;
  /** Remarks and axes. */
  readonly quiet: string;
  readonly hair: string;
  readonly paper: string;
  /** Series in order; the fourth and fifth are pale and need an outline. */
  readonly series: readonly [string, string, string, string, string];
}

const TOKENS: Palette = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-3)',
  hair: 'var(--hair)',
  paper: 'var(--paper)',
  series: ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)'],
};

export function chartPalette(): Palette {
  return TOKENS;
}

/** Units of a drawing's width; one unit is a point in print, and labels keep their size on every width. */
export const DRAWING_UNITS: Readonly<Record<DrawingWidth, number>> = { page: 334.5, wide: 420, phone: 215 };

export const LABEL_SIZE = 9.5;
export const REMARK_SIZE = 8.5;
