/**
 * Makes the parsed document clean: comments of the templates go, and with them the line breaks between blocks, so
 * that white space is only where it is text; micro-typography is applied, once, in each text's own language.
 */

import { removeNodes } from '../html/build.js';
import { type ChildNode, type Document, type Element, type Text, isComment, isTag, isText } from '../html/dom.js';
import { walk } from '../html/walk.js';
import { dress, dressHeading } from '../language/micro-typography.js';

/** Elements whose own white space is never text. */
const STRUCTURAL = new Set([
  'article', 'header', 'section', 'nav', 'div', 'dl', 'ol', 'ul', 'figure', 'details', 'table', 'colgroup', 'thead', 'tbody', 'tr', 'blockquote', 'aside', 'root',
]);
/** Blocks that hold text, or other blocks. */
const TEXT_BLOCKS = new Set(['p', 'li', 'dt', 'dd', 'td', 'th', 'figcaption', 'caption', 'summary']);
const VERBATIM = new Set(['svg', 'pre', 'code']);
const HEADINGS = new Set(['h1', 'h2', 'h3']);

/** In place. */
export function tidyDocument(document: Document, language: string): void {
  const comments: ChildNode[] = [];
  const blanks: Text[] = [];
  walk(document, (node) => {
    if (isComment(node)) comments.push(node);
    if (isTag(node) && VERBATIM.has(node.name)) return 'skip';
    if (isText(node)) {
      const parent = node.parent !== null && isTag(node.parent) ? node.parent : null;
      if (isBlank(node) && isBetweenBlocks(node, parent)) blanks.push(node);
      else node.data = dressText(node, parent, language);
    }
    return undefined;
  });
  removeNodes([...comments, ...blanks]);
}

function isBetweenBlocks(node: Text, parent: Element | null): boolean {
  if (parent === null || STRUCTURAL.has(parent.name)) return true;
  if (!TEXT_BLOCKS.has(parent.name)) return false;
  const isEdge = (sibling: ChildNode | null): boolean => sibling === null || (isTag(sibling) && (STRUCTURAL.has(sibling.name) || TEXT_BLOCKS.has(sibling.name)));
  return isEdge(node.previousSibling) || isEdge(node.nextSibling);
}

/** Only ASCII white space: a no-break space was put where it is on purpose. */
function isBlank(node: Text): boolean {
  return /^[ \t\r\n]*$/.test(node.data);
}

function dressText(node: Text, parent: Element | null, language: string): string {
  let own = language;
  let isHeading = false;
  let isQuoted = false;
  for (let element: Element | null = parent; element !== null; element = element.parent !== null && isTag(element.parent) ? element.parent : null) {
    const declared = element.attribs['lang'];
    if (declared !== undefined && own === language) own = declared;
    isHeading ||= HEADINGS.has(element.name) || element.attribs['class'] === 'says';
    isQuoted ||= element.name === 'blockquote' || element.name === 'q';
  }
  if (isQuoted) return dressQuoted(node.data, own);
  return isHeading ? dressHeading(node.data, own) : dress(node.data, own);
}

const MARKS_AND_SPACES = /[\s'’‘‚"“”„«»‹›‑-]/g;

/** Words between quotation marks are another's: only spaces, apostrophes, quotation marks and unbreakable hyphens may change. */
function dressQuoted(text: string, language: string): string {
  const dressed = dress(text, language);
  return dressed.replace(MARKS_AND_SPACES, '') === text.replace(MARKS_AND_SPACES, '') ? dressed : text;
}
