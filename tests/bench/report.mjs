/** Sets measures and ratios as tables for people. */

/**
 * @typedef {import('./measure.mjs').Measure & { id: string, label: string, pages: number | null, bytes?: number, runs: number }} Row
 * @typedef {{ pages: number, words: number, distinct: number, rows: Row[], missing: { label: string, reason: string }[], failed: { label: string, reason: string }[] }} Size
 */

/** What the project aims at, by size: [name, the most it may be, in which unit]. */
const AIMS = [
  // Against Typst as it comes, which is the harder of the two.
  { pages: 15, name: 'three editions / (Typst line by line + Pandoc EPUB + Pandoc HTML)', most: 1.5, unit: '×' },
  { pages: 75, name: 'peak memory, three editions', most: 400, unit: ' MB' },
];

/** @param {Size} size */
export function formatSize(size) {
  const head = ['', 'wall s', 'cpu s', 'pages', 'pages/s', 'peak MB'];
  const rows = size.rows.map((row) => [
    row.label, row.seconds.toFixed(2), row.cpuSeconds.toFixed(2), row.pages === null ? '' : String(row.pages),
    row.pages === null ? '' : (row.pages / row.seconds).toFixed(1), row.peakMb.toFixed(0),
  ]);
  const lines = [
    `About ${size.pages} pages: ${size.words} words, ${size.distinct} distinct`,
    ...table([head, ...rows]),
    ...size.missing.map(({ label, reason }) => `missing: ${label} (${reason})`),
    ...size.failed.map(({ label, reason }) => `FAILED: ${label}: ${reason}`),
    '',
    ...table([['ratio of wall times', ''], ...ratios(size).map(({ name, value }) => [name, value === null ? 'a peer is missing' : `${value.toFixed(2)} ×`])]),
    ...aims(size),
  ];
  return lines.join('\n');
}

/** @param {Size} size */
export function ratios(size) {
  const seconds = (...ids) => ids.reduce((sum, id) => sum + (size.rows.find((row) => row.id === id)?.seconds ?? Number.NaN), 0);
  const ratio = (name, over, under) => ({ name, value: Number.isFinite(over / under) ? over / under : null });
  return [
    ratio('Sheaf PDF / Typst (total fit)', seconds('sheaf-pdf'), seconds('typst')),
    ratio('Sheaf PDF / Typst (line by line)', seconds('sheaf-pdf'), seconds('typst-simple')),
    ratio('Sheaf PDF / WeasyPrint', seconds('sheaf-pdf'), seconds('weasyprint')),
    ratio('Sheaf EPUB / Pandoc EPUB', seconds('sheaf-epub'), seconds('pandoc-epub')),
    ratio('Sheaf HTML / Pandoc HTML', seconds('sheaf-html'), seconds('pandoc-html')),
    ratio('three editions / (Typst line by line + Pandoc EPUB + Pandoc HTML)', seconds('sheaf-all'), seconds('typst-simple', 'pandoc-epub', 'pandoc-html')),
    ratio('three editions / (Typst total fit + Pandoc EPUB + Pandoc HTML)', seconds('sheaf-all'), seconds('typst', 'pandoc-epub', 'pandoc-html')),
  ];
}

function aims(size) {
  return AIMS.filter(({ pages }) => pages === size.pages).map(({ name, most, unit }) => {
    const value = unit === '×' ? ratios(size).find((one) => one.name === name)?.value ?? null : size.rows.find(({ id }) => id === 'sheaf-all')?.peakMb ?? null;
    const verdict = value === null ? 'not measured' : value <= most ? `met with ${value.toFixed(2)}${unit}` : `MISSED with ${value.toFixed(2)}${unit}`;
    return `aim: ${name} at most ${most}${unit}: ${verdict}`;
  });
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2))).join('').trimEnd());
}
