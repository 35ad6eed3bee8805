import { describe, expect, it } from 'vitest';
import { type PageStart, markPages } from '../../../src/compose/page-marks.js';
import { numberKeys } from '../../../src/compose/keys.js';
import { parseHtml } from '../../../src/html/parse.js';
import { serialiseHtml } from '../../../src/html/serialise.js';
import { textContent } from '../../../src/html/walk.js';

/** The document with each mark written as `|label|`. */
function marked(html: string, ...pageMap: PageStart[]): string {
  const result = serialiseHtml(markPages(parseHtml(html), pageMap));
  return result.replace(/<span class="pb" role="doc-pagebreak" id="page-[^"]+" aria-label="([^"]+)"><\/span>/g, '|$1|');
}

const at = (key: string, offset: number, label = '3'): PageStart => ({ label, key, offset });

describe('markPages', () => {
  it('counts characters without white space', () => {
    expect(marked('<p data-k="1">one two  three</p>', at('1', 3))).toBe('<p>one |3|two  three</p>');
    expect(marked('<p data-k="1">one two  three</p>', at('1', 6))).toBe('<p>one two  |3|three</p>');
    expect(marked('<p data-k="1">one two</p>', at('1', 0))).toBe('<p>|3|one two</p>');
  });

  it('goes before the word in which a page begins, also where elements cut it', () => {
    expect(marked('<p data-k="1">one twofold</p>', at('1', 6))).toBe('<p>one |3|twofold</p>');
    expect(marked('<p data-k="1">one <i>tw</i>ofold</p>', at('1', 6))).toBe('<p>one <i>|3|tw</i>ofold</p>');
    expect(marked('<p data-k="1">onetwo</p>', at('1', 3))).toBe('<p>|3|onetwo</p>');
  });

  it('leaves out the text of keyed elements inside', () => {
    const html = '<p data-k="1">one<a class="call" data-k="2">12</a> two three</p>';
    expect(marked(html, at('1', 6))).toBe('<p>one<a class="call">12</a> two |3|three</p>');
    expect(marked('<li data-k="1"><time data-k="2">May</time><div><p data-k="3">a b</p></div></li>', at('3', 1))).toBe('<li><time>May</time><div><p>a |3|b</p></div></li>');
  });

  it('sets several marks in one element, each page once', () => {
    expect(marked('<p data-k="1">one two three</p>', at('1', 3, '3'), at('1', 6, '4'), at('1', 8, '4'))).toBe('<p>one |3|two |4|three</p>');
  });

  it('never stands where HTML has no place for it, nor in a drawing', () => {
    expect(marked('<ul data-k="1"><li>x</li></ul>', at('1', 0))).toBe('<ul><li>|3|x</li></ul>');
    expect(marked('<dl data-k="1"><div><dt>x</dt><dd>y</dd></div></dl>', at('1', 0))).toBe('<dl><div><dt>|3|x</dt><dd>y</dd></div></dl>');
    expect(marked('<table data-k="1"><colgroup><col></colgroup><tbody><tr><td>x</td></tr></tbody></table>', at('1', 0))).toBe('<table><colgroup><col></colgroup><tbody><tr><td>|3|x</td></tr></tbody></table>');
    expect(marked('<div><img data-k="1" src="a.png"></div>', at('1', 0))).toBe('<div>|3|<img src="a.png"></div>');
    expect(marked('<figure data-k="1"><svg><text>a b</text></svg>c d</figure>', at('1', 1))).toBe('<figure><svg><text>a b</text></svg>c |3|d</figure>');
  });

  it('stands before a table whose caption begins a page, in no white space between cells, and in a cell, an item or a note as in a paragraph', () => {
    expect(marked('<div><table><caption data-k="1">Rivers</caption><tbody><tr><td>x</td></tr></tbody></table></div>', at('1', 0))).toBe('<div>|3|<table><caption>Rivers</caption><tbody><tr><td>x</td></tr></tbody></table></div>');
    expect(marked('<div><table data-k="1"> <caption>Rivers</caption> <tbody><tr><td data-k="2">x</td></tr></tbody> </table></div>', at('1', 99))).not.toMatch(/<table> ?\|3\||\|3\| ?<\/table>/);
    expect(marked('<table><tbody><tr><td data-k="1">one two</td></tr></tbody></table>', at('1', 3))).toBe('<table><tbody><tr><td>one |3|two</td></tr></tbody></table>');
    expect(marked('<ol><li id="note-1" data-k="1">one <i>two</i> three</li></ol>', at('1', 6))).toBe('<ol><li id="note-1">one <i>two</i> |3|three</li></ol>');
  });

  it('copes with offsets beyond the end, unknown keys and an empty map, and leaves the original alone', () => {
    expect(marked('<p data-k="1">one</p>', at('1', 99))).toBe('<p>one|3|</p>');
    expect(marked('<p data-k="1">one</p>', at('9', 0))).toBe('<p>one</p>');
    const document = parseHtml('<p data-k="1">one two</p>');
    const copy = markPages(document, [at('1', 3)]);
    expect(serialiseHtml(document)).toBe('<p>one two</p>');
    expect(textContent(copy)).toBe(textContent(document));
  });

  it('names pages so that they can be linked to', () => {
    expect(serialiseHtml(markPages(parseHtml('<p data-k="1">x</p>'), [at('1', 0, 'iv')]))).toBe(
      '<p><span class="pb" role="doc-pagebreak" id="page-iv" aria-label="iv"></span>x</p>',
    );
  });
});

describe('numberKeys', () => {
  it('numbers what has text of its own, and no drawing', () => {
    const document = parseHtml('<section><h2>a</h2><svg><title>p</title><text>t</text></svg><p>b<a class="call" href="#x">1</a></p></section>');
    numberKeys(document);
    expect(serialiseHtml(document, { keepOwnAttributes: true })).toMatch(/<h2 data-k="1">.*<p data-k="2">b<a class="call" href="#x" data-k="3">/);
  });
});
