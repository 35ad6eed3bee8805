/**
 * Mirrors a style sheet's margin boxes for documents read from right to left: CSS names these boxes by physical sides, and
 * what a sheet says of `@top-left` is meant for the side where lines begin.
 */

/** The boxes of the page's head and foot and the corners change sides; everything else stays. */
export function mirrorMarginBoxes(sheet: string): string {
  return sheet.replace(/@(top|bottom)-(left|right)(?![\w])/g, (_all, edge: string, side: string) => `@${edge}-${side === 'left' ? 'right' : 'left'}`);
}
