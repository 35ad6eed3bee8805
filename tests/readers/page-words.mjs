/**
 * The running text of each page of a PDF, in the order in which its tags have them: without running heads and repeated table
 * heads (artifacts), notes, contents, and what stands in drawings. Labels of lists and headings are told apart: print numbers them.
 */

import { readFileSync } from 'node:fs';

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Structure types whose text is none of the page's running text. */
const ASIDE = new Set(['Note', 'FENote', 'Figure', 'Formula', 'Artifact', 'TOC']);

/**
 * @typedef {{ text: string, kind: 'text' | 'label' | 'heading' }} Piece white space taken out
 * @param {string} file
 * @returns {Promise<{ label: string, pieces: Piece[], isContents: boolean }[]>} one for each page; `isContents`: a table or list
 *   of contents stands on it, which no piece tells of
 */
export async function pageWords(file) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0, useSystemFonts: false }).promise;
  const labels = await pdf.getPageLabels();
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [tree, { items }] = [await page.getStructTree(), await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })];
    pages.push({ label: labels?.[number - 1] ?? String(number), ...readTree(tree, textsOf(items)) });
  }
  await pdf.destroy();
  return pages;
}

/** The text of each piece of marked content that is tagged, by its id. */
function textsOf(items) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id ?? null);
    else if (item.type === 'endMarkedContent') open.pop();
    else {
      const id = open.findLast((one) => one !== null);
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str);
    }
  }
  return texts;
}

function readTree(tree, texts) {
  const pieces = [];
  let isContents = false;
  const walk = (node, kind) => {
    if (node.type === 'content') {
      const text = (texts.get(node.id) ?? '').replace(/\s+/g, '');
      if (text !== '') pieces.push({ text, kind });
      return;
    }
    if (node.role === 'TOC') isContents = true;
    if (ASIDE.has(node.role)) return;
    const inner = node.role === 'Lbl' ? 'label' : /^H\d?$/.test(node.role) ? 'heading' : kind;
    for (const child of node.children ?? []) walk(child, inner);
  };
  if (tree !== null) walk(tree, 'text');
  return { pieces, isContents };
}
