/**
 * Goes through data that may still be faulty: what is absent or of another type reads as empty.
 * So the checks between parts of a briefing run, and report, together with those of each part.
 */

import type { DataPath } from './briefing.js';

export interface DataNode {
  readonly path: DataPath;
  readonly value: unknown;
  /** The value of a key; a node without a value if there is none. */
  get(key: string): DataNode;
  /** The items of a list; empty for anything else. */
  items(): readonly DataNode[];
  /** The members of a block; empty for anything else. */
  members(): readonly DataNode[];
  /** The text without white space around it; null for anything else. */
  text(): string | null;
  readonly isPresent: boolean;
}

/** The node of a value. */
export function dataNode(value: unknown, path: DataPath = []): DataNode {
  return {
    path,
    value,
    isPresent: value !== undefined && value !== null,
    get: (key) => dataNode(isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined, [...path, key]),
    items: () => (Array.isArray(value) ? value.map((item: unknown, index) => dataNode(item, [...path, index])) : []),
    members: () => (isRecord(value) ? Object.keys(value).map((key) => dataNode(value[key], [...path, key])) : []),
    text: () => (typeof value === 'string' ? value.trim() : null),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
