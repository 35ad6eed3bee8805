/** Gathers bytes in one array that grows: text of ASCII or Latin-1, digits and chunks, without a string or an array each. */

const HEX_DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const ZERO = 0x30;

export class ByteBuffer {
  private bytes: Uint8Array;
  private used = 0;

  constructor(firstBytes: number) {
    this.bytes = new Uint8Array(firstBytes);
  }

  byte(value: number): void {
    if (this.used === this.bytes.length) this.makeRoom(1);
    this.bytes[this.used++] = value;
  }

  /** Characters up to U+00FF, a byte each. */
  text(text: string): void {
    this.makeRoom(text.length);
    for (let index = 0; index < text.length; index++) this.bytes[this.used + index] = text.charCodeAt(index);
    this.used += text.length;
  }

  /** Four hexadecimal digits. */
  hex(code: number): void {
    this.makeRoom(4);
    const { bytes } = this;
    bytes[this.used] = HEX_DIGITS[(code >> 12) & 15] ?? ZERO;
    bytes[this.used + 1] = HEX_DIGITS[(code >> 8) & 15] ?? ZERO;
    bytes[this.used + 2] = HEX_DIGITS[(code >> 4) & 15] ?? ZERO;
    bytes[this.used + 3] = HEX_DIGITS[code & 15] ?? ZERO;
    this.used += 4;
  }

  append(chunk: Uint8Array): void {
    this.makeRoom(chunk.length);
    this.bytes.set(chunk, this.used);
    this.used += chunk.length;
  }

  /** Since the last call of `take`. */
  get length(): number {
    return this.used;
  }

  /** Everything since the last call, as an array of its own. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.used);
    this.used = 0;
    return taken;
  }

  private makeRoom(count: number): void {
    const least = this.used + count;
    if (least <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(least, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.used));
    this.bytes = larger;
  }
}
