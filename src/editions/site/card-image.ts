/**
 * Draws the picture that stands for a page where a link to it is shown: title, publisher, series, date and marking over
 * the sheaf, in the colours of the e-book's cover, as a PNG of 1,200 × 630 pixels (Open Graph's shape).
 *
 * A site has thousands: fonts are registered once, and nothing is drawn but what shows.
 */

import type { Canvas, Image, SKRSContext2D } from '@napi-rs/canvas';

import { type FontUse, HOUSE_GLYPHS } from '../../figures/canvas/cover-fonts.js';
import { type Hyphens, breakLines, breakable } from '../../figures/canvas/cover-lines.js';
import { writeIndexedPng } from '../../figures/canvas/indexed-png.js';
import { loadCanvas } from '../../figures/canvas/load-canvas.js';
import { markInk } from '../../figures/canvas/mark-ink.js';
import { hyphenator } from '../../language/hyphenate.js';
import { dressHeading } from '../../language/micro-typography.js';
import { CARD_SIZE } from './card-size.js';

export interface CardOptions {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  /** Left out where the title leaves no room. */
  readonly subtitle: string | null;
  /** In the first line; in its place the logo, where there is one for dark grounds. */
  readonly publisher: string | null;
  readonly series: string | null;
  readonly date: string | null;
  /** `TLP:CLEAR`, or null. */
  readonly marking: string | null;
  /** “DRAFT” and the like. */
  readonly states: readonly string[];
  /** The strokes of `drawSheaf(claims, { format: 'card' })`. */
  readonly sheaf: string;
  readonly colours: CardColours;
  readonly logo: CardLogo | null;
  readonly fonts: Readonly<Record<FontUse, readonly CardFont[]>>;
}

/** As `#rrggbb`. */
export interface CardColours {
  readonly ground: string;
  readonly title: string;
  readonly text: string;
  readonly ribbon: string;
}

export interface CardLogo {
  readonly bytes: Uint8Array;
  /** In CSS pixels: the shape counts. */
  readonly width: number;
  readonly height: number;
}

/** A TrueType file by a name that no other file has; read when it is first used. */
export interface CardFont {
  readonly name: string;
  readonly read: () => Uint8Array;
}

const { width: WIDTH, height: HEIGHT } = CARD_SIZE;
const RIBBON = { left: 88, width: 28 };
const LEFT = 160;
const RIGHT = 1136;
const TOP_LINE = 92;
const FOOT_LINE = 588;
const LABEL = 28;
const LOGO = { height: 56, width: 360, top: 46 };
/** Title sizes in pixels, each with its line height and the most lines that it may take. */
const TITLE_SIZES = [
  { size: 76, line: 84, lines: 2 },
  { size: 64, line: 72, lines: 3 },
  { size: 52, line: 60, lines: 4 },
  { size: 42, line: 50, lines: 5 },
] as const;
const TITLE_TOP = 136;
/** Where title and subtitle end, at the latest: below lies the sheaf. */
const TITLE_END = 390;
/** What all strokes together may fill of the knot, where they lie side by side: beyond it they run into one. */
const KNOT_INK = 46;
const SUBTITLE = { size: 30, line: 40, gap: 16 };
const MARK = { size: 28, height: 46, padding: 18 };
/** Fast, and of flat colours hardly larger than the slow way. */
const COMPRESSION = 4;

const registered = new Set<string>();
/** One for all: each card covers it whole. */
let shared: Canvas | null = null;

