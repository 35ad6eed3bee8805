/** Reads SVG path data into absolute moves, lines, cubic curves and closings (SVG 2, section 9.3). */

export type PathSegment =
  | { readonly command: 'M' | 'L'; readonly points: readonly [x: number, y: number] }
  | { readonly command: 'C'; readonly points: readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number] }
  | { readonly command: 'Z' };

const ARGUMENT_COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const SEPARATOR = /[\s,]*/y;

/** Data is drawn up to its first error, as the specification asks; what follows is left out. */
export function parsePath(data: string): readonly PathSegment[] {
  const pen = new PathPen();
  const reader = new PathReader(data);
  for (;;) {
    const letter = reader.command();
    if (letter === null) return pen.segments;
    let command = letter;
    const count = ARGUMENT_COUNTS[letter.toUpperCase()] ?? 0;
    if (pen.segments.length === 0 && letter.toUpperCase() !== 'M') return pen.segments;
    if (count === 0) {
      pen.close();
      continue;
    }
    do {
      const values = reader.numbers(count, letter.toUpperCase() === 'A');
      if (values === null) return pen.segments;
      pen.draw(command, values);
      if (command === 'M') command = 'L';
      if (command === 'm') command = 'l';
    } while (reader.hasNumber());
  }
}

class PathReader {
  private readonly data: string;
  private at = 0;

  constructor(data: string) {
    this.data = data;
  }

  command(): string | null {
    this.skip();
    const letter = this.data[this.at];
    if (letter === undefined || ARGUMENT_COUNTS[letter.toUpperCase()] === undefined) return null;
    this.at++;
    return letter;
  }

  hasNumber(): boolean {
    this.skip();
    NUMBER.lastIndex = this.at;
    return NUMBER.test(this.data);
  }

  numbers(count: number, isArc: boolean): number[] | null {
    const values: number[] = [];
    for (let index = 0; index < count; index++) {
      this.skip();
      // The two flags of an arc are single digits that need no separator.
      const value = isArc && (index === 3 || index === 4) ? this.flag() : this.number();
      if (value === null) return null;
      values.push(value);
    }
    return values;
  }

  private flag(): number | null {
    const digit = this.data[this.at];
    if (digit !== '0' && digit !== '1') return null;
    this.at++;
    return Number(digit);
  }

  private number(): number | null {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.data);
    if (match === null) return null;
    this.at = NUMBER.lastIndex;
    const value = Number(match[0]);
    return Number.isFinite(value) ? value : null;
  }

  private skip(): void {
    SEPARATOR.lastIndex = this.at;
    SEPARATOR.exec(this.data);
    this.at = SEPARATOR.lastIndex;
  }
}

class PathPen {
  readonly segments: PathSegment[] = [];
  private x = 0;
  private y = 0;
  private startX = 0;
  private startY = 0;
  /** The last control point and the kind of curve that it belongs to: S and T mirror it. */
  private control: { readonly kind: 'C' | 'Q'; readonly x: number; readonly y: number } | null = null;

  draw(command: string, values: readonly number[]): void {
    const upper = command.toUpperCase();
    const [originX, originY] = command === upper ? [0, 0] : [this.x, this.y];
    const at = (index: number): number => (values[index] ?? 0) + (index % 2 === 0 ? originX : originY);
    switch (upper) {
      case 'M':
        this.move(at(0), at(1));
        break;
      case 'L':
        this.line(at(0), at(1));
        break;
      case 'H':
        this.line((values[0] ?? 0) + originX, this.y);
        break;
      case 'V':
        this.line(this.x, (values[0] ?? 0) + originY);
        break;
      case 'C':
        this.cubic(at(0), at(1), at(2), at(3), at(4), at(5));
        break;
      case 'S': {
        const [x1, y1] = this.mirrored('C');
        this.cubic(x1, y1, at(0), at(1), at(2), at(3));
        break;
      }
      case 'Q':
        this.quadratic(at(0), at(1), at(2), at(3));
        break;
      case 'T': {
        const [x1, y1] = this.mirrored('Q');
        this.quadratic(x1, y1, at(0), at(1));
        break;
      }
      case 'A':
        this.arc(values, (values[5] ?? 0) + originX, (values[6] ?? 0) + originY);
        break;
    }
  }

