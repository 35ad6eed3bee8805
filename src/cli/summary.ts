/** The table at the end of a build: what was written, how large, how many pages. */

import type { BuildResult } from '../publish/build.js';

export function formatSummary(result: BuildResult, seconds: number): string {
  const rows = result.briefings.flatMap((briefing) => {
    if (briefing.outcome === 'withheld') return [[briefing.slug, 'withheld', '', '']];
    if (briefing.outcome === 'failed') return [[briefing.slug, briefing.files.length > 0 ? 'errors; earlier editions kept' : 'errors; nothing published', '', '']];
    return briefing.files
      .filter((file) => /\.(html|pdf|epub)$/.test(file.path))
      .map((file) => [`${result.outShown}/${file.path}`, formatBytes(file.bytes), file.path.endsWith('.pdf') && briefing.pages !== null ? pages(briefing.pages) : '', briefing.outcome === 'cached' ? 'unchanged' : '']);
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd());
  return [...lines, '', `${countWords(result)} in ${seconds.toFixed(1)} s`].join('\n');
}

function pages(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`;
}

function countWords(result: BuildResult): string {
  const count = (outcome: string): number => result.briefings.filter((briefing) => briefing.outcome === outcome).length;
  const published = count('built') + count('cached');
  const words = [`${published} ${published === 1 ? 'briefing' : 'briefings'} published`];
  if (count('withheld') > 0) words.push(`${count('withheld')} withheld`);
  if (count('failed') > 0) words.push(`${count('failed')} with errors`);
  return words.join(', ');
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilobytes = bytes / 1000;
  return kilobytes < 1000 ? `${kilobytes.toFixed(kilobytes < 10 ? 1 : 0)} kB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}
