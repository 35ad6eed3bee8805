/** Grid tracks, lines, areas and alignment (CSS Grid 2, section 7; CSS Box Alignment 3). */

import { isComma, splitAt } from './component-value.js';
import { parseNumber } from './length.js';
import { always, either, keyword, keywordMap, onlyKeyword, positiveLengthPercentage } from './value-parsers.js';
import type { Component } from './component-value.js';
import type { Alignment, ComputedStyle, ContentAlignment, GridAreas, GridLine, TrackBreadth, TrackListEntry, TrackSize } from './computed-style.js';
import type { Specified, ValueParser } from './longhand.js';

/** More tracks than any page could show; a larger `repeat()` is refused rather than unrolled. */
const MAX_TRACKS = 1000;

type FlatEntry = Exclude<TrackListEntry, { readonly kind: 'repeat' }>;

/** `none` is an empty list. A list with `auto-fill` or `auto-fit` may hold no track whose size its content decides. */
export const trackList: ValueParser<readonly TrackListEntry[]> = (components) => {
  if (onlyKeyword(components) === 'none') return always([]);
  const entries: Specified<TrackListEntry>[] = [];
  let repeats = 0;
  for (const component of components) {
    const auto = autoRepeat(component);
    if (auto !== null) repeats++;
    const read = auto === null ? listEntries(component) : [auto];
    if (read === null) return null;
    entries.push(...read);
  }
  const isMixed = repeats > 0 && components.some((component) => autoRepeat(component) === null && !isFixedEntry(component));
  if (repeats > 1 || isMixed || entries.length === 0 || entries.length > 2 * MAX_TRACKS || components.every(isNames)) return null;
  return (context) => entries.map((entry) => entry(context));
};

function isNames(component: Component): boolean {
  return component.kind === 'group' && component.bracket === '[';
}

function listEntries(component: Component): readonly Specified<FlatEntry>[] | null {
  if (component.kind === 'function' && component.name === 'repeat') return repeat(component.parameters);
  const entry = flatEntry(component);
  return entry === null ? null : [entry];
}

/** A track or the names of a line. */
function flatEntry(component: Component): Specified<FlatEntry> | null {
  const names = lineNames(component);
  return names === null ? trackSize(component) : always({ kind: 'lines', names });
}

/** Names in brackets. */
export function lineNames(component: Component): readonly string[] | null {
  if (component.kind !== 'group' || component.bracket !== '[') return null;
  const names = component.content.map((one) => (one.kind === 'ident' && isLineName(one.name) ? one.text : null));
  return names.includes(null) ? null : names.filter((name) => name !== null);
}

function isLineName(name: string): boolean {
  return name !== 'auto' && name !== 'span' && name !== 'initial' && name !== 'inherit' && name !== 'unset';
}

function repeatParts(parameters: readonly Component[]): readonly [count: Component, rest: readonly Component[]] | null {
  const [count, comma, ...rest] = parameters;
  return count === undefined || comma === undefined || !isComma(comma) || rest.length === 0 ? null : [count, rest];
}

function repeat(parameters: readonly Component[]): readonly Specified<FlatEntry>[] | null {
  const parts = repeatParts(parameters);
  const times = parts === null ? null : parseNumber(parts[0]);
  if (parts === null || times === null || !Number.isInteger(times) || times < 1 || times > MAX_TRACKS) return null;
  const entries = all(parts[1].map(flatEntry));
  if (entries === null || entries.length * times > 2 * MAX_TRACKS) return null;
  return Array.from({ length: times }, () => entries).flat();
}

function autoRepeat(component: Component): Specified<TrackListEntry> | null {
  if (component.kind !== 'function' || component.name !== 'repeat') return null;
  const parts = repeatParts(component.parameters);
  const count = parts?.[0].kind === 'ident' ? parts[0].name : null;
  if (parts === null || (count !== 'auto-fill' && count !== 'auto-fit') || !parts[1].every(isFixedEntry) || parts[1].every(isNames)) return null;
  const entries = all(parts[1].map(flatEntry));
  return entries === null ? null : (context) => ({ kind: 'repeat', count, entries: entries.map((entry) => entry(context)) });
}

