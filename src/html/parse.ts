/**
 * Reads markup into the DOM, with htmlparser2.
 *
 * No input makes it fail: what is not well-formed is read as leniently as the parser can. Every node keeps its
 * place in the source text (`startIndex`, `endIndex`).
 */

import { parseDocument } from 'htmlparser2';
import { isTag } from './dom.js';
import { mendSvgAttributes } from './svg-attributes.js';
import { walk } from './walk.js';
import type { ChildNode, Document } from './dom.js';

export interface ParseOptions {
  /** Reads XML (XHTML, an SVG file, a package document): names keep their case, self-closing tags close. */
  readonly xml?: boolean;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads a whole document. In HTML, SVG's and MathML's names get their own case; no missing `html` or `body` is added. */
export function parseHtml(text: string, options: ParseOptions = {}): Document {
  const xml = options.xml ?? false;
  const source = text.startsWith(BYTE_ORDER_MARK) ? ` ${text.slice(1)}` : text;
  const document = parseDocument(source, { xmlMode: xml, withStartIndices: true, withEndIndices: true });
  if (!xml && /<svg/i.test(source)) {
    walk(document, (node) => {
      if (!isTag(node) || node.name !== 'svg') return undefined;
      mendSvgAttributes(node);
      return 'skip';
    });
  }
  return document;
}

/** Reads a piece of markup; the nodes that come back have no parent, ready to be put into another document. */
export function parseFragment(text: string, options: ParseOptions = {}): ChildNode[] {
  const nodes = [...parseHtml(text, options).children];
  for (const node of nodes) node.parent = null;
  return nodes;
}