  close(): void {
    this.segments.push({ command: 'Z' });
    this.x = this.startX;
    this.y = this.startY;
    this.control = null;
  }

  private move(x: number, y: number): void {
    this.segments.push({ command: 'M', points: [x, y] });
    this.x = this.startX = x;
    this.y = this.startY = y;
    this.control = null;
  }

  private line(x: number, y: number): void {
    this.segments.push({ command: 'L', points: [x, y] });
    this.x = x;
    this.y = y;
    this.control = null;
  }

  private cubic(...points: [number, number, number, number, number, number]): void {
    this.segments.push({ command: 'C', points });
    this.control = { kind: 'C', x: points[2], y: points[3] };
    this.x = points[4];
    this.y = points[5];
  }

  private quadratic(x1: number, y1: number, x: number, y: number): void {
    const third = 2 / 3;
    this.cubic(this.x + (x1 - this.x) * third, this.y + (y1 - this.y) * third, x + (x1 - x) * third, y + (y1 - y) * third, x, y);
    this.control = { kind: 'Q', x: x1, y: y1 };
  }

  private mirrored(kind: 'C' | 'Q'): [number, number] {
    return this.control?.kind === kind ? [2 * this.x - this.control.x, 2 * this.y - this.control.y] : [this.x, this.y];
  }

  /** SVG 2, appendix B.2: from end points to centre, then at most a quarter turn a cubic. */
  private arc(values: readonly number[], endX: number, endY: number): void {
    const [rawX = 0, rawY = 0, rotation = 0, large = 0, sweep = 0] = values;
    let radiusX = Math.abs(rawX);
    let radiusY = Math.abs(rawY);
    if (radiusX === 0 || radiusY === 0) return this.line(endX, endY);
    if (endX === this.x && endY === this.y) return;
    const angle = (rotation * Math.PI) / 180;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const halfX = (this.x - endX) / 2;
    const halfY = (this.y - endY) / 2;
    const px = cos * halfX + sin * halfY;
    const py = -sin * halfX + cos * halfY;
    const excess = (px / radiusX) ** 2 + (py / radiusY) ** 2;
    if (excess > 1) {
      radiusX *= Math.sqrt(excess);
      radiusY *= Math.sqrt(excess);
    }
    const below = (radiusX * py) ** 2 + (radiusY * px) ** 2;
    const factor = Math.sqrt(Math.max(0, (radiusX * radiusY) ** 2 / below - 1)) * (large === sweep ? -1 : 1);
    const cx = (factor * radiusX * py) / radiusY;
    const cy = (-factor * radiusY * px) / radiusX;
    const centreX = cos * cx - sin * cy + (this.x + endX) / 2;
    const centreY = sin * cx + cos * cy + (this.y + endY) / 2;
    const from = Math.atan2((py - cy) / radiusY, (px - cx) / radiusX);
    let turn = Math.atan2((-py - cy) / radiusY, (-px - cx) / radiusX) - from;
    if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
    if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
    const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
    const step = turn / count;
    const handle = (4 / 3) * Math.tan(step / 4);
    const place = (x: number, y: number): [number, number] => [
      centreX + cos * radiusX * x - sin * radiusY * y,
      centreY + sin * radiusX * x + cos * radiusY * y,
    ];
    for (let index = 0; index < count; index++) {
      const a = from + index * step;
      const b = a + step;
      const first = place(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a));
      const second = place(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b));
      const end: [number, number] = index === count - 1 ? [endX, endY] : place(Math.cos(b), Math.sin(b));
      this.cubic(...first, ...second, ...end);
    }
    this.control = null;
  }
}
