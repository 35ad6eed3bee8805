/** Reads a page of the site back as assistive technology receives it: the whole page, with what its style sheets hide left out. */

import { findAll, findFirst, getAttribute, rootElement, textContent } from '../html/walk.js';
import { hearHtml } from './hear-html.js';
import type { Heard } from './heard.js';
import { MarkupBudget, parseMarkup } from './parse-markup.js';
import { readStyles } from './style-reading.js';

/** @param styleSheet the text of a sheet by its address in the page; null where there is none. @throws Unreadable where the page is larger than any */
export function readPage(html: string, styleSheet: (href: string) => string | null): Heard {
  const document = parseMarkup(html, new MarkupBudget(), { xml: false });
  const links = findAll(document, ({ name, attribs }) => name === 'link' && (attribs['rel'] ?? '').split(/\s+/).includes('stylesheet'));
  const sheets = links.map((link) => styleSheet(getAttribute(link, 'href') ?? '')).filter((text) => text !== null);
  const root = rootElement(document);
  const language = (root === null ? null : getAttribute(root, 'lang')) ?? 'und';
  const title = findFirst(document, ({ name }) => name === 'title');
  const body = findFirst(document, ({ name }) => name === 'body') ?? document;
  return { title: title === null ? '' : textContent(title), language, blocks: hearHtml(body, { styles: readStyles(sheets), target: (href) => href, language }) };
}
