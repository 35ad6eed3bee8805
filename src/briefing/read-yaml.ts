/** Parses a YAML file of a briefing and says in plain words what is wrong with its YAML. */

import { isMap, isScalar, parseDocument, visit } from 'yaml';
import type { Document, Pair, ParsedNode, YAMLError } from 'yaml';

import { badYaml, duplicateKey, textInComment, tooMuch } from '../diagnostics/catalogue/data.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { indexLines } from '../diagnostics/line-index.js';
import type { LineIndex } from '../diagnostics/line-index.js';

/** A YAML file as read. Offsets in `document` are offsets in `text`. */
export interface YamlFile {
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly document: Document.Parsed;
}

/** Longest YAML file that is read, in UTF-16 code units. */
const LONGEST = 4_000_000;
const DEEPEST = 40;

/**
 * Parses YAML 1.2 with the core schema whatever `%YAML` says, keys being strings. The file comes back
 * where it can be gone through in spite of faults (a key that stands twice), null where it cannot.
 */
export function readYaml(file: string, content: string): { yaml: YamlFile | null; diagnostics: readonly Diagnostic[] } {
  const text = content.startsWith('\uFEFF') ? content.slice(1) : content;
  const lines = indexLines(text);
  const refuse = (problem: string, offset: number) => ({
    yaml: null,
    diagnostics: [tooMuch({ problem }, { place: lines.place(file, offset, offset + 1) })],
  });
  if (text.length > LONGEST) {
    return refuse('The file is larger than 4 MB', 0);
  }
  const deep = firstTooDeep(text);
  if (deep !== null) {
    return refuse('Lists or blocks are nested too deep here', deep);
  }
  const document = parse(text);
  if (document === null) {
    return refuse('The file is nested too deeply to be read', 0);
  }
  const yaml = { file, text, lines, document };
  const faults = [...document.errors, ...document.warnings];
  const diagnostics = [...withoutEchoes(faults).map((fault) => explain(fault, yaml)), ...lostTexts(yaml)];
  const isPassable = faults.every((fault) => fault.code === 'DUPLICATE_KEY');
  return { yaml: isPassable ? yaml : null, diagnostics };
}

/** “Issue #5” without quotation marks is read as “Issue”. */
function lostTexts({ file, text, lines, document }: YamlFile): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Scalar(_, node) {
      if (node.type !== 'PLAIN' || typeof node.value !== 'string' || !node.range) return;
      const end = node.range[1];
      const [whole, gap = '', lost = ''] = /^([ \t]+)(#[^\s#!].*)/.exec(text.slice(end, endOfLine(text, end))) ?? [];
      if (whole === undefined) return;
      const start = end + gap.length;
      const kept = node.value.length > 40 ? `…${node.value.slice(-40)}` : node.value;
      found.push(textInComment({ kept, lost: lost.trimEnd() }, { place: lines.place(file, start, start + lost.trimEnd().length) }));
    },
  });
  return found;
}

