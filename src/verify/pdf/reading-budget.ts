/**
 * How much work and memory the reading of one PDF may take: far more than any dossier needs, and little enough that a file
 * made to keep the reader busy is soon given up. All that reads a file draws on the same budget.
 */

import { Unreadable } from '../unreadable.js';

/** Characters read, whichever way: a dossier of two thousand pages takes a quarter. */
const MOST_WORK = 96 * 1024 * 1024;
/** What goes on with an entry of a list takes as long as to read so many characters. */
const ENTRY_WORK = 24;
/** Bytes of objects and texts that are kept, about. */
const MOST_KEPT = 320 * 1024 * 1024;

export class ReadingBudget {
  #work = 0;
  #kept = 0;

  /** @param amount characters that were read. @throws Unreadable where that is too much */
  work(amount: number): void {
    this.#work += amount;
    if (this.#work > MOST_WORK) throw new Unreadable('it holds more than a dossier can');
  }

  /** @param count entries of a list, which may be the same list again. @throws Unreadable where that is too much */
  goThrough(count: number): void {
    this.work(count * ENTRY_WORK);
  }

  /** @throws Unreadable where that is too much */
  keep(bytes: number): void {
    this.#kept += bytes;
    if (this.#kept > MOST_KEPT) throw new Unreadable('it holds more than a dossier can');
  }
}
