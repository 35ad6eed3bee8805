/**
 * Writes what assistive technology receives of an edition: a line for each block, indented where it stands within another.
 * The same for all editions, so that two can be laid beside each other.
 */

import type { Block, Cell, Content, Heard, Item } from './heard.js';
import { type PlacedCell, placeCells } from './table-headers.js';
import { onlyLanguage, writeContent } from './write-content.js';

export function writeHeard({ title, language, blocks }: Heard): string {
  const writer = new Writer(language);
  writer.blocks(blocks, 0);
  return `${[`title: ${title.trim()}`, `language: ${language}`, '', ...writer.lines].join('\n')}\n`;
}

class Writer {
  readonly lines: string[] = [];
  readonly #language: string;

  constructor(language: string) {
    this.#language = language;
  }

  blocks(blocks: readonly Block[], depth: number): void {
    for (const block of blocks) this.#block(block, depth);
  }

  #block(block: Block, depth: number): void {
    switch (block.kind) {
      case 'heading':
        return this.#text(`heading ${block.level}`, block.content, depth);
      case 'paragraph':
        return this.#paragraph(block.content, depth);
      case 'caption':
      case 'quote':
        return this.#holder(block.kind, block.blocks, depth);
      case 'list':
        return this.#list(block, depth);
      case 'table':
        return this.#table(block, depth);
      case 'note':
        return this.#holder(announcedNote(block), block.blocks, depth);
      case 'landmark':
        return this.#line(depth, block.name === '' ? block.role : `${block.role} “${block.name}”`);
      case 'disclosure':
        this.#text(`disclosure, ${block.isOpen ? 'open' : 'closed'}`, block.content, depth);
        return this.blocks(block.blocks, depth + 1);
      case 'document':
        return this.#line(depth, `document ${block.name}`);
    }
  }

  #line(depth: number, text: string): void {
    this.lines.push(`${'  '.repeat(depth)}${text}`);
  }

  /** One line; a block in another language throughout says so at its beginning. */
  #text(kind: string, content: Content, depth: number): void {
    const own = onlyLanguage(content) ?? this.#language;
    this.#line(depth, `${kind}${own === this.#language ? '' : ` [${own}]`}: ${writeContent(content, own)}`);
  }

  #paragraph(content: Content, depth: number): void {
    const [first] = content.filter((phrase) => phrase.kind !== 'text' || phrase.text.trim() !== '');
    const isAlone = content.every((phrase) => phrase === first || (phrase.kind === 'text' && phrase.text.trim() === ''));
    if (isAlone && first?.kind === 'page') return this.#line(depth, `page break: ${first.label}`);
    if (isAlone && first?.kind === 'picture') return this.#line(depth, first.alternative === null ? 'picture without description' : `picture: ${writeContent([first], first.language).slice('{picture: '.length, -1)}`);
    this.#text('paragraph', content, depth);
  }

  /** What holds one paragraph is written on its line. */
  #holder(kind: string, blocks: readonly Block[], depth: number): void {
    const [only] = blocks;
    if (only?.kind === 'paragraph' && blocks.length === 1) return this.#text(kind, only.content, depth);
    this.#line(depth, kind);
    this.blocks(blocks, depth + 1);
  }

  #list({ isContents, name, items }: Extract<Block, { kind: 'list' }>, depth: number): void {
    const count = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
    this.#line(depth, `${isContents ? 'contents' : 'list'}${name === '' ? '' : ` “${name}”`}, ${count}`);
    for (const item of items) this.#item(item, depth + 1);
  }

  #item({ number, terms, blocks }: Item, depth: number): void {
    for (const term of terms) this.#text('term', term, depth);
    this.#holder(`${terms.length > 0 ? 'definition' : 'item'}${number === '' ? '' : ` ${number}`}`, blocks, depth);
  }

  #table({ rows, caption }: Extract<Block, { kind: 'table' }>, depth: number): void {
    const placed = placeCells(rows);
    this.#line(depth, `table, ${count(placed.columnCount, 'column')}, ${count(rows.length, 'row')}`);
    if (caption.length > 0) this.#holder('caption', caption, depth + 1);
    placed.rows.forEach((cells, index) => this.#row(cells, index + 1, depth + 1));
  }

  /** On one line where no cell holds more than a paragraph. */
  #row(cells: readonly PlacedCell[], number: number, depth: number): void {
    const texts = cells.map(({ cell }) => this.#cellText(cell));
    if (texts.every((text) => text !== null)) return this.#line(depth, `row ${number}: ${cells.map((placed, index) => `${this.#cellKind(placed)}${texts[index] || 'empty'}`).join(' | ')}`);
    this.#line(depth, `row ${number}`);
    cells.forEach((placed, index) => {
      const text = texts[index];
      this.#line(depth + 1, `cell: ${this.#cellKind(placed)}${text ?? ''}`.trimEnd());
      if (text === null) this.blocks(placed.cell.blocks, depth + 2);
    });
  }

  /** What is announced before a cell's words: that it is a header, how far it reaches, its own headers. */
  #cellKind({ cell, headers }: PlacedCell): string {
    const { isHeader, scope, columns, rows } = cell;
    const kinds = [...(isHeader ? [`${scope} header`] : []), ...(columns > 1 ? [`over ${columns} columns`] : []), ...(rows > 1 ? [`over ${rows} rows`] : [])];
    const names = headers.map((header) => header.short ?? this.#cellText(header) ?? '…').filter((name) => name !== '');
    return `${kinds.length === 0 ? '' : `${kinds.join(' ')}: `}${names.length === 0 ? '' : `(${names.join('; ')}) `}`;
  }

  /** Null where it holds more than one paragraph. */
  #cellText({ blocks }: Cell): string | null {
    const [only] = blocks;
    if (only === undefined) return '';
    return blocks.length === 1 && only.kind === 'paragraph' ? writeContent(only.content, this.#language) : null;
  }
}

function announcedNote({ id, label, back }: Extract<Block, { kind: 'note' }>): string {
  const words = back === null || back.words === '' ? '' : ` “${back.words}”`;
  return ['note', label, `#${id}`].filter((part) => part !== '').join(' ') + (back === null ? '' : `, back to ${back.target ?? 'nowhere'}${words}`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
