/**
 * Draws the cover of the e-book: title, series, marking and the sheaf, as a JPEG of 1,600 × 2,560 pixels.
 *
 * The sheaf's strokes come as SVG from `figures/`; text is set here, on the design's lines (LOOK: e-book cover).
 */

import type { Path2D, SKRSContext2D } from '@napi-rs/canvas';

import type { DocumentHead } from '../../compose/document.js';
import { parseFragment } from '../../html/parse.js';
import { isTag } from '../../html/dom.js';
import { findAll, getAttribute } from '../../html/walk.js';

export interface CoverOptions {
  readonly head: DocumentHead;
  /** `drawSheaf(claims, { format: 'ebook' })`. */
  readonly sheaf: string;
  /** The line at the foot: “Arrêtée à la nuit de jeudi à vendredi, février 2020”. */
  readonly asOf: string | null;
  /** TrueType files by role. */
  readonly fonts: { readonly title: Uint8Array; readonly serif: Uint8Array; readonly sans: Uint8Array; readonly sansBold: Uint8Array };
}

const WIDTH = 1600;
const HEIGHT = 2560;
const TEXT_LEFT = 372;
const TEXT_RIGHT = 1520;
const COLOURS = { ground: '#0e3f4b', title: '#ffffff', cream: '#f1e8d3', ribbon: '#d2a138' };
/** TLP 2.0's colours, on black. */
const MARK_INK: Readonly<Record<string, string>> = { 'TLP:GREEN': '#33ff00', 'TLP:AMBER': '#ffc000', 'TLP:AMBER+STRICT': '#ffc000', 'TLP:RED': '#ff2b2b' };
/** Title sizes in pixels, each with its line height and the most lines that it may take. */
const TITLE_SIZES = [
  { size: 184, line: 200, lines: 3 },
  { size: 150, line: 166, lines: 4 },
  { size: 120, line: 136, lines: 5 },
  { size: 96, line: 112, lines: 6 },
  { size: 76, line: 90, lines: 8 },
] as const;
const TITLE_TOP = 480;
const SHEAF_TOP = 1240;

export async function drawCoverImage(options: CoverOptions): Promise<Uint8Array> {
  const { GlobalFonts, Path2D: Path, createCanvas } = await import('@napi-rs/canvas');
  for (const [role, bytes] of Object.entries(options.fonts)) {
    const family = `sheaf-${role}`;
    if (!GlobalFonts.has(family)) GlobalFonts.register(Buffer.from(bytes), family);
  }
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  const mirror = options.head.direction === 'rtl';
  context.fillStyle = COLOURS.ground;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  drawStrokes(context, options.sheaf, (data) => new Path(data));
  context.fillStyle = COLOURS.ribbon;
  context.fillRect(mirror ? WIDTH - 292 : 236, 0, 56, HEIGHT);
  drawText(context, options, mirror);
  drawMark(context, options.head.marking, mirror);
  return canvas.encode('jpeg', 90);
}

/** `drawSheaf` puts strokes in groups and paths; only their data and widths are wanted, the colour is the cover's. */
function drawStrokes(context: SKRSContext2D, sheaf: string, makePath: (data: string) => Path2D): void {
  context.strokeStyle = COLOURS.cream;
  for (const root of parseFragment(sheaf, { xml: true }).filter(isTag)) {
    for (const stroke of findAll(root, (candidate) => candidate.name === 'path' && getAttribute(candidate, 'stroke-width') !== null)) {
      context.lineWidth = Number(getAttribute(stroke, 'stroke-width'));
      context.stroke(makePath(getAttribute(stroke, 'd') ?? ''));
    }
  }
}

function drawText(context: SKRSContext2D, { head, asOf }: CoverOptions, mirror: boolean): void {
  context.direction = head.direction;
  context.textAlign = 'start';
  const x = (from: number): number => (mirror ? WIDTH - from : from);
  const widest = TEXT_RIGHT - TEXT_LEFT;
  context.fillStyle = COLOURS.title;
  context.font = '56px "sheaf-sans"';
  context.fillText(head.series ?? head.publisher ?? '', x(TEXT_LEFT), 196);
  if (asOf !== null) {
    for (const [index, line] of breakLines(context, asOf, widest).slice(0, 3).entries()) context.fillText(line, x(TEXT_LEFT), 2284 + index * 72);
  }
  const title = fitTitle(context, head.title, widest);
  for (const [index, line] of title.lines.entries()) context.fillText(line, x(TEXT_LEFT - 9), TITLE_TOP + index * title.step);
  if (head.subtitle === null) return;
  const top = TITLE_TOP + (title.lines.length - 1) * title.step + 140;
  context.font = '66px "sheaf-serif"';
  context.fillStyle = COLOURS.cream;
  const room = Math.floor((SHEAF_TOP - top) / 88) + 1;
  const lines = breakLines(context, head.subtitle, widest);
  // A deck that the place above the sheaf cannot hold whole is left to the title page.
  if (lines.length <= room) for (const [index, line] of lines.entries()) context.fillText(line, x(TEXT_LEFT), top + index * 88);
}

function fitTitle(context: SKRSContext2D, title: string, widest: number): { readonly lines: readonly string[]; readonly step: number } {
  for (const { size, line, lines } of TITLE_SIZES) {
    context.font = `${size}px "sheaf-title"`;
    const broken = breakLines(context, title, widest);
    if (broken.length <= lines && broken.every((text) => context.measureText(text).width <= widest)) return { lines: broken, step: line };
  }
  const last = TITLE_SIZES[TITLE_SIZES.length - 1] ?? TITLE_SIZES[0];
  return { lines: breakLines(context, title, widest).slice(0, 10), step: last.line };
}

/** First fit, then the widest line is narrowed as long as the number of lines stays: titles look balanced. No-break spaces hold. */
function breakLines(context: SKRSContext2D, text: string, widest: number): readonly string[] {
  const full = firstFit(context, text, widest);
  let width = widest;
  let best = full;
  for (;;) {
    width -= 20;
    const narrower = firstFit(context, text, width);
    if (width < 200 || narrower.length > full.length || narrower.some((line) => context.measureText(line).width > width)) return best;
    best = narrower;
  }
}

function firstFit(context: SKRSContext2D, text: string, widest: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > widest) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function drawMark(context: SKRSContext2D, marking: string | null, mirror: boolean): void {
  if (marking === null) return;
  context.font = '60px "sheaf-sansBold"';
  context.direction = 'ltr';
  const width = Math.max(364, context.measureText(marking).width + 80);
  const left = mirror ? 120 : 1480 - width;
  context.fillStyle = '#000000';
  context.fillRect(left, 132, width, 92);
  context.fillStyle = MARK_INK[marking] ?? '#ffffff';
  context.textAlign = 'center';
  context.fillText(marking, left + width / 2, 197);
}
