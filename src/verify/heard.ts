/**
 * What assistive technology receives of an edition: one shape for all three, in reading order.
 *
 * Only what is announced is kept: sections without a name, and whatever serves the eye alone, leave no trace. Every piece
 * of text carries its language.
 */

export interface Heard {
  readonly title: string;
  readonly language: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly content: Content }
  | { readonly kind: 'paragraph'; readonly content: Content }
  /** Of a figure or table. */
  | { readonly kind: 'caption' | 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly isContents: boolean; readonly name: string; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[]; readonly caption: readonly Block[] }
  | { readonly kind: 'note'; readonly id: string; readonly label: string; readonly back: BackLink | null; readonly blocks: readonly Block[] }
  /** A place that can be gone to by its kind: the site's navigation, a region with a name of its own. */
  | { readonly kind: 'landmark'; readonly role: string; readonly name: string }
  /** What follows up to its end is there when the reader opens it. */
  | { readonly kind: 'disclosure'; readonly isOpen: boolean; readonly content: Content; readonly blocks: readonly Block[] }
  /** Another file of an e-book. */
  | { readonly kind: 'document'; readonly name: string };

/** From a note to its call. */
export interface BackLink {
  readonly target: string | null;
  /** What is read of it; empty where that is the note's number. */
  readonly words: string;
}

export interface Item {
  /** The number that is read before it; empty for a bullet. */
  readonly number: string;
  /** What a definition list defines. */
  readonly terms: readonly Content[];
  readonly blocks: readonly Block[];
}

export interface Cell {
  readonly isHeader: boolean;
  /** Of a header: what it is a header of. */
  readonly scope: 'row' | 'column';
  readonly columns: number;
  readonly rows: number;
  /** Of a header that cells name as theirs. */
  readonly id: string | null;
  /** Ids of the headers that the cell names itself; null where its place says them. */
  readonly headers: readonly string[] | null;
  /** Of a header: what is read in its stead with the cells that it heads; null for all of it. */
  readonly short: string | null;
  readonly blocks: readonly Block[];
}

export type Content = readonly Phrase[];

export type Phrase =
  | { readonly kind: 'text'; readonly text: string; readonly language: string }
  /** Null: it leads nowhere. */
  | { readonly kind: 'link' | 'call'; readonly target: string | null; readonly content: Content; /** It shows a sign; its words are only heard. */ readonly isSign?: boolean }
  | { readonly kind: 'abbreviation'; readonly expansion: string; readonly content: Content }
  | { readonly kind: 'quotation' | 'code' | 'button'; readonly content: Content }
  /** Several phrases that nothing is said of together. */
  | { readonly kind: 'group'; readonly content: Content }
  /** Null: it has no text in its stead. */
  | { readonly kind: 'picture'; readonly alternative: string | null; readonly language: string }
  /** Where a printed page begins. */
  | { readonly kind: 'page'; readonly label: string; readonly id: string };

/** Gathers phrases and blocks in the order in which they come: phrases between two blocks are a paragraph. */
export class BlockCollector {
  readonly #blocks: Block[] = [];
  #content: Phrase[] = [];

  phrase(phrase: Phrase): void {
    this.#content.push(phrase);
  }

  block(block: Block): void {
    this.endParagraph();
    this.#blocks.push(block);
  }

  endParagraph(): void {
    const content = this.#content;
    this.#content = [];
    if (!isSilent(content)) this.#blocks.push({ kind: 'paragraph', content });
  }

  end(): readonly Block[] {
    this.endParagraph();
    return this.#blocks;
  }
}

/** White space alone says nothing. */
export function isSilent(content: Content): boolean {
  return content.every((phrase) => phrase.kind === 'text' && phrase.text.trim() === '');
}
