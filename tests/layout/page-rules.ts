/**
 * What holds of every document, whatever it holds: each character of the box tree is on the pages once and in order,
 * nothing stands out of its page, nothing over something else, and the pages end.
 */

import type { Element } from '../../src/html/dom.js';
import type { BlockLevelBox, DeferredText, FootnoteCall, InlineItem, ReplacedBox, TextItem } from '../../src/print/boxes/box.js';
import type { BoxFragment, Fragment, GlyphsFragment, GraphicFragment, Page } from '../../src/print/layout/fragment.js';
import { contentHeight, contentWidth } from '../../src/print/layout/page-frames.js';
import { isForced } from '../../src/print/layout/measured.js';
import type { RealDocument } from './real-stages.js';

type Shown = TextItem | DeferredText | ReplacedBox;

/** A document's texts and pictures in its order, notes among them, and the calls. */
interface Source {
  readonly items: readonly Shown[];
  /** For each note's call, texts and pictures of its body. */
  readonly notes: ReadonlyMap<FootnoteCall, readonly Shown[]>;
}

const TOLERANCE_PT = 0.05;
/** What of a line may stand out of its column without a word to the author. */
const UNTOLD_PT = 0.5;
/** What has no ink: spaces, soft hyphens, break opportunities. */
const BLANK = /[\s\u00ad\u200b]/;

/** Everything that is wrong with a document, one sentence each; none where all is well. */
export function faultsOf(document: RealDocument): readonly string[] {
  const source = sourceOf(document.tree.root);
  const { pages } = document.laid;
  const pulled = pulledElements(pages);
  return [
    ...lossFaults(source, pages),
    ...orderFaults({ root: document.tree.root, source, pages }),
    ...pages.flatMap((page) => placeFaults(page, document, pulled)),
    ...(pages.length > mostPages(source) ? [`there are ${pages.length} pages`] : []),
  ];
}

function mostPages(source: Source): number {
  const characters = source.items.reduce((sum, item) => sum + (item.kind === 'text' ? item.text.length : 1), 0);
  return 10 + characters * 2;
}

function sourceOf(root: BlockLevelBox): Source {
  const items: Shown[] = [];
  const notes = new Map<FootnoteCall, readonly Shown[]>();
  const block = (box: BlockLevelBox): void => {
    switch (box.kind) {
      case 'replaced': items.push(box); break;
      case 'grid': box.children.forEach(block); break;
      case 'table':
        box.captions.forEach(block);
        for (const row of [...box.head, ...box.body, ...box.foot]) for (const cell of row.cells) content(cell.content);
        break;
      case 'block':
        inline(box.marker ?? []);
        content(box.content);
    }
  };
  const content = (of: Extract<BlockLevelBox, { kind: 'block' }>['content']): void => (of.kind === 'blocks' ? of.children.forEach(block) : inline(of.items));
  const inline = (all: readonly InlineItem[]): void => {
    for (const item of all) {
      if (item.kind === 'text' || item.kind === 'deferred') items.push(item);
      else if (item.kind === 'inline') inline(item.children);
      else if (item.kind === 'atomic') block(item.box);
      else if (item.kind === 'footnote-call') {
        inline(item.children);
        const from = items.length;
        block(item.footnote);
        notes.set(item, items.slice(from));
      }
    }
  };
  block(root);
  return { items, notes };
}

interface OnPage<T extends Fragment = Fragment> {
  readonly fragment: T;
  readonly page: Page;
}

/** Fragments in paint order, without what repeats. */
function own(fragments: readonly Fragment[]): readonly Fragment[] {
  return fragments.flatMap((fragment) => (fragment.kind !== 'box' ? [fragment] : fragment.isRepeated ? [] : [fragment, ...own(fragment.children)]));
}

function all(fragments: readonly Fragment[]): readonly Fragment[] {
  return fragments.flatMap((fragment) => [fragment, ...(fragment.kind === 'box' ? all(fragment.children) : [])]);
}

