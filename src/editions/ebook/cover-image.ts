/**
 * Draws the cover of the e-book: title, series, marking and the sheaf, as a PNG of 1,600 × 2,560 pixels.
 *
 * The sheaf's strokes come as SVG from `figures/`; text is set here, on the design's lines (LOOK: e-book cover).
 */

import { createHash } from 'node:crypto';

import type { Canvas, Image, Path2D, SKRSContext2D } from '@napi-rs/canvas';

import type { DocumentHead } from '../../compose/document.js';
import { isTag } from '../../html/dom.js';
import { parseFragment } from '../../html/parse.js';
import { findAll, getAttribute } from '../../html/walk.js';
import { hyphenator } from '../../language/hyphenate.js';
import { dressHeading } from '../../language/micro-typography.js';
import { type FontUse, HOUSE_GLYPHS } from '../../figures/canvas/cover-fonts.js';
import { type Hyphens, breakLines, breakable } from '../../figures/canvas/cover-lines.js';
import { writeIndexedPng } from '../../figures/canvas/indexed-png.js';
import { loadCanvas } from '../../figures/canvas/load-canvas.js';
import { markInk } from '../../figures/canvas/mark-ink.js';

export interface CoverOptions {
  readonly head: DocumentHead;
  /** `drawSheaf(claims, { format: 'ebook' })`. */
  readonly sheaf: string;
  /** The line at the foot: “Arrêtée à la nuit de jeudi à vendredi, février 2020”. */
  readonly asOf: string | null;
  readonly colours: CoverColours;
  /** Drawn for dark grounds; null where the brand has none. */
  readonly logo: CoverLogo | null;
  /** TrueType files by role: the first in which a letter is found sets it. */
  readonly fonts: Readonly<Record<FontUse, readonly Uint8Array[]>>;
}

/** As `#rrggbb`. */
export interface CoverColours {
  readonly ground: string;
  readonly title: string;
  /** Of deck and strokes. */
  readonly text: string;
  readonly ribbon: string;
}

export interface CoverLogo {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** In CSS pixels: the shape counts. */
  readonly width: number;
  readonly height: number;
}

const COVER_WIDTH = 1600;
const COVER_HEIGHT = 2560;
const TEXT_LEFT = 372;
const TEXT_RIGHT = 1520;
/** Title sizes in pixels, each with its line height and the most lines that it may take. */
const TITLE_SIZES = [
  { size: 184, line: 200, lines: 3 },
  { size: 150, line: 166, lines: 4 },
  { size: 120, line: 136, lines: 5 },
  { size: 96, line: 112, lines: 7 },
  { size: 76, line: 90, lines: 8 },
] as const;
/** From this size down a word longer than a line is hyphenated rather than set smaller. */
const HYPHENATED = 120;
/** Base line of series or publisher. */
const SERIES_LINE = 196;
/** Its sizes in pixels, with the first line's distance from that base line. */
const SERIES_SIZES = [
  { size: 56, first: 0, step: 0, most: 1 },
  { size: 46, first: -28, step: 54, most: 2 },
] as const;
const TITLE_TOP = 480;
/** Rows of the marks of state, between series and title, which gives way to a second. */
const STATE = { top: 252, height: 84, step: 104, size: 50, padding: 32, frame: 6 };
const STATE_GROUND = '#15202a';
const SHEAF_TOP = 1240;
/** The logo stands above the series, which then gives way downwards with all that follows. */
const LOGO = { top: 112, width: 640, height: 150, area: 62_000, gap: 90 };
/** The knot's height, in which all strokes lie side by side. */
const KNOT_HEIGHT = 300;
/** Of the distance between neighbours in the knot, what their strokes may fill: beyond it they run into one. */
const KNOT_INK = 0.6;
/** Families that the library knows; to ask it takes longer than drawing the cover. */
const registered = new Set<string>();

export async function drawCoverImage(options: CoverOptions): Promise<Uint8Array> {
  const head = suitFonts(options.head);
  const texts = [head.title, head.subtitle, head.series ?? head.publisher, options.asOf].filter((text) => text !== null);
  const { GlobalFonts, Path2D: Path, createCanvas, loadImage } = loadCanvas(texts.some((text) => !HOUSE_GLYPHS.test(plainSpaces(text))));
  const families = registerFonts(options.fonts, (bytes, family) => GlobalFonts.register(Buffer.from(bytes), family));
  const canvas = createCanvas(COVER_WIDTH, COVER_HEIGHT);
  const logo = options.logo === null ? null : { ...logoBox(options.logo), image: await loadImage(Buffer.from(options.logo.bytes)) };
  paint(canvas, { ...options, head, asOf: options.asOf === null ? null : plainSpaces(options.asOf), families, logo, makePath: (data) => new Path(data) });
  return writeIndexedPng({ width: COVER_WIDTH, height: COVER_HEIGHT, rgba: canvas.data() });
}

