/** Unpacks a stream of a PDF (ISO 32000-1, 7.4): Flate with its predictors; what else filters do is not text. */

import { constants, inflateSync } from 'node:zlib';

import { Unreadable } from '../unreadable.js';
import { type PdfDictionary, type PdfObject, PdfStream, isArray, isDictionary, nameOf } from './object.js';

export const TOO_MUCH = 'it unpacks to more than a dossier can hold';

/** One is what writers use; a few more do no harm. */
const MOST_FILTERS = 4;

/**
 * @param resolve follows references
 * @param most bytes that it may unpack to, more than none
 * @returns null where a filter is not known
 * @throws Unreadable where it unpacks to more, or the bytes are not what the filter makes
 */
export function decodeStream(stream: PdfStream, resolve: (object: PdfObject | undefined) => PdfObject, most: number): Uint8Array | null {
  const filters = listOf(resolve(stream.dictionary.get('Filter') ?? stream.dictionary.get('F')), resolve);
  const parameters = listOf(resolve(stream.dictionary.get('DecodeParms') ?? stream.dictionary.get('DP')), resolve);
  if (filters.length > MOST_FILTERS) return null;
  let bytes = stream.raw;
  for (const [index, filter] of filters.entries()) {
    const name = nameOf(filter);
    if (name !== 'FlateDecode' && name !== 'Fl') return null;
    bytes = inflate(bytes, most);
    const own = parameters[index];
    if (isDictionary(own)) bytes = undoPredictor(bytes, own);
  }
  return bytes;
}

function listOf(object: PdfObject, resolve: (object: PdfObject | undefined) => PdfObject): readonly PdfObject[] {
  return isArray(object) ? object.map(resolve) : object === null ? [] : [object];
}

function inflate(bytes: Uint8Array, most: number): Uint8Array {
  try {
    // A stream that is cut short gives what it has.
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable(TOO_MUCH);
    throw new Unreadable('one of its streams is damaged');
  }
}

/** PNG's predictors (7.4.4.4), which cross-reference streams use; 1 is none; TIFF's (2) packs pictures only. */
function undoPredictor(bytes: Uint8Array, parameters: PdfDictionary): Uint8Array {
  const predictor = numberAt(parameters, 'Predictor', 1);
  if (predictor === 1) return bytes;
  const width = Math.ceil((numberAt(parameters, 'Columns', 1) * numberAt(parameters, 'Colors', 1) * numberAt(parameters, 'BitsPerComponent', 8)) / 8);
  if (predictor < 10 || !(width >= 1 && width <= 1 << 20)) throw new Unreadable('one of its streams is damaged');
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
