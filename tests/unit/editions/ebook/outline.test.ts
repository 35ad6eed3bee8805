import { describe, expect, it } from 'vitest';
import { type OutlineEntry, depthOf, outlineOf } from '../../../../src/editions/ebook/outline.js';
import { isTag } from '../../../../src/html/dom.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { getAttribute } from '../../../../src/html/walk.js';

function outline(html: string): { readonly shown: readonly unknown[]; readonly depth: number } {
  const root = parseHtml(html).children.find(isTag);
  if (root === undefined) throw new Error('no element');
  const show = ({ title, target, children }: OutlineEntry): unknown => (children.length === 0 ? `${title} #${getAttribute(target, 'id') ?? ''}` : [`${title} #${getAttribute(target, 'id') ?? ''}`, ...children.map(show)]);
  const entries = outlineOf(root);
  return { shown: entries.map(show), depth: depthOf(entries) };
}

describe('outlineOf', () => {
  it('nests headings of all levels, leads to their sections, and makes up no level that is left out', () => {
    const { shown, depth } = outline('<section id="p"><h1>P</h1><section id="a"><h2>A</h2><h3 id="own">B</h3><h5>C</h5><h3>D</h3></section><section><h2>E</h2></section></section>');
    expect(shown).toEqual([['A #a', ['B #own', 'C #p-3-heading'], 'D #p-4-heading'], 'E #p-5-heading']);
    expect(depth).toBe(3);
  });

  it('passes over headings of quotations, figures and tables, and empty ones', () => {
    expect(outline('<section id="p"><blockquote><h3>Q</h3></blockquote><figure><h3>F</h3></figure><h2> </h2></section>')).toEqual({ shown: [], depth: 0 });
  });

  it('names headings without the calls of their notes and signs that are only heard', () => {
    expect(outline('<section id="p"><h2 id="h">Depth<span class="pause">,</span> in\nMarch<a role="doc-noteref" href="#n">1</a></h2></section>').shown).toEqual(['Depth in March #h']);
  });

  it('gives no id twice', () => {
    expect(outline('<section id="p"><h2>A</h2><p id="p-1-heading">x</p></section>').shown).toEqual(['A #p-1-heading-2']);
  });
});
