/** Shares a page's edge between its three margin boxes (CSS Paged Media 3, section 5.3.2). */

/** A box along the edge, margins included. */
export interface BoxSide {
  /** Null for `auto`. */
  readonly sizePt: number | null;
  readonly leastPt: number;
  readonly mostPt: number;
  /** Min-content and max-content sizes. */
  readonly minPt: number;
  readonly maxPt: number;
}

export interface SidePlace {
  readonly startPt: number;
  readonly sizePt: number;
}

/** Places for the first, the middle and the last box; null where a box is not generated. */
export function distribute(sides: readonly (BoxSide | null)[], edgePt: number): readonly (SidePlace | null)[] {
  const [first = null, middle = null, last = null] = sides;
  let sizes = middle === null ? shareTwo(first, last, edgePt) : shareThree(first, middle, last, edgePt);
  const limited = [first, middle, last].map((side, index) => limitOf(side, sizes[index] ?? 0));
  if (limited.some((side) => side !== null)) {
    // Sizes beyond a minimum or maximum are taken as given, and the rest shared again.
    const [a, b, c] = [first, middle, last].map((side, index) => (side === null || limited[index] === null || limited[index] === undefined ? side : { ...side, sizePt: limited[index] ?? null }));
    sizes = b === null || b === undefined ? shareTwo(a ?? null, c ?? null, edgePt) : shareThree(a ?? null, b, c ?? null, edgePt);
  }
  const [a, b, c] = sizes;
  return [
    first === null ? null : { startPt: 0, sizePt: a },
    middle === null ? null : { startPt: (edgePt - b) / 2, sizePt: b },
    last === null ? null : { startPt: edgePt - c, sizePt: c },
  ];
}

function limitOf(side: BoxSide | null, sizePt: number): number | null {
  if (side === null) return null;
  const limited = Math.max(side.leastPt, Math.min(side.mostPt, sizePt));
  return Math.abs(limited - sizePt) < 1e-9 ? null : limited;
}

type Three = readonly [number, number, number];
type Two = readonly [number, number];

function shareTwo(first: BoxSide | null, last: BoxSide | null, edgePt: number): Three {
  if (first === null) return [0, 0, last === null ? 0 : (last.sizePt ?? edgePt)];
  if (last === null) return [first.sizePt ?? edgePt, 0, 0];
  const [a, c] = flex(first, last, edgePt);
  return [a, 0, c];
}

/** The middle box against twice the larger of the outer ones, so that it can stay centred. */
function shareThree(first: BoxSide | null, middle: BoxSide, last: BoxSide | null, edgePt: number): Three {
  const outer: BoxSide = {
    sizePt: bothGiven(first, last) ? 2 * Math.max(first?.sizePt ?? 0, last?.sizePt ?? 0) : null,
    leastPt: 0, mostPt: Infinity,
    minPt: 2 * Math.max(first?.sizePt ?? first?.minPt ?? 0, last?.sizePt ?? last?.minPt ?? 0),
    maxPt: 2 * Math.max(first?.sizePt ?? first?.maxPt ?? 0, last?.sizePt ?? last?.maxPt ?? 0),
  };
  const [size] = flex(middle, outer, edgePt);
  const beside = Math.max(0, (edgePt - size) / 2);
  return [first === null ? 0 : (first.sizePt ?? beside), size, last === null ? 0 : (last.sizePt ?? beside)];
}

function bothGiven(first: BoxSide | null, last: BoxSide | null): boolean {
  return (first === null || first.sizePt !== null) && (last === null || last.sizePt !== null);
}

/** Two boxes on an edge: given sizes hold, the rest goes by what the boxes hold. */
function flex(a: BoxSide, b: BoxSide, edgePt: number): readonly [number, number] {
  if (a.sizePt !== null && b.sizePt !== null) return [a.sizePt, b.sizePt];
  if (a.sizePt !== null) return [a.sizePt, Math.max(0, edgePt - a.sizePt)];
  if (b.sizePt !== null) return [Math.max(0, edgePt - b.sizePt), b.sizePt];
  const max = a.maxPt + b.maxPt;
  const min = a.minPt + b.minPt;
  if (max <= edgePt) return share([a.maxPt, b.maxPt], edgePt - max, [a.maxPt, b.maxPt]);
  if (min <= edgePt) return share([a.minPt, b.minPt], edgePt - min, [a.maxPt - a.minPt, b.maxPt - b.minPt]);
  return share([a.minPt, b.minPt], edgePt - min, [a.minPt, b.minPt]);
}

/** Two sizes with what is over, by weights. */
function share([a, b]: Two, extra: number, [weightA, weightB]: Two): Two {
  const weight = weightA + weightB;
  const part = weight > 0 ? weightA / weight : 0.5;
  return [Math.max(0, a + extra * part), Math.max(0, b + extra * (1 - part))];
}
