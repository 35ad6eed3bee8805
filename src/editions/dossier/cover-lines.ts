/**
 * The lines at the foot of the cover. In print the cover takes the place of the shared document's head, so that all
 * that the head's lines say must stand here: nobody holds a page that does not say who wrote it.
 */

import type { ComposedBriefing } from '../../compose/document.js';
import { classesOf, childElements, findAll, findFirst, hasClass, textContent } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';

export interface CoverLine {
  readonly kind: string;
  readonly label: string;
  /** Shown before the text and not heard: it is said elsewhere on the cover. */
  readonly mark: string | null;
  readonly text: string;
}

/** Said elsewhere on the cover, beside the series. */
const SHOWN_ABOVE = new Set(['date']);

/** The head's own lines in its order, then what the dossier contains, and who may see it. */
export function coverLines({ head, claims, document }: Pick<ComposedBriefing, 'head' | 'claims' | 'document'>, catalogue: Catalogue): readonly CoverLine[] {
  const header = findFirst(document, (element) => element.name === 'header' && hasClass(element, 'head'));
  const rows = header === null ? [] : findAll(header, (element) => element.name === 'div' && childElements(element).some((child) => child.name === 'dt'));
  const about = rows.map((row): CoverLine => {
    const textOf = (name: string): string => childElements(row).filter((child) => child.name === name).map((child) => textContent(child).trim()).join(', ');
    return { kind: classesOf(row)[0] ?? '', label: textOf('dt'), mark: null, text: textOf('dd') };
  });
  const more: readonly (CoverLine | null)[] = [
    claims.length === 0 ? null : { kind: 'claims', label: catalogue.text('cover.contains'), mark: null, text: catalogue.plural('cover.claims', claims.length) },
    head.marking === null ? null : distribution(head.marking, catalogue),
  ];
  return [...about.filter(({ kind, text }) => !SHOWN_ABOVE.has(kind) && text !== ''), ...more.filter((line) => line !== null)];
}

/** A marking without words of its own stands in its box alone. */
function distribution(marking: string, catalogue: Catalogue): CoverLine | null {
  const key = `marking.${marking}`;
  return catalogue.has(key) ? { kind: 'handling', label: catalogue.text('head.distribution'), mark: `${marking}.`, text: catalogue.text(key) } : null;
}