function rootsOf(page: Page): readonly Fragment[] {
  return page.footnotes === null ? page.content : [...page.content, page.footnotes];
}

function shownOf(pages: readonly Page[]): ReadonlyMap<Shown, readonly OnPage<GlyphsFragment | GraphicFragment>[]> {
  const shown = new Map<Shown, OnPage<GlyphsFragment | GraphicFragment>[]>();
  for (const page of pages)
    for (const fragment of own(rootsOf(page))) {
      if (fragment.kind === 'box') continue;
      const list = shown.get(fragment.box) ?? [];
      list.push({ fragment, page });
      shown.set(fragment.box, list);
    }
  return shown;
}

function lossFaults(source: Source, pages: readonly Page[]): readonly string[] {
  const shown = shownOf(pages);
  const known = new Set(source.items);
  const strangers = [...shown.keys()].filter((item) => !known.has(item)).map((item) => `what is no part of the document is shown: ${nameOf(item)}`);
  return [...strangers, ...source.items.flatMap((item): readonly string[] => {
    const places = shown.get(item) ?? [];
    if (item.kind === 'replaced') return places.length === 1 ? [] : [`a picture is shown ${places.length} times`];
    if (item.kind === 'deferred') return [];
    const counts = new Uint8Array(item.text.length);
    for (const { fragment } of places) {
      if (fragment.kind !== 'glyphs' || fragment.run.actualText === '\u00ad') continue;
      for (let at = 0; at < fragment.run.text.length; at += 1) counts[fragment.textOffset + at] = (counts[fragment.textOffset + at] ?? 0) + 1;
    }
    const wrong = [...counts.keys()].filter((at) => !BLANK.test(item.text[at] ?? ' ') && counts[at] !== 1);
    const [first] = wrong;
    return first === undefined ? [] : [`“${item.text.slice(first, first + 12)}” in ${nameOf(item)} is shown ${counts[first] ?? 0} times`];
  })];
}

function nameOf(item: Shown): string {
  return item.kind === 'text' ? `“${item.text.slice(0, 20)}”` : item.kind;
}

