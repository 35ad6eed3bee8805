/**
 * Holds each printed page's number in an e-book against the PDF: the words after the mark of page N are the first words of page N.
 *
 * The words of a page are read from the PDF's tags, those of a mark from the EPUB's files; Sheaf's own page map has no part in it.
 */

import { existsSync } from 'node:fs';

import { pageWords } from '../readers/page-words.mjs';
import { isDataLink, readBook } from '../readers/read-book.mjs';
import { outcome } from './outcome.mjs';

/** How many characters have to agree, white space not counted: three to six words. */
const ENOUGH = 24;
/** How print numbers headings where a theme has it so: “2.”, “1.1”. */
const NUMBERING = /^\d+(?:\.\d+)*\.?/;

/**
 * @param {readonly string[]} files EPUBs; each that has a PDF of the same name beside it is compared
 * @param {(file: string) => string} show a file's name for people
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each pair
 */
export async function checkPageMarks(files, show) {
  const outcomes = [];
  for (const file of files) {
    const printed = file.replace(/\.epub$/, '.pdf');
    if (existsSync(printed)) outcomes.push(outcome('page marks', show(file), comparePages(await pageWords(printed), readBook(file))));
  }
  return outcomes;
}

function comparePages(pages, book) {
  const findings = [];
  const marks = new Map(book.lists.pages.map(({ label, place }) => [label, place]));
  const known = new Set(pages.map(({ label }) => label));
  for (const label of marks.keys()) if (!known.has(label)) findings.push(`page ${label} is marked, but the PDF has none of that label`);
  for (const [index, page] of pages.entries()) {
    const { label } = page;
    const pieces = page.pieces.filter(({ text }) => !book.dataLinks.has(text));
    const place = marks.get(label);
    if (place === undefined) {
      if (page.isContents || mayBeUnmarked(index, pieces, book)) continue;
      findings.push(`page ${label} has no mark, yet begins “${textIn(pieces).slice(0, 40)}”`);
      continue;
    }
    const words = book.wordsAt(place, isDataLink);
    const fault = words === null ? 'there is no such mark' : compareWords(pieces, words, index === 0 ? '' : textIn(pages[index - 1].pieces), book.frontText);
    if (fault !== null) findings.push(`page ${label}: ${fault}`);
  }
  return findings;
}

/**
 * The cover's page, and pages that begin with what the briefing's text has not and print alone adds: the title pages of a volume's
 * parts, its imprint, and the data of the charts, which print sets as a table of its own.
 */
function mayBeUnmarked(index, pieces, book) {
  return index === 0 || pieces.every(({ text }) => book.frontText.includes(text)) || !book.bodyText.includes(textIn(pieces).replace(NUMBERING, '').slice(0, ENOUGH));
}

/** @returns {string | null} what is wrong */
function compareWords(pieces, words, before, front) {
  // A page may begin inside a word; the mark then stands before the word, whose beginning ends the page before.
  const broken = Array.from({ length: 40 }, (_, length) => length).find((length) => words.startsWith(pieces[0]?.text.slice(0, 8) ?? '', length) && (length === 0 || before.replace(/[-\u2010\u00AD]$/, '').endsWith(words.slice(0, length))));
  let at = broken ?? 0;
  for (const { text, kind } of pieces) {
    if (at >= Math.min(ENOUGH, words.length)) return null;
    const rest = words.slice(at);
    const agreeing = [text, ...(kind === 'heading' ? [text.replace(NUMBERING, '')] : [])].find((one) => one !== '' && (rest.startsWith(one) || one.startsWith(rest)));
    if (agreeing !== undefined) at += agreeing.length;
    // A list's numbers and bullets are the print style's; a correction stands on a title page of the book.
    else if (kind !== 'label' && !(kind === 'heading' && NUMBERING.test(text) && text.replace(NUMBERING, '') === '') && !(text.length > 11 && front.includes(text))) return `it begins “${textIn(pieces).slice(0, 40)}”, and after the mark stands “${words.slice(0, 40)}”`;
  }
  return at > 0 ? null : `nothing of it is the book's: “${textIn(pieces).slice(0, 40)}”, and after the mark stands “${words.slice(0, 40)}”`;
}

function textIn(pieces) {
  return pieces.map(({ text }) => text).join('');
}
