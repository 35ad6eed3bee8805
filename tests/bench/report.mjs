/** Sets measures and ratios as tables for people. */

/**
 * @typedef {import('./measure.mjs').Measure & { id: string, label: string, pages: number | null, bytes?: number, runs: number }} Row
 * @typedef {{ pages: number, words: number, distinct: number, rows: Row[], missing: { label: string, reason: string }[], failed: { label: string, reason: string }[] }} Size
 */

const LINE_BY_LINE = 'Sheaf PDF / Typst (line by line)';
const TOTAL_FIT = 'Sheaf PDF / Typst (total fit)';

/**
 * What the project aims at, by size: a ratio, or the peak memory of one of Sheaf’s rows.
 *
 * Sheaf sets ragged text by total fit, so Typst’s total fit does the same work and is the comparison of equals. Typst’s own
 * default for ragged text is line by line, which is less work: what its users get, and the harder mark. The aims hold for both.
 */
const AIMS = [
  { pages: 15, ratio: 'three editions / (Typst line by line + Pandoc EPUB + Pandoc HTML)', most: 1.5 },
  ...[[15, 2], [75, 1.3], [750, 0.8]].flatMap(([pages, most]) => [TOTAL_FIT, LINE_BY_LINE].map((ratio) => ({ pages, ratio, most }))),
  { pages: 75, memoryOf: 'sheaf-all', name: 'peak memory, three editions', most: 400 },
  { pages: 750, memoryOf: 'sheaf-pdf', name: 'peak memory, PDF', most: 600 },
];
/** From the smaller size on, a page may cost at most so many times what it does there. */
const FLAT = { from: 75, most: 1.1 };

/** @param {Size} size */
export function formatSize(size) {
  const head = ['', 'wall s', 'cpu s', 'pages', 'ms/page', 'peak MB'];
  const rows = size.rows.map((row) => [
    row.label, row.seconds.toFixed(2), row.cpuSeconds.toFixed(2), row.pages === null ? '' : String(row.pages),
    row.pages === null ? '' : perPage(row).toFixed(1), row.peakMb.toFixed(0),
  ]);
  const lines = [
    `About ${size.pages} pages: ${size.words} words, ${size.distinct} distinct`,
    ...table([head, ...rows]),
    ...size.missing.map(({ label, reason }) => `missing: ${label} (${reason})`),
    ...size.failed.map(({ label, reason }) => `FAILED: ${label}: ${reason}`),
    '',
    ...table([['ratio of wall times', ''], ...ratios(size).filter(({ value }) => value !== null || size.missing.length > 0).map(({ name, value }) => [name, value === null ? 'a peer is missing' : `${value.toFixed(2)} ×`])]),
    ...aims(size),
  ];
  return lines.join('\n');
}

/** @param {Size} size */
export function ratios(size) {
  const seconds = (...ids) => ids.reduce((sum, id) => sum + (size.rows.find((row) => row.id === id)?.seconds ?? Number.NaN), 0);
  const ratio = (name, over, under) => ({ name, value: Number.isFinite(over / under) ? over / under : null });
  return [
    ratio(TOTAL_FIT, seconds('sheaf-pdf'), seconds('typst')),
    ratio(LINE_BY_LINE, seconds('sheaf-pdf'), seconds('typst-simple')),
    ratio('Sheaf PDF / WeasyPrint', seconds('sheaf-pdf'), seconds('weasyprint')),
    ratio('Sheaf EPUB / Pandoc EPUB', seconds('sheaf-epub'), seconds('pandoc-epub')),
    ratio('Sheaf HTML / Pandoc HTML', seconds('sheaf-html'), seconds('pandoc-html')),
    ratio('three editions / (Typst line by line + Pandoc EPUB + Pandoc HTML)', seconds('sheaf-all'), seconds('typst-simple', 'pandoc-epub', 'pandoc-html')),
    ratio('three editions / (Typst total fit + Pandoc EPUB + Pandoc HTML)', seconds('sheaf-all'), seconds('typst', 'pandoc-epub', 'pandoc-html')),
  ];
}

function aims(size) {
  return AIMS.filter(({ pages }) => pages === size.pages).map(({ ratio, memoryOf, name, most }) => {
    const value = ratio === undefined ? size.rows.find(({ id }) => id === memoryOf)?.peakMb ?? null : ratios(size).find((one) => one.name === ratio)?.value ?? null;
    const unit = ratio === undefined ? ' MB' : ' ×';
    return verdict(`${ratio ?? name} at most ${most}${unit}`, value, most, unit);
  });
}

/**
 * Whether the cost of a page stays what it is as books grow; null where there are not two sizes to compare.
 *
 * @param {readonly Size[]} sizes
 */
export function formatFlatness(sizes) {
  const costs = sizes.filter(({ pages }) => pages >= FLAT.from).flatMap(({ rows, pages }) => rows.filter(({ id, pages: set }) => id === 'sheaf-pdf' && set !== null).map((row) => ({ pages, ms: perPage(row) })));
  const [first, ...others] = costs.sort((a, b) => a.pages - b.pages);
  if (first === undefined || others.length === 0) return null;
  const shown = [first, ...others].map(({ pages, ms }) => `${ms.toFixed(1)} ms at ${pages}`).join(', ');
  return verdict(`a page of Sheaf’s PDF costs (${shown}) at most ${FLAT.most} × that at ${first.pages}`, Math.max(...others.map(({ ms }) => ms / first.ms)), FLAT.most, ' ×');
}

function verdict(aim, value, most, unit) {
  return `aim: ${aim}: ${value === null ? 'not measured' : `${value <= most ? 'met' : 'MISSED'} with ${value.toFixed(2)}${unit}`}`;
}

/** Milliseconds; the ratios of whole runs compare the same text, which two programs need not set on the same number of pages. */
const perPage = ({ seconds, pages }) => (seconds * 1000) / pages;

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2))).join('').trimEnd());
}
