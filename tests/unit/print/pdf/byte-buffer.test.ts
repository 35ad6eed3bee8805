import { describe, expect, test } from 'vitest';
import { ByteBuffer } from '../../../../src/print/pdf/byte-buffer.js';

describe('a byte buffer', () => {
  test('grows as needed, and gives each byte once', () => {
    const buffer = new ByteBuffer(2);
    buffer.text('obj');
    buffer.byte(0x0a);
    buffer.append(Uint8Array.of(0xff, 0));
    buffer.hex(0x1f0a);
    const taken = buffer.take();
    expect([...taken]).toEqual([0x6f, 0x62, 0x6a, 0x0a, 0xff, 0, 0x31, 0x66, 0x30, 0x61]);
    buffer.text('é');
    expect([...buffer.take()]).toEqual([0xe9]);
    expect(taken[0]).toBe(0x6f);
  });
});
