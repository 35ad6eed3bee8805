/** Boxes, tables, grids, breaks and generated content: the longhands that say where things go. */

import { parseColour } from './colour.js';
import { parseContent, parseContentList, parseCounterChanges, parseStringSet } from './content-value.js';
import { display } from './display-value.js';
import { alignment, autoFlow, autoTracks, contentAlignment, contentJustification, gridAreas, gridLine, justification, legacyJustification, trackList } from './grid-value.js';
import { inherited, reset } from './longhand.js';
import { always, colour, either, integer, keyword, keywordMap, lengthPercentageAuto, only, onlyKeyword, positiveLengthPercentage, positivePt, size } from './value-parsers.js';
import type { BorderSide, BreakValue, Colour, ComputedStyle, ContentItem, CounterChange, Display, GridAreas, GridLine, LengthPercentage, LengthPercentageAuto, SizeValue, TrackListEntry, TrackSize } from './computed-style.js';
import type { Longhand, LonghandName, LonghandTable, ValueParser } from './longhand.js';

type TextLonghandName = keyof typeof import('./text-longhands.js').TEXT_LONGHANDS | keyof typeof import('./paragraph-longhands.js').PARAGRAPH_LONGHANDS;
type BoxName = Exclude<LonghandName, TextLonghandName>;

const BREAK = keywordMap(
  new Map<string, BreakValue>([
    ['auto', 'auto'], ['avoid', 'avoid'], ['avoid-page', 'avoid'], ['page', 'page'], ['always', 'page'], ['left', 'left'], ['right', 'right'], ['recto', 'recto'], ['verso', 'verso'],
  ]),
);

export const borderWidth: ValueParser<number> = either(positivePt, keywordMap(new Map([['thin', 0.75], ['medium', 2.25], ['thick', 3.75]])));
export const borderStyle: ValueParser<BorderSide['style']> = keywordMap(
  new Map<string, BorderSide['style']>([['none', 'none'], ['hidden', 'hidden'], ['solid', 'solid'], ['dashed', 'dashed'], ['dotted', 'dotted'], ['double', 'double']]),
);
export const borderColour: ValueParser<Colour | 'currentcolor'> = (components) => {
  const component = only(components);
  const parsed = component === null ? null : parseColour(component);
  return parsed === null ? null : always(parsed);
};

const content: ValueParser<ComputedStyle['content']> = either(keyword('normal', 'none'), (components) => {
  const items = parseContent(components);
  return items === null ? null : always(items);
});

function list(components: Parameters<ValueParser<unknown>>[0]): ReturnType<ValueParser<readonly ContentItem[]>> {
  const items = parseContentList(components);
  return items === null ? null : always(items);
}

function counters(defaultValue: number): ValueParser<readonly CounterChange[]> {
  return (components) => {
    const changes = parseCounterChanges(components, defaultValue);
    return changes === null ? null : always(changes);
  };
}

const pageName: ValueParser<string> = (components) => {
  const component = only(components);
  if (component?.kind !== 'ident') return null;
  return always(component.name === 'auto' ? 'auto' : component.text);
};

const borderSpacing: ValueParser<readonly [number, number]> = (components) => {
  const [first, second = first, ...rest] = components;
  const horizontal = first === undefined ? null : positivePt([first]);
  const vertical = second === undefined ? null : positivePt([second]);
  return horizontal === null || vertical === null || rest.length > 0 ? null : (context) => [horizontal(context), vertical(context)];
};

const margin = (): Longhand<LengthPercentageAuto> => reset<LengthPercentageAuto>(0, lengthPercentageAuto);
const padding = (): Longhand<LengthPercentage> => reset<LengthPercentage>(0, positiveLengthPercentage);
const sized = (): Longhand<SizeValue> => reset<SizeValue>('auto', size);
const maxSized = (): Longhand<SizeValue | 'none'> => reset<SizeValue | 'none'>('none', either(size, keyword('none')));
const width = (): Longhand<number> => reset(2.25, borderWidth);
const style = (): Longhand<BorderSide['style']> => reset<BorderSide['style']>('none', borderStyle);
const edgeColour = (): Longhand<Colour | 'currentcolor'> => reset<Colour | 'currentcolor'>('currentcolor', borderColour);
const gap = (): Longhand<LengthPercentage> => reset<LengthPercentage>(0, either(positiveLengthPercentage, keywordMap(new Map([['normal', 0]]))));
const line = (): Longhand<GridLine> => reset<GridLine>('auto', gridLine);
const changes = (defaultValue: number): Longhand<readonly CounterChange[]> => reset<readonly CounterChange[]>([], counters(defaultValue));

