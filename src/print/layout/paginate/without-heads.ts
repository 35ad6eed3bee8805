/** Gives up the repetition of table heads and feet where those of tables within one another leave too little of a page. */

import { bandAt, stackChild, type Band, type BandCell, type BandsContent, type Measured, type MeasuredContent } from '../measured.js';
import { restBand } from './rest-band.js';
import { contentHeight, footHeight, headHeight } from './views.js';

/** What a page has for a box, and what its heads and feet must leave of it. */
export interface HeadRoom {
  readonly roomPt: number;
  readonly leastPt: number;
}

/**
 * The same box, in which the tables that stand first are without the heads and feet that leave too little room:
 * they are shown once, like other rows. Null where there are none.
 */
export function withoutHeads(node: Measured, room: HeadRoom): Measured | null {
  const content = bareContent(node.content, { ...room, roomPt: room.roomPt - node.insetTopPt });
  return content === null ? null : { ...node, content, heightPt: Math.max(node.floorPt, node.insetTopPt + contentHeight(content) + node.insetBottomPt) };
}

function bareContent(content: MeasuredContent, room: HeadRoom): MeasuredContent | null {
  switch (content.kind) {
    case 'lines':
    case 'solid': return null;
    case 'stack': {
      const child = content.from < content.to && content.last === null ? stackChild(content, content.from) : null;
      const bare = child === null ? null : withoutHeads(child, room);
      return bare === null ? null : { ...content, first: bare };
    }
    case 'bands': return content.last === null ? bareBands(content, room) : null;
  }
}

function bareBands(content: BandsContent, room: HeadRoom): BandsContent | null {
  const loses = leavesTooLittle(content, room);
  const used = loses ? 0 : headHeight(content) + footHeight(content);
  const start = bandAt(content, content.from);
  const bare = start === null ? null : bareBand(start, { ...room, roomPt: room.roomPt - used });
  if (loses) return shownOnce(content, bare ?? start);
  return bare === null ? null : { ...content, first: bare };
}

function leavesTooLittle(content: BandsContent, { roomPt, leastPt }: HeadRoom): boolean {
  const { table } = content;
  if (table === null || !table.repeats || (table.head === null && table.foot === null)) return false;
  return roomPt - headHeight(content) - footHeight(content) < leastPt;
}

/**
 * Head and foot as rows among the others; a head that was shown already is not shown again. `start`: the first row there is.
 * The breaks before the first and after the last of the rows stay the table's own.
 */
function shownOnce(content: BandsContent, start: Band | null): BandsContent {
  const { table } = content;
  if (table === null) return content;
  const { foot, spacingPt } = table;
  const head = table.isContinued ? null : table.head;
  const rows = [...(start === null ? [] : [start]), ...content.bands.slice(content.from + 1)];
  const body = rows.map((band, index): Band => ({
    ...band,
    ...(head !== null && index === 0 ? { gapBeforePt: spacingPt, before: 'auto' } : {}),
    ...(foot !== null && index === rows.length - 1 ? { after: 'auto' } : {}),
  }));
  const bands = [...(head === null ? [] : [head]), ...body, ...(foot === null ? [] : [{ ...foot, gapBeforePt: spacingPt }])];
  return { ...content, bands, from: 0, to: bands.length, first: null, table: { ...table, head: null, foot: null, repeats: false } };
}

function bareBand(band: Band, room: HeadRoom): Band | null {
  let isChanged = false;
  const cells = band.cells.map((cell): BandCell => {
    const bare = cell.rowStart > 0 ? null : withoutHeads(cell.node, { ...room, roomPt: room.roomPt - cell.offsetPt });
    if (bare === null) return cell;
    isChanged = true;
    return { ...cell, node: bare };
  });
  if (!isChanged) return null;
  return restBand(band, { cells, firstRow: 0, consumedPt: 0 });
}