function all<T>(list: readonly (T | null)[]): readonly T[] | null {
  const known = list.filter((one) => one !== null);
  return known.length === list.length ? known : null;
}

/** Names, or a track of which a length bounds the size at least on one side (`<fixed-size>`). */
function isFixedEntry(component: Component): boolean {
  if (lineNames(component) !== null || positiveLengthPercentage([component]) !== null) return true;
  if (component.kind !== 'function') return false;
  if (component.name === 'repeat') return (repeatParts(component.parameters)?.[1] ?? []).every(isFixedEntry);
  return component.name === 'minmax' && splitAt(component.parameters, isComma).some((part) => positiveLengthPercentage(part) !== null);
}

/** A list of tracks that repeats as often as needed: `grid-auto-rows`, `grid-auto-columns`. */
export const autoTracks: ValueParser<readonly TrackSize[]> = (components) => {
  const tracks = all(components.map(trackSize));
  return tracks === null || tracks.length === 0 || tracks.length > MAX_TRACKS ? null : (context) => tracks.map((track) => track(context));
};

export function trackSize(component: Component): Specified<TrackSize> | null {
  const factor = flexFactor(component);
  if (factor !== null) return always({ kind: 'flex', factor });
  if (component.kind === 'function' && component.name === 'minmax') return minmax(component.parameters);
  if (component.kind === 'function' && component.name === 'fit-content') {
    const limit = positiveLengthPercentage(component.parameters);
    return limit === null ? null : (context) => ({ kind: 'fit-content', limit: limit(context) });
  }
  return breadth([component]);
}

function flexFactor(component: Component | undefined): number | null {
  return component?.kind === 'dimension' && component.unit === 'fr' && component.value >= 0 ? component.value : null;
}

function breadth(components: readonly Component[]): Specified<TrackBreadth> | null {
  const word = onlyKeyword(components);
  if (word === 'auto' || word === 'min-content' || word === 'max-content') return always({ kind: word });
  const size = positiveLengthPercentage(components);
  return size === null ? null : (context) => ({ kind: 'fixed', size: size(context) });
}

function minmax(parameters: readonly Component[]): Specified<TrackSize> | null {
  const [low, high, ...rest] = splitAt(parameters, isComma);
  const min = low === undefined ? null : breadth(low);
  if (min === null || high === undefined || rest.length > 0) return null;
  const factor = high.length === 1 ? flexFactor(high[0]) : null;
  if (factor !== null) return (context) => ({ kind: 'minmax', min: min(context), max: { kind: 'flex', factor } });
  const max = breadth(high);
  return max === null ? null : (context) => ({ kind: 'minmax', min: min(context), max: max(context) });
}

/** `none`, or one string a row, each name a rectangle (CSS Grid 2, section 7.3). */
export const gridAreas: ValueParser<GridAreas | null> = (components) => {
  if (onlyKeyword(components) === 'none') return always(null);
  const rows = components.map((component) => (component.kind === 'string' ? component.text.trim().split(/\s+/) : null));
  const known = all(rows);
  const areas = known === null ? null : areasOf(known);
  return areas === null ? null : always(areas);
};

function areasOf(rows: readonly (readonly string[])[]): GridAreas | null {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows.length > MAX_TRACKS || rows.some((row) => row.length !== columns || row.includes(''))) return null;
  const found = new Map<string, { name: string; rowStart: number; rowEnd: number; columnStart: number; columnEnd: number; cells: number }>();
  rows.forEach((row, y) => row.forEach((name, x) => {
    if (/^\.+$/.test(name)) return;
    const area = found.get(name) ?? { name, rowStart: y, rowEnd: y, columnStart: x, columnEnd: x, cells: 0 };
    found.set(name, { name, rowStart: Math.min(area.rowStart, y), rowEnd: Math.max(area.rowEnd, y + 1), columnStart: Math.min(area.columnStart, x), columnEnd: Math.max(area.columnEnd, x + 1), cells: area.cells + 1 });
  }));
  const areas = [...found.values()];
  if (areas.some((area) => area.cells !== (area.rowEnd - area.rowStart) * (area.columnEnd - area.columnStart))) return null;
  return { rows: rows.length, columns, areas: areas.map(({ name, rowStart, rowEnd, columnStart, columnEnd }) => ({ name, rowStart, rowEnd, columnStart, columnEnd })) };
}

