/**
 * Grapheme clusters (UAX 29) of a text, in time that grows with its length: `Intl.Segmenter` copies the whole text for each
 * cluster that it is asked for, so it is given short stretches.
 */

let segmenter: Intl.Segmenter | null = null;

/** What is looked at at once, in UTF-16 units; more where one cluster is longer. */
const STRETCH = 256;
/** Nothing up to here takes part in a cluster of several characters, a return before a line feed excepted. */
const LAST_SINGLE = 0x2ff;

/** The offset after each cluster, in order; the last is the text's length. */
export function graphemeEnds(text: string): readonly number[] {
  const ends: number[] = [];
  for (let start = 0, size = STRETCH; start < text.length; ) {
    const before = ends.length;
    const end = stretchEnd(text, start + size);
    // Of a stretch made for a long cluster only that one is asked for.
    addEnds(ends, text.slice(start, end), start, size === STRETCH ? Infinity : 1);
    // What comes next may belong to a cluster at the stretch's end: it is looked at again.
    if (end < text.length && ends[ends.length - 1] === end) ends.pop();
    const isLonger = ends.length === before;
    size = isLonger ? size * 2 : STRETCH;
    if (!isLonger) start = ends[ends.length - 1] ?? text.length;
  }
  return ends;
}

/** Not between the two units of a character. */
function stretchEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return end >= text.length ? text.length : last >= 0xd800 && last < 0xdc00 ? end + 1 : end;
}

function addEnds(ends: number[], text: string, start: number, most: number): void {
  if (isSingle(text)) {
    for (let offset = 1; offset <= text.length; offset += 1) ends.push(start + offset);
    return;
  }
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let added = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    ends.push(start + index + segment.length);
    added += 1;
    if (added === most) return;
  }
}

function isSingle(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > LAST_SINGLE || code === 0x0d) return false;
  }
  return true;
}
