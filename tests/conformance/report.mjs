/** Sets outcomes as a table for people: what failed in full, what passed as counts. */

/** @param {readonly import('./outcome.mjs').Outcome[]} outcomes */
export function formatReport(outcomes) {
  const blocks = [];
  for (const { check, subject, findings } of outcomes.filter((one) => one.findings.length > 0)) {
    blocks.push(`FAILED  ${check} · ${subject}\n${findings.map((finding) => `  - ${finding}`).join('\n')}`);
  }
  const notes = outcomes.flatMap(({ check, subject, notes: list }) => list.map((note) => `note    ${check} · ${subject}: ${note}`));
  if (notes.length > 0) blocks.push(notes.join('\n'));
  blocks.push(countTable(outcomes));
  for (const { check, skipped } of outcomes.filter((one) => one.skipped !== null)) blocks.push(`SKIPPED ${check}: ${skipped}`);
  return blocks.join('\n\n');
}

/** Checks that failed, passed and were skipped. A skipped one counts as failed where nothing may be skipped. */
export function countOutcomes(outcomes, mayskip) {
  const skipped = outcomes.filter((one) => one.skipped !== null).length;
  const wrong = outcomes.filter((one) => one.findings.length > 0).length;
  return { passed: outcomes.length - skipped - wrong, failed: wrong + (mayskip ? 0 : skipped), skipped: mayskip ? skipped : 0 };
}

function countTable(outcomes) {
  const rows = [...new Set(outcomes.map(({ check }) => check))].map((check) => {
    const here = outcomes.filter((one) => one.check === check);
    const { passed, failed, skipped } = countOutcomes(here, true);
    return [check, passed, failed, skipped];
  });
  const all = [['check', 'passed', 'failed', 'skipped'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => String(row[column]).length)));
  return all.map((row) => row.map((cell, column) => (column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column] + 2))).join('')).join('\n');
}
