/**
 * Packs a file's plain objects into compressed object streams, and writes the cross-reference stream that finds them
 * (ISO 32000-1, 7.5.7 and 7.5.8): of a long document's structure tree a tenth is left.
 */

import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

import type { ByteBuffer } from './byte-buffer.js';

/** What a reader unpacks to get at one object. */
const OBJECTS_A_STREAM = 200;

const compress = promisify(deflate);

interface Pack {
  readonly ids: readonly number[];
  /** Bytes of the numbers and places before the first object. */
  readonly first: number;
  readonly bytes: Promise<Uint8Array>;
}

export interface FileEnd {
  /** Where the objects that stand for themselves begin, by number less one. */
  readonly offsets: readonly (number | null)[];
  readonly rootId: number;
  readonly infoId: number;
  readonly fileId: Uint8Array;
}

export class ObjectStreams {
  private readonly packs: Pack[] = [];
  private ids: number[] = [];
  private bodies: string[] = [];

  /** @param body the object as it stands in a file, a byte a character */
  add(id: number, body: string): void {
    this.ids.push(id);
    this.bodies.push(body);
    if (this.ids.length === OBJECTS_A_STREAM) this.close();
  }

  /** Writes all packs, the cross-reference stream and the end of the file. */
  async finish(file: ByteBuffer, { offsets, rootId, infoId, fileId }: FileEnd): Promise<void> {
    if (this.ids.length > 0) this.close();
    const entries = new CrossReferences(offsets.length + this.packs.length + 2);
    offsets.forEach((offset, index) => {
      if (offset !== null) entries.place(index + 1, offset);
    });
    let id = offsets.length;
    for (const pack of this.packs) {
      id++;
      entries.place(id, file.length);
      pack.ids.forEach((packed, index) => entries.pack(packed, id, index));
      writeStream(file, id, `/Type /ObjStm /N ${pack.ids.length} /First ${pack.first}`, await pack.bytes);
    }
    id++;
    const start = file.length;
    entries.place(id, start);
    const name = `<${Buffer.from(fileId).toString('hex')}>`;
    const dictionary = `/Type /XRef /Size ${id + 1} /W [1 4 2] /Root ${rootId} 0 R /Info ${infoId} 0 R /ID [${name} ${name}]`;
    writeStream(file, id, dictionary, await compress(entries.bytes));
    file.text(`startxref\n${start}\n%%EOF\n`);
  }

  private close(): void {
    const { ids, bodies } = this;
    let at = 0;
    const places = bodies.map((body, index) => {
      const place = `${ids[index] ?? 0} ${at}`;
      at += body.length + 1;
      return place;
    });
    const head = `${places.join(' ')}\n`;
    this.packs.push({ ids, first: head.length, bytes: compress(Buffer.from(`${head}${bodies.join('\n')}\n`, 'latin1')) });
    this.ids = [];
    this.bodies = [];
  }
}

/** Entries of seven bytes: a kind, a place of four, an index of two. */
class CrossReferences {
  readonly bytes: Buffer;

  constructor(size: number) {
    this.bytes = Buffer.alloc(size * 7);
    this.bytes.writeUInt16BE(0xffff, 5);
  }

  place(id: number, offset: number): void {
    this.bytes.writeUInt8(1, id * 7);
    this.bytes.writeUInt32BE(offset, id * 7 + 1);
  }

  pack(id: number, stream: number, index: number): void {
    this.bytes.writeUInt8(2, id * 7);
    this.bytes.writeUInt32BE(stream, id * 7 + 1);
    this.bytes.writeUInt16BE(index, id * 7 + 5);
  }
}

function writeStream(file: ByteBuffer, id: number, dictionary: string, bytes: Uint8Array): void {
  file.text(`${id} 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`);
  file.append(bytes);
  file.text('\nendstream\nendobj\n');
}
