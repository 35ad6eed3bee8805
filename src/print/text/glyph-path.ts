/** Outlines of glyphs, as HarfBuzz draws them: for marks that are shapes on the page, not text. */

import type { FontFace } from './glyph-run.js';
import { harfBuzz } from './harfbuzz-instance.js';
import type { HarfBuzz } from './harfbuzz-instance.js';
import { fontOf } from './harfbuzz.js';

/** Of the outline that is being drawn. */
let commands: string[] = [];
let drawing: number | null = null;

/** SVG path data of a glyph's outline, in font units, y upwards; empty for spaces. */
export function glyphPath(face: FontFace, glyphId: number): string {
  const hb = harfBuzz();
  drawing ??= createDrawing(hb);
  commands = [];
  hb.functions.hb_font_draw_glyph(fontOf(face).font, glyphId, drawing, 0);
  return commands.join('');
}

/** HarfBuzz gives each function its own address, that of our data and its state first, and one more address last. */
function createDrawing({ functions, callback }: HarfBuzz): number {
  const drawing = functions.hb_draw_funcs_create();
  const [before, point, after] = [['i32', 'i32', 'i32'], ['f32', 'f32'], ['i32']] as const;
  const move = callback([...before, ...point, ...after], (_functions, _data, _state, x, y) => void commands.push(`M${x},${y}`));
  const line = callback([...before, ...point, ...after], (_functions, _data, _state, x, y) => void commands.push(`L${x},${y}`));
  const quadratic = callback([...before, ...point, ...point, ...after], (_functions, _data, _state, x1, y1, x, y) => void commands.push(`Q${x1},${y1} ${x},${y}`));
  const cubic = callback([...before, ...point, ...point, ...point, ...after], (_functions, _data, _state, x1, y1, x2, y2, x, y) => void commands.push(`C${x1},${y1} ${x2},${y2} ${x},${y}`));
  const close = callback([...before, ...after], () => void commands.push('Z'));
  functions.hb_draw_funcs_set_move_to_func(drawing, move, 0, 0);
  functions.hb_draw_funcs_set_line_to_func(drawing, line, 0, 0);
  functions.hb_draw_funcs_set_quadratic_to_func(drawing, quadratic, 0, 0);
  functions.hb_draw_funcs_set_cubic_to_func(drawing, cubic, 0, 0);
  functions.hb_draw_funcs_set_close_path_func(drawing, close, 0, 0);
  return drawing;
}