export async function drawCard(options: CardOptions): Promise<Uint8Array> {
  const suited = suitFonts(options);
  const texts = [suited.title, suited.subtitle, suited.publisher, suited.series, suited.date, ...suited.states].filter((text) => text !== null);
  const { GlobalFonts, Path2D, createCanvas, loadImage } = loadCanvas(texts.some((text) => !HOUSE_GLYPHS.test(text)));
  const familyOf = ({ name, read }: CardFont): string => {
    if (!registered.has(name)) GlobalFonts.register(Buffer.from(read()), name);
    registered.add(name);
    return `"${name}"`;
  };
  const list = (use: FontUse): string => options.fonts[use].map(familyOf).join(', ');
  const logo = options.logo === null ? null : { ...logoBox(options.logo), image: await loadImage(Buffer.from(options.logo.bytes)) };
  // Nothing is awaited from here to where the pixels are taken: another card may be asked for meanwhile.
  shared ??= createCanvas(WIDTH, HEIGHT);
  const context = shared.getContext('2d');
  context.lang = options.language;
  paint(context, { ...suited, logo, families: { title: list('title'), serif: list('serif'), sans: list('sans'), sansBold: list('sansBold') } }, (data) => new Path2D(data));
  return writeIndexedPng({ width: WIDTH, height: HEIGHT, rgba: shared.data() }, COMPRESSION);
}

interface Painting extends Omit<CardOptions, 'logo' | 'fonts'> {
  readonly families: Readonly<Record<FontUse, string>>;
  readonly logo: { readonly width: number; readonly height: number; readonly image: Image } | null;
}

/** Titles whose articles hold on to the next word, in characters that Literata has. */
function suitFonts<T extends Pick<CardOptions, 'language' | 'title' | 'subtitle' | 'publisher' | 'series' | 'date'>>(options: T): T {
  const plain = (text: string): string => text.replace(/[\u202f\p{Cc}]/gu, '\u00a0').replace(/\u2011/g, '-');
  const heading = (text: string | null): string | null => (text === null ? null : plain(dressHeading(text, options.language)));
  return { ...options, title: heading(options.title) ?? '', subtitle: heading(options.subtitle), publisher: heading(options.publisher), series: heading(options.series), date: options.date === null ? null : plain(options.date) };
}

