/** Room for the arrays of glyphs: many share one buffer, since a buffer of its own costs each more than what it holds. */

export interface GlyphArrays {
  readonly glyphIds: Uint16Array;
  readonly advances: Float64Array;
  readonly clusters: Uint32Array;
}

const ROOM_BYTES = 1 << 17;
const [OF_ADVANCE, OF_CLUSTER, OF_ID] = [8, 4, 2];

let room = new ArrayBuffer(0);
let used = 0;

/** Arrays for so many glyphs, all 0. They belong to whoever asks: no two share memory. */
export function glyphArrays(count: number): GlyphArrays {
  const bytes = count * (OF_ADVANCE + OF_CLUSTER + OF_ID);
  if (used + bytes > room.byteLength) {
    room = new ArrayBuffer(Math.max(ROOM_BYTES, bytes));
    used = 0;
  }
  const at = used;
  // The next ones begin at a multiple of eight, as numbers of eight bytes must.
  used += (bytes + 7) & ~7;
  return {
    advances: new Float64Array(room, at, count),
    clusters: new Uint32Array(room, at + count * OF_ADVANCE, count),
    glyphIds: new Uint16Array(room, at + count * (OF_ADVANCE + OF_CLUSTER), count),
  };
}
