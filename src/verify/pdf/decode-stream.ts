/** Unpacks a stream of a PDF (ISO 32000-1, 7.4): Flate with its predictors; what else filters do is not text. */

import { constants, inflateSync } from 'node:zlib';

import { type PdfDictionary, type PdfObject, PdfStream, isArray, isDictionary, nameOf } from './object.js';

/** Of one stream. A page or a font's map is far smaller; a file made to fill the memory is not. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * @param resolve follows references
 * @returns null where a filter is not known or the bytes are not what it makes
 */
export function decodeStream(stream: PdfStream, resolve: (object: PdfObject | undefined) => PdfObject): Uint8Array | null {
  const filters = listOf(resolve(stream.dictionary.get('Filter') ?? stream.dictionary.get('F')), resolve);
  const parameters = listOf(resolve(stream.dictionary.get('DecodeParms') ?? stream.dictionary.get('DP')), resolve);
  let bytes: Uint8Array | null = stream.raw;
  for (const [index, filter] of filters.entries()) {
    const name = nameOf(filter);
    if (name !== 'FlateDecode' && name !== 'Fl') return null;
    bytes = inflate(bytes);
    const own = parameters[index];
    if (bytes === null) return null;
    if (isDictionary(own)) bytes = undoPredictor(bytes, own);
    if (bytes === null) return null;
  }
  return bytes;
}

function listOf(object: PdfObject, resolve: (object: PdfObject | undefined) => PdfObject): readonly PdfObject[] {
  return isArray(object) ? object.map(resolve) : object === null ? [] : [object];
}

function inflate(bytes: Uint8Array): Uint8Array | null {
  try {
    // A stream that is cut short gives what it has.
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

/** PNG's predictors (7.4.4.4), which cross-reference streams use; 1 is none; TIFF's (2) packs pictures only. */
function undoPredictor(bytes: Uint8Array, parameters: PdfDictionary): Uint8Array | null {
  const predictor = numberAt(parameters, 'Predictor', 1);
  if (predictor === 1) return bytes;
  const width = Math.ceil((numberAt(parameters, 'Columns', 1) * numberAt(parameters, 'Colors', 1) * numberAt(parameters, 'BitsPerComponent', 8)) / 8);
  if (predictor < 10 || !(width >= 1 && width <= 1 << 20)) return null;
  const back = Math.max(1, Math.ceil((numberAt(parameters, 'Colors', 1) * numberAt(parameters, 'BitsPerComponent', 8)) / 8));
  const rows = Math.floor(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column++) {
      const to = row * width + column;
      const left = column < back ? 0 : out[to - back] ?? 0;
      const up = row === 0 ? 0 : out[to - width] ?? 0;
      const corner = row === 0 || column < back ? 0 : out[to - width - back] ?? 0;
      out[to] = (bytes[row * (width + 1) + 1 + column] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [fromLeft, fromUp, fromCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return fromLeft <= fromUp && fromLeft <= fromCorner ? left : fromUp <= fromCorner ? up : corner;
}

function numberAt(dictionary: PdfDictionary, key: string, otherwise: number): number {
  const value = dictionary.get(key);
  return typeof value === 'number' ? value : otherwise;
}
