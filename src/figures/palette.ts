/** The house colours of charts: literal for paper and e-book, from the page's tokens on screens, so that the dark theme holds. */

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

const PAPER: Palette = {
  ink: '#15202a',
  quiet: '#5b6770',
  hair: '#b9c0c5',
  paper: '#ffffff',
  series: ['#0e5563', '#b58613', '#15202a', '#9dbbc1', '#ffffff'],
};

const SCREEN: Palette = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-3)',
  hair: 'var(--hair)',
  paper: 'var(--paper)',
  series: ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)'],
};

export function paletteFor(width: DrawingWidth): Palette {
  return width === 'page' ? PAPER : SCREEN;
}

/** Units of a drawing's width; one unit is a point in print, and labels keep their size on every width. */
export const DRAWING_UNITS: Readonly<Record<DrawingWidth, number>> = { page: 334.5, wide: 420, phone: 215 };

export const LABEL_SIZE = 9.5;
export const REMARK_SIZE = 8.5;
