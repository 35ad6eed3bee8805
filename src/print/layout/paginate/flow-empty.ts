/** Fills a space with a box that holds nothing (more): its height alone. */

import type { Measured } from '../measured.js';
import { reservedPt } from './notes.js';
import { DROPS_AVOID, EPSILON_PT, NOTHING, goesOnEmpty, mustPlace, type Flow, type Space } from './space.js';
import { cutBelow, hasMarkerRoom } from './views.js';

/** The box whole, cut at the room's end, or not at all. */
export function emptyFlow(node: Measured, space: Space): Flow {
  if (space.mustBreak) return NOTHING;
  const { notes } = space;
  const room = space.roomPt - reservedPt(notes);
  // A marker needs its line.
  if (!hasMarkerRoom(node, node.content, room) && !mustPlace(space)) return NOTHING;
  if (goesOnEmpty(node, room, space)) return { kind: 'cut', ...cutBelow(node, room), forced: null, notes };
  // What cannot go on and does not fit is not worth a page.
  return node.heightPt <= room + EPSILON_PT || space.leniency >= DROPS_AVOID ? { kind: 'whole', notes } : NOTHING;
}