/** Each text goes downwards and onwards; what stands in a stack comes in order of its pages; notes do not come before their calls. */
function orderFaults({ root, source, pages }: { readonly root: BlockLevelBox; readonly source: Source; readonly pages: readonly Page[] }): readonly string[] {
  const shown = shownOf(pages);
  const faults: string[] = [];
  for (const item of source.items) {
    if (item.kind !== 'text') continue;
    const places = (shown.get(item) ?? []).filter(({ fragment }) => fragment.kind === 'glyphs' && fragment.run.actualText === null);
    places.forEach((place, index) => {
      const before = places[index - 1];
      if (before === undefined || place.fragment.kind !== 'glyphs' || before.fragment.kind !== 'glyphs') return;
      const isBack = place.page.index < before.page.index || (place.page === before.page && place.fragment.baselinePt < before.fragment.baselinePt - TOLERANCE_PT);
      const isLater = place.fragment.textOffset > before.fragment.textOffset || place.fragment.line === before.fragment.line;
      if (isBack || !isLater) faults.push(`${nameOf(item)} is out of order on page ${place.page.index + 1}`);
    });
  }
  for (const [call, body] of source.notes) {
    const calls = call.children.flatMap((item) => (item.kind === 'text' ? (shown.get(item) ?? []) : []));
    const first = body.flatMap((item) => shown.get(item) ?? [])[0];
    const [called] = calls;
    if (called !== undefined && first !== undefined && first.page.index < called.page.index) faults.push(`a note stands on page ${first.page.index + 1}, before its call on page ${called.page.index + 1}`);
  }
  type Range = readonly [first: number, last: number];
  const join = (ranges: readonly (Range | null)[]): Range | null => ranges.reduce((a, b) => (a === null ? b : b === null ? a : [Math.min(a[0], b[0]), Math.max(a[1], b[1])]), null);
  const follow = (ranges: readonly (Range | null)[], what: string): Range | null => {
    let last = -1;
    for (const range of ranges) {
      if (range === null) continue;
      if (range[0] < last) faults.push(`in ${what} something stands on page ${range[0] + 1}, after something on page ${last + 1}`);
      last = Math.max(last, range[1]);
    }
    return join(ranges);
  };
  const rangeOf = (box: BlockLevelBox): Range | null => {
    switch (box.kind) {
      case 'replaced': return rangeOfItem(box);
      case 'grid': return join(box.children.map(rangeOf));
      case 'table': {
        const cells = [...box.head, ...box.body].map((row) => row.cells.map((cell) => ({ range: rangeOfContent(cell.content, cell.element.name), spans: cell.rowSpan > 1 })));
        const rows = cells.map((row) => join(row.map(({ range }) => range)));
        // What spans rows may say its first word beside the last of them.
        follow(cells.map((row) => join(row.filter(({ spans }) => !spans).map(({ range }) => range))).map((range) => range && [range[0], range[0]]), 'a table');
        const foot = box.foot.map((row) => join(row.cells.map((cell) => rangeOfContent(cell.content, cell.element.name))));
        return join([...box.captions.map(rangeOf), ...rows, ...foot]);
      }
      case 'block': return join([...(box.marker ?? []).map(rangeOfInline), rangeOfContent(box.content, box.element.name)]);
    }
  };
  const rangeOfItem = (item: Shown): Range | null => join((shown.get(item) ?? []).map(({ page }): Range => [page.index, page.index]));
  const rangeOfContent = (content: Extract<BlockLevelBox, { kind: 'block' }>['content'], what: string): Range | null =>
    follow(content.kind === 'blocks' ? content.children.map(rangeOf) : content.items.map(rangeOfInline), what);
  const rangeOfInline = (item: InlineItem): Range | null => {
    switch (item.kind) {
      case 'text':
      case 'deferred': return rangeOfItem(item);
      case 'inline': return follow(item.children.map(rangeOfInline), item.element.name);
      case 'atomic': return rangeOf(item.box);
      case 'footnote-call': {
        rangeOf(item.footnote);
        return join(item.children.map(rangeOfInline));
      }
      case 'break': return null;
    }
  };
  rangeOf(root);
  const notesOf = (items: readonly InlineItem[]): readonly FootnoteCall[] => items.flatMap((item) => (item.kind === 'footnote-call' ? [item] : item.kind === 'inline' ? notesOf(item.children) : []));
  const inBlocks = (box: BlockLevelBox): void => {
    if (box.kind === 'grid') box.children.forEach(inBlocks);
    if (box.kind !== 'block') return;
    if (box.content.kind === 'blocks') box.content.children.forEach(inBlocks);
    else follow(notesOf(box.content.items).map((call) => join((source.notes.get(call) ?? []).map(rangeOfItem))), 'the notes of one paragraph');
  };
  inBlocks(root);
  return faults;
}

/** Things wider than their place, of which the author is told; all else stands in its page and beside its neighbours. */
const WIDE = new Set(['LAY-002', 'LAY-010', 'LAY-011', 'TXT-006']);

interface Sides {
  readonly left: number;
  readonly right: number;
}

/** What stands in something that the author was told to be too wide, or in a box that the author's widths put out of the page or of the box around it. */
function looseFragments(roots: readonly Fragment[], { diagnostics, named }: RealDocument, sides: Sides): ReadonlySet<Fragment> {
  const told = new Set(diagnostics.flatMap(({ code }, index) => (WIDE.has(code) ? (named[index] ?? []) : [])));
  const around = new Set<unknown>();
  for (const element of told) for (let at: Element['parent'] = element; at !== null; at = at.parent) around.add(at);
  const loose = new Set<Fragment>();
  const visit = (fragment: Fragment, parent: BoxFragment | null, isAround: boolean): void => {
    const isLoose = isAround || (fragment.kind === 'box' && (told.has(fragment.box.element) || (holdsLines(fragment) && around.has(fragment.box.element)) || isWiderThan(fragment, sides) || (parent !== null && isTooWide(fragment, parent)))) || (parent !== null && isMarkerBeside(fragment, parent));
    if (isLoose) loose.add(fragment);
    if (fragment.kind === 'box') for (const child of fragment.children) visit(child, fragment, isLoose);
  };
  for (const root of roots) visit(root, null, false);
  return loose;
}

