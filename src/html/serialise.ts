/**
 * Writes the DOM as HTML or as XHTML.
 *
 * Sheaf's own attributes (`data-o`, `data-k`) are left out unless asked for. No named entity is written but
 * XML's five, so that both forms survive readers that know no others.
 */

import { isCDATA, isDirective } from 'domhandler';
import { isComment, isDocument, isTag, isText, KEY_ATTRIBUTE, ORIGIN_ATTRIBUTE } from './dom.js';
import type { AnyNode, Element } from './dom.js';

export interface SerialiseOptions {
  /** Keeps `data-o` and `data-k`. */
  readonly keepOwnAttributes?: boolean;
}

/** What one way of writing does differently from the other. */
interface Syntax {
  readonly xml: boolean;
  readonly keepOwn: boolean;
}

const VOID_ELEMENTS: ReadonlySet<string> = new Set([
  'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr',
]);
const RAW_TEXT_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style']);
const FOREIGN_NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['svg', 'http://www.w3.org/2000/svg'],
  ['math', 'http://www.w3.org/1998/Math/MathML'],
]);
const XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';
const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';
const XML_NAME = /^[A-Za-z_:À-\uD7FF][-.\w:·À-\uD7FF]*$/u;
// Characters that XML 1.0 does not allow even as references (section 2.2).
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Writes a node (a document: its children) as HTML (WHATWG HTML, section 13.3). */
export function serialiseHtml(node: AnyNode, options: SerialiseOptions = {}): string {
  return serialise(node, { xml: false, keepOwn: options.keepOwnAttributes ?? false });
}

/**
 * Writes a node as well-formed XHTML. The outermost `html`, `svg` and `math` elements get their namespaces;
 * attribute names and characters that XML does not allow are dropped.
 */
export function serialiseXhtml(node: AnyNode, options: SerialiseOptions = {}): string {
  return serialise(node, { xml: true, keepOwn: options.keepOwnAttributes ?? false });
}

function serialise(root: AnyNode, syntax: Syntax): string {
  let out = '';
  // A stack of what is still to be written, so that deep trees do not exhaust the call stack.
  const pending: (AnyNode | string)[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') {
      out += next;
    } else if (isText(next)) {
      out += writeText(next.data, next.parent, syntax);
    } else if (isTag(next)) {
      out += openTag(next, syntax);
      const close = closeTag(next, syntax);
      if (close === null) continue;
      pending.push(close);
      pushChildren(pending, next.children);
    } else if (isDocument(next) || isCDATA(next)) {
      pushChildren(pending, next.children);
    } else if (isComment(next)) {
      out += `<!--${cleanComment(next.data)}-->`;
    } else if (isDirective(next)) {
      out += writeDirective(next.data, syntax);
    }
  }
  return out;
}

function pushChildren(pending: (AnyNode | string)[], children: readonly AnyNode[]): void {
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (child !== undefined) pending.push(child);
  }
}

function writeText(text: string, parent: AnyNode | null, syntax: Syntax): string {
  if (!syntax.xml && parent !== null && isTag(parent) && RAW_TEXT_ELEMENTS.has(parent.name)) return text;
  return escapeText(syntax.xml ? withoutNotXml(text) : text);
}

function openTag(element: Element, syntax: Syntax): string {
  let tag = `<${element.name}`;
  for (const [name, value] of Object.entries(element.attribs)) {
    if (!syntax.keepOwn && (name === ORIGIN_ATTRIBUTE || name === KEY_ATTRIBUTE)) continue;
    if (syntax.xml && !XML_NAME.test(name)) continue;
    const text = syntax.xml ? withoutNotXml(value) : value;
    tag += ` ${name}="${escapeAttribute(text)}"`;
  }
  if (syntax.xml) tag += namespaces(element);
  if (syntax.xml && isSelfClosing(element)) return `${tag}/>`;
  // The HTML parser drops a line feed right after <pre>: one more keeps the author's.
  const first = element.children[0];
  const keepsLineFeed = !syntax.xml && (element.name === 'pre' || element.name === 'textarea') && first !== undefined && isText(first) && first.data.startsWith('\n');
  return keepsLineFeed ? `${tag}>\n` : `${tag}>`;
}

function closeTag(element: Element, syntax: Syntax): string | null {
  if (syntax.xml ? isSelfClosing(element) : VOID_ELEMENTS.has(element.name)) return null;
  return `</${element.name}>`;
}

/** In XHTML: HTML's void elements, and empty elements of SVG and MathML. */
function isSelfClosing(element: Element): boolean {
  if (VOID_ELEMENTS.has(element.name)) return true;
  return element.children.length === 0 && isForeign(element);
}

function isForeign(element: Element): boolean {
  for (let node: AnyNode | null = element; node !== null; node = node.parent) {
    if (!isTag(node)) return false;
    if (node.name === 'foreignObject') return false;
    if (FOREIGN_NAMESPACES.has(node.name)) return true;
  }
  return false;
}

function namespaces(element: Element): string {
  const namespace = element.name === 'html' ? XHTML_NAMESPACE : FOREIGN_NAMESPACES.get(element.name);
  if (namespace === undefined) return '';
  const isNested = element.parent !== null && isTag(element.parent) && isForeign(element.parent);
  if (isNested) return '';
  let declared = 'xmlns' in element.attribs ? '' : ` xmlns="${namespace}"`;
  if (element.name === 'svg' && !('xmlns:xlink' in element.attribs) && usesXlink(element)) declared += ` xmlns:xlink="${XLINK_NAMESPACE}"`;
  return declared;
}

function usesXlink(root: Element): boolean {
  const pending: AnyNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isTag(node)) continue;
    if (Object.keys(node.attribs).some((name) => name.startsWith('xlink:'))) return true;
    pending.push(...node.children);
  }
  return false;
}

function writeDirective(data: string, syntax: Syntax): string {
  if (/^!doctype/i.test(data)) return `<${data.replace(/^!doctype/i, '!DOCTYPE')}>`;
  return syntax.xml ? `<${data}>` : '';
}

/** A comment may neither hold `--` nor end in `-` (XML 1.0, section 2.5). */
function cleanComment(text: string): string {
  return text.replace(/-(?=-)/g, '- ').replace(/-$/, '- ');
}

/** The text without the characters that no XML document can hold. */
export function withoutNotXml(text: string): string {
  return text.replace(NOT_XML, '');
}

/** Escapes text between tags. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
}

/** Escapes text for both: between tags, and as a value in double quotation marks. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}
