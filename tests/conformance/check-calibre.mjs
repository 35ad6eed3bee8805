/**
 * Has Calibre turn e-books into AZW3, as people do for a Kindle, and back into EPUB: without a word of warning on the way, and with
 * all of the text in its order, every entry of the contents and no link to nothing at the end of it.
 */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, posix } from 'node:path';

import { unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';

import { all, find, readBook, textOf } from '../readers/read-book.mjs';
import { outcome } from './outcome.mjs';
import { runProgram } from './run-program.mjs';

/** What Calibre's log calls a trouble; it says much else that is none. */
const TROUBLE = /warn|error|fail|invalid|unknown|unsupported|missing|could not|cannot|unable|malformed|exception|traceback/i;
/** Said of every book, whatever its markup. */
const HARMLESS = [/^The cover image has an id != "cover"/, /^ *'/, /^\s*No large trees found/];

/**
 * @param {readonly string[]} files EPUBs
 * @param {(file: string) => string} show a file's name for people
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each file
 */
export async function checkCalibre(files, show) {
  const work = mkdtempSync(join(tmpdir(), 'sheaf-calibre-'));
  const waiting = [...files.entries()];
  const outcomes = [];
  const convertAll = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, file] = next;
      outcomes[index] = outcome('Calibre', show(file), await convert(file, join(work, String(index))));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, Math.floor(cpus().length / 2)) }, convertAll));
    return outcomes;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function convert(file, base) {
  const findings = [];
  const [kindle, back] = [`${base}.azw3`, `${base}.epub`];
  for (const [from, to] of [[file, kindle], [kindle, back]]) {
    const { status, stdout, stderr } = await runProgram('ebook-convert', [from, to, '-vv'], { hint: 'apt-get install --no-install-recommends calibre' });
    const said = `${stdout}\n${stderr}`.split('\n').map((line) => line.trimEnd());
    findings.push(...said.filter((line) => TROUBLE.test(line) && !HARMLESS.some((harmless) => harmless.test(line))));
    if (status !== 0 || !existsSync(to)) return [...findings, `ebook-convert ended with ${status} for ${to.slice(to.lastIndexOf('.') + 1)}: ${said.slice(-8).join('\n')}`];
  }
  return [...findings, ...compare(readBook(file), unzipSync(readFileSync(back)))];
}

/** @param {import('../readers/read-book.mjs').Book} book before. @param {Record<string, Uint8Array>} entries after */
function compare(book, entries) {
  const findings = [];
  const parse = (path) => parseDocument(new TextDecoder().decode(entries[path]), { xmlMode: true });
  const packagePath = find(parse('META-INF/container.xml'), (node) => node.name === 'rootfile').attribs['full-path'];
  const packageDocument = parse(packagePath);
  const items = new Map(all(packageDocument, (node) => node.name === 'item').map(({ attribs }) => [attribs.id, { ...attribs, path: posix.join(posix.dirname(packagePath), decodeURI(attribs.href)) }]));
  const trees = new Map(all(packageDocument, (node) => node.name === 'itemref').map(({ attribs }) => items.get(attribs.idref)?.path ?? '').filter((path) => entries[path] !== undefined).map((path) => [path, parse(path)]));
  // Calibre has plain hyphens for those that do not break, for fonts that lack them.
  const squash = (text) => text.replace(/\s+/g, '').replace(/\u2011/g, '-');
  const text = squash([...trees.values()].map((tree) => textOf(find(tree, (node) => node.name === 'body'))).join(''));
  for (const path of book.files) {
    const words = squash(book.shownText(path));
    if (!text.includes(words)) findings.push(`the text of ${path} did not come through whole`);
  }
  const ids = new Map([...trees].map(([path, tree]) => [path, new Set(all(tree, (node) => node.attribs?.id !== undefined).map(({ attribs }) => attribs.id))]));
  for (const [path, tree] of trees) {
    for (const { attribs } of all(tree, (node) => node.attribs?.href !== undefined || node.attribs?.src !== undefined)) {
      const address = attribs.href ?? attribs.src;
      if (/^[a-z][a-z+.-]*:/i.test(address)) continue;
      const [name, id] = address.split('#');
      const to = name === '' ? path : posix.join(posix.dirname(path), decodeURI(name));
      if (entries[to] === undefined || (id !== undefined && id !== '' && ids.has(to) && !ids.get(to).has(decodeURIComponent(id)))) findings.push(`a link of ${path} leads to nothing: ${address}`);
    }
  }
  const toc = [...items.values()].find((item) => item['media-type'] === 'application/x-dtbncx+xml');
  const labels = toc === undefined ? [] : all(parse(toc.path), (node) => node.name === 'navPoint').map((point) => squash(textOf(find(point, (node) => node.name === 'navLabel'))));
  for (const { label } of book.lists.toc) if (!labels.includes(squash(label))) findings.push(`the contents lack “${label}”`);
  return findings;
}
