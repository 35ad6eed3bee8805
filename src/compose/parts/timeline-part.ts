/** The timeline: what happened when, in the order of time, as exact as the source is. */

import type { Time, TimelineEntry } from '../../briefing/schema.js';
import { type Edtf, endKey, htmlDatetime, parseEdtf, sortKey } from '../../language/time.js';
import { type SafeHtml, Shown, escapeHtml } from '../../templates/index.js';
import type { Composition } from '../composition.js';
import { originOf } from '../origin.js';

export interface TimelineView {
  readonly title: string;
  readonly moments: readonly MomentView[];
}

interface MomentView {
  readonly precision: 'day' | 'month' | 'year';
  /** A valid HTML datetime, or null. */
  readonly datetime: string | null;
  readonly time: Shown;
  readonly events: readonly { readonly text: Shown; readonly key: SafeHtml | null }[];
}

interface Placed {
  readonly entry: TimelineEntry;
  readonly index: number;
  readonly key: number;
}

export function timelinePart(composition: Composition): TimelineView | null {
  const entries = composition.briefing.data.timeline ?? [];
  if (entries.length === 0) return null;
  const moments: (MomentView & { events: { text: Shown; key: SafeHtml | null }[] })[] = [];
  let lastTime: string | null = null;
  for (const { entry, index } of inOrder(entries)) {
    const time = entry.inferred === undefined ? composition.timeText(entry.time) : `${composition.timeText(entry.time)} [${entry.inferred}]`;
    const event = {
      text: composition.inline(entry.text, ['timeline', index, 'text']),
      key: composition.key(entry.sources),
    };
    const last = moments.at(-1);
    if (last !== undefined && time === lastTime) {
      last.events.push(event);
      continue;
    }
    lastTime = time;
    const edtf = typeof entry.time === 'string' ? parseEdtf(entry.time) : null;
    moments.push({
      precision: precisionOf(entry.time),
      datetime: edtf === null ? null : htmlDatetime(edtf),
      time: new Shown(escapeHtml(time), originOf(['timeline', index, 'time'])),
      events: [event],
    });
  }
  return { title: composition.word('part.timeline'), moments };
}

/** By time; entries that no date sorts stay behind the one that the author put before them. */
function inOrder(entries: readonly TimelineEntry[]): readonly Placed[] {
  let previous = -Infinity;
  const placed = entries.map((entry, index): Placed => {
    const key = entryKey(entry.time) ?? previous;
    previous = key;
    return { entry, index, key };
  });
  return placed.sort((first, second) => (first.key === second.key ? first.index - second.index : first.key < second.key ? -1 : 1));
}

function entryKey(time: Time): number | null {
  if (typeof time === 'string') return keyOf(time, sortKey);
  const within = time.within === undefined ? null : keyOf(time.within, sortKey);
  const after = time.after === undefined ? null : keyOf(time.after, endKey);
  if (within === null || after === null) return within ?? after;
  // “After” may lie beyond the beginning of “within”, never beyond its end.
  const end = time.within === undefined ? null : keyOf(time.within, endKey);
  return end !== null && after >= end ? within : Math.max(within, after);
}

function keyOf(text: string, read: (edtf: Edtf) => number): number | null {
  const edtf = parseEdtf(text);
  return edtf === null ? null : read(edtf);
}

/** How exact the sign beside the time may look. */
function precisionOf(time: Time): 'day' | 'month' | 'year' {
  const text = typeof time === 'string' ? time : time.within ?? time.after;
  const edtf = text === undefined ? null : parseEdtf(text);
  // Words without a date, such as “Thursday night”, speak of days.
  if (edtf === null) return typeof time === 'string' ? 'year' : 'day';
  // An unspecified day of a month is a day all the same.
  if (/^-?\d{4}-\d\d-XX/.test(edtf.source)) return 'day';
  switch (edtf.precision) {
    case 'time':
    case 'day': return 'day';
    case 'month':
    case 'season': return 'month';
    case 'year':
    case 'decade':
    case 'century': return 'year';
  }
}