/** Font lists for the canvas, by role. */
type Families = Readonly<Record<FontUse, string>>;

/** The same files of another brand are other families: a process may draw covers of several. */
function registerFonts(fonts: CoverOptions['fonts'], register: (bytes: Uint8Array, family: string) => void): Families {
  const familyOf = (bytes: Uint8Array): string => {
    const family = `sheaf-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
    if (!registered.has(family)) register(bytes, family);
    registered.add(family);
    return `"${family}"`;
  };
  const list = (use: FontUse): string => fonts[use].map(familyOf).join(', ');
  return { title: list('title'), serif: list('serif'), sans: list('sans'), sansBold: list('sansBold') };
}

interface LogoBox {
  readonly width: number;
  readonly height: number;
}

function logoBox({ width, height }: CoverLogo): LogoBox {
  const ratio = width / height;
  const wide = Math.min(LOGO.width, Math.sqrt(LOGO.area * ratio), LOGO.height * ratio);
  return { width: Math.round(wide), height: Math.round(wide / ratio) };
}

interface Painting extends Omit<CoverOptions, 'logo' | 'fonts'> {
  readonly families: Families;
  readonly logo: (LogoBox & { readonly image: Image }) | null;
  readonly makePath: (data: string) => Path2D;
}

/** Titles whose articles hold on to the next word, in characters that Literata has. */
function suitFonts(head: DocumentHead): DocumentHead {
  const heading = (text: string | null): string | null => (text === null ? null : plainSpaces(dressHeading(text, head.language)));
  return { ...head, title: heading(head.title) ?? '', subtitle: heading(head.subtitle), series: heading(head.series), publisher: heading(head.publisher) };
}

function plainSpaces(text: string): string {
  return text.replace(/\u202f/g, '\u00a0').replace(/\u2011/g, '-');
}

function paint(canvas: Canvas, painting: Painting): void {
  const context = canvas.getContext('2d');
  const { colours, head, logo } = painting;
  // Otherwise letters take the forms of the machine's language.
  context.lang = head.language;
  const mirror = head.direction === 'rtl';
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, COVER_WIDTH, COVER_HEIGHT);
  drawStrokes(context, painting);
  context.fillStyle = colours.ribbon;
  context.fillRect(mirror ? COVER_WIDTH - 292 : 236, 0, 56, COVER_HEIGHT);
  if (logo !== null) context.drawImage(logo.image, mirror ? COVER_WIDTH - TEXT_LEFT - logo.width : TEXT_LEFT, LOGO.top, logo.width, logo.height);
  drawText(context, painting, mirror);
  drawStates(context, painting, mirror);
  drawMark(context, painting, mirror);
}

/** `drawSheaf` puts strokes in groups and paths; only their data and widths are wanted, the colour is the cover's. */
function drawStrokes(context: SKRSContext2D, { sheaf, colours, makePath }: Painting): void {
  const strokes = parseFragment(sheaf, { xml: true })
    .filter(isTag)
    .flatMap((root) => findAll(root, (candidate) => candidate.name === 'path' && getAttribute(candidate, 'stroke-width') !== null))
    .map((stroke) => ({ width: Number(getAttribute(stroke, 'stroke-width')), data: getAttribute(stroke, 'd') ?? '' }));
  const ink = strokes.reduce((sum, { width }) => sum + width, 0);
  const thinner = Math.min(1, (KNOT_HEIGHT * KNOT_INK) / ink);
  context.strokeStyle = colours.text;
  for (const { width, data } of strokes) {
    context.lineWidth = width * thinner;
    context.stroke(makePath(data));
  }
}

function drawText(context: SKRSContext2D, painting: Painting, mirror: boolean): void {
  const { head, asOf, families, colours, logo } = painting;
  const shift = logo === null ? 0 : LOGO.top + logo.height + LOGO.gap - SERIES_LINE;
  context.direction = head.direction;
  context.textAlign = 'start';
  const x = (from: number): number => (mirror ? COVER_WIDTH - from : from);
  const widest = TEXT_RIGHT - TEXT_LEFT;
  const width = (text: string): number => context.measureText(text).width;
  context.fillStyle = colours.title;
  const markRoom = head.marking === null || logo !== null ? 0 : markWidth(context, head.marking, families) + 60;
  drawSeries(context, { text: head.series ?? head.publisher ?? '', at: [x(TEXT_LEFT), SERIES_LINE + shift], widest: widest - markRoom, families });
  context.font = `56px ${families.sans}`;
  if (asOf !== null) {
    for (const [index, line] of breakLines(asOf, widest, width).slice(0, 3).entries()) context.fillText(line, x(TEXT_LEFT), 2284 + index * 72);
  }
  const title = fitTitle(context, { title: head.title, widest, families, hyphens: (word) => hyphenator(head.language)?.(word, true) ?? [] });
  const titleTop = TITLE_TOP + shift + (head.states.length === 0 ? 0 : 40 + (head.states.length - 1) * STATE.step);
  for (const [index, line] of title.lines.entries()) context.fillText(line, x(TEXT_LEFT - 9), titleTop + index * title.step);
  if (head.subtitle === null) return;
  const top = titleTop + (title.lines.length - 1) * title.step + 140;
  context.font = `66px ${families.serif}`;
  context.fillStyle = colours.text;
  const room = Math.floor((SHEAF_TOP - top) / 88) + 1;
  const lines = breakLines(head.subtitle, widest, width);
  // A deck that the place above the sheaf cannot hold whole is left to the title page.
  if (lines.length <= room) for (const [index, line] of lines.entries()) context.fillText(line, x(TEXT_LEFT), top + index * 88);
}

/** One line, or two smaller ones beside a wide marking; what two cannot hold ends in an ellipsis. */
function drawSeries(context: SKRSContext2D, { text, at: [x, y], widest, families }: { readonly text: string; readonly at: readonly [number, number]; readonly widest: number; readonly families: Families }): void {
  for (const { size, first, step, most } of SERIES_SIZES) {
    context.font = `${size}px ${families.sans}`;
    const lines = breakLines(text, widest, (part) => context.measureText(part).width);
    if (lines.length > most && most === 1) continue;
    const shown = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`] : lines;
    for (const [index, line] of shown.entries()) context.fillText(line, x, y + first + index * step);
    return;
  }
}

