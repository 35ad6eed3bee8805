/** Finds the place in a YAML file of each value, key and stretch of text: the `Locator`. */

import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, Scalar } from 'yaml';

import type { Place } from '../diagnostics/index.js';
import { indexLines } from '../diagnostics/line-index.js';
import type { DataPath, Locator } from './briefing.js';
import type { YamlFile } from './read-yaml.js';
import { scalarOffsets } from './scalar-offsets.js';

/** A file whose text stands for a value, such as `background[0].file`. */
export interface IncludedFile {
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** Finds an included file by the path of the value that names it. */
export type Inclusions = ReadonlyMap<string, IncludedFile>;

/** The key under which an inclusion is kept. */
export function pathKey(path: DataPath): string {
  return JSON.stringify(path);
}

/** Makes the locator of a YAML file. `inclusions` may be filled later. */
export function createLocator(yaml: YamlFile, inclusions: Inclusions = new Map()): Locator {
  const { file, text, lines } = yaml;
  const place = (start: number, end: number): Place => lines.place(file, start, end);

  const placeOfNode = (node: Node): Place => {
    const [start, end] = node.range ?? [0, 0];
    return place(start, start + text.slice(start, end).trimEnd().length);
  };
  const firstLine = (whole: Place): Place => {
    const from = whole.start.offset;
    const end = whole.end?.offset ?? from;
    const line = text.slice(from, end).split(/\r?\n/, 1)[0] ?? '';
    return place(from, from + line.trimEnd().length);
  };

  /** The nearest thing on the way that exists: its node, or its key if its value is empty. */
  const nearest = (path: DataPath): Place => {
    for (let length = path.length - 1; length >= 0; length -= 1) {
      const way = path.slice(0, length);
      const node = nodeAt(yaml, way);
      if (node !== null) {
        // A list or block that lacks something is named by its key: it would be a long stretch itself.
        const key = typeof way.at(-1) === 'string' ? keyAt(yaml, way) : null;
        return key === null ? firstLine(placeOfNode(node)) : placeOfNode(key);
      }
    }
    return place(0, 0);
  };

  const value = (path: DataPath): Place => {
    const node = nodeAt(yaml, path);
    if (node === null) {
      return nearest(path);
    }
    const isEmpty = isScalar(node) && node.value === null && (node.range?.[0] ?? 0) === (node.range?.[1] ?? 0);
    return isEmpty ? key(path) : placeOfNode(node);
  };
  const key = (path: DataPath): Place => {
    const node = keyAt(yaml, path);
    if (node !== null) {
      return placeOfNode(node);
    }
    const own = nodeAt(yaml, path);
    return own === null ? nearest(path) : firstLine(placeOfNode(own));
  };

  const stretch = (path: DataPath, start: number, end: number): Place => {
    const inclusion = inclusions.get(pathKey(path)) ?? inclusions.get(pathKey([...path.slice(0, -1), 'file']));
    if (inclusion !== undefined && !isOwnText(yaml, path, inclusions)) {
      return indexLines(inclusion.text).place(inclusion.file, start, end);
    }
    const node = nodeAt(yaml, path);
    if (node === null || !isScalar(node)) {
      return value(path);
    }
    const decoded = textOf(node, text);
    // Values lose the white space around them when they are read.
    const lead = decoded.length - decoded.trimStart().length;
    const offsets = scalarOffsets(text, node, decoded);
    const at = (offset: number): number => offsets[Math.max(0, Math.min(offset + lead, decoded.length))] ?? 0;
    const from = at(start);
    // The end lies behind the last character, not before the next, which may stand on another line.
    const last = end > start ? at(end - 1) + 1 : from;
    return place(from, Math.max(last, Math.min(at(end), endOfLine(text, last))));
  };

  return {
    value,
    key,
    text: stretch,
    scalarSource(path) {
      const node = nodeAt(yaml, path);
      return node !== null && isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]).trimEnd() : null;
    },
  };
}

/** A scalar's value as text: what was written, where YAML takes it for a number. */
export function textOf(node: Scalar, source: string): string {
  if (typeof node.value === 'string') {
    return node.value;
  }
  return node.range ? source.slice(node.range[0], node.range[1]) : String(node.value);
}

/** The node at a path, aliases followed; null if there is none. */
function nodeAt(yaml: YamlFile, path: DataPath): Node | null {
  let node = follow(yaml, yaml.document.contents);
  for (const step of path) {
    if (isMap(node) && typeof step === 'string') {
      node = follow(yaml, pairAt(node.items, step)?.value);
    } else if (isSeq(node) && typeof step === 'number') {
      node = follow(yaml, node.items[step]);
    } else {
      return null;
    }
  }
  return node;
}

function keyAt(yaml: YamlFile, path: DataPath): Node | null {
  const name = path.at(-1);
  const parent = nodeAt(yaml, path.slice(0, -1));
  if (!isMap(parent) || typeof name !== 'string') {
    return null;
  }
  const key = pairAt(parent.items, name)?.key;
  return isScalar(key) ? key : null;
}

function pairAt(items: readonly Pair[], name: string): Pair | undefined {
  return items.find((pair) => isScalar(pair.key) && String(pair.key.value) === name);
}

function follow(yaml: YamlFile, value: unknown): Node | null {
  if (isAlias(value)) {
    return value.resolve(yaml.document) ?? null;
  }
  return isMap(value) || isSeq(value) || isScalar(value) ? value : null;
}

/** True if the path leads to a text written in the YAML itself rather than to an included file. */
function isOwnText(yaml: YamlFile, path: DataPath, inclusions: Inclusions): boolean {
  return !inclusions.has(pathKey(path)) && nodeAt(yaml, path) !== null;
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 ? text.length : found;
}
