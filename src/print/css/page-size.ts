/** The `size` of a page (CSS Paged Media 3, section 7.1). */

import { parseLengthSum, resolvePt } from './length.js';
import type { Component } from './component-value.js';

export interface PageSize {
  readonly widthPt: number;
  readonly heightPt: number;
}

const PT_PER_MM = 72 / 25.4;

function mm(width: number, height: number): PageSize {
  return { widthPt: width * PT_PER_MM, heightPt: height * PT_PER_MM };
}

/** Portrait. */
const SIZES: ReadonlyMap<string, PageSize> = new Map([
  ['a3', mm(297, 420)], ['a4', mm(210, 297)], ['a5', mm(148, 210)], ['a6', mm(105, 148)], ['b4', mm(250, 353)], ['b5', mm(176, 250)],
  ['jis-b4', mm(257, 364)], ['jis-b5', mm(182, 257)],
  ['letter', { widthPt: 612, heightPt: 792 }], ['legal', { widthPt: 612, heightPt: 1008 }], ['ledger', { widthPt: 792, heightPt: 1224 }],
]);
/** PDF viewers refuse pages beyond 200 inches. */
const MAX_PT = 14_400;

/** A named size, one or two lengths, `portrait` or `landscape`; null if not understood. */
export function parsePageSize(components: readonly Component[], fontSizePt: number): PageSize | null {
  const words = components.map((component) => (component.kind === 'ident' ? component.name : null));
  if (words.includes(null)) return fromLengths(components, fontSizePt);
  const orientation = words.find((word) => word === 'portrait' || word === 'landscape') ?? null;
  const names = words.filter((word) => word !== orientation);
  const base = names.length === 0 || (names.length === 1 && names[0] === 'auto') ? SIZES.get('a4') : names.length === 1 ? SIZES.get(names[0] ?? '') : undefined;
  if (base === undefined || words.length === 0) return null;
  return orientation === 'landscape' ? { widthPt: base.heightPt, heightPt: base.widthPt } : base;
}

function fromLengths(components: readonly Component[], fontSizePt: number): PageSize | null {
  const lengths = components.map((component) => {
    const sum = parseLengthSum(component);
    const pt = sum === null || sum.hasPercent ? 0 : resolvePt(sum, { fontSizePt, rootFontSizePt: fontSizePt, lineHeightPt: 0, rootLineHeightPt: 0 });
    return pt > 0 && pt <= MAX_PT ? pt : null;
  });
  const [width, height = width, ...rest] = lengths;
  return width === null || width === undefined || height === null || height === undefined || rest.length > 0 ? null : { widthPt: width, heightPt: height };
}
