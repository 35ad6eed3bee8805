/**
 * Reads files out of a ZIP archive (APPNOTE 6.3; what OCF 3.3 allows of it: stored or deflated, not encrypted), as its
 * directory lists them. What an entry says of its own size is not believed.
 */

import { inflateRawSync } from 'node:zlib';

import { Unreadable } from './unreadable.js';

export interface ZipOptions {
  /** Of the names, those that are read. */
  readonly wants: (name: string) => boolean;
  /** Bytes that all of them together may unpack to. */
  readonly mostBytes: number;
  readonly mostEntries: number;
}

const END = { signature: 0x06054b50, length: 22, mostComment: 0xffff };
const ENTRY = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
const BROKEN = 'it is not a ZIP file, or a broken one';
const TOO_MUCH = 'it unpacks to more than a book can hold';

/** @throws Unreadable where it is no archive, or holds more than the options allow */
export function readZip(bytes: Uint8Array, { wants, mostBytes, mostEntries }: ZipOptions): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw new Unreadable(TOO_MUCH);
  const files = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  let left = mostBytes;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY.length > bytes.length || view.getUint32(at, true) !== ENTRY.signature) throw new Unreadable(BROKEN);
    const nameEnd = at + ENTRY.length + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY.length, nameEnd));
    // Of two with one name the last counts, as with other readers.
    if (wants(name)) {
      const content = unpack(bytes, view, at, left);
      left -= content.length;
      files.set(name, content);
    }
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

/** The last of an archive's records, before a comment. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END.length;
  for (let at = last; at >= Math.max(0, last - END.mostComment); at--) if (view.getUint32(at, true) === END.signature) return at;
  throw new Unreadable(BROKEN);
}

function unpack(bytes: Uint8Array, view: DataView, entry: number, most: number): Uint8Array {
  const [method, size, local] = [view.getUint16(entry + 10, true), view.getUint32(entry + 20, true), view.getUint32(entry + 42, true)];
  if (local + LOCAL.length > bytes.length || view.getUint32(local, true) !== LOCAL.signature) throw new Unreadable(BROKEN);
  const start = local + LOCAL.length + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + size > bytes.length) throw new Unreadable(BROKEN);
  const packed = bytes.subarray(start, start + size);
  if (method === 0 && size <= most) return packed;
  if (method === 0 || most < 1) throw new Unreadable(TOO_MUCH);
  if (method !== 8) throw new Unreadable(BROKEN);
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    throw new Unreadable(error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? TOO_MUCH : BROKEN);
  }
}
