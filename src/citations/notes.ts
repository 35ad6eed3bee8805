/** Collects the notes of a document in the order of their calls: the canonical list that each edition places. */

import { escapeAttribute } from '../html/serialise.js';

export interface Note {
  /** From 1. */
  readonly number: number;
  /** `note-1`. */
  readonly id: string;
  /** `call-1`. */
  readonly callId: string;
  readonly html: string;
}

export class NoteCollector {
  readonly #notes: Note[] = [];

  get notes(): readonly Note[] {
    return this.#notes;
  }

  /** @param html The note's content, already safe. */
  add(html: string): Note {
    const number = this.#notes.length + 1;
    const note = { number, id: `note-${number}`, callId: `call-${number}`, html };
    this.#notes.push(note);
    return note;
  }

  /** Adds a note and gives the HTML of its call (DPUB-ARIA `doc-noteref`): the `note` callback of `renderMarkdown`. */
  call(html: string): string {
    const { number, id, callId } = this.add(html);
    return `<a class="call" href="#${id}" id="${callId}" role="doc-noteref">${number}</a>`;
  }

  /** `<section class="notes" role="doc-endnotes">` with all notes; empty if there is none. No back-links: editions add their own. */
  section(title: string): string {
    if (this.#notes.length === 0) return '';
    const items = this.#notes.map(({ id, html }) => `<li id="${id}" role="doc-footnote">${html}</li>`);
    return `<section class="notes" role="doc-endnotes" id="notes" aria-labelledby="notes-title"><h2 id="notes-title">${escapeAttribute(title)}</h2>\n<ol>\n${items.join('\n')}\n</ol></section>`;
  }
}