/** Elements with a negative margin on any page, and all around them: their margins may be one. */
function pulledElements(pages: readonly Page[]): ReadonlySet<unknown> {
  const pulled = new Set<unknown>();
  for (const fragment of pages.flatMap((page) => all(rootsOf(page)))) {
    if (fragment.kind !== 'box' || !pullsItself(fragment)) continue;
    for (let at: Element['parent'] = fragment.box.element; at !== null && !pulled.has(at); at = at.parent) pulled.add(at);
  }
  return pulled;
}

/** A line is told of at the element of its first word, whichever of its words stand out. */
function holdsLines(fragment: BoxFragment): boolean {
  return isBlockLevel(fragment) && fragment.children.some((child) => child.kind === 'glyphs' || (child.kind === 'box' && !isBlockLevel(child)));
}

function isWiderThan({ xPt, widthPt }: BoxFragment, { left, right }: Sides): boolean {
  return xPt < left - TOLERANCE_PT || xPt + widthPt > right + TOLERANCE_PT;
}

function placeFaults(page: Page, document: RealDocument, pulled: ReadonlySet<unknown>): readonly string[] {
  const { laid, diagnostics } = document;
  const fragments = all(rootsOf(page));
  if (page.isBlank) return fragments.length === 0 ? [] : [`the blank page ${page.index + 1} shows something`];
  const label = `page ${page.index + 1}`;
  const pageCount = laid.pages.length;
  const isOverfull = diagnostics.some(({ code, message }) => code === 'LAY-006' && message.includes(`page ${page.index + 1} `));
  const { style } = page;
  const left = style.marginPt.left + style.border.left.widthPt + style.paddingPt.left;
  const top = style.marginPt.top + style.border.top.widthPt + style.paddingPt.top;
  const right = left + contentWidth(style);
  const bottom = top + contentHeight(style);
  const loose = looseFragments(rootsOf(page), document, { left, right });
  const faults: string[] = [];
  const inks: Ink[] = [];
  for (const fragment of fragments) {
    if (fragment.kind === 'box') continue;
    const ink = inkOf(fragment);
    inks.push(ink);
    if (!isOverfull && (ink.bottom > bottom + TOLERANCE_PT || ink.top < top - (ink.isRaised || (ink.isMarker && pulled.has(fragment.box.element)) ? 3 : TOLERANCE_PT))) faults.push(`${ink.name} stands out of ${label}: ${ink.top} to ${ink.bottom}, not ${top} to ${bottom}`);
    // A letter that nothing can break may stand out so far before its author is told.
    const sidePt = ink.isLetter ? UNTOLD_PT : TOLERANCE_PT;
    if (!loose.has(fragment) && (ink.left < left - sidePt || ink.right > right + sidePt)) faults.push(`${ink.name} stands out of ${label} at its side: ${ink.left} to ${ink.right}, not ${left} to ${right}`);
  }
  if (!isOverfull) for (const fragment of fragments) if (fragment.kind === 'box' && fragment.heightPt > 0 && isBlockLevel(fragment) && !isPulled(fragment) && fragment.yPt + fragment.heightPt > bottom + TOLERANCE_PT && isSeen(fragment)) faults.push(`the box of ${fragment.box.element.name} stands out of ${label}: it ends at ${fragment.yPt + fragment.heightPt}, not ${bottom}`);
  faults.push(...overlaps(inks.filter(({ fragment }) => !loose.has(fragment)), label));
  if (!isOverfull) for (const fragment of rootsOf(page)) if (fragment.kind === 'box') faults.push(...nestingFaults(fragment, { label, loose, pulled }));
  if (page.footnotes !== null) {
    const { footnotes } = page;
    const low = inks.filter((ink) => !footnotesHold(footnotes, ink)).find((ink) => ink.right > ink.left && ink.bottom > footnotes.yPt + TOLERANCE_PT);
    if (low !== undefined && !isOverfull) faults.push(`${low.name} stands over the notes of ${label}`);
  }
  // The boxes that meet at a forced break stand on the pages beside it, or past a blank one; even empty ones part at it.
  const beside = laid.pages.slice(Math.max(0, page.index - 2), page.index + 3).flatMap((one) => all(rootsOf(one)));
  const isAsked = beside.some((fragment) => fragment.kind === 'box' && (isForced(fragment.box.style.breakBefore) || isForced(fragment.box.style.breakAfter)));
  if (pageCount > 1 && !isAsked && inks.length === 0 && !fragments.some((fragment) => fragment.kind === 'box' && fragment.heightPt > 0)) faults.push(`${label} is empty`);
  return faults;
}

