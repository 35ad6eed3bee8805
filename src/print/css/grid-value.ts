/** Grid tracks, lines and alignment (CSS Grid 2, CSS Box Alignment 3). */

import { isComma, splitAt } from './component-value.js';
import { parseNumber } from './length.js';
import { always, keywordMap, only, onlyKeyword, positiveLengthPercentage } from './value-parsers.js';
import type { Component } from './component-value.js';
import type { Alignment, ComputedStyle, GridLine, TrackSize } from './computed-style.js';
import type { Specified, ValueParser } from './longhand.js';

/** More tracks than any page could show; a larger `repeat()` is refused rather than unrolled. */
const MAX_TRACKS = 1000;

/** `none` is an empty list; named lines and auto-repeat are not understood. */
export const trackList: ValueParser<readonly TrackSize[]> = (components) => {
  if (onlyKeyword(components) === 'none') return always([]);
  const tracks = unroll(components);
  if (tracks === null || tracks.length === 0 || tracks.length > MAX_TRACKS) return null;
  return (context) => tracks.map((track) => track(context));
};

function unroll(components: readonly Component[]): readonly Specified<TrackSize>[] | null {
  const tracks: Specified<TrackSize>[] = [];
  for (const component of components) {
    const read = component.kind === 'function' && component.name === 'repeat' ? repeat(component.parameters) : single(component);
    if (read === null) return null;
    tracks.push(...read);
  }
  return tracks;
}

function single(component: Component): readonly Specified<TrackSize>[] | null {
  const track = trackSize(component);
  return track === null ? null : [track];
}

function repeat(parameters: readonly Component[]): readonly Specified<TrackSize>[] | null {
  const [count, , ...rest] = parameters;
  const times = count === undefined ? null : parseNumber(count);
  const comma = parameters[1];
  if (times === null || !Number.isInteger(times) || times < 1 || times > MAX_TRACKS || comma === undefined || !isComma(comma)) return null;
  const tracks = rest.map(trackSize);
  const known = tracks.filter((track) => track !== null);
  if (known.length !== tracks.length || known.length === 0 || known.length * times > MAX_TRACKS) return null;
  return Array.from({ length: times }, () => known).flat();
}

export const oneTrack: ValueParser<TrackSize> = (components) => {
  const component = only(components);
  return component === null ? null : trackSize(component);
};

function trackSize(component: Component): Specified<TrackSize> | null {
  if (component.kind === 'dimension' && component.unit === 'fr') return component.value < 0 ? null : always({ kind: 'flex', factor: component.value });
  if (component.kind === 'ident') {
    if (component.name === 'auto' || component.name === 'min-content' || component.name === 'max-content') return always({ kind: component.name });
    return null;
  }
  if (component.kind === 'function' && component.name === 'minmax') return flexibleMinmax(component.parameters);
  const parsed = positiveLengthPercentage([component]);
  return parsed === null ? null : (context) => ({ kind: 'fixed', size: parsed(context) });
}

/** `minmax(0, 1fr)`, the usual way to a column that its content cannot widen. */
function flexibleMinmax(parameters: readonly Component[]): Specified<TrackSize> | null {
  const [minimum, maximum, ...rest] = splitAt(parameters, isComma);
  const low = minimum?.[0];
  const high = maximum?.[0];
  if (rest.length > 0 || low?.kind !== 'number' || low.value !== 0 || high === undefined) return null;
  return high.kind === 'dimension' && high.unit === 'fr' && high.value >= 0 ? always({ kind: 'flex', factor: high.value, shrinks: true }) : null;
}

export const gridLine: ValueParser<GridLine> = (components) => {
  if (onlyKeyword(components) === 'auto') return always('auto');
  const isSpan = components.some((component) => component.kind === 'ident' && component.name === 'span');
  const rest = components.filter((component) => !(component.kind === 'ident' && component.name === 'span'));
  const component = only(rest);
  const number = component === null ? null : parseNumber(component);
  if (number === null || !Number.isInteger(number) || number === 0 || Math.abs(number) > MAX_TRACKS) return null;
  if (!isSpan) return components.length === 1 ? always({ line: number }) : null;
  return number > 0 && components.length === 2 ? always({ span: number }) : null;
};

const ALIGNMENTS = new Map<string, Alignment>([
  ['normal', 'stretch'], ['stretch', 'stretch'], ['start', 'start'], ['flex-start', 'start'], ['self-start', 'start'],
  ['end', 'end'], ['flex-end', 'end'], ['self-end', 'end'], ['center', 'center'], ['baseline', 'baseline'],
]);

export const alignment: ValueParser<Alignment> = (components) => {
  const [first, second, ...rest] = components;
  const isFirstBaseline = first?.kind === 'ident' && first.name === 'first' && second?.kind === 'ident' && second.name === 'baseline' && rest.length === 0;
  return isFirstBaseline ? always('baseline') : keywordMap(ALIGNMENTS)(components);
};

export const alignContent: ValueParser<ComputedStyle['alignContent']> = keywordMap(
  new Map<string, ComputedStyle['alignContent']>([
    ['normal', 'stretch'], ['stretch', 'stretch'], ['start', 'start'], ['flex-start', 'start'], ['end', 'end'], ['flex-end', 'end'], ['center', 'center'], ['space-between', 'space-between'],
  ]),
);
