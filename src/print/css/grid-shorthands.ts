/** Shorthands of grids: lines of items, and templates with rows, columns and areas in one value (CSS Grid 2, sections 7.4, 7.8 and 8.4). */

import { isSlash, splitAt } from './component-value.js';
import { autoTracks, contentAlignment, contentJustification, gridAreas, gridLine, lineNames, trackList, trackSize } from './grid-value.js';
import { always, onlyKeyword } from './value-parsers.js';
import type { Component } from './component-value.js';
import type { GridLine, TrackListEntry } from './computed-style.js';
import type { ComputeContext, Specified, ValueParser } from './longhand.js';
import type { Entry, Shorthand } from './shorthands.js';

const TEMPLATE = ['grid-template-rows', 'grid-template-columns', 'grid-template-areas'] as const;
const AUTO = ['grid-auto-rows', 'grid-auto-columns', 'grid-auto-flow'] as const;

/** `start / end`; what is missing is the same name where a name was given, else auto. */
function lines(...names: readonly string[]): Shorthand {
  return {
    longhands: names,
    expand: (components) => {
      const parts = splitAt(components, isSlash);
      const read = parts.map(gridLine);
      if (parts.length > names.length || read.includes(null)) return null;
      return names.map((name, index): Entry => {
        // Ends take after starts, and a missing column after its row.
        const model = read[index] ?? read[index - 2] ?? (index === 3 ? read[1] ?? read[0] : read[0]) ?? null;
        return { name, value: index < parts.length || isName(model) ? (model ?? 'initial') : 'initial' };
      });
    },
  };
}

function isName(line: Specified<GridLine> | null): boolean {
  // A line that is a bare name is the same on every element.
  const value = line?.(NO_CONTEXT);
  return value !== undefined && value !== 'auto' && 'area' in value;
}

const NO_CONTEXT: ComputeContext = { fontSizePt: 0, rootFontSizePt: 0, rootLineHeightPt: 0, colour: { red: 0, green: 0, blue: 0, alpha: 1 }, lineHeightPt: 0, parent: null };

function template(components: readonly Component[]): readonly Entry[] | null {
  const [rowNames, columnNames, areaNames] = TEMPLATE;
  if (onlyKeyword(components) === 'none') return TEMPLATE.map((name): Entry => ({ name, value: 'initial' }));
  const [first, second, ...rest] = splitAt(components, isSlash);
  if (first === undefined || rest.length > 0) return null;
  if (first.some((component) => component.kind === 'string')) {
    const drawn = drawnRows(first);
    const columns = second === undefined ? always<readonly TrackListEntry[]>([]) : trackList(second);
    return drawn === null || columns === null ? null : [{ name: rowNames, value: drawn.rows }, { name: columnNames, value: columns }, { name: areaNames, value: drawn.areas }];
  }
  const rows = trackList(first);
  const columns = second === undefined ? null : trackList(second);
  return rows === null || columns === null ? null : [{ name: rowNames, value: rows }, { name: columnNames, value: columns }, { name: areaNames, value: 'initial' }];
}

/** Rows drawn as strings, each with its size behind it and names of lines around. */
function drawnRows(components: readonly Component[]): { readonly rows: Specified<unknown>; readonly areas: Specified<unknown> } | null {
  const entries: Specified<TrackListEntry>[] = [];
  let isOpen = false;
  const close = (): void => {
    if (isOpen) entries.push(always({ kind: 'auto' }));
    isOpen = false;
  };
  for (const component of components) {
    const names = lineNames(component);
    if (component.kind === 'string') {
      close();
      isOpen = true;
    } else if (names !== null) {
      close();
      entries.push(always({ kind: 'lines', names }));
    } else {
      const size = trackSize(component);
      if (size === null || !isOpen) return null;
      entries.push(size);
      isOpen = false;
    }
  }
  close();
  const areas = gridAreas(components.filter((component) => component.kind === 'string'));
  return areas === null ? null : { rows: (context) => entries.map((entry) => entry(context)), areas };
}

function grid(components: readonly Component[]): readonly Entry[] | null {
  const whole = template(components);
  if (whole !== null) return [...whole, ...AUTO.map((name): Entry => ({ name, value: 'initial' }))];
  const [first, second, ...rest] = splitAt(components, isSlash);
  if (first === undefined || second === undefined || rest.length > 0) return null;
  const [isRow, isColumn] = [first.some(isAutoFlow), second.some(isAutoFlow)];
  if (isRow === isColumn) return null;
  const flow = automatic(isRow ? first : second, isRow ? 'row' : 'column');
  const tracks = trackList(isRow ? second : first);
  if (flow === null || tracks === null) return null;
  const initial = [...TEMPLATE, ...AUTO].map((name): Entry => ({ name, value: 'initial' }));
  return [...initial, { name: isRow ? 'grid-template-columns' : 'grid-template-rows', value: tracks }, ...flow];
}

function isAutoFlow(component: Component): boolean {
  return component.kind === 'ident' && component.name === 'auto-flow';
}

function automatic(components: readonly Component[], axis: 'row' | 'column'): readonly Entry[] | null {
  const isDense = components.some((component) => component.kind === 'ident' && component.name === 'dense');
  const sizes = components.filter((component) => !isAutoFlow(component) && !(component.kind === 'ident' && component.name === 'dense'));
  const tracks = sizes.length === 0 ? 'initial' : autoTracks(sizes);
  if (tracks === null) return null;
  return [{ name: 'grid-auto-flow', value: always(isDense ? `${axis} dense` : axis) }, { name: `grid-auto-${axis}s`, value: tracks }];
}

/** One or two values. */
function place(names: readonly [string, string], parsers: readonly [ValueParser<unknown>, ValueParser<unknown>]): Shorthand {
  return {
    longhands: names,
    expand: (components) => {
      for (let at = components.length; at > 0; at--) {
        const [first, second] = [components.slice(0, at), at === components.length ? components : components.slice(at)];
        const [across, along] = [parsers[0](first), parsers[1](second)];
        if (across !== null && along !== null) return [{ name: names[0], value: across }, { name: names[1], value: along }];
      }
      return null;
    },
  };
}

export const GRID_SHORTHANDS: readonly (readonly [string, Shorthand])[] = [
  ['grid-row', lines('grid-row-start', 'grid-row-end')],
  ['grid-column', lines('grid-column-start', 'grid-column-end')],
  ['grid-area', lines('grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end')],
  ['grid-template', { longhands: TEMPLATE, expand: template }],
  ['grid', { longhands: [...TEMPLATE, ...AUTO], expand: grid }],
  ['place-content', place(['align-content', 'justify-content'], [contentAlignment, contentJustification])],
];
