/** What stands at the end of a build: what was written, how large, how many pages. */

import { leftOutOfBrief } from '../diagnostics/catalogue/in-brief.js';
import type { BriefingSummary, BuildResult } from '../publish/build.js';

const REASONS = {
  draft: 'a draft',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
  marking: 'its marking keeps it from the public',
  embargo: 'under embargo',
  empty: 'none of its briefings is for this audience',
} as const;

export interface SummaryOptions {
  /** How long the build took. */
  readonly seconds: number;
  /** The output folder as the user would write it. */
  readonly out: string;
}

export function formatSummary(result: BuildResult, { seconds, out }: SummaryOptions): string {
  const rows = [...result.briefings.flatMap((briefing) => rowsOf(briefing, out, result.diagnostics)), ...result.volumes.flatMap((volume) => rowsOf({ ...volume, embargo: null }, out, result.diagnostics))];
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(row.length > 1 ? widths[0] ?? 0 : 0) : column < 3 ? cell.padStart(widths[column] ?? 0) : cell)).join('  ').trimEnd());
  const isWritten = [...result.briefings, ...result.volumes].every(({ outcome }) => outcome !== 'unwritten');
  const index = isWritten && result.siteFiles.some(({ path }) => path === 'index.html') ? [`Open ${out}/index.html`] : [];
  const closing = [`${countWords(result.briefings, result.volumes)} in ${seconds.toFixed(1)} s`, ...index].join('. ');
  return lines.length === 0 ? closing : [...lines, '', closing].join('\n');
}

/** Of a briefing or of a volume. */
type Summary = Omit<BriefingSummary, 'withheldBecause'> & { readonly withheldBecause: BriefingSummary['withheldBecause'] | 'empty'; readonly leftOut?: readonly string[] };

/** Path, size, pages, remark; or one sentence. */
function rowsOf(briefing: Summary, out: string, diagnostics: BuildResult['diagnostics']): readonly (readonly string[])[] {
  const { slug, outcome, files, pages } = briefing;
  if (outcome === 'withheld') return [[`${slug}: withheld, ${reasonOf(briefing)}`]];
  if (outcome === 'failed' || outcome === 'unwritten') {
    const because = outcome === 'failed' ? 'has errors' : 'could not be written';
    return [[`${slug}: ${because}; ${files.length > 0 ? 'its earlier editions stay as they are' : 'nothing was published'}`]];
  }
  return files
    .filter(({ path }) => rankOf(path) >= 0)
    .sort((a, b) => rankOf(a.path) - rankOf(b.path))
    .map(({ path, bytes }) => [`${out}/${path}`, formatBytes(bytes), pagesOf(path, pages), [outcome === 'cached' ? 'unchanged' : '', withoutWords(briefing, path), IN_BRIEF.test(path) ? leftOut(slug, diagnostics) : ''].filter((remark) => remark !== '').join(', ')]);
}

/** A volume that lacks some of its briefings says so once. */
function withoutWords({ leftOut = [] }: Summary, path: string): string {
  return leftOut.length === 0 || !path.endsWith('/index.html') ? '' : `without ${leftOut.join(', ')}: not for this audience`;
}

function reasonOf({ withheldBecause, embargo }: Summary): string {
  const reason = REASONS[withheldBecause ?? 'draft'];
  // Nobody should have to guess what makes it appear.
  return withheldBecause === 'embargo' && embargo !== null ? `${reason} until ${embargo}: with --now at that moment or after, it is published` : reason;
}

/** The edition of one page, beside the dossier. */
const IN_BRIEF = /^([^/]+)\/\1-in-brief\.pdf$/;

function pagesOf(path: string, pages: number | null): string {
  if (IN_BRIEF.test(path.replace(/^collections\//, ''))) return plural(1, 'page');
  return path.endsWith('.pdf') && pages !== null ? plural(pages, 'page') : '';
}

/** What the one page does not hold is in the report; with --debug it is shown. */
function leftOut(slug: string, diagnostics: BuildResult['diagnostics']): string {
  const found = diagnostics.filter(({ code, place }) => code === leftOutOfBrief.entry.code && place?.file.startsWith(`briefings/${slug}/`) === true);
  return found.length === 0 ? '' : 'not all fits (--debug says what)';
}

/** Of an edition among the others; -1 for what only belongs to one. */
function rankOf(named: string): number {
  const path = named.replace(/^collections\//, '');
  return [/^[^/]+\/index\.html$/, /^([^/]+)\/\1\.pdf$/, IN_BRIEF, /^[^/]+\/[^/]+\.epub$/].findIndex((pattern) => pattern.test(path));
}

function countWords(briefings: readonly BriefingSummary[], volumes: BuildResult['volumes']): string {
  const published = volumes.filter(({ outcome }) => outcome === 'built' || outcome === 'cached').length;
  const count = (...outcomes: readonly string[]): number => [...briefings, ...volumes].filter(({ outcome }) => outcomes.includes(outcome)).length;
  const words = [`${plural(count('built', 'cached') - published, 'briefing')}${published === 0 ? '' : ` and ${plural(published, 'volume')}`} published`];
  if (count('withheld') > 0) words.push(`${count('withheld')} withheld`);
  if (count('failed') > 0) words.push(`${count('failed')} with errors`);
  if (count('unwritten') > 0) words.push(`${count('unwritten')} not written`);
  return words.join(', ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilobytes = bytes / 1000;
  return kilobytes < 1000 ? `${kilobytes.toFixed(kilobytes < 10 ? 1 : 0)} kB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}
