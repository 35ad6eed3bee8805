/** The figures and tables of a book, by number and title, where they stand. */

import { findAll, getAttribute, hasClass } from '../../html/walk.js';
import { figureTitle } from './chart-data.js';
import type { CutDocument } from './chapters.js';

export interface FigureReference {
  readonly title: string;
  readonly href: string;
  readonly isTable: boolean;
}

/** Fewer are found as fast by leafing; as in the dossier. */
export const WORTH_A_LIST = 3;

/** In reading order. A figure without number and title is none to look up. */
export function figureReferences({ chapters }: CutDocument): readonly FigureReference[] {
  return chapters
    .filter((chapter) => chapter.linear)
    .flatMap(({ file, root }) =>
      findAll(root, (candidate) => /(?:^|--)fig-/.test(getAttribute(candidate, 'id') ?? ''))
        .map((figure) => ({ title: figureTitle(figure), href: `${file}#${getAttribute(figure, 'id') ?? ''}`, isTable: figure.name === 'table' || hasClass(figure, 'wide') }))
        .filter(({ title }) => title !== ''),
    );
}
