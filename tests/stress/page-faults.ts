/**
 * What a reader would see at once on a page of a dossier: words over words or out of the page, a page almost empty, a heading
 * that stands last. The cover is a page of its own kind and only asked about words.
 */

import type { Element } from '../../src/html/dom.js';
import { closest, hasClass } from '../../src/html/walk.js';
import { contentHeight, contentWidth } from '../../src/print/layout/page-frames.js';
import type { BoxFragment, Fragment, GlyphsFragment, Page } from '../../src/print/layout/fragment.js';

/** Less than this part of a page's height is almost nothing; only the last page may be so. */
const LEAST_FILLED = 0.25;
const TOLERANCE_PT = 0.6;
/** Lines of small text may touch with their ascenders; words that stand over each other meet in more. */
const TOUCH = 0.25;
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

interface Ink {
  readonly fragment: GlyphsFragment | null;
  readonly element: string;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One sentence for each fault of the pages; none where all is well. */
export function pageFaults(pages: readonly Page[]): readonly string[] {
  return pages.flatMap((page, index) => {
    const inks = inksOf([...page.content, ...(page.footnotes === null ? [] : [page.footnotes])]);
    const label = `page ${index + 1}`;
    const isCover = page.name.startsWith('cover');
    return [...overlaps(inks, label), ...outOfPage(inks, page, isCover, label), ...(isCover ? [] : [...emptiness(page, index === pages.length - 1, label), ...lastHeading(page, label)])];
  });
}

/** Words by the height of their letters, about: a third of an em above the middle and a quarter below it. */
function inksOf(fragments: readonly Fragment[]): readonly Ink[] {
  return fragments.flatMap((fragment): readonly Ink[] => {
    if (fragment.kind === 'box') return inksOf(fragment.children);
    if (fragment.kind === 'graphic') return [{ fragment: null, element: fragment.box.element.name, text: 'a drawing', left: fragment.xPt, right: fragment.xPt + fragment.widthPt, top: fragment.yPt, bottom: fragment.yPt + fragment.heightPt }];
    const { run, xPt, baselinePt, box } = fragment;
    if (run.text.trim() === '' || run.sizePt === 0) return [];
    return [{ fragment, element: box.element.name, text: `“${run.text.trim().slice(0, 24)}”`, left: xPt, right: xPt + run.widthPt, top: baselinePt - run.sizePt * 0.7, bottom: baselinePt + run.sizePt * 0.15 }];
  });
}

function overlaps(inks: readonly Ink[], label: string): readonly string[] {
  const sorted = inks.filter(({ fragment }) => fragment !== null).sort((a, b) => a.top - b.top);
  const faults: string[] = [];
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const b = sorted[next];
      if (b === undefined || b.top > a.bottom) break;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const size = Math.min(a.bottom - a.top, b.bottom - b.top);
      if (across > 1.5 && down > size * TOUCH) faults.push(`${a.text} and ${b.text} stand over each other on ${label}`);
    }
  });
  return faults;
}

function outOfPage(inks: readonly Ink[], page: Page, isCover: boolean, label: string): readonly string[] {
  const { style } = page;
  const bottom = isCover ? style.heightPt : style.marginPt.top + contentHeight(style);
  const left = isCover ? 0 : style.marginPt.left;
  const right = isCover ? style.widthPt : left + contentWidth(style);
  return inks.flatMap(({ text, left: from, right: to, bottom: foot }) => [
    ...(foot > bottom + TOLERANCE_PT ? [`${text} stands below the text of ${label}`] : []),
    ...(from < left - TOLERANCE_PT || to > right + TOLERANCE_PT ? [`${text} stands out of the side of ${label}`] : []),
  ]);
}

function emptiness(page: Page, isLast: boolean, label: string): readonly string[] {
  if (isLast) return [];
  const top = page.style.marginPt.top;
  const lowest = Math.max(top, ...inksOf(page.content).map(({ bottom }) => bottom));
  const notes = page.footnotes?.heightPt ?? 0;
  const filled = (lowest - top + notes) / contentHeight(page.style);
  return filled < LEAST_FILLED ? [`${label} is filled to ${Math.round(filled * 100)} %`] : [];
}

/** A heading whose words are the lowest of the page. Heads at the side stand beside their text, and are no such heading. */
function lastHeading(page: Page, label: string): readonly string[] {
  const inks = headed(page.content, null);
  const lowest = Math.max(...inks.map(({ ink }) => ink.bottom));
  const head = inks.find(({ ink, head: box }) => box !== null && ink.bottom > lowest - 1);
  if (head === undefined || head.head === null) return [];
  const { yPt } = head.head;
  const isBeside = inks.some(({ ink, head: box }) => box === null && ink.bottom > yPt + 1);
  return isBeside ? [] : [`the heading ${head.ink.text} is last on ${label}`];
}

/** A term of running text heads its definition; elsewhere terms stand beside theirs. */
function isHead(element: Element): boolean {
  return HEADINGS.has(element.name) || (element.name === 'dt' && closest(element, (candidate) => hasClass(candidate, 'body')) !== null);
}

function headed(fragments: readonly Fragment[], within: BoxFragment | null): readonly { readonly ink: Ink; readonly head: BoxFragment | null }[] {
  return fragments.flatMap((fragment) => {
    if (fragment.kind !== 'box') return inksOf([fragment]).map((ink) => ({ ink, head: within }));
    const isHeading = 'element' in fragment.box && isHead(fragment.box.element);
    return headed(fragment.children, isHeading ? fragment : within);
  });
}
