/** Breaks the cover's texts into lines that look balanced. Pure: the widths come from the caller. */

/** No cover holds more characters; what is beyond is not looked at. */
const MOST_CHARACTERS = 2_000;

/**
 * First fit, then the lines are narrowed as long as their number stays. Only spaces break; a word longer than a line is
 * cut where the line ends.
 *
 * @param widest the longest that a line may be, in the unit of `width`
 */
export function breakLines(text: string, widest: number, width: (text: string) => number): readonly string[] {
  const words = text.slice(0, MOST_CHARACTERS).split(/[ \n\t]+/).filter((word) => word !== '').flatMap((word) => cutWord(word, widest, width));
  const full = firstFit(words, widest, width);
  const narrowest = Math.max(0, ...words.map(width));
  let best = full;
  for (let limit = widest; limit >= narrowest; limit -= widest / 50) {
    const lines = firstFit(words, limit, width);
    if (lines.length > full.length) break;
    best = lines;
  }
  return best;
}

function firstFit(words: readonly string[], widest: number, width: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer) > widest) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function cutWord(word: string, widest: number, width: (text: string) => number): readonly string[] {
  if (width(word) <= widest) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && width(piece + character) > widest) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
