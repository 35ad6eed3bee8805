/**
 * Reads a YAML document as the schema expects it, and gathers every fault of structure on the way.
 *
 * In: a parsed YAML file and a schema. Out: plain data in which each scalar has the type that its place
 * asks for (`version: 1.0` is the text “1.0”), without what is not understood; the faults, each at its
 * scalar or key; and the texts that need a further look (dates, languages, files, Markdown).
 */

import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { z } from 'zod';

import {
  emptyValue,
  missingValue,
  notABlock,
  notAChoice,
  tooMuch,
  unknownKey,
  wrongType,
} from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import type { DataPath, Locator } from './briefing.js';
import { expectationOf, meaningOf } from './expectation.js';
import type { BlockExpectation, Expectation, TextMarks } from './expectation.js';
import { textOf } from './locate.js';
import { describeValue, nameOf, ownerOf } from './names.js';
import { nearest } from '../diagnostics/nearest.js';
import { judgeNumber } from './judge-number.js';
import type { YamlFile } from './read-yaml.js';

/** A text that the schema marks for a further look. */
export interface MarkedText {
  readonly path: DataPath;
  readonly text: string;
  readonly marks: TextMarks;
}

export interface ReadValues {
  readonly data: unknown;
  readonly texts: readonly MarkedText[];
  /** Paths of the values that a diagnostic is about already. */
  readonly reported: readonly DataPath[];
  readonly diagnostics: readonly Diagnostic[];
}

const DEEPEST = 40;
const MOST_VALUES = 100_000;

/** Stands for a value that could not be read; it is left out of the data. */
const UNREAD = Symbol('unread');

export function readValues(yaml: YamlFile, schema: z.core.$ZodType, locate: Locator): ReadValues {
  const reader = new ValueReader(yaml, locate);
  const root = yaml.document.contents;
  const isBlock = isMap(root);
  if (!isBlock) {
    const found = isScalar(root) && root.value !== null ? describeValue(root.value) : root === null || isScalar(root) ? 'nothing' : 'a list';
    const place = root === null ? yaml.lines.place(yaml.file, 0, 0) : locate.value([]);
    return { data: {}, texts: [], reported: [[]], diagnostics: [notABlock({ found }, { place })] };
  }
  const data = reader.read(root, schema, []);
  return {
    data: data === UNREAD ? {} : data,
    texts: reader.texts,
    reported: reader.reported,
    diagnostics: reader.diagnostics,
  };
}

class ValueReader {
  readonly texts: MarkedText[] = [];
  readonly reported: DataPath[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #yaml: YamlFile;
  readonly #locate: Locator;
  #values = 0;

  constructor(yaml: YamlFile, locate: Locator) {
    this.#yaml = yaml;
    this.#locate = locate;
  }

  read(node: unknown, schema: z.core.$ZodType, path: DataPath): unknown {
    const expected = expectationOf(schema);
    this.#values += 1;
    if (path.length > DEEPEST || this.#values > MOST_VALUES) {
      if (this.#values <= MOST_VALUES + 1) {
        this.#report(path, (place) => tooMuch({ problem: 'Anchors (“&name”) repeat or nest more here than can be read' }, { place }));
      }
      return UNREAD;
    }
    const target = this.#follow(node, path);
    if (target === null) {
      return UNREAD;
    }
    if (isMap(target)) {
      return expected.blocks.length > 0 ? this.#readBlock(target, expected, path) : this.#wrongType({}, expected, path);
    }
    if (isSeq(target)) {
      return expected.items !== null ? this.#readList(target, expected.items, path) : this.#wrongType([], expected, path);
    }
    return isScalar(target) ? this.#readScalar(target, expected, path) : UNREAD;
  }

  #follow(node: unknown, path: DataPath): Node | null {
    if (!isAlias(node)) {
      // A document's nodes are maps, lists, scalars or aliases; `null` stands for an absent value.
      return isMap(node) || isSeq(node) || isScalar(node) ? node : null;
    }
    const target = node.resolve(this.#yaml.document);
    if (target === undefined) {
      const [start, end] = node.range ?? [0, 0];
      this.reported.push(path);
      this.diagnostics.push(
        wrongType(
          { name: nameOf(path), expected: 'a value', found: `a reference to an anchor “&${node.source}” that is not above`, hint: `If “*” is meant as text, put it into quotation marks` },
          { place: this.#yaml.lines.place(this.#yaml.file, start, end) },
        ),
      );
      return null;
    }
    return target;
  }

  #readList(node: YAMLSeq, items: z.core.$ZodType, path: DataPath): unknown {
    // A hole keeps its index, so that paths go on telling the truth.
    return node.items.map((item, index) => {
      const value = this.read(item, items, [...path, index]);
      return value === UNREAD ? undefined : value;
    });
  }

  #readBlock(node: YAMLMap, expected: Expectation, path: DataPath): unknown {
    const pairs = this.#pairsOf(node);
    const block = this.#chooseBlock(pairs, expected);
    const data: Record<string, unknown> = {};
    const suggested = new Set<string>();
    for (const [key, pair] of pairs) {
      const schema = block.keys.get(key);
      if (schema === undefined) {
        const free = [...block.keys.keys()].filter((name) => !pairs.has(name));
        const guess = nearest(key, free);
        suggested.add(guess ?? '');
        this.#report([...path, key], (place) => unknownKey({ key, nearest: guess, known: [...block.keys.keys()], cutText: cutText(node, pair, this.#yaml.text) }, { place }), 'key');
        continue;
      }
      const value = this.#readMember(pair, schema, [...path, key]);
      if (value !== UNREAD) {
        data[key] = value;
      }
    }
    for (const key of block.required) {
      if (pairs.has(key)) {
        continue;
      }
      if (suggested.has(key)) {
        // A misspelt key and the lack of it are one fault, which is reported already.
        this.reported.push([...path, key]);
      } else {
        const schema = block.keys.get(key);
        const meaning = schema === undefined ? null : meaningOf(schema);
        this.#report([...path, key], (place) => missingValue({ key, owner: ownerOf(path, place.file), meaning }, { place }));
      }
    }
    return data;
  }