/** `auto`, a number, a name, both, or `span` with one or both, in any order (CSS Grid 2, section 8.3). */
export const gridLine: ValueParser<GridLine> = (components) => {
  if (onlyKeyword(components) === 'auto') return always('auto');
  const isSpan = components.some((component) => component.kind === 'ident' && component.name === 'span');
  const rest = components.filter((component) => !(component.kind === 'ident' && component.name === 'span'));
  const names = rest.flatMap((component) => (component.kind === 'ident' && isLineName(component.name) ? [component.text] : []));
  const numbers = rest.map(parseNumber).filter((number) => number !== null);
  const [name] = names;
  const [number = 1] = numbers;
  if (rest.length === 0 || names.length + numbers.length !== rest.length || names.length > 1 || numbers.length > 1 || components.length > rest.length + 1) return null;
  if (!Number.isInteger(number) || number === 0 || Math.abs(number) > MAX_TRACKS || (isSpan && number < 1)) return null;
  const named = name === undefined ? {} : { name };
  if (isSpan) return always({ span: number, ...named });
  return always(name !== undefined && numbers.length === 0 ? { area: name } : { line: number, ...named });
};

const FLOWS = new Map<string, ComputedStyle['gridAutoFlow']>([['row', 'row'], ['column', 'column'], ['dense', 'row dense'], ['row dense', 'row dense'], ['dense row', 'row dense'], ['column dense', 'column dense'], ['dense column', 'column dense']]);

export const autoFlow: ValueParser<ComputedStyle['gridAutoFlow']> = (components) => {
  const flow = FLOWS.get(components.map((component) => (component.kind === 'ident' ? component.name : '?')).join(' '));
  return flow === undefined ? null : always(flow);
};

const ALIGNMENTS = new Map<string, Alignment>([
  ['normal', 'stretch'], ['stretch', 'stretch'], ['start', 'start'], ['flex-start', 'start'], ['self-start', 'start'],
  ['end', 'end'], ['flex-end', 'end'], ['self-end', 'end'], ['center', 'center'], ['baseline', 'baseline'], ['first baseline', 'baseline'],
  // Without a last line to share, that alignment falls back to the end (CSS Box Alignment 3, section 4.2).
  ['last baseline', 'end'],
]);
const OVERFLOWS: readonly string[] = ['safe', 'unsafe'];

/** Keywords joined by blanks; `safe` and `unsafe` left out, as nothing is ever set outside of its place here. */
function words(components: readonly Component[]): readonly Component[] {
  const [first] = components;
  const kept = components.length > 1 && first?.kind === 'ident' && OVERFLOWS.includes(first.name) ? components.slice(1) : components;
  const text = kept.map((component) => (component.kind === 'ident' ? component.name : '?')).join(' ');
  return [{ kind: 'ident', name: text, text }];
}

export const alignment: ValueParser<Alignment> = (components) => keywordMap(ALIGNMENTS)(words(components));

const SIDES: ValueParser<'left' | 'right'> = (components) => keyword('left', 'right')(words(components));

/** Across the page, where `left` and `right` mean something too. */
export const justification: ValueParser<Alignment> = either(alignment, SIDES);

export const legacyJustification: ValueParser<Alignment> = either(justification, keywordMap(new Map<string, Alignment>([['legacy', 'stretch']])));

const CONTENT = new Map<string, ContentAlignment>([
  ['normal', 'stretch'], ['stretch', 'stretch'], ['start', 'start'], ['flex-start', 'start'], ['end', 'end'], ['flex-end', 'end'], ['center', 'center'],
  ['space-between', 'space-between'], ['space-around', 'space-around'], ['space-evenly', 'space-evenly'],
  // Tracks have no baselines to share between them: the fallbacks.
  ['baseline', 'start'], ['first baseline', 'start'], ['last baseline', 'end'],
]);

export const contentAlignment: ValueParser<ContentAlignment> = (components) => keywordMap(CONTENT)(words(components));

export const contentJustification: ValueParser<ContentAlignment> = either(contentAlignment, SIDES);
