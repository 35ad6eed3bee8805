/** What the tag tree of a PDF says of one example: the text of each block with the structure types around it, and the labels of lists. */

import { plainSpaces, textOfTag } from '../support/pdf-reader.js';
import type { Tag } from '../support/pdf-reader.js';
import type { Lines } from './lines-of-html.js';

const INLINE = new Set(['Span', 'Quote', 'Reference', 'Code', 'Link']);

export function linesOfTags(tag: Tag): Lines {
  const reader = new TagReader();
  reader.read(tag, '');
  return { blocks: reader.blocks, markers: reader.markers };
}

class TagReader {
  readonly blocks: string[] = [];
  readonly markers: string[] = [];
  private text = '';

  read(tag: Tag, path: string): void {
    for (const child of tag.children) {
      if (typeof child === 'string') this.text += child;
      else if ('link' in child) continue;
      else if (child.role === 'Figure') this.text += `[${child.alternative ?? ''}]`;
      else if (INLINE.has(child.role)) this.read(child, path);
      else if (child.role === 'Lbl') this.markers.push(plainSpaces(textOfTag(child)));
      else {
        this.end(path);
        this.block(child, path);
      }
    }
    if (!INLINE.has(tag.role)) this.end(path);
  }

  private block(tag: Tag, path: string): void {
    const role = /^H[1-6]$/.test(tag.role) ? 'H' : tag.role;
    this.read(tag, path === '' ? role : `${path}/${role}`);
  }

  private end(path: string): void {
    const text = plainSpaces(this.text);
    this.text = '';
    if (text !== '') this.blocks.push(`${path}: ${text}`);
  }
}