  #readMember(pair: Pair, schema: z.core.$ZodType, path: DataPath): unknown {
    const isAbsent = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
    if (isAbsent && !expectationOf(schema).nothing) {
      this.#report(path, (place) => emptyValue({ name: nameOf(path), comment: colourInComment(pair.value) }, { place }), 'key');
      return UNREAD;
    }
    return this.read(pair.value, schema, path);
  }

  /** The pairs by key; of a key that stands twice, the first. */
  #pairsOf(node: YAMLMap): ReadonlyMap<string, Pair> {
    const pairs = new Map<string, Pair>();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!pairs.has(key)) {
        pairs.set(key, pair);
      }
    }
    return pairs;
  }

  /** Of several kinds of block, the one that the author evidently means. */
  #chooseBlock(pairs: ReadonlyMap<string, Pair>, expected: Expectation): BlockExpectation {
    const { discriminator, blocks } = expected;
    const fits = (block: BlockExpectation): number => [...pairs.keys()].filter((key) => block.keys.has(key)).length;
    const best = [...blocks].sort((a, b) => fits(b) - fits(a))[0] ?? { keys: new Map(), required: [], chosenBy: [] };
    if (discriminator === null) {
      return best;
    }
    const node = pairs.get(discriminator)?.value;
    const written = isScalar(node) ? textOf(node, this.#yaml.text) : null;
    const chosen = blocks.find((block) => written !== null && block.chosenBy.includes(written));
    if (chosen !== undefined) {
      return chosen;
    }
    // Without a kind, all that any kind knows may stand here, and nothing else is asked for.
    return {
      keys: new Map(blocks.flatMap((block) => [...block.keys]).concat([[discriminator, choiceOf(blocks, discriminator)]])),
      required: [discriminator],
      chosenBy: blocks.flatMap((block) => block.chosenBy),
    };
  }

  #readScalar(node: Scalar, expected: Expectation, path: DataPath): unknown {
    const { value } = node;
    const isPlain = node.type === 'PLAIN';
    const written = textOf(node, this.#yaml.text);
    if (value === null || (typeof value === 'string' && value.trim() === '' && !expected.nothing)) {
      if (expected.nothing) {
        return null;
      }
      this.#report(path, (place) => emptyValue({ name: nameOf(path) }, { place }));
      return UNREAD;
    }
    if (expected.choices.length > 0 && typeof value !== 'boolean') {
      return this.#readChoice(written.trim(), expected, path);
    }
    // Cells of a table are judged column by column, with what their neighbours tell.
    const isCell = expected.number && expected.nothing;
    if (expected.number && isPlain && !isCell && typeof value !== 'boolean') {
      const fault = judgeNumber(written);
      if (fault !== null) {
        this.#report(path, (place) => fault(place));
        return UNREAD;
      }
    }
    if (typeof value === 'number' && expected.number) {
      return value;
    }
    if (typeof value === 'boolean' && expected.boolean) {
      return value;
    }
    if (expected.text !== null && typeof value !== 'boolean') {
      // A number where text is meant: its digits as they were written.
      const text = typeof value === 'string' ? value : written;
      this.texts.push({ path, text: text.trim(), marks: expected.text });
      return text;
    }
    return this.#wrongType(value, expected, path);
  }

  #readChoice(written: string, expected: Expectation, path: DataPath): unknown {
    if (expected.choices.includes(written)) {
      return written;
    }
    const { choices } = expected;
    this.#report(path, (place) => notAChoice({ name: nameOf(path), found: written, choices, nearest: nearest(written, choices) }, { place }));
    return UNREAD;
  }

  #wrongType(value: unknown, expected: Expectation, path: DataPath): typeof UNREAD {
    this.#report(path, (place) =>
      wrongType({ name: nameOf(path), expected: describeExpected(expected), found: describeValue(value), hint: hintFor(value, expected) }, { place }),
    );
    return UNREAD;
  }

  #report(path: DataPath, raise: (place: Place) => Diagnostic, at: 'value' | 'key' = 'value'): void {
    this.reported.push(path);
    const place = at === 'key' ? this.#locate.key(path) : this.#locate.value(path);
    this.diagnostics.push(raise(oneLine(place)));
  }
}

