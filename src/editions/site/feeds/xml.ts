/** Writes XML 1.0: elements with their attributes, indented so that people can read it too. */

import { withoutNotXml } from '../../../html/serialise.js';

export interface XmlElement {
  readonly name: string;
  /** Null attributes are left out. */
  readonly attributes: Readonly<Record<string, string | number | null>>;
  readonly children: readonly XmlNode[];
}

/** Text, or an element. */
export type XmlNode = string | XmlElement;

export function element(name: string, attributes: XmlElement['attributes'] = {}, children: readonly XmlNode[] = []): XmlElement {
  return { name, attributes, children };
}

/** An element that holds a text; none where there is no text. */
export function textElement(name: string, text: string | null, attributes: XmlElement['attributes'] = {}): readonly XmlElement[] {
  return text === null ? [] : [element(name, attributes, [text])];
}

/** A document with its declaration; characters that XML does not allow are dropped. */
export function writeXml(root: XmlElement): string {
  return withoutNotXml(`<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`);
}

function write({ name, attributes, children }: XmlElement, indent: string): string {
  const open = `${indent}<${name}${Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escapeAttribute(String(value))}"`)).join('')}`;
  if (children.length === 0) return `${open}/>`;
  // Between texts a line break would count as text.
  if (children.some((child) => typeof child === 'string')) return `${open}>${children.map((child) => (typeof child === 'string' ? escapeText(child) : write(child, ''))).join('')}</${name}>`;
  const inner = children.map((child) => (typeof child === 'string' ? child : write(child, `${indent}  `)));
  return `${open}>\n${inner.join('\n')}\n${indent}</${name}>`;
}

/** White space in attributes survives only as references (XML 1.0, section 3.3.3). */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
