/** Looks for words in every byte of a folder: plain, and unpacked where a file is packed. */

import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { readPdf, textOfTag } from '../support/pdf-reader.js';

/** Where any of the words stands: “one/one.epub!OEBPS/title.xhtml: secret”. */
export async function tracesIn(files: ReadonlyMap<string, Uint8Array>, words: readonly string[]): Promise<readonly string[]> {
  const traces: string[] = [];
  for (const [path, bytes] of files) {
    const read = [[path, Buffer.from(path)] as const, [path, bytes] as const, ...(await unpacked(path, bytes))];
    traces.push(...read.flatMap(([name, content]) => wordsIn(content, words).map((word) => `${name}: ${word}`)));
  }
  return [...new Set(traces)];
}

/** In UTF-8 and UTF-16 (PDF's strings), in hexadecimal too, whatever the case. */
function wordsIn(content: Uint8Array, words: readonly string[]): readonly string[] {
  const text = Buffer.from(content).toString('latin1').toLowerCase();
  return words.filter((word) => {
    const utf16 = Buffer.from(word, 'utf16le').swap16();
    return [Buffer.from(word).toString('latin1').toLowerCase(), utf16.toString('latin1').toLowerCase(), utf16.toString('hex'), Buffer.from(word).toString('hex')].some((form) => text.includes(form));
  });
}

async function unpacked(path: string, bytes: Uint8Array): Promise<readonly (readonly [string, Uint8Array])[]> {
  if (path.endsWith('.epub')) return Object.entries(unzipSync(bytes)).flatMap(([name, content]) => [[`${path}!${name}`, Buffer.from(name)], [`${path}!${name}`, content]] as const);
  if (!path.endsWith('.pdf')) return [];
  // Glyph codes mean nothing by themselves: the text is read through the fonts' maps as well.
  const { tags, pageTexts } = await readPdf(new Uint8Array(bytes));
  return [[`${path}!text`, Buffer.from([textOfTag(tags), ...pageTexts].join('\n'))], ...streamsOf(bytes).map((content, index) => [`${path}!stream ${index}`, content] as const)];
}

function streamsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap((match) => {
    try {
      return [inflateSync(bytes.subarray(match.index + match[0].length), { finishFlush: 2 })];
    } catch {
      // Not compressed: its bytes are searched as they stand.
      return [];
    }
  });
}
