/** The words of an edition as they are heard, one text in reading order: what claims are looked for in. */

import type { Block, Content, Heard, Phrase } from './heard.js';
import { plainText } from './plain-text.js';

/** Alternative texts stand in their places; calls of notes, page breaks and numbers of list items are left out. */
export function heardText({ blocks }: Heard): string {
  return plainText(blocks.map(blockText).join(' '));
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return contentText(block.content);
    case 'caption':
    case 'quote':
    case 'note':
      return blocksText(block.blocks);
    case 'disclosure':
      return `${contentText(block.content)} ${blocksText(block.blocks)}`;
    case 'list':
      return block.items.map(({ terms, blocks }) => [...terms.map(contentText), blocksText(blocks)].join(' ')).join(' ');
    case 'table':
      return [blocksText(block.caption), ...block.rows.flat().map(({ blocks }) => blocksText(blocks))].join(' ');
    case 'landmark':
    case 'document':
      return '';
  }
}

function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join(' ');
}

function contentText(content: Content): string {
  return content.map(phraseText).join('');
}

function phraseText(phrase: Phrase): string {
  switch (phrase.kind) {
    case 'text':
      return phrase.text;
    case 'picture':
      return ` ${phrase.alternative ?? ''} `;
    case 'call':
    case 'page':
      return '';
    default:
      return contentText(phrase.content);
  }
}
