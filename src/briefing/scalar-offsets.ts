/** Maps each character of a YAML scalar's value to the place in the file where it was written. */

import type { Scalar } from 'yaml';

/** A decoded text and, for each of its UTF-16 code units and its end, the offset in the source. */
interface Decoded {
  readonly text: string;
  readonly offsets: readonly number[];
}

/**
 * For each UTF-16 code unit of `value`, and for its end, the offset in `source` (YAML 1.2.2, sections
 * 7.3 and 8.1: escapes, folding, indentation). Where the decoding does not reproduce the value,
 * every unit is mapped to the scalar's beginning: a place that is coarse, but never wrong.
 */
export function scalarOffsets(source: string, node: Scalar, value: string): readonly number[] {
  const [start, end] = node.range ?? [0, 0];
  const decoded = decode(source, start, end, node, value);
  if (decoded !== null && decoded.text.startsWith(value)) {
    return decoded.offsets;
  }
  return Array.from({ length: value.length + 1 }, () => start);
}

function decode(source: string, start: number, end: number, node: Scalar, value: string): Decoded | null {
  switch (node.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return decodeBlock(source, start, end, node.type === 'BLOCK_FOLDED', value);
    case 'QUOTE_DOUBLE':
      return decodeFlow(source, start + 1, end - 1, 'double');
    case 'QUOTE_SINGLE':
      return decodeFlow(source, start + 1, end - 1, 'single');
    default:
      return decodeFlow(source, start, end, 'plain');
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b',
  ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029',
};
const ESCAPE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Plain and quoted scalars: escapes, and line breaks folded to a space. */
function decodeFlow(source: string, start: number, end: number, style: 'plain' | 'single' | 'double'): Decoded {
  let text = '';
  const offsets: number[] = [];
  const emit = (characters: string, offset: number): void => {
    for (let index = 0; index < characters.length; index += 1) {
      offsets.push(offset);
    }
    text += characters;
  };
  // White space before a line break is dropped, but not before this length: it was escaped.
  let kept = 0;
  const fold = (at: number, escaped: boolean): number => {
    if (!escaped) {
      while (text.length > kept && /[ \t]/.test(text.charAt(text.length - 1))) {
        text = text.slice(0, -1);
        offsets.pop();
      }
    }
    let next = afterBreak(source, at);
    const breaks: number[] = [];
    for (;;) {
      const content = skipBlanks(source, next, end);
      if (content >= end || !isBreak(source, content)) {
        next = content;
        break;
      }
      breaks.push(content);
      next = afterBreak(source, content);
    }
    if (breaks.length > 0) {
      breaks.forEach((offset) => emit('\n', offset));
    } else if (!escaped) {
      emit(' ', at);
    }
    kept = text.length;
    return next;
  };

  let at = start;
  while (at < end) {
    const character = source.charAt(at);
    if (isBreak(source, at)) {
      at = fold(at, false);
    } else if (style === 'double' && character === '\\') {
      if (isBreak(source, at + 1)) {
        at = fold(at + 1, true);
        continue;
      }
      const digits = ESCAPE_DIGITS[source.charAt(at + 1)];
      const code = digits === undefined ? Number.NaN : Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
      const isCode = code >= 0 && code <= 0x10ffff;
      emit(isCode ? String.fromCodePoint(code) : (ESCAPES[source.charAt(at + 1)] ?? ''), at);
      kept = text.length;
      at += 2 + (digits ?? 0);
    } else {
      emit(character, at);
      at += style === 'single' && character === "'" ? 2 : 1;
    }
  }
  offsets.push(end);
  return { text, offsets };
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Literal and folded blocks: indentation removed, lines folded where the style says so. */
function decodeBlock(source: string, start: number, end: number, folded: boolean, value: string): Decoded | null {
  const lines = blockLines(source, start, end);
  const first = lines.find((line) => /\S/.test(source.slice(line.start, line.end)));
  const found = first === undefined ? 0 : skipSpaces(source, first.start, first.end) - first.start;
  // The first line tells the indentation, unless an indicator in the head (`|2`) says that it is less.
  for (let indent = found; indent >= 0; indent -= 1) {
    const decoded = folded ? foldLines(source, lines, indent) : joinLines(source, lines, indent);
    if (decoded.text.startsWith(value)) {
      return { text: decoded.text, offsets: [...decoded.offsets.slice(0, value.length), decoded.offsets[value.length] ?? end] };
    }
  }
  return null;
}

function joinLines(source: string, lines: readonly Line[], indent: number): Decoded {
  let text = '';
  const offsets: number[] = [];
  for (const line of lines) {
    for (let at = Math.min(line.start + indent, line.end); at < line.end; at += 1) {
      offsets.push(at);
    }
    text += `${source.slice(Math.min(line.start + indent, line.end), line.end)}\n`;
    offsets.push(line.end);
  }
  return { text, offsets };
}

function foldLines(source: string, lines: readonly Line[], indent: number): Decoded {
  let text = '';
  const offsets: number[] = [];
  /** Line ends since the last line with content. */
  let breaks: number[] = [];
  let before: 'nothing' | 'flush' | 'indented' = 'nothing';
  for (const line of lines) {
    const from = Math.min(line.start + indent, line.end);
    if (from === line.end) {
      breaks.push(line.end);
      continue;
    }
    const isIndented = /[ \t]/.test(source.charAt(from));
    // One break between flush lines is a space; with blank lines between them, only those count.
    const flush = before === 'flush' && !isIndented;
    const shown = flush ? (breaks.length === 1 ? breaks : breaks.slice(1)) : breaks;
    text += flush && breaks.length === 1 ? ' ' : '\n'.repeat(shown.length);
    offsets.push(...shown);
    for (let at = from; at < line.end; at += 1) {
      offsets.push(at);
    }
    text += source.slice(from, line.end);
    breaks = [line.end];
    before = isIndented ? 'indented' : 'flush';
  }
  text += '\n'.repeat(breaks.length);
  offsets.push(...breaks);
  return { text, offsets };
}

function blockLines(source: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  let at = source.indexOf('\n', start) + 1;
  while (at > 0 && at < end) {
    const found = source.indexOf('\n', at);
    const next = found === -1 ? source.length : found;
    const isCrlf = source.charAt(next - 1) === '\r' && next > at && found !== -1;
    lines.push({ start: at, end: isCrlf ? next - 1 : next });
    at = found === -1 ? 0 : next + 1;
  }
  return lines;
}

function isBreak(source: string, at: number): boolean {
  return source.charAt(at) === '\n' || (source.charAt(at) === '\r' && source.charAt(at + 1) === '\n');
}

function afterBreak(source: string, at: number): number {
  return source.charAt(at) === '\r' ? at + 2 : at + 1;
}

function skipBlanks(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && /[ \t]/.test(source.charAt(at))) {
    at += 1;
  }
  return at;
}

function skipSpaces(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && source.charAt(at) === ' ') {
    at += 1;
  }
  return at;
}