function footnotesHold(footnotes: BoxFragment, ink: Ink): boolean {
  return all([footnotes]).includes(ink.fragment);
}

function isBlockLevel({ box }: BoxFragment): boolean {
  return box.kind !== 'inline' && box.kind !== 'footnote-call' && box.kind !== 'atomic';
}

/** Whether a box draws anything of its own. */
function isSeen({ box: { style }, children }: BoxFragment): boolean {
  return style.backgroundColour !== null || style.border.top.widthPt + style.border.bottom.widthPt > 0 || (children.length === 0 && (style.height !== 'auto' || style.minHeight !== 'auto'));
}

interface Ink {
  readonly name: string;
  readonly fragment: Fragment;
  /** Stands on another's baseline, whatever its own size. */
  readonly isMarker: boolean;
  /** Has no height in its line, as its author has it: numbers of notes. */
  readonly isRaised: boolean;
  /** Is a single character. */
  readonly isLetter: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Glyphs of the test fonts fill their em: 0.8 above the baseline and 0.2 below. */
function inkOf(fragment: GlyphsFragment | GraphicFragment): Ink {
  if (fragment.kind === 'graphic') return { name: 'a picture', isMarker: false, isRaised: false, isLetter: false, fragment, left: fragment.xPt, right: fragment.xPt + fragment.widthPt, top: fragment.yPt, bottom: fragment.yPt + fragment.heightPt };
  const { run, xPt, baselinePt, box: { style: { lineHeight } } } = fragment;
  const isRaised = lineHeight !== 'normal' && ('pt' in lineHeight ? lineHeight.pt : lineHeight.factor) === 0;
  return { name: `“${run.text.slice(0, 15)}”`, isMarker: fragment.box.generated, isRaised, isLetter: run.text.replace(/[\s\u00ad]/g, '').length <= 1, fragment, left: xPt, right: xPt + run.widthPt, top: baselinePt - run.sizePt * 0.8, bottom: baselinePt + run.sizePt * 0.2 };
}

function overlaps(inks: readonly Ink[], label: string): readonly string[] {
  const sorted = inks.filter((ink) => ink.right - ink.left > TOLERANCE_PT && ink.bottom - ink.top > TOLERANCE_PT).sort((a, b) => a.top - b.top);
  const faults: string[] = [];
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const b = sorted[next];
      if (b === undefined || b.top > a.bottom - TOLERANCE_PT) break;
      if (!a.isMarker && !b.isMarker && Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE_PT) faults.push(`${a.name} and ${b.name} stand over each other on ${label}`);
    }
  });
  return faults;
}

/** Whether it is in the marker of an item whose author gave it a width, and so no room for the marker on the side where that stands. */
function isMarkerBeside(fragment: Fragment, { box }: BoxFragment): boolean {
  return fragment.kind === 'glyphs' && fragment.box.generated && box.style.display === 'list-item' && box.style.width !== 'auto';
}

