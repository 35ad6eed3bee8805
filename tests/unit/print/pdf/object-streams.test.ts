/** Objects packed into streams are found again by their numbers, whatever stands beside them. */

import { PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { expect, test } from 'vitest';
import { ByteBuffer } from '../../../../src/print/pdf/byte-buffer.js';
import { ObjectStreams } from '../../../../src/print/pdf/object-streams.js';

async function fileOf(count: number): Promise<Uint8Array> {
  const file = new ByteBuffer(16);
  const packed = new ObjectStreams();
  const offsets: (number | null)[] = [];
  file.text('%PDF-1.7\n');
  const plain = (body: string): void => {
    offsets.push(file.length);
    file.text(`${offsets.length} 0 obj\n${body}\nendobj\n`);
  };
  plain('<< /Type /Catalog /Pages 3 0 R >>');
  plain('<< /Title (é) >>');
  plain('<< /Type /Pages /Kids [] /Count 0 >>');
  offsets.push(null);      // a number that was never used
  for (let index = 0; index < count; index++) {
    offsets.push(0);
    packed.add(offsets.length, `<< /Number ${index} /Text (\u00e9) >>`);
  }
  await packed.finish(file, { offsets, rootId: 1, infoId: 2, fileId: new Uint8Array([1, 255]) });
  return file.take();
}

test.each([1, 200, 201, 450])('%i objects', async (count) => {
  const bytes = await fileOf(count);
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const numbers = Array.from({ length: count }, (_, index) => context.lookup(PDFRef.of(5 + index), PDFDict).get(PDFName.of('Number'))?.toString());
  expect(numbers).toEqual(Array.from({ length: count }, (_, index) => String(index)));
  expect(context.lookup(context.trailerInfo.Info, PDFDict).get(PDFName.of('Title'))?.toString()).toBe('(é)');
  expect(Buffer.compare(bytes, await fileOf(count))).toBe(0);
});
