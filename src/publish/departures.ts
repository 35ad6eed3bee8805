/**
 * What is told at the addresses of briefings and volumes that are withdrawn or superseded: once public, they were taken back on
 * purpose, and whoever cited them must learn so. Of what is withheld for any other reason not a word is said.
 */

import { isoDate } from '../compose/iso-date.js';
import { readDeparture, readReplaced } from '../briefing/read-departure.js';
import { stableIdentifier } from '../editions/ebook/package-metadata.js';
import type { FileSystem } from '../host/host.js';
import { withheldBecause } from './audience.js';
import type { NoticeFacts } from './manifest.js';

export interface DeparturesOptions {
  readonly fs: FileSystem;
  readonly root: string;
  readonly audience: string;
  readonly now: Date | null;
  /** Every briefing of the project. */
  readonly known: readonly string[];
  /** Slugs, and names of volumes, that the audience may not see, for whatever reason. */
  readonly withheld: readonly string[];
}

/** By slug, or name of the volume. */
export type Departures = ReadonlyMap<string, NoticeFacts>;

interface Departed {
  readonly facts: NoticeFacts;
  readonly replacedBy: string | null;
  readonly ownIdentifier: string | null;
}

export function readDepartures({ fs, root, audience, now, known, withheld }: DeparturesOptions): Departures {
  const departed = new Map(withheld.flatMap((slug) => {
    const found = departureOf({ fs, root, audience, now }, slug);
    return found === null ? [] : [[slug, found] as const];
  }));
  if (departed.size === 0) return new Map();
  const replaced = [...readReplaced({ fs, root }, known)].sort(([a], [b]) => (a < b ? -1 : 1));
  const next = (slug: string): string | null => {
    const { replacedBy = null, ownIdentifier = null } = departed.get(slug) ?? {};
    return replacedBy ?? replaced.find(([other, name]) => other !== slug && (name === slug || name === ownIdentifier))?.[0] ?? null;
  };
  /** The last of a chain of briefings that replace each other; null where it ends with one that this audience may not see. */
  const successorOf = (slug: string): string | null => {
    const passed = new Set<string>();
    let last: string | null = slug;
    while (last !== null && departed.has(last) && !passed.has(last)) {
      passed.add(last);
      last = next(last);
    }
    return last === null || passed.has(last) || withheld.includes(last) || !known.includes(last) ? null : last;
  };
  return new Map([...departed].map(([slug, { facts }]) => {
    const successor = successorOf(slug);
    // One without a date of its own was superseded when its successor came out.
    const updated = facts.date === null && successor !== null ? momentOf(readDeparture({ fs, root, slug: successor })?.date ?? null) : null;
    return [slug, { ...facts, successor, updated: updated ?? facts.updated }];
  }));
}

function departureOf({ fs, root, audience, now }: Omit<DeparturesOptions, 'known' | 'withheld'>, slug: string): Departed | null {
  const found = readDeparture({ fs, root, slug });
  if (found === null) return null;
  const { visibility: { status, handling }, title, language, date, withdrawn, reason, replacedBy, identifier, topics } = found;
  if (status !== 'withdrawn' && status !== 'superseded') return null;
  // A draft or a marked one that was withdrawn has never been public.
  if (withheldBecause({ status: 'final', handling }, audience, now) !== null) return null;
  const facts: NoticeFacts = { language, reason: status, title, date: withdrawn, explanation: reason, successor: null, identifier: stableIdentifier({ slug, identifier, language }), updated: momentOf(withdrawn ?? date), topics: [...topics] };
  return { facts, replacedBy, ownIdentifier: identifier };
}

/** The first moment of a day, month or year, RFC 3339. @param date EDTF */
function momentOf(date: string | null): string | null {
  const iso = date === null ? '' : isoDate(date);
  if (!/^\d{4}(?:-\d{2}){0,2}$/.test(iso)) return null;
  return `${iso}${['-01-01', '-01', ''][iso.split('-').length - 1] ?? ''}T00:00:00Z`;
}