/** Whether a box's own width makes it wider than its container, as its author has it. */
function isTooWide(child: BoxFragment, parent: BoxFragment): boolean {
  return isBlockLevel(child) && (child.box.style.width !== 'auto' || child.box.style.minWidth !== 'auto') && isWiderThan(child, { left: parent.xPt, right: parent.xPt + parent.widthPt });
}

/** Whether a percentage made its height: it refers to the inside of what is around, and margins, borders and padding come to it. */
function isPartHigh({ box, children }: BoxFragment): boolean {
  return typeof box.style.height === 'object' || children.some((child) => child.kind === 'box' && isPartHigh(child));
}

/** Whether a negative margin pulls it, or something in it, over what is beside. */
function isPulled(fragment: BoxFragment): boolean {
  return pullsItself(fragment) || fragment.children.some((child) => child.kind === 'box' && isPulled(child));
}

function pullsItself({ box: { style: { margin } } }: BoxFragment): boolean {
  return [margin.top, margin.bottom].some((one) => typeof one === 'number' && one < 0);
}

/** The backgrounds and rules that a table paints. */
function isPaint(child: BoxFragment, parent: BoxFragment): boolean {
  return parent.box.kind === 'table' && child.box.kind !== 'row' && child.children.length === 0;
}

interface NestingRules {
  readonly label: string;
  readonly loose: ReadonlySet<Fragment>;
  readonly pulled: ReadonlySet<unknown>;
}

/** Boxes side by side do not meet, and what is in a box stays in it. */
function nestingFaults(parent: BoxFragment, rules: NestingRules, isAroundPulled = false): readonly string[] {
  const { label, loose, pulled } = rules;
  const isInPulled = isAroundPulled || pullsItself(parent);
  const children = parent.children.filter((child): child is BoxFragment => child.kind === 'box' && isBlockLevel(child) && !isPaint(child, parent));
  const faults = children.flatMap((child) => nestingFaults(child, rules, isInPulled));
  const name = parent.box.element.name;
  const bottom = parent.yPt + parent.heightPt;
  for (const child of parent.children) {
    // A table paints backgrounds and rules of its own.
    if (child.kind === 'box' && isPaint(child, parent)) continue;
    if (child.kind === 'box' && (!isBlockLevel(child) || child.heightPt < TOLERANCE_PT)) continue;
    if (child.kind === 'box' && isPartHigh(child)) continue;
    if (isInPulled || isPulled(parent)) continue;
    // A caption stands outside of its table's border box; a cell that spans rows outside of its first row.
    if (child.kind === 'box' && (child.box.style.display === 'table-caption' || child.box.kind === 'cell')) continue;
    const ink = child.kind === 'box' ? { top: child.yPt, bottom: child.yPt + child.heightPt, name: `the box of ${child.box.element.name}` } : inkOf(child);
    if (ink.bottom > bottom + ('isMarker' in ink && ink.isMarker ? 4 : TOLERANCE_PT)) faults.push(`${ink.name} stands out of ${name} on ${label}: it ends at ${ink.bottom}, not ${bottom}`);
  }
  const cells = parent.box.kind === 'table' ? children.flatMap((child) => (child.box.kind === 'row' ? child.children.filter((one): one is BoxFragment => one.kind === 'box') : [child])) : children;
  const sorted = cells.filter((child) => child.heightPt > TOLERANCE_PT && child.widthPt > TOLERANCE_PT).sort((a, b) => a.yPt - b.yPt);
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const b = sorted[next];
      if (b === undefined || b.yPt > a.yPt + a.heightPt - TOLERANCE_PT) break;
      if (!loose.has(a) && !loose.has(b) && !pulled.has(a.box.element) && !pulled.has(b.box.element) && !isPartHigh(a) && !isPartHigh(b) && Math.min(a.xPt + a.widthPt, b.xPt + b.widthPt) - Math.max(a.xPt, b.xPt) > TOLERANCE_PT) faults.push(`${a.box.element.name} and ${b.box.element.name} in ${name} stand over each other on ${label}`);
    }
  });
  return faults;
}
