/** Auto-placement of grid items (CSS Grid 2, section 8.5), for either axis: “along” is the one that is filled first. */

import type { GridSpan } from './grid-lines.js';

export interface AskedPlace {
  readonly along: GridSpan;
  readonly across: GridSpan;
}

/** First tracks of an item in both axes, in terms of the explicit grid’s lines. */
export interface FoundPlace {
  readonly along: number;
  readonly across: number;
}

export interface AutoPlaceRequest {
  readonly asked: readonly AskedPlace[];
  /** Tracks of the explicit grid in the axis that is filled first. */
  readonly tracksAlong: number;
  readonly isDense: boolean;
}

/** Finds a place for each item, over no other unless both were put there by number. */
export function autoPlace(request: AutoPlaceRequest): readonly FoundPlace[] {
  const placement = new Placement(request);
  placement.placeFixed();
  placement.placeInLines();
  placement.placeFreely();
  return placement.found;
}

type Range = [from: number, to: number];

class Placement {
  readonly found: FoundPlace[] = [];
  private readonly asked: readonly AskedPlace[];
  private readonly isDense: boolean;
  /** The first track along and across, and the end along: implicit tracks included that items have asked for. */
  private readonly first: number;
  private readonly top: number;
  private end: number;
  /** For each track across, what is taken of it: ranges, the end exclusive. */
  private readonly taken = new Map<number, Range[]>();

  constructor({ asked, tracksAlong, isDense }: AutoPlaceRequest) {
    this.asked = asked;
    this.isDense = isDense;
    const first = asked.reduce((least, { along }) => Math.min(least, along.start ?? 0), 0);
    this.first = first;
    this.top = asked.reduce((least, { across }) => Math.min(least, across.start ?? 0), 0);
    this.end = asked.reduce((most, { along }) => Math.max(most, (along.start ?? first) + along.length), Math.max(1, tracksAlong));
  }

  /** Step 0: both axes given. */
  placeFixed(): void {
    this.asked.forEach(({ along, across }, index) => {
      if (along.start !== null && across.start !== null) this.take(index, along.start, across.start);
    });
  }

  /** Step 1: given across; behind what this step has put there before, unless packing is dense. */
  placeInLines(): void {
    const cursors = new Map<number, number>();
    this.asked.forEach((item, index) => {
      if (item.along.start !== null || item.across.start === null) return;
      let along = this.isDense ? this.first : (cursors.get(item.across.start) ?? this.first);
      for (let end = this.blockedUntil(along, item.across.start, item); end !== null; end = this.blockedUntil(along, item.across.start, item)) along = end;
      this.take(index, along, item.across.start);
      cursors.set(item.across.start, along + item.along.length);
    });
  }

  /** Steps 2 to 4: the rest, one after the other; dense packing goes back for each to where one of its size found room last. */
  placeFreely(): void {
    let cursor: FoundPlace = { along: this.first, across: this.top };
    const lastOfSize = new Map<string, FoundPlace>();
    this.asked.forEach((item, index) => {
      if (item.across.start !== null) return;
      const size = `${item.along.start ?? ''} ${item.along.length} ${item.across.length}`;
      if (this.isDense) cursor = lastOfSize.get(size) ?? { along: this.first, across: this.top };
      cursor = item.along.start === null ? this.nextFree(item, cursor) : this.nextInTrack(item, item.along.start, cursor);
      this.take(index, cursor.along, cursor.across);
      lastOfSize.set(size, cursor);
    });
  }

  private nextInTrack(item: AskedPlace, along: number, from: FoundPlace): FoundPlace {
    let across = along < from.along && !this.isDense ? from.across + 1 : from.across;
    while (this.blockedUntil(along, across, item) !== null) across++;
    return { along, across };
  }

  private nextFree(item: AskedPlace, from: FoundPlace): FoundPlace {
    let { along, across } = from;
    for (;;) {
      const end = along + item.along.length > this.end ? this.end : this.blockedUntil(along, across, item);
      if (end === null) return { along, across };
      along = end;
      if (along + item.along.length > this.end) [along, across] = [this.first, across + 1];
    }
  }

  /** Null where the item has room at a place; else the track along at which to look again. */
  private blockedUntil(along: number, across: number, item: AskedPlace): number | null {
    const end = along + item.along.length;
    let blocked: number | null = null;
    for (let j = across; j < across + item.across.length; j++) {
      for (const [from, to] of this.taken.get(j) ?? []) if (from < end && to > along) blocked = Math.max(blocked ?? to, to);
    }
    return blocked;
  }

  private take(index: number, along: number, across: number): void {
    const item = this.asked[index];
    if (item === undefined) return;
    const end = along + item.along.length;
    for (let j = across; j < across + item.across.length; j++) {
      const line = this.taken.get(j) ?? [];
      this.taken.set(j, line);
      const last = line.at(-1);
      // Most items follow one another.
      if (last !== undefined && last[1] === along) last[1] = end;
      else line.push([along, end]);
    }
    this.end = Math.max(this.end, along + item.along.length);
    this.found[index] = { along, across };
  }
}
