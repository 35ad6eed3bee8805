/** The words of a document as its source has them, and as they come out of its PDF's tag tree: notes by themselves, generated text left out. */

import { isTag, isText, type AnyNode } from '../../src/html/dom.js';
import { hasClass } from '../../src/html/walk.js';
import { plainSpaces, type Tag } from '../support/pdf-reader.js';

export interface DocumentWords {
  readonly body: readonly string[];
  /** Those of each note, in order of their calls. */
  readonly notes: readonly (readonly string[])[];
}

/** Numbers of notes and items, and bullets: random documents have no such words of their own. */
const GENERATED = /^(\d{1,4}(\.\d{1,4})*\.?|[•◦▪])$/;

function words(text: string): readonly string[] {
  return plainSpaces(text).split(' ').filter((word) => word !== '' && !GENERATED.test(word));
}

/** @param body the element whose text is the document's */
export function wordsOfSource(body: AnyNode): DocumentWords {
  const notes: string[][] = [];
  const read = (node: AnyNode, into: string[]): void => {
    if (isText(node)) into.push(...words(node.data));
    if (!('children' in node)) return;
    const isNote = isTag(node) && hasClass(node, 'fn');
    const own: string[] = isNote ? [] : into;
    if (isNote) notes.push(own);
    for (const child of node.children) read(child, own);
  };
  const text: string[] = [];
  read(body, text);
  return { body: text, notes };
}

/** What stands in a line: words run on through it. */
const INLINE = new Set(['Span', 'Quote', 'Reference', 'Code', 'Link']);

export function wordsOfTags(root: Tag): DocumentWords {
  const notes: string[][] = [];
  const read = (tag: Tag, into: string[]): void => {
    let text = '';
    const end = (): void => {
      into.push(...words(text));
      text = '';
    };
    const gather = ({ children }: Tag): void => {
      for (const child of children) {
        if (typeof child === 'string') text += child;
        else if ('link' in child) continue;
        else if (INLINE.has(child.role)) gather(child);
        else {
          end();
          if (child.role === 'Note') {
            const own: string[] = [];
            notes.push(own);
            read(child, own);
          } else read(child, into);
        }
      }
    };
    gather(tag);
    end();
  };
  const body: string[] = [];
  read(root, body);
  return { body, notes };
}
