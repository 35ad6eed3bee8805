/**
 * What a screen reader should get of a dossier, from the document that the print engine was given: its HTML, with the notes
 * where print has them, after the blocks that call them.
 */

import { element, insertAfter, appendChild, replaceNode } from '../../src/html/build.js';
import { type Element, isTag } from '../../src/html/dom.js';
import { cloneDocument, findAll, findFirst, getAttribute, hasClass } from '../../src/html/walk.js';
import { hearHtml } from '../../src/verify/hear-html.js';
import type { Block } from '../../src/verify/heard.js';
import { readStyles } from '../../src/verify/style-reading.js';
import type { DressedDossier } from './print-dossier.js';

const IN_LINE = new Set(['a', 'abbr', 'b', 'bdi', 'cite', 'code', 'em', 'i', 'q', 'small', 'span', 'strong', 'sub', 'sup', 'time']);

export function hearSource({ document: source, styleSheets, language }: DressedDossier): readonly Block[] {
  const document = cloneDocument(source);
  const last = new Map<Element, Element>();
  findAll(document, (candidate) => hasClass(candidate, 'fn')).forEach((note, index) => {
    const id = getAttribute(note, 'id') ?? '';
    let block: Element = note;
    while (block === note || IN_LINE.has(block.name)) {
      if (block.parent === null || !isTag(block.parent)) throw new Error('a note stands nowhere');
      block = block.parent;
    }
    const back = element('a', { href: `#call-of-${id}`, role: 'doc-backlink' }, [String(index + 1)]);
    const aside = element('aside', { id, role: 'doc-footnote', lang: getAttribute(note, 'lang') }, [back, ...note.children]);
    replaceNode(note, element('a', { href: `#${id}`, role: 'doc-noteref' }, [String(index + 1)]));
    const before = last.get(block);
    if (block.name === 'p' || /^h[1-6]$/.test(block.name)) insertAfter(before ?? block, aside);
    else appendChild(block, aside);
    last.set(block, aside);
  });
  const body = findFirst(document, ({ name }) => name === 'body') ?? document;
  return hearHtml(body, { styles: readStyles(styleSheets), target: (href) => href, language });
}
