/** What composing is given. */

import type { Briefing, DataTable, House } from '../briefing/briefing.js';
import type { Figure } from '../briefing/schema.js';
import type { Outcome, Place } from '../diagnostics/index.js';
import type { Catalogue } from '../language/catalogue.js';
import type { Templates } from '../templates/index.js';
import type { EditionAddresses } from './edition-addresses.js';

export const DRAWING_WIDTHS = ['page', 'wide', 'phone'] as const;
export type DrawingWidth = (typeof DRAWING_WIDTHS)[number];

/** Draws a chart for one width: the markup of an `svg` element, all text in it escaped. */
export type DrawFigure = (options: {
  readonly figure: Figure;
  readonly table: DataTable | null;
  readonly language: string;
  readonly catalogue: Catalogue;
  readonly width: DrawingWidth;
}) => Outcome<string>;

export interface ComposeOptions {
  readonly briefing: Briefing;
  readonly house: Pick<House, 'data' | 'locate'>;
  readonly templates: Templates;
  /** In the briefing's language. */
  readonly catalogue: Catalogue;
  readonly drawFigure: DrawFigure;
  /** The address of another briefing that Markdown links to by its slug; null where there is none. None can be linked to where this is left out. */
  readonly linkToBriefing?: (slug: string, id: string | null, place: Place | null) => string | null;
  /** The editions that are made together, and lead to one another; all three where this is left out. */
  readonly editions?: readonly (keyof EditionAddresses)[];
  /** An embargo that has passed is no longer shown. None has where this is left out. */
  readonly embargoIsOver?: boolean;
}