/** In `{ role: chief, army }` YAML ends the text at the comma and takes the rest for a key: the whole as it was meant, or null. */
function cutText(node: YAMLMap, pair: Pair, text: string): string | null {
  const before = node.items[node.items.indexOf(pair) - 1];
  if (node.flow !== true || pair.value !== null || before === undefined || !isScalar(before.key) || !isScalar(before.value) || !isScalar(pair.key)) {
    return null;
  }
  return before.value.type === 'PLAIN' ? `${String(before.key.value)}: "${textOf(before.value, text)}, ${String(pair.key.value)}"` : null;
}

/** A list or block is shown by its beginning. */
function oneLine(place: Place): Place {
  return place.end !== null && place.end.line > place.start.line ? { ...place, end: null } : place;
}

function describeExpected(expected: Expectation): string {
  const kinds = [
    ...(expected.choices.length > 0 ? [`one of ${expected.choices.join(', ')}`] : []),
    ...(expected.number ? ['a number'] : []),
    ...(expected.text !== null ? ['text'] : []),
    ...(expected.boolean ? ['true or false'] : []),
    ...(expected.items !== null ? ['a list'] : []),
    ...(expected.blocks.length > 0 ? [describeBlocks(expected.blocks)] : []),
  ];
  return kinds.length < 3 ? kinds.join(' or ') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1) ?? ''}`;
}

function describeBlocks(blocks: readonly BlockExpectation[]): string {
  const keys = blocks.length === 1 ? [...(blocks[0]?.keys.keys() ?? [])] : [];
  return keys.length > 0 && keys.length <= 4 ? `a block with ${keys.map((key) => `“${key}”`).join(', ')}` : 'a block of keys and values';
}

function hintFor(value: unknown, expected: Expectation): string | null {
  if (typeof value === 'boolean' && expected.text !== null) {
    return 'If it is meant as text, put it into quotation marks';
  }
  if (typeof value === 'string' && expected.number && !Number.isNaN(Number(value))) {
    return 'Leave the quotation marks out';
  }
  if (typeof value === 'string' && expected.boolean) {
    return 'Write true or false, without quotation marks';
  }
  if (expected.items !== null && !Array.isArray(value)) {
    return 'Begin each item on a line of its own with “- ”, even if there is only one';
  }
  if (Array.isArray(value) && expected.text !== null) {
    return 'If square brackets are meant as text, put the whole into quotation marks';
  }
  if (expected.text !== null && typeof value === 'object') {
    return 'If it is meant as text, put it into quotation marks';
  }
  return null;
}

/** The discriminator's value, of any of the blocks. */
function choiceOf(blocks: readonly BlockExpectation[], discriminator: string): z.core.$ZodType {
  return z.enum(blocks.flatMap((block) => {
    const schema = block.keys.get(discriminator);
    return schema === undefined ? [] : expectationOf(schema).choices;
  }));
}

/** A colour without quotation marks, which YAML takes for a comment; null where none stands there. */
function colourInComment(node: unknown): string | null {
  const comment = isScalar(node) ? (node.comment ?? node.commentBefore) : null;
  return /^\s*([0-9a-f]{3}(?:[0-9a-f]{3})?)(?![\w])/i.exec(comment ?? '')?.[1] ?? null;
}
