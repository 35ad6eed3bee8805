/** The DOM's rooms together: what is read is written again, as HTML and as XHTML. */

import { describe, expect, test } from 'vitest';
import { appendChild, element, insertAfter, insertBefore, removeNode, removeNodes, replaceNode } from '../../../src/html/build.js';
import { parseFragment, parseHtml } from '../../../src/html/parse.js';
import { serialiseHtml, serialiseXhtml } from '../../../src/html/serialise.js';
import { childElements, classesOf, cloneDocument, closest, elementsOf, findAll, findById, getAttribute, hasClass, indexById, inheritedAttribute, rootElement, textContent, walk } from '../../../src/html/walk.js';

const NNBSP = '\u202F';

describe('serialise', () => {
  const cases: readonly (readonly [name: string, source: string, html: string, xhtml: string])[] = [
    ['void elements', '<p>a<br>b<img src="x.png" alt=""></p>', '<p>a<br>b<img src="x.png" alt=""></p>', '<p>a<br/>b<img src="x.png" alt=""/></p>'],
    ['void elements written as XML', '<p>a<br/>b</p><hr/>', '<p>a<br>b</p><hr>', '<p>a<br/>b</p><hr/>'],
    ['empty elements that are not void', '<p></p><script src="a.js"></script>', '<p></p><script src="a.js"></script>', '<p></p><script src="a.js"></script>'],
    ['own attributes leave', '<p data-o="facts[0]" data-k="k1" data-x="y">a</p>', '<p data-x="y">a</p>', '<p data-x="y">a</p>'],
    ['spaces stay characters', `<p>1&nbsp;000${NNBSP}€ &eacute;</p>`, `<p>1\u00A0000${NNBSP}€ é</p>`, `<p>1\u00A0000${NNBSP}€ é</p>`],
    ['escapes', '<p title="&quot;&lt;&amp;&quot;">a &lt; b &amp; c &gt; d</p>', '<p title="&quot;&lt;&amp;&quot;">a &lt; b &amp; c &gt; d</p>', '<p title="&quot;&lt;&amp;&quot;">a &lt; b &amp; c &gt; d</p>'],
    ['boolean attributes', '<details open><summary hidden>x</summary></details>', '<details open=""><summary hidden="">x</summary></details>', '<details open=""><summary hidden="">x</summary></details>'],
    ['SVG keeps its case and closes', '<svg viewBox="0 0 1 1"><linearGradient id="g"/><path d="M0 0"/><text>a</text></svg>', '<svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient><path d="M0 0"></path><text>a</text></svg>', '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><linearGradient id="g"/><path d="M0 0"/><text>a</text></svg>'],
    ['a name space that stands is not repeated', '<svg xmlns="http://www.w3.org/2000/svg"><svg></svg></svg>', '<svg xmlns="http://www.w3.org/2000/svg"><svg></svg></svg>', '<svg xmlns="http://www.w3.org/2000/svg"><svg/></svg>'],
    ['raw text', '<style>a > b { color: red }</style>', '<style>a > b { color: red }</style>', '<style>a &gt; b { color: red }</style>'],
    ['doctype', '<!doctype html><html><body></body></html>', '<!DOCTYPE html><html><body></body></html>', '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body></body></html>'],
    ['comments', '<p><!-- a -- b - --></p>', '<p><!-- a - - b - --></p>', '<p><!-- a - - b - --></p>'],
    ['attribute names that XML refuses', '<p @click="x" a"b="y" id="z">a</p>', '<p @click="x" a"b="y" id="z">a</p>', '<p id="z">a</p>'],
    ['characters that XML refuses', '<p>a\u0001b</p>', '<p>a\u0001b</p>', '<p>ab</p>'],
    ['tags left open', '<ul><li>a<li>b</ul><p>c', '<ul><li>a</li><li>b</li></ul><p>c</p>', '<ul><li>a</li><li>b</li></ul><p>c</p>'],
    ['a line feed at the start of pre', '<pre>\nx</pre>', '<pre>\n\nx</pre>', '<pre>\nx</pre>'],
  ];
  test.each(cases)('%s', (_name, source, html, xhtml) => {
    const document = parseHtml(source);
    expect(serialiseHtml(document)).toBe(html);
    expect(serialiseXhtml(document)).toBe(xhtml);
  });

  test('keeps the own attributes when asked', () => {
    expect(serialiseHtml(parseHtml('<p data-o="a" data-k="b">x</p>'), { keepOwnAttributes: true })).toBe('<p data-o="a" data-k="b">x</p>');
  });

  test('declares xlink where it is used', () => {
    expect(serialiseXhtml(parseHtml('<svg><use xlink:href="#a"/></svg>'))).toContain('xmlns:xlink="http://www.w3.org/1999/xlink"');
  });

  test('its XHTML reads back as XML to the same tree', () => {
    const document = parseHtml('<p>a<br>b &amp; <i>c</i></p><svg viewBox="0 0 2 2"><path d="M0 0"/></svg>');
    const xhtml = serialiseXhtml(document);
    expect(serialiseXhtml(parseHtml(xhtml, { xml: true }))).toBe(xhtml);
  });

  test('a tree ten thousand deep neither fails nor overflows', () => {
    const depth = 10_000;
    const document = parseHtml('<b>'.repeat(depth));
    expect(serialiseHtml(cloneDocument(document))).toHaveLength(depth * 7);
    expect(textContent(document)).toBe('');
  });
});

