/** Breaks the cover's texts into lines that look balanced. Pure: the widths come from the caller. */

/** No cover holds more characters; what is beyond is not looked at. */
const MOST_CHARACTERS = 2_000;

/** Between these and any other character a line may end (UAX 14, classes ID and CJ). */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Of their scripts, what may not begin a line, and what may not end one. */
const NO_BEGINNING = /^[\p{Pe}\p{Pf}、。，．：；！？・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…—]/u;
const NO_END = /[\p{Ps}\p{Pi}]$/u;

/** Offsets in a word before which a hyphen may be set, ascending. */
export type Hyphens = (word: string) => readonly number[];

const noHyphens: Hyphens = () => [];

/** A piece of text that stays whole, and whether a space parts it from the one before. */
export interface Unit {
  readonly text: string;
  readonly hasSpace: boolean;
}

/**
 * First fit, then the lines are narrowed as long as their number stays. Spaces break, and so does the place beside a character
 * of a script without spaces; a word longer than a line is cut where it may be hyphenated, else where the line ends.
 *
 * @param widest the longest that a line may be, in the unit of `width`
 * @param hyphens where a word may be hyphenated
 */
export function breakLines(text: string, widest: number, width: (text: string) => number, hyphens: Hyphens = noHyphens): readonly string[] {
  const units = breakable(text).flatMap((unit) => cutWord(unit, { widest, width, hyphens }));
  const full = firstFit(units, widest, width);
  const narrowest = Math.max(0, ...units.map((unit) => width(unit.text)));
  let best = full;
  for (let limit = widest; limit >= narrowest; limit -= widest / 50) {
    const lines = firstFit(units, limit, width);
    if (lines.length > full.length) break;
    best = lines;
  }
  return best;
}

/** The pieces of a text between the places where a line may end. */
export function breakable(text: string): readonly Unit[] {
  return text.slice(0, MOST_CHARACTERS).split(/[ \n\t]+/).filter((word) => word !== '').flatMap(unitsOf);
}

function unitsOf(word: string): readonly Unit[] {
  if (!IDEOGRAPH.test(word)) return [{ text: word, hasSpace: true }];
  const units: string[] = [];
  for (const character of word) {
    const last = units[units.length - 1];
    const isBreak = last !== undefined && (IDEOGRAPH.test(character) || IDEOGRAPH.test(last)) && !NO_BEGINNING.test(character) && !NO_END.test(last) && character !== '\u00a0' && !last.endsWith('\u00a0');
    if (last === undefined || isBreak) units.push(character);
    else units[units.length - 1] = last + character;
  }
  return units.map((text, index) => ({ text, hasSpace: index === 0 }));
}

function firstFit(units: readonly Unit[], widest: number, width: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const { text, hasSpace } of units) {
    const longer = line === '' ? text : `${line}${hasSpace ? ' ' : ''}${text}`;
    if (line !== '' && width(longer) > widest) {
      lines.push(line);
      line = text;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

interface Cutting {
  readonly widest: number;
  readonly width: (text: string) => number;
  readonly hyphens: Hyphens;
}

function cutWord({ text, hasSpace }: Unit, { widest, width, hyphens }: Cutting): readonly Unit[] {
  if (width(text) <= widest) return [{ text, hasSpace }];
  const offsets = hyphens(text);
  const pieces: string[] = [];
  for (let rest = text; rest !== '';) {
    const done = text.length - rest.length;
    const hyphen = width(rest) <= widest ? undefined : offsets.findLast((offset) => offset > done && width(`${text.slice(done, offset)}-`) <= widest);
    const piece = hyphen === undefined ? prefix(rest, widest, width) : `${text.slice(done, hyphen)}-`;
    pieces.push(piece);
    rest = rest.slice(hyphen === undefined ? piece.length : hyphen - done);
  }
  return pieces.map((part, index) => ({ text: part, hasSpace: index === 0 && hasSpace }));
}

/** As much of a text as fits, one character at least. */
function prefix(text: string, widest: number, width: (text: string) => number): string {
  let piece = '';
  for (const character of text) {
    if (piece !== '' && width(piece + character) > widest) break;
    piece += character;
  }
  return piece;
}
