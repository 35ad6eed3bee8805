/** What the cover shows: the title in a size that fits, the drawing as high as the room that is left for it, markings, the lines at the foot. */

import type { ComposedBriefing, StateMark } from '../../compose/document.js';
import { drawSheaf, type SheafFormat } from '../../figures/sheaf.js';
import { asOfLine } from '../../language/as-of.js';
import type { Catalogue } from '../../language/catalogue.js';
import { type SafeHtml, escapeHtml, html, joinHtml, trustedHtml } from '../../templates/index.js';
import { type CoverLine, coverLines } from './cover-lines.js';

export interface CoverView {
  readonly title: SafeHtml;
  readonly titleClass: string;
  readonly deck: string | null;
  readonly publisher: string | null;
  /** Its side column holds about four short words at the usual size. */
  readonly publisherClass: 'long' | null;
  readonly series: string;
  /** The TLP label. */
  readonly mark: string | null;
  readonly state: readonly StateMark[];
  /** Null without claims, or where title and lines leave no room. */
  readonly sheaf: SafeHtml | null;
  readonly about: readonly CoverLine[];
  /** Stands in the head of each page for a title too long for it. */
  readonly runningTitle: string | null;
  /** How old the content is, in the head of each page. */
  readonly running: string;
}

export interface CoverOptions {
  readonly composed: Pick<ComposedBriefing, 'head' | 'claims' | 'document'>;
  readonly catalogue: Catalogue;
  readonly page: 'A4' | 'Letter';
}

/** The head of a page has room for about this many characters of the title. */
const LONGEST_RUNNING_TITLE = 88;
const SHORTEST_RUNNING_TITLE = 12;
/** Two lines in the head's side column. */
const LONGEST_RUNNING_TIME = 52;
const LONGEST_PUBLISHER = 40;
/** A compound of so many characters stands on one line of the title. */
const LONGEST_TIED_COMPOUND = 16;

/** Sizes of the title by its length; `print.css` has the same. */
const TITLES = [
  { upTo: 32, name: 'short', size: 44, line: 48 }, { upTo: 64, name: 'long', size: 36, line: 41 },
  { upTo: 110, name: 'longer', size: 28, line: 33 }, { upTo: Infinity, name: 'lengthy', size: 22, line: 27 },
] as const;

const MM = 72 / 25.4;
const PAGE = { A4: 297 * MM, Letter: 279.4 * MM };
/** Above the title and below the lines at the foot. */
const ABOVE = 48 * MM;
const BELOW = 22 * MM;
const TEXT_WIDTH = 118 * MM;
const SIDE_WIDTH = 36 * MM;
const STATE_ROW = 10 * MM;
/** The lines at the foot keep at least this much. */
const FOOT = 35 * MM;
/** From the highest to the lowest; each with the height that it needs, air included. */
const DRAWINGS: readonly { readonly format: SheafFormat; readonly height: number }[] = [{ format: 'cover', height: 102 * MM }, { format: 'low', height: 70 * MM }, { format: 'flat', height: 48 * MM }];

export function coverView({ composed, catalogue, page }: CoverOptions): CoverView {
  const { head, claims } = composed;
  const about = coverLines(composed, catalogue);
  const room = roomForDrawing({ title: head.title, deck: head.subtitle, about, states: head.states.length, page });
  const format = claims.length === 0 ? undefined : DRAWINGS.find(({ height }) => height <= room)?.format;
  const runningTitle = shortened(head.title, LONGEST_RUNNING_TITLE);
  return {
    title: tiedCompounds(head.title),
    titleClass: [classOfTitle(head.title), ...(runningTitle === null ? [] : ['unsung'])].join(' '),
    deck: head.subtitle,
    publisher: head.publisher,
    publisherClass: (head.publisher?.length ?? 0) > LONGEST_PUBLISHER ? 'long' : null,
    series: head.series === null ? head.date : `${head.series}, ${head.date}`,
    mark: head.marking,
    state: head.states,
    sheaf: format === undefined ? null : trustedHtml(drawSheaf(claims, { format, direction: head.direction })),
    about,
    runningTitle,
    running: runningTime(head, catalogue),
  };
}

function runningTime(head: ComposedBriefing['head'], catalogue: Catalogue): string {
  const line = head.asOf === null ? head.date : asOfLine(catalogue, head.asOf);
  return line.length <= LONGEST_RUNNING_TIME ? line : cutAtWord(line, LONGEST_RUNNING_TIME);
}

function sizeOfTitle(title: string): (typeof TITLES)[number] {
  return TITLES.find(({ upTo }) => title.length <= upTo) ?? TITLES[3];
}

function classOfTitle(title: string): string {
  return sizeOfTitle(title).name;
}

interface CoverText {
  readonly title: string;
  readonly deck: string | null;
  readonly about: readonly CoverLine[];
  /** How many marks of state stand above the title. */
  readonly states: number;
  readonly page: CoverOptions['page'];
}

/** What text leaves of the page, in points, by an estimate of its lines. */
function roomForDrawing({ title, deck, about, states, page }: CoverText): number {
  const { size, line } = sizeOfTitle(title);
  const ofTitle = lineCount(title, TEXT_WIDTH / (size * 0.55)) * line;
  const ofDeck = deck === null ? 0 : 14 + lineCount(deck, TEXT_WIDTH / (14.5 * 0.5)) * 21;
  const ofAbout = about.reduce((sum, { label, text }) => sum + Math.max(lineCount(label, SIDE_WIDTH / (9.5 * 0.45)), lineCount(text, TEXT_WIDTH / (9.5 * 0.46))) * 14, 0);
  return PAGE[page] - ABOVE - states * STATE_ROW - ofTitle - ofDeck - Math.max(FOOT, ofAbout) - BELOW;
}

/** Lines of so many characters, filled word by word; a word longer than a line takes as many as it needs. */
function lineCount(text: string, perLine: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/u)) {
    if (used > 0 && used + 1 + word.length > perLine) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    for (; used > perLine; used -= perLine) lines += 1;
  }
  return lines;
}

/** Of a title too long for the head of a page its part before a colon, or as many words as fit; null where all of it fits. */
export function shortened(title: string, longest: number): string | null {
  if (title.length <= longest) return null;
  const main = title.split(/[\s\u00a0\u202f]?:[\s\u00a0]/u)[0] ?? title;
  return main.length >= SHORTEST_RUNNING_TITLE && main.length <= longest ? main : cutAtWord(title, longest);
}

function cutAtWord(text: string, longest: number): string {
  const cut = text.slice(0, longest);
  const end = cut.search(/[\s\u00a0][^\s\u00a0]*$/u);
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[,;:\s–—-]+$/u, '')}…`;
}

/** A title does not break inside a compound. */
function tiedCompounds(title: string): SafeHtml {
  const pieces = title.split(/(\s+)/u).map((word) => (word.includes('-') && word.length <= LONGEST_TIED_COMPOUND ? html`<span class="nb">${word}</span>` : escapeHtml(word)));
  return joinHtml(pieces, '');
}
