/** What is heard of a dossier and of its source, as lines that must be the same. */

import type { Block } from '../../src/verify/heard.js';
import { writeHeard } from '../../src/verify/write-heard.js';

/**
 * Structure to the letter; of the text all but white space, which boxes beside one another part in print alone, and case, which
 * a style sheet may change. Left out: names of regions, which tags do not have, and the page numbers that print puts into
 * contents.
 */
export function comparableLines(blocks: readonly Block[], language: string): readonly string[] {
  const lines = writeHeard({ title: '', language, blocks: blocks.filter(({ kind }) => kind !== 'landmark') }).split('\n').filter((line) => !/^\s*(?:region|navigation) /.test(line));
  let contentsDepth = -1;
  return lines.map((line) => {
    const depth = line.search(/\S/);
    if (contentsDepth >= 0 && depth >= 0 && depth <= contentsDepth) contentsDepth = -1;
    if (/^\s*contents, /.test(line) && contentsDepth < 0) contentsDepth = depth;
    const [kind = '', ...rest] = line.split(': ');
    const text = contentsDepth >= 0 ? rest.join(': ').replace(/(\{link [^:]*:) (?:\p{N}+|[ivxlc]+) /u, '$1 ').replace(/ (?:\p{N}+|[ivxlc]+)\}/u, '}') : rest.join(': ');
    return `${kind}: ${text.replace(/\s+/gu, '').toLowerCase()}`;
  });
}
