/**
 * Decodes the text of a page's content stream as ISO 32000-1 says: codes through each font's ToUnicode map, ActualText
 * in place of what it covers. Exact where pdfjs is not: no space is added or dropped.
 */

import { PDFArray, PDFDict, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { PDFObject, PDFPage } from 'pdf-lib';

/** Text by marked-content id; artifacts under `artifacts`. */
export interface PageContent {
  readonly marked: ReadonlyMap<number, string>;
  readonly artifacts: string;
}

const TOKEN = /<<|>>|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\[\s\S])*\)|\[|\]|\/[^\s<>[\]()/]*|[^\s<>[\]()/]+/g;

interface Open {
  readonly mcid: number | null;
  readonly isArtifact: boolean;
  readonly actualText: string | null;
  /** Each show string within is in reverse (ISO 32000-1, 14.8.2.3.3). */
  readonly isReversed: boolean;
}

export function readPageContent(page: PDFPage): PageContent {
  const fonts = fontMaps(page);
  const marked = new Map<number, string>();
  let artifacts = '';
  let font = new Map<number, string>();
  const open: Open[] = [];
  const put = (text: string): void => {
    if (open.some(({ isArtifact }) => isArtifact)) artifacts += text;
    else {
      const mcid = open.findLast((each) => each.mcid !== null)?.mcid;
      if (mcid === undefined || mcid === null) throw new Error(`text outside marked content: ${text}`);
      marked.set(mcid, (marked.get(mcid) ?? '') + text);
    }
  };
  let operands: string[] = [];
  for (const [token] of streamText(page).matchAll(TOKEN)) {
    if (!/^[A-Za-z'"*]+$/.test(token) || token === 'true' || token === 'false') {
      operands.push(token);
      continue;
    }
    if (token === 'Tf') font = fonts.get(operands[0]?.slice(1) ?? '') ?? new Map();
    if (token === 'BMC' || token === 'BDC') {
      const actual = operands.indexOf('/ActualText');
      const mcid = operands.indexOf('/MCID');
      const actualText = actual < 0 ? null : decodeUtf16(operands[actual + 1] ?? '');
      open.push({ mcid: mcid < 0 ? null : Number(operands[mcid + 1]), isArtifact: operands[0] === '/Artifact', actualText, isReversed: operands[0] === '/ReversedChars' });
      if (actualText !== null) put(actualText);
    }
    if (token === 'EMC' && open.pop() === undefined) throw new Error('EMC without a beginning');
    if ((token === 'TJ' || token === 'Tj') && open.every(({ actualText }) => actualText === null)) {
      const shown = operands.map((operand) => (/^<[^<]/.test(operand) ? decodeCodes(operand, font) : '')).join('');
      put(open.some(({ isReversed }) => isReversed) ? [...shown].reverse().join('') : shown);
    }
    operands = [];
  }
  if (open.length > 0) throw new Error('marked content is not ended');
  return { marked, artifacts };
}

function decodeCodes(hex: string, font: ReadonlyMap<number, string>): string {
  return (hex.slice(1, -1).match(/.{4}/g) ?? [])
    .map((code) => {
      const text = font.get(Number.parseInt(code, 16));
      if (text === undefined || code === '0000') throw new Error(`code ${code} stands for no character`);
      return text;
    })
    .join('');
}

function decodeUtf16(hex: string): string {
  const units = hex.replace(/[<>\s]/g, '').match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))).replace(/^\uFEFF/, '');
}

function streamText(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((object) => page.doc.context.lookup(object)) : [contents];
  return streams.map((stream) => latin1(stream)).join('\n');
}

function latin1(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('expected a stream');
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

const MAPS = new WeakMap<PDFObject, Map<number, string>>();

function fontMaps(page: PDFPage): ReadonlyMap<string, Map<number, string>> {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'));
  const maps = new Map<string, Map<number, string>>();
  if (!(fonts instanceof PDFDict)) return maps;
  for (const key of fonts.keys()) {
    const toUnicode = fonts.lookup(key, PDFDict).lookup(PDFName.of('ToUnicode'));
    if (toUnicode === undefined) continue;
    const map = MAPS.get(toUnicode) ?? readCmap(latin1(toUnicode));
    MAPS.set(toUnicode, map);
    maps.set(key.decodeText(), map);
  }
  return maps;
}

/** `<from> <to> [<text> …]`, as pdfkit writes its maps. */
function readCmap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*\[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([^>]*)>/g)].forEach(([whole], index) => map.set(Number.parseInt(from, 16) + index, decodeUtf16(whole)));
  }
  return map;
}