function logoBox({ width, height }: CardLogo): { readonly width: number; readonly height: number } {
  const scale = Math.min(LOGO.height / height, LOGO.width / width);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function paint(context: SKRSContext2D, painting: Painting, makePath: (data: string) => Parameters<SKRSContext2D['stroke']>[0]): void {
  const { colours, direction, sheaf } = painting;
  const mirror = direction === 'rtl';
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = colours.text;
  const strokes = [...sheaf.matchAll(/<path d="([^"]*)" stroke-width="([^"]*)"/g)];
  const thinner = Math.min(1, KNOT_INK / strokes.reduce((sum, [, , width]) => sum + Number(width), 0));
  for (const [, data = '', width = ''] of strokes) {
    context.lineWidth = Number(width) * thinner;
    context.stroke(makePath(data));
  }
  context.fillStyle = colours.ribbon;
  context.fillRect(mirror ? WIDTH - RIBBON.left - RIBBON.width : RIBBON.left, 0, RIBBON.width, HEIGHT);
  context.direction = direction;
  drawTopLine(context, painting, mirror);
  drawTitle(context, painting, mirror);
  drawFoot(context, painting, mirror);
}

/** Who publishes it, and who may see it. */
function drawTopLine(context: SKRSContext2D, { publisher, logo, marking, states, families, colours, direction }: Painting, mirror: boolean): void {
  const markRoom = marking === null ? 0 : drawMark(context, marking, { families, mirror }) + 40;
  context.direction = direction;
  context.textAlign = 'start';
  context.fillStyle = colours.text;
  if (logo !== null) context.drawImage(logo.image, mirror ? WIDTH - LEFT - logo.width : LEFT, LOGO.top + (LOGO.height - logo.height) / 2, logo.width, logo.height);
  const from = logo === null ? LEFT : LEFT + logo.width + 32;
  context.font = `${LABEL}px ${families.sansBold}`;
  const text = [logo === null ? publisher : null, ...states].filter((part) => part !== null).join(' · ');
  context.fillText(shortened(text, RIGHT - from - markRoom, (part) => context.measureText(part).width), mirror ? WIDTH - from : from, TOP_LINE);
}

/** @returns its width */
function drawMark(context: SKRSContext2D, marking: string, { families, mirror }: Pick<Painting, 'families'> & { readonly mirror: boolean }): number {
  context.direction = 'ltr';
  context.textAlign = 'center';
  context.font = `${MARK.size}px ${families.sansBold}`;
  const width = context.measureText(marking).width + 2 * MARK.padding;
  const left = mirror ? WIDTH - RIGHT : RIGHT - width;
  context.fillStyle = '#000000';
  context.fillRect(left, TOP_LINE - 34, width, MARK.height);
  context.fillStyle = markInk(marking);
  context.fillText(marking, left + width / 2, TOP_LINE - 1);
  return width;
}

function drawTitle(context: SKRSContext2D, { title, subtitle, language, families, colours }: Painting, mirror: boolean): void {
  const at = mirror ? WIDTH - LEFT : LEFT;
  const { lines, size, step } = fitTitle(context, { title, families, hyphens: (word) => hyphenator(language)?.(word, true) ?? [] });
  const first = TITLE_TOP + size;
  context.fillStyle = colours.title;
  for (const [index, line] of lines.entries()) context.fillText(line, at, first + index * step);
  if (subtitle === null) return;
  context.font = `${SUBTITLE.size}px ${families.serif}`;
  const under = breakLines(subtitle, RIGHT - LEFT, widths(context));
  const top = first + (lines.length - 1) * step + SUBTITLE.gap + SUBTITLE.line;
  // One that the place above the sheaf cannot hold whole is left to the page.
  if (top + (under.length - 1) * SUBTITLE.line > TITLE_END) return;
  context.fillStyle = colours.text;
  for (const [index, line] of under.entries()) context.fillText(line, at, top + index * SUBTITLE.line);
}

/** Leaves the context's font at the size found. */
function fitTitle(context: SKRSContext2D, { title, families, hyphens }: { readonly title: string; readonly families: Painting['families']; readonly hyphens: Hyphens }): { readonly lines: readonly string[]; readonly size: number; readonly step: number } {
  const widest = RIGHT - LEFT;
  for (const { size, line, lines } of TITLE_SIZES) {
    context.font = `${size}px ${families.title}`;
    const width = widths(context);
    if (breakable(title).some(({ text }) => width(text) > widest)) continue;
    const broken = breakLines(title, widest, width);
    if (broken.length <= lines) return { lines: broken, size, step: line };
  }
  const { size, line, lines: most } = TITLE_SIZES[3];
  const broken = breakLines(title, widest, widths(context), hyphens);
  return { lines: broken.length <= most ? broken : [...broken.slice(0, most - 1), `${broken[most - 1] ?? ''}…`], size, step: line };
}

/** Series and date, each at its side. */
function drawFoot(context: SKRSContext2D, { series, date, families, colours }: Painting, mirror: boolean): void {
  context.font = `${LABEL}px ${families.sans}`;
  context.fillStyle = colours.text;
  const width = widths(context);
  const dateWidth = date === null ? 0 : width(date);
  const start = mirror ? WIDTH - LEFT : LEFT;
  context.textAlign = 'start';
  if (series === null) return date === null ? undefined : context.fillText(shortened(date, RIGHT - LEFT, width), start, FOOT_LINE);
  context.fillText(shortened(series, RIGHT - LEFT - dateWidth - 40, width), start, FOOT_LINE);
  if (date === null || dateWidth > (RIGHT - LEFT) / 2) return;
  context.textAlign = 'end';
  context.fillText(date, mirror ? WIDTH - RIGHT : RIGHT, FOOT_LINE);
}

/** Words are taken from the end until the rest fits; a word that does not is cut. */
function shortened(text: string, widest: number, width: (text: string) => number): string {
  if (width(text) <= widest) return text;
  const words = text.split(' ');
  while (words.length > 1 && width(`${words.join(' ')}…`) > widest) words.pop();
  const kept = words.join(' ');
  const letters = [...kept.slice(0, 200)];
  while (letters.length > 1 && width(`${letters.join('')}…`) > widest) letters.pop();
  return `${letters.join('')}…`;
}

/** Lines are measured again and again while they are balanced: in the font of the moment each text only once. */
function widths(context: SKRSContext2D): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? context.measureText(text).width;
    known.set(text, width);
    return width;
  };
}
