/**
 * What a reader of HTML is to find in the PDF: the text of each block in reading order, with the structure types
 * around it, and the markers of lists. Written from HTML's meaning alone; it asks the engine nothing.
 */

import { isTag, isText } from '../../src/html/dom.js';
import type { ChildNode, Element } from '../../src/html/dom.js';
import { elementsOf } from '../../src/html/walk.js';
import { plainSpaces } from '../support/pdf-reader.js';

export interface Lines {
  /** `L/LI/LBody: text`. */
  readonly blocks: readonly string[];
  readonly markers: readonly string[];
}

const HIDDEN = new Set(['script', 'style', 'head', 'title', 'meta', 'link', 'template']);
const ROLES: Readonly<Record<string, string>> = {
  blockquote: 'BlockQuote', ul: 'L', ol: 'L', li: 'LI/LBody', p: 'P', pre: 'P', h1: 'H', h2: 'H', h3: 'H', h4: 'H', h5: 'H', h6: 'H',
  table: 'Table', tr: 'TR', td: 'TD', th: 'TH', section: 'Sect', aside: 'Sect', dl: 'L/LI', dt: 'Lbl', dd: 'LBody',
};
/** Blocks without a structure type of their own. */
const PLAIN_BLOCKS = new Set(['div', 'thead', 'tbody', 'hr', 'html', 'body']);
/** Text does not stand in these directly. */
const GROUPING = /(^|\/)(BlockQuote|L|LI|Sect|Div|Table|TR)?$/;
const BULLETS = ['•', '◦', '▪'];

export function linesOfHtml(nodes: readonly ChildNode[]): Lines {
  const reader = new HtmlReader();
  reader.readAll(nodes, TOP);
  reader.end(TOP);
  return { blocks: reader.blocks, markers: reader.markers };
}

interface Around {
  readonly path: string;
  /** How many lists it stands in. */
  readonly depth: number;
  /** Whether blocks stand in it: then its own text does so in paragraphs. */
  readonly isMixed: boolean;
}

const TOP: Around = { path: '', depth: 0, isMixed: false };

class HtmlReader {
  readonly blocks: string[] = [];
  readonly markers: string[] = [];
  private text = '';

  readAll(nodes: readonly ChildNode[], around: Around): void {
    for (const node of nodes) {
      if (isText(node)) this.text += node.data;
      else if (isTag(node) && !HIDDEN.has(node.name)) this.read(node, around);
    }
  }

  private read(element: Element, around: Around): void {
    const { depth } = around;
    const { name, attribs, children } = element;
    const own = Object.hasOwn(ROLES, name) ? ROLES[name] : undefined;
    const hasBlocks = elementsOf(element).some((one) => one !== element && Object.hasOwn(ROLES, one.name));
    const role = own === 'P' && hasBlocks ? 'Div' : own;
    // Whatever is no cell of a row gets one.
    const path = /(^|\/)TR$/.test(around.path) && name !== 'td' && name !== 'th' ? `${around.path}/TD` : around.path;
    if (name === 'br') this.text += ' ';
    if (name === 'img') this.text += (attribs['alt'] ?? '') === '' ? '' : `[${attribs['alt']}]`;
    if (role === undefined && !PLAIN_BLOCKS.has(name)) {
      this.readAll(children, around);
      return;
    }
    this.end(around);
    if (name === 'li') this.markers.push(markerOf(element, depth));
    const inner: Around = {
      path: role === undefined ? path : path === '' ? role : `${path}/${role}`,
      depth: depth + (name === 'ul' || name === 'ol' ? 1 : 0),
      isMixed: role === undefined ? around.isMixed : ['li', 'dd', 'td', 'th'].includes(name) && hasBlocks,
    };
    this.readAll(children, inner);
    this.end(inner);
  }

  /** A block begins or ends: the text so far is a block by itself. */
  end({ path, isMixed }: Around): void {
    const text = plainSpaces(this.text);
    this.text = '';
    if (text === '') return;
    const own = isMixed || GROUPING.test(path) ? (path === '' ? 'P' : `${path}/P`) : path;
    this.blocks.push(`${own}: ${text}`);
  }
}

function markerOf(item: Element, depth: number): string {
  const list = item.parent;
  if (list === null || !isTag(list) || list.name !== 'ol') return BULLETS[Math.min(depth, BULLETS.length) - 1] ?? '';
  const index = list.children.filter((child) => isTag(child) && child.name === 'li').indexOf(item);
  return `${Number(list.attribs['start'] ?? 1) + index}.`;
}
