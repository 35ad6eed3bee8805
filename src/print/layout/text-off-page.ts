/** Tells of text that stands past the edge of its sheet or has no size: styles may ask for it, but nobody sees the words. */

import type { Diagnostic, Place } from '../../diagnostics/index.js';
import { offPage } from '../../diagnostics/catalogue/layout.js';
import type { Element } from '../../html/dom.js';
import { placeOfOrigin } from '../../html/place-of-origin.js';
import type { Fragment, GlyphsFragment, Page } from './fragment.js';

/** Less than this of a letter is still read. */
const TOLERANCE_PT = 1;

/** One warning for each element with text that is off its page, at its first such text. */
export function textOffPage(pages: readonly Page[], placeOf: (origin: string) => Place | null): readonly Diagnostic[] {
  const told = new Set<Element>();
  const found: Diagnostic[] = [];
  const look = (fragments: readonly Fragment[], page: Page): void => {
    for (const fragment of fragments) {
      if (fragment.kind === 'box') look(fragment.children, page);
      if (fragment.kind !== 'glyphs') continue;
      const overPt = overhang(fragment, page);
      const text = overPt === null || fragment.box.style.visibility === 'hidden' ? '' : fragment.run.text.trim();
      const { element } = fragment.box;
      if (overPt === null || text === '' || told.has(element)) continue;
      told.add(element);
      found.push(offPage({ text: text.slice(0, 30), index: page.index, overPt }, { place: placeOfOrigin(element, placeOf) }));
    }
  };
  for (const page of pages) {
    look(page.content, page);
    if (page.footnotes !== null) look([page.footnotes], page);
  }
  return found;
}

/** How far text stands out of its sheet, 0 for text without a size; null where all is well. Its baseline stands for its height. */
function overhang({ run: { widthPt, sizePt }, xPt, baselinePt }: GlyphsFragment, { style }: Page): number | null {
  if (sizePt === 0) return 0;
  const over = Math.max(-xPt, xPt + widthPt - style.widthPt, -baselinePt, baselinePt - style.heightPt);
  return over > TOLERANCE_PT ? over : null;
}
