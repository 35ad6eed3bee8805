/** Makes text safe and measurable for a terminal: columns, tabs, wide characters, control characters. */

/** One visible unit of a line and the columns that it takes. */
export interface DisplayCell {
  readonly text: string;
  readonly columns: number;
  /** Offset in the line, in UTF-16 code units. */
  readonly start: number;
}

const TAB_COLUMNS = 2;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200b-\u200f\u2060\ufe00-\ufe0f]$/u;
const WIDE = /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])$/u;
/** Signs that could rewrite what a terminal has shown, or turn its order round. */
const DANGEROUS = /^[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]$/u;

/** A line as cells; tabs become spaces, control characters their pictures. */
export function displayCells(line: string): readonly DisplayCell[] {
  const cells: DisplayCell[] = [];
  let start = 0;
  for (const character of line) {
    cells.push({ ...display(character), start });
    start += character.length;
  }
  return cells;
}

/** Text of one line, safe to print. */
export function safeText(text: string): string {
  return displayCells(text.replace(/\s*[\r\n]+\s*/g, ' ')).map((cell) => cell.text).join('');
}

/** The columns that a text takes. */
export function displayWidth(text: string): number {
  return displayCells(text).reduce((sum, cell) => sum + cell.columns, 0);
}

/** Lines of at most `width` columns, broken at spaces. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of safeText(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function display(character: string): { text: string; columns: number } {
  if (character === '\t') {
    return { text: ' '.repeat(TAB_COLUMNS), columns: TAB_COLUMNS };
  }
  if (DANGEROUS.test(character)) {
    const code = character.codePointAt(0) ?? 0;
    return { text: code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd', columns: 1 };
  }
  return { text: character, columns: ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1 };
}
