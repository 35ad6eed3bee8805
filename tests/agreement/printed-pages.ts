/** The printed pages as the site marks them, compared with the pages of the PDF: each stretch of text between two marks must stand on its page. */

import { isTag, isText, type AnyNode } from '../../src/html/dom.js';
import { parseHtml } from '../../src/html/parse.js';
import { findFirst, getAttribute, hasClass } from '../../src/html/walk.js';
import type { PdfReading } from '../support/pdf-reader.js';

/** Print sets these elsewhere (notes), draws them (figures), or leaves them out (data behind a drawing, and its file). */
const ELSEWHERE = new Set(['doc-endnotes', 'doc-noteref', 'doc-backlink', 'doc-toc']);

/** “label: text” of whatever the site has between two page marks and the PDF not on that page; and the labels of the marks, in their order. */
export function comparePages(site: string, { labels, pageTexts }: Pick<PdfReading, 'labels' | 'pageTexts'>): { readonly marked: readonly string[]; readonly missing: readonly string[] } {
  const pages = new Map((labels ?? []).map((label, index) => [label, ink(pageTexts[index] ?? '')]));
  const article = findFirst(parseHtml(site), (element) => hasClass(element, 'briefing'));
  const marked: string[] = [];
  const missing: string[] = [];
  const visit = (node: AnyNode): void => {
    const label = marked.at(-1);
    if (isText(node) && label !== undefined && !isOn(node.data, pages.get(label) ?? '')) missing.push(`${label}: ${node.data.trim()}`);
    if (isTag(node)) {
      if (getAttribute(node, 'role') === 'doc-pagebreak') marked.push((getAttribute(node, 'id') ?? '').replace(/^page-/, ''));
      if (node.name === 'svg' || node.name === 'details' || hasClass(node, 'data-file') || ELSEWHERE.has(getAttribute(node, 'role') ?? '')) return;
    }
    if ('children' in node) node.children.forEach(visit);
  };
  if (article !== null) visit(article);
  return { marked, missing };
}

/** A page may begin inside a word: the mark stands before it, and the page has its end. */
function isOn(text: string, page: string): boolean {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  return page.includes(ink(text)) || (rest.length > 0 && first.length > 3 && page.includes(ink(rest.join(' '))));
}

/** Letters, digits and signs; hyphens left out, since print divides words. */
function ink(text: string): string {
  return text.replace(/[\s\u00AD\u2010\u2011-]+/gu, '');
}