/** Words are broken only where they are longer than a line, with hyphens once the type is small, without at the smallest size. */
function fitTitle(context: SKRSContext2D, { title, widest, families, hyphens }: { readonly title: string; readonly widest: number; readonly families: Families; readonly hyphens: Hyphens }): { readonly lines: readonly string[]; readonly step: number } {
  const width = (text: string): number => context.measureText(text).width;
  for (const { size, line, lines } of TITLE_SIZES) {
    context.font = `${size}px ${families.title}`;
    const broken = breakLines(title, widest, width, hyphens);
    if (broken.length <= lines && breakable(title).every(({ text }) => width(text) <= widest || (size <= HYPHENATED && hyphens(text).length > 0))) return { lines: broken, step: line };
  }
  const last = TITLE_SIZES[TITLE_SIZES.length - 1] ?? TITLE_SIZES[0];
  const lines = breakLines(title, widest, width, hyphens);
  if (lines.length <= 9) return { lines, step: last.line };
  return { lines: [...lines.slice(0, 8), `${lines[8] ?? ''}…`], step: last.line };
}

/** A draft in a frame, an embargo white on ink, each at the start side of a row of its own. */
function drawStates(context: SKRSContext2D, { head, families, logo }: Painting, mirror: boolean): void {
  const shift = logo === null ? 0 : LOGO.top + logo.height + LOGO.gap - SERIES_LINE;
  context.direction = head.direction;
  context.textAlign = 'center';
  for (const [index, { kind, text }] of head.states.entries()) {
    const shown = kind === 'status' ? text.toLocaleUpperCase(head.language) : text;
    const most = TEXT_RIGHT - TEXT_LEFT - 2 * STATE.padding;
    context.font = `${STATE.size}px ${families.sansBold}`;
    const size = Math.min(STATE.size, (STATE.size * most) / context.measureText(shown).width);
    context.font = `${size}px ${families.sansBold}`;
    const width = Math.min(most, context.measureText(shown).width) + 2 * STATE.padding;
    const left = mirror ? COVER_WIDTH - TEXT_LEFT - width : TEXT_LEFT;
    const top = STATE.top + shift + index * STATE.step;
    context.fillStyle = STATE_GROUND;
    context.strokeStyle = '#ffffff';
    context.lineWidth = STATE.frame;
    if (kind === 'embargo') context.fillRect(left, top, width, STATE.height);
    else context.strokeRect(left + STATE.frame / 2, top + STATE.frame / 2, width - STATE.frame, STATE.height - STATE.frame);
    context.fillStyle = '#ffffff';
    context.fillText(shown, left + width / 2, top + STATE.height / 2 + size * 0.34);
  }
}

function markWidth(context: SKRSContext2D, marking: string, { sansBold }: Families): number {
  context.font = `60px ${sansBold}`;
  return Math.max(364, context.measureText(marking).width + 80);
}

function drawMark(context: SKRSContext2D, { head: { marking }, families }: Painting, mirror: boolean): void {
  if (marking === null) return;
  context.direction = 'ltr';
  const width = markWidth(context, marking, families);
  const left = mirror ? 120 : 1480 - width;
  context.fillStyle = '#000000';
  context.fillRect(left, 132, width, 92);
  context.fillStyle = markInk(marking);
  context.textAlign = 'center';
  context.fillText(marking, left + width / 2, 197);
}
