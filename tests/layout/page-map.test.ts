/** The page map against the pages: in random documents the text cut at the map is the text of the pages. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTag, isText, type AnyNode, type Element } from '../../src/html/dom.js';
import { findFirst, hasClass } from '../../src/html/walk.js';
import type { Fragment, PageMapEntry } from '../../src/print/layout/fragment.js';
import { randomDocumentOf } from './random-document.js';
import { realFonts, setReal, type RealDocument } from './real-stages.js';

const fonts = await realFonts();

/** Gives each block and some inline boxes a key of their own. */
function keyed(html: string): string {
  let count = 0;
  return html.replace(/<(?:body|p|h[1-6]|pre|li|dt|dd|td|th|div|em|figure|figcaption|blockquote|caption)(?=[ >])/g, (tag) => `${tag} data-k="${count++}"`);
}

interface Word {
  readonly text: string;
  readonly owner: Element;
  /** Ink of the owner's own text before and after the word. */
  readonly from: number;
  readonly to: number;
}

/** The words in the order of the document, notes left out; each stands once. */
function wordsOf(root: AnyNode): readonly Word[] {
  const words: Word[] = [];
  const inked = new Map<Element, number>();
  const visit = (node: AnyNode, owner: Element | null, isNote: boolean): void => {
    if (isText(node) && owner !== null) {
      for (const [text] of node.data.matchAll(/\S+/gu)) {
        const from = inked.get(owner) ?? 0;
        inked.set(owner, from + text.length);
        if (!isNote) words.push({ text, owner, from, to: from + text.length });
      }
    }
    if (!('children' in node)) return;
    const own = isTag(node) && node.attribs['data-k'] !== undefined ? node : owner;
    for (const child of node.children) visit(child, own, isNote || (isTag(node) && hasClass(node, 'fn')));
  };
  visit(root, null, false);
  return words;
}

/** For each page the numbers of the words of which something is shown there; repeated heads and notes left out. */
function shownWords({ laid }: RealDocument, words: readonly Word[]): readonly ReadonlySet<number>[] {
  const numbers = new Map(words.map(({ text }, index) => [text, index]));
  return laid.pages.map((page) => {
    const shown = new Set<number>();
    const visit = (fragment: Fragment): void => {
      if (fragment.kind === 'box' && !fragment.isRepeated) fragment.children.forEach(visit);
      if (fragment.kind !== 'glyphs' || fragment.box.kind !== 'text' || fragment.box.generated) return;
      const { textOffset, run, box } = fragment;
      for (const match of box.text.matchAll(/\S+/gu)) {
        const number = numbers.get(match[0]);
        if (number !== undefined && match.index < textOffset + run.text.length && match.index + match[0].length > textOffset) shown.add(number);
      }
    };
    page.content.forEach(visit);
    return shown;
  });
}

function wordAt({ key, offset }: PageMapEntry, words: readonly Word[]): number {
  return words.findIndex(({ owner, from, to }) => owner.attribs['data-k'] === key && from <= offset && offset < to);
}

it('names the first text of each page, and cuts the document into the pages’ texts', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(randomDocumentOf(3), ({ sheet, html }) => {
      const set = setReal(sheet, keyed(html), fonts);
      const { laid, tree } = set;
      const body = findFirst(tree.root.element, (element) => element.name === 'body') ?? tree.root.element;
      const words = wordsOf(body);
      const pages = shownWords(set, words);
      const marks = laid.pageMap.map((entry) => (entry.key === null ? null : wordAt(entry, words)));
      expect(marks).toEqual(pages.map((shown) => (shown.size === 0 ? null : Math.min(...shown))));
      if (/<table|<svg|<img|grid|inline-block/.test(html)) return;
      // Text that runs on in one stream: each word stands on the page that shows its end, which is where its mark is.
      const starts = marks.flatMap((mark, page) => (mark === null ? [] : [{ mark, page }]));
      starts.forEach(({ mark, page }, at) => {
        const next = starts[at + 1]?.mark ?? words.length;
        const own = [...(pages[page] ?? [])].filter((number) => !pages.slice(page + 1).some((later) => later.has(number))).sort((a, b) => a - b);
        expect(own).toEqual(Array.from({ length: next - mark }, (_, index) => mark + index));
      });
    }),
    { numRuns: 30, seed: 20261122 },
  );
});
