/** Checks PDF and EPUB files: EPUBCheck, veraPDF for PDF/UA-1 and PDF/A-2a, qpdf. */

import { outcome } from './outcome.mjs';
import { runProgram } from './run-program.mjs';
import { PROFILES, epubcheck, verapdf } from './validators.mjs';

/**
 * EPUB 3.3: nothing is reported at all, not even as information or on usage.
 *
 * @param {readonly string[]} files
 * @param {(file: string) => string} show a file's name for people
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each file
 */
export async function checkEpubs(files, show) {
  const found = await epubcheck(files);
  return files.map((file) => outcome('EPUBCheck', show(file), found.filter((finding) => finding.file === file).map(describe)));
}

/** PDF/UA-1 and PDF/A-2a: two outcomes for each file. */
export async function checkPdfs(files, show) {
  const found = await verapdf(files);
  return Object.keys(PROFILES).flatMap((flavour) => files.map((file) => outcome(`veraPDF ${flavour}`, show(file), found.filter((finding) => finding.file === file && finding.flavour === flavour).map(describe))));
}

/** The file's syntax and its streams, which veraPDF forgives in part. */
export async function checkSyntax(files, show) {
  const outcomes = [];
  for (const file of files) {
    const { status, stdout, stderr } = await runProgram('qpdf', ['--check', file], { hint: 'apt-get install qpdf' });
    outcomes.push(outcome('qpdf --check', show(file), status === 0 ? [] : [`${stderr || stdout}`.trim()]));
  }
  return outcomes;
}

function describe({ rule, message, count }) {
  return `${rule}${count > 1 ? ` (${count} times)` : ''}: ${message}`;
}
