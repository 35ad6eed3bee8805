import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PageStreams } from '../../../../src/print/pdf/page-streams.js';
import type { PdfReference } from '../../../../src/print/pdf/pdfkit-document.js';

function contentOf(id: number, text: string, onEnd: (content: PdfReference) => void): PdfReference {
  const content: PdfReference = {
    id, data: {}, buffer: [new TextEncoder().encode(text)], compress: true,
    write: () => undefined,
    end: () => onEnd(content),
  };
  return content;
}

describe('the contents of pages', () => {
  test('are written compressed, in their order, however long each takes, and not before they are', async () => {
    const written: [number, string][] = [];
    const streams = new PageStreams();
    // A long one first: those after it are compressed sooner.
    const texts = Array.from({ length: 20 }, (_, id) => `${id} `.repeat(id === 0 ? 200_000 : 3));
    for (const [id, text] of texts.entries()) {
      const content = contentOf(id, text, ({ data, buffer, compress }) => {
        expect([data['Filter'], compress]).toEqual(['FlateDecode', false]);
        written.push([id, inflateSync(Buffer.concat(buffer)).toString()]);
      });
      await streams.add(content);
      content.end();
    }
    await streams.finish();
    expect(written).toEqual([...texts.entries()]);
  });
});
