/** Names values and blocks of the data in words that authors use. */

import type { DataPath } from './briefing.js';

/** What an item of a list is called, by the list's key. */
const NOUNS: Readonly<Record<string, string>> = {
  facts: 'fact', quotes: 'quote', figures: 'figure', timeline: 'timeline entry', actors: 'actor', background: 'section',
  sources: 'source', glossary: 'glossary entry', revisions: 'revision', authors: 'author', author: 'author', speakers: 'speaker',
  fragments: 'fragment', points: 'point', questions: 'question', nextSteps: 'next step', options: 'option',
  openQuestions: 'open question', voices: 'voice', marks: 'mark', columns: 'column', rows: 'row',
};

/** “title”, or “An item of “topics””: the subject of a sentence. */
export function nameOf(path: DataPath): string {
  const last = path.at(-1);
  if (last === undefined) {
    return 'The file';
  }
  return typeof last === 'string' ? `“${last}”` : `Each item of ${nameOf(path.slice(0, -1))}`;
}

/** “The briefing”, “This fact”: who has a value or lacks it. `file` is the one that holds it. */
export function ownerOf(path: DataPath, file = ''): string {
  const last = path.at(-1);
  if (last === undefined) {
    return file.endsWith('/collection.yaml') ? 'The collection' : 'The briefing';
  }
  if (typeof last === 'string') {
    return `“${last}”`;
  }
  const list = path.at(-2);
  const noun = typeof list === 'string' && Object.hasOwn(NOUNS, list) ? NOUNS[list] : undefined;
  if (noun === undefined) {
    return 'This item';
  }
  // Below a fact or a quote, `sources` holds references; at the top, the sources themselves.
  return list === 'sources' && path.length > 2 ? 'This reference to a source' : `This ${noun}`;
}

/** “a list”, “text”: what stands somewhere. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'object':
      return 'a block of keys and values';
    case 'number':
      return `the number ${String(value)}`;
    case 'boolean':
      return value ? '“true”' : '“false”';
    default: {
      const shown = String(value).replace(/\s+/g, ' ').trim();
      return `the text “${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}”`;
    }
  }
}