export const BOX_LONGHANDS: LonghandTable<BoxName> = {
  display: reset<Display>('inline', display),
  float: reset('none', keyword('none', 'footnote')),
  'box-sizing': reset('content-box', keyword('content-box', 'border-box')),
  'margin-top': margin(),
  'margin-right': margin(),
  'margin-bottom': margin(),
  'margin-left': margin(),
  'padding-top': padding(),
  'padding-right': padding(),
  'padding-bottom': padding(),
  'padding-left': padding(),
  'border-top-width': width(),
  'border-right-width': width(),
  'border-bottom-width': width(),
  'border-left-width': width(),
  'border-top-style': style(),
  'border-right-style': style(),
  'border-bottom-style': style(),
  'border-left-style': style(),
  'border-top-color': edgeColour(),
  'border-right-color': edgeColour(),
  'border-bottom-color': edgeColour(),
  'border-left-color': edgeColour(),
  'border-radius': reset(0, positivePt),
  'background-color': reset<Colour | null>(null, colour),
  'background-image': reset('none', keyword('none')),
  width: sized(),
  height: sized(),
  'min-width': sized(),
  'min-height': sized(),
  'max-width': maxSized(),
  'max-height': maxSized(),
  'table-layout': reset('auto', keyword('auto', 'fixed')),
  'caption-side': inherited('top', keyword('top', 'bottom')),
  'border-collapse': inherited('separate', keyword('collapse', 'separate')),
  'border-spacing': inherited<readonly [number, number]>([0, 0], borderSpacing),
  'empty-cells': inherited('show', keyword('show', 'hide')),
  'grid-template-columns': reset<readonly TrackListEntry[]>([], trackList),
  'grid-template-rows': reset<readonly TrackListEntry[]>([], trackList),
  'grid-template-areas': reset<GridAreas | null>(null, gridAreas),
  'grid-auto-rows': reset<readonly TrackSize[]>([{ kind: 'auto' }], autoTracks),
  'grid-auto-columns': reset<readonly TrackSize[]>([{ kind: 'auto' }], autoTracks),
  'grid-auto-flow': reset<ComputedStyle['gridAutoFlow']>('row', autoFlow),
  'row-gap': gap(),
  'column-gap': gap(),
  'grid-row-start': line(),
  'grid-row-end': line(),
  'grid-column-start': line(),
  'grid-column-end': line(),
  'align-items': reset<ComputedStyle['alignItems']>('stretch', alignment),
  'align-self': reset<ComputedStyle['alignSelf']>('auto', either(keyword('auto'), alignment)),
  'justify-items': reset<ComputedStyle['justifyItems']>('stretch', legacyJustification),
  'justify-self': reset<ComputedStyle['justifySelf']>('auto', either(keyword('auto'), justification)),
  'align-content': reset<ComputedStyle['alignContent']>('stretch', contentAlignment),
  'justify-content': reset<ComputedStyle['justifyContent']>('stretch', contentJustification),
  order: reset(0, integer(-Infinity)),
  'break-before': reset<BreakValue>('auto', BREAK),
  'break-after': reset<BreakValue>('auto', BREAK),
  'break-inside': reset('auto', keywordMap(new Map([['auto', 'auto'], ['avoid', 'avoid'], ['avoid-page', 'avoid']] as const))),
  'box-decoration-break': reset('slice', keyword('slice', 'clone')),
  page: reset('auto', pageName),
  content: reset<ComputedStyle['content']>('normal', content),
  'counter-reset': changes(0),
  'counter-set': changes(0),
  'counter-increment': changes(1),
  'string-set': reset<ComputedStyle['stringSet']>([], (components) => {
    const settings = parseStringSet(components);
    return settings === null ? null : always(settings);
  }),
  'bookmark-level': reset<ComputedStyle['bookmarkLevel']>('none', either(integer(1), keyword('none'))),
  'bookmark-label': reset<readonly ContentItem[]>([{ kind: 'content', part: 'text' }], (components) => (onlyKeyword(components) === 'none' ? always([]) : list(components))),
  'bookmark-state': reset<ComputedStyle['bookmarkState']>('auto', keyword('open', 'closed')),
};