function parse(text: string): Document.Parsed | null {
  try {
    return parseDocument(text, {
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      stringKeys: true,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch (error) {
    // The parser is recursive: indentation alone can exhaust the stack.
    if (error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}

/** Brackets that may be open, and dashes that may follow one another, before a file is not gone through any more. */
const MOST_OPEN = 300;

/**
 * Offset at which nesting runs away, reckoned without regard to quotes: brackets in a row, brackets never
 * closed, dashes in a row. The parser's time grows with the square of the depth. Null if nothing does.
 */
function firstTooDeep(text: string): number | null {
  let run = 0;
  let open = 0;
  let dashes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '[' || character === '{') {
      run += 1;
      open += 1;
      if (run > DEEPEST || open > MOST_OPEN) {
        return at;
      }
    } else if (character === ']' || character === '}') {
      open = Math.max(0, open - 1);
      run = 0;
    } else if (character === '-' || character === '?') {
      dashes += 1;
      if (dashes > MOST_OPEN && text.charAt(at + 1) === ' ' && text.charAt(at - 1) === ' ') {
        return at;
      }
    } else if (character !== ' ' && character !== '"' && character !== "'") {
      run = character === '\n' ? run : 0;
      dashes = 0;
    }
  }
  return null;
}

/** The parser loses its footing after a fault: of several on a line and the line after, the first tells. */
function withoutEchoes(faults: readonly YAMLError[]): readonly YAMLError[] {
  const syntax = faults.filter((fault) => fault.code !== 'DUPLICATE_KEY');
  const first = syntax[0];
  const others = syntax.filter((fault) => fault.code === 'TAG_RESOLVE_FAILED' && fault !== first);
  return [...(first === undefined ? [] : [first]), ...others, ...faults.filter((fault) => fault.code === 'DUPLICATE_KEY')];
}

function explain(fault: YAMLError, yaml: YamlFile): Diagnostic {
  const { file, text, lines } = yaml;
  const [start] = fault.pos;
  if (fault.code === 'DUPLICATE_KEY') {
    return explainDuplicate(start, yaml);
  }
  if (fault.code === 'RESOURCE_EXHAUSTION') {
    return tooMuch({ problem: 'The file is nested too deeply to be read' }, { place: lines.place(file, start, start + 1) });
  }
  const said = explainSyntax(fault, yaml);
  const at = said.at ?? Math.min(start, Math.max(0, text.trimEnd().length));
  const end = Math.max(at + 1, Math.min(fault.pos[1], endOfLine(text, at)));
  return badYaml({ problem: said.problem, hint: said.hint }, { place: lines.place(file, at, end), cause: fault });
}

interface Explanation {
  readonly problem: string;
  readonly hint: string | null;
  /** A better place than the parser's. */
  readonly at?: number;
}

function explainSyntax(fault: YAMLError, { text, document }: YamlFile): Explanation {
  const [start] = fault.pos;
  const rest = text.slice(start, endOfLine(text, start));
  const first = text.charAt(start);
  switch (fault.code) {
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const colon = /:(?=\s|$)/.exec(rest);
      return {
        problem: 'This value holds a colon followed by a space, which YAML takes for another key',
        hint: 'Put the whole value into quotation marks, or write it as a block after “|”',
        ...(colon === null ? {} : { at: start + colon.index }),
      };
    }
    case 'BAD_SCALAR_START':
      return {
        problem: `A text that begins with “${first}” needs quotation marks`,
        hint: `Put the whole text into quotation marks: "${first}…"`,
      };
    case 'TAB_AS_INDENT':
      return { problem: 'This line is indented with a tab', hint: 'YAML is indented with spaces: two for each level' };
    case 'MISSING_CHAR':
      return /quote/.test(fault.message)
        ? { problem: 'A quotation mark that opens here is never closed', hint: 'Close it; a quotation mark inside "…" is written \\"', at: openingQuote(document, start) }
        : {
            problem: 'This line is neither a key with its value nor part of the value above',
            hint: 'Write “key: value”; the lines of a long text are indented further than their key',
          };
    case 'MULTILINE_IMPLICIT_KEY':
      return { problem: 'A key has no colon behind it', hint: 'Write “key: value”' };
    case 'BAD_INDENT':
      return /bracket|sequence|map/i.test(fault.message) && /end with/.test(fault.message)
        ? { problem: 'A bracket that opens is never closed', hint: 'Close each [ with ] and each { with }' }
        : { problem: 'This line is not indented as its neighbours are', hint: 'Keys that belong together begin in the same column' };
    case 'BAD_DQ_ESCAPE':
      return { problem: `“${rest.slice(0, 2)}” means nothing between double quotation marks`, hint: 'Write a backslash as \\\\, or use single quotation marks' };
    case 'TAG_RESOLVE_FAILED':
      return { problem: `A text that begins with “!” needs quotation marks`, hint: 'Put the whole text into quotation marks' };
    case 'MULTIPLE_DOCS':
      return { problem: 'The file holds several documents, but a briefing is one', hint: 'Remove the line “---”' };
    case 'NON_STRING_KEY':
      return { problem: 'A key must be a plain word', hint: null };
    case 'UNEXPECTED_TOKEN':
      if (/block-seq-ind/.test(fault.message)) {
        return { problem: 'A list begins on the line of its key', hint: 'Begin it on the next line, indented' };
      }
      return { problem: `“${rest.trim().slice(0, 20)}” does not belong here`, hint: 'Check the brackets, the quotation marks and the indentation of this line and of the one above' };
    default:
      return { problem: `This is not YAML: ${fault.message.charAt(0).toLowerCase()}${fault.message.slice(1)}`, hint: null };
  }
}

/** Where the quoted text began that still runs at an offset; that offset if none does. */
function openingQuote(document: Document.Parsed, offset: number): number {
  let opening = offset;
  visit(document, {
    Scalar(_, node) {
      const isOpen = (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') && node.range && node.range[0] < offset && node.range[1] >= offset;
      opening = isOpen && node.range ? node.range[0] : opening;
    },
  });
  return opening;
}

function explainDuplicate(start: number, yaml: YamlFile): Diagnostic {
  const { file, lines, document } = yaml;
  const found = findKey(document.contents, start);
  const key = found?.key ?? '';
  const place = lines.place(file, start, start + Math.max(1, found?.length ?? 1));
  const first = found?.first ?? null;
  return duplicateKey(
    { key },
    {
      place,
      related: first === null ? [] : [{ message: 'It stands here first', place: lines.place(file, first[0], first[1]) }],
    },
  );
}

interface FoundKey {
  readonly key: string;
  readonly length: number;
  readonly first: readonly [number, number] | null;
}

/** The key at an offset, and where the same map has it first. */
function findKey(node: ParsedNode | null, offset: number): FoundKey | null {
  if (node === null || !('items' in node)) {
    return null;
  }
  for (const item of node.items) {
    const pair = 'key' in item ? item : null;
    if (pair !== null && isMap(node) && isScalar(pair.key) && pair.key.range?.[0] === offset) {
      const name = String(pair.key.value);
      const range = keyRange(node.items.find((other) => isScalar(other.key) && String(other.key.value) === name));
      return { key: name, length: pair.key.range[1] - offset, first: range };
    }
    const deeper = findKey(pair === null ? (item as ParsedNode) : (pair.value as ParsedNode | null), offset);
    if (deeper !== null) {
      return deeper;
    }
  }
  return null;
}

function keyRange(pair: Pair | undefined): readonly [number, number] | null {
  const range = isScalar(pair?.key) ? pair.key.range : null;
  return range === null || range === undefined ? null : [range[0], range[1]];
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 ? text.length : found;
}
