/** Random documents: whatever they hold, each word is shown once, in order, within its page, and over no other. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTag } from '../../src/html/dom.js';
import type { GlyphsFragment, Page } from '../../src/print/layout/fragment.js';
import { flat, lay, type Laid } from './lay.js';

type Piece =
  | { readonly kind: 'p' | 'h2'; readonly words: number; readonly css: string }
  | { readonly kind: 'note'; readonly words: number; readonly notes: readonly number[]; readonly css: string }
  | { readonly kind: 'div' | 'ul'; readonly children: readonly Piece[]; readonly css: string }
  | { readonly kind: 'grid'; readonly children: readonly Piece[]; readonly css: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly [number, number])[]; readonly head: boolean; readonly foot: boolean; readonly css: string };

const css = fc.array(fc.constantFrom('break-inside: avoid', 'break-before: page', 'break-after: avoid', 'break-before: avoid', 'break-before: right', 'margin: 7pt 0', 'padding: 3pt 0', 'border: 1pt solid black', 'min-height: 30pt', 'box-decoration-break: clone', 'orphans: 3', 'widows: 3', 'margin-bottom: 11pt'), { maxLength: 2 }).map((all) => all.join(';'));

const { piece } = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('p' as const, 'h2' as const), words: fc.integer({ min: 1, max: 60 }), css }),
    fc.record({ kind: fc.constant('note' as const), words: fc.integer({ min: 1, max: 30 }), notes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }), css }),
    fc.record({ kind: fc.constantFrom('div' as const, 'ul' as const), children: fc.array(tie('piece'), { minLength: 1, maxLength: 5 }), css }),
    fc.record({ kind: fc.constant('grid' as const), children: fc.array(tie('piece'), { minLength: 1, maxLength: 5 }), css }),
    fc.record({ kind: fc.constant('table' as const), rows: fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 })), { minLength: 1, maxLength: 8 }), head: fc.boolean(), foot: fc.boolean(), css }),
  ),
}));

function write(pieces: readonly Piece[]): { readonly html: string; readonly count: number } {
  let count = 0;
  let paragraph = 0;
  const words = (length: number): string => Array.from({ length }, () => `w${count++}`).join(' ');
  const html = (one: Piece): string => {
    const style = `style="${one.css}"`;
    switch (one.kind) {
      case 'p':
      case 'h2': return `<${one.kind} data-p="${paragraph++}" ${style}>${words(one.words)}</${one.kind}>`;
      case 'note': return `<p data-p="${paragraph++}" ${style}>${words(one.words)} ${one.notes.map((length) => `<span class="fn" data-p="${paragraph++}">${words(length)}</span> `).join('')}</p>`;
      case 'div': return `<div ${style}>${one.children.map(html).join('')}</div>`;
      case 'ul': return `<ul ${style}>${one.children.map((child) => `<li>${html(child)}</li>`).join('')}</ul>`;
      case 'grid': return `<div class="grid" ${style}>${one.children.map((child) => `<div>${html(child)}</div>`).join('')}</div>`;
      case 'table': {
        const row = ([a, b]: readonly [number, number], tag: string): string => `<tr><${tag} data-p="${paragraph++}">${words(a)}</${tag}><${tag} data-p="${paragraph++}">${words(b)}</${tag}></tr>`;
        return `<table ${style}>${one.head ? `<thead>${row([2, 2], 'th')}</thead>` : ''}<tbody>${one.rows.map((cells) => row(cells, 'td')).join('')}</tbody>${one.foot ? `<tfoot>${row([2, 2], 'td')}</tfoot>` : ''}</table>`;
      }
    }
  };
  return { html: pieces.map(html).join(''), count };
}

const SHEET = `
html { font-size: 2pt; line-height: 5pt } h1, h2, h3 { font-size: 2pt } h2 { break-after: avoid } p { orphans: 2; widows: 2 }
.grid { grid-template-columns: 1fr 2fr; column-gap: 2pt } table { width: 100% } @page { margin: 10pt }
@page { @footnote { padding-top: 2pt; border-top: 1pt solid black } }`;

interface Shown {
  readonly word: string;
  readonly page: number;
  readonly glyphs: GlyphsFragment;
}

function shownOn(page: Page): { readonly shown: readonly Shown[]; readonly all: readonly GlyphsFragment[] } {
  const repeated = new Set<unknown>();
  const fragments = flat([...page.content, ...(page.footnotes === null ? [] : [page.footnotes])]);
  for (const fragment of fragments) if (fragment.kind === 'box' && fragment.isRepeated) for (const inner of flat(fragment.children)) repeated.add(inner);
  const all = fragments.filter((fragment) => fragment.kind === 'glyphs');
  return { all, shown: all.filter((glyphs) => !repeated.has(glyphs) && glyphs.run.text.startsWith('w')).map((glyphs) => ({ word: glyphs.run.text, page: page.index, glyphs })) };
}

function overlap(a: GlyphsFragment, b: GlyphsFragment): boolean {
  const across = Math.min(a.xPt + a.run.widthPt, b.xPt + b.run.widthPt) - Math.max(a.xPt, b.xPt);
  return across > 0.1 && Math.abs(a.baselinePt - b.baselinePt) < Math.min(a.run.sizePt, b.run.sizePt) - 0.1;
}

function check(laid: Laid, count: number): void {
  const shown: Shown[] = [];
  const overfull = laid.diagnostics.some(({ code }) => code === 'LAY-006');
  for (const page of laid.pages) {
    const { all, shown: words } = shownOn(page);
    shown.push(...words);
    const bottom = page.style.heightPt - page.style.marginPt.bottom;
    if (!overfull) for (const { glyphs, word } of words) expect(glyphs.baselinePt + 0.8, `${word} within page ${page.index}`).toBeLessThanOrEqual(bottom + 0.1);
    for (const [index, a] of all.entries()) for (const b of all.slice(index + 1)) if (overlap(a, b)) expect.fail(`${a.run.text} and ${b.run.text} overlap on page ${page.index}`);
  }
  const seen = shown.map(({ word }) => Number(word.slice(1))).sort((a, b) => a - b);
  expect(seen).toEqual(Array.from({ length: count }, (_, index) => index));
  const last = new Map<string, Shown>();
  for (const one of shown.toSorted((a, b) => Number(a.word.slice(1)) - Number(b.word.slice(1)))) {
    const { element } = one.glyphs.box;
    const paragraph = isTag(element) ? (element.attribs['data-p'] ?? '') : '';
    const before = last.get(paragraph);
    if (before !== undefined) {
      const isAfter = one.page > before.page || (one.page === before.page && (one.glyphs.baselinePt > before.glyphs.baselinePt + 0.1 || one.glyphs.xPt > before.glyphs.xPt));
      if (!isAfter) expect.fail(`${one.word} stands before ${before.word}`);
    }
    last.set(paragraph, one);
  }
}

it('shows every word of a random document once, in order, in its page, over no other', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const { html, count } = write(pieces);
      check(lay(SHEET, html), count);
    }),
    { numRuns: 80, seed: 20200227, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
  );
});