describe('parse', () => {
  test('keeps positions', () => {
    const paragraph = findById(parseHtml('<div>\n<p id="a">x</p></div>'), 'a');
    expect([paragraph?.startIndex, paragraph?.endIndex]).toEqual([6, 20]);
  });

  test('XML keeps names and empty elements', () => {
    const document = parseHtml('<package><dc:Title/><x/></package>', { xml: true });
    expect(elementsOf(document).map((node) => node.name)).toEqual(['package', 'dc:Title', 'x']);
  });

  test('a byte order mark is no text', () => {
    expect(textContent(parseHtml('\uFEFF<p>a</p>')).trim()).toBe('a');
  });

  test('fragments have no parent', () => {
    const nodes = parseFragment('a<b>c</b>');
    expect(nodes.map((node) => node.parent)).toEqual([null, null]);
  });
});

describe('walk', () => {
  const document = parseHtml('<html lang="fr"><body><div id="a" class="x  y" data-o="d"><p id="b">un <b>deux</b></p><p id="a">trois</p></div></body></html>');

  test('document order, and skipping', () => {
    const names: string[] = [];
    walk(document, (node) => {
      if (node.type === 'text') names.push('#');
      else if ('name' in node) {
        names.push(node.name);
        if (node.name === 'p') return 'skip';
      }
      return undefined;
    });
    expect(names).toEqual(['html', 'body', 'div', 'p', 'p']);
  });

  test('questions', () => {
    const div = findById(document, 'a');
    const bold = findAll(document, (node) => node.name === 'b')[0];
    expect(div?.name).toBe('div');
    expect(indexById(document).get('a')).toBe(div);
    expect(rootElement(document)?.name).toBe('html');
    if (div === null || bold === undefined) throw new Error('not found');
    expect(closest(bold, (node) => hasClass(node, 'y'))).toBe(div);
    expect(classesOf(div)).toEqual(['x', 'y']);
    expect(inheritedAttribute(bold, 'lang')).toBe('fr');
    expect(inheritedAttribute(bold, 'data-o')).toBe('d');
    expect(getAttribute(div, 'toString')).toBeNull();
    expect(childElements(div)).toHaveLength(2);
    expect(textContent(div)).toBe('un deuxtrois');
  });

  test('a clone is apart', () => {
    const copy = cloneDocument(document);
    const div = findById(copy, 'a');
    if (div !== null) div.attribs['class'] = 'changed';
    expect(findById(document, 'a')?.attribs['class']).toBe('x  y');
    expect(serialiseHtml(copy)).toContain('<p id="b">un <b>deux</b></p><p id="a">trois</p>');
  });
});

describe('build', () => {
  test('makes, moves and removes', () => {
    const list = element('ul', { class: 'l', hidden: true, title: null }, [element('li', {}, ['a', null, 'b']), element('li', { value: 2 })]);
    expect(serialiseHtml(list)).toBe('<ul class="l" hidden=""><li>ab</li><li value="2"></li></ul>');
    const [first, second] = childElements(list);
    if (first === undefined || second === undefined) throw new Error('no items');
    appendChild(list, first);
    insertBefore(second, element('li', {}, ['0']));
    insertAfter(first, element('li', {}, ['9']));
    replaceNode(second, element('li', {}, ['r']));
    expect(textContent(list)).toBe('0rab9');
    removeNode(first);
    expect(textContent(list)).toBe('0r9');
  });

  test('removes many at once, and links what stays', () => {
    const list = element('ul', {}, Array.from({ length: 60_000 }, (_, index) => String(index % 2)));
    removeNodes(list.children.filter((_, index) => index % 2 === 0));
    expect(textContent(list)).toBe('1'.repeat(30_000));
    expect(list.children.every((child, index) => child.prev === (list.children[index - 1] ?? null) && child.next === (list.children[index + 1] ?? null))).toBe(true);
  }, 5_000);
});
