import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarkdownOptions } from '../../../src/markdown/render.js';
import { renderMarkdown } from '../../../src/markdown/render.js';
import type { Reference } from '../../../src/markdown/references.js';
import { scanReferences } from '../../../src/markdown/references.js';

/** Resolves everything but what is called “nothing”. */
function resolve(reference: Reference, position: string): { html: string } | null {
  if (reference.kind === 'citation') {
    const key = reference.items.map(({ id, locator }) => (locator === null ? id : `${id}, ${locator}`)).join('; ');
    return reference.items.some(({ id }) => id === 'nothing') ? null : { html: position === 'note' ? `[${key}].` : `<cite>[${key}]</cite>` };
  }
  return reference.id === 'nothing' ? null : { html: `<a href="#${reference.kind}-${reference.id}">${reference.id}</a>` };
}

interface Rendered {
  html: string;
  notes: string[];
  codes: string[];
  /** What each diagnostic points at. */
  marked: string[];
}

function render(text: string, options: Partial<MarkdownOptions> & { notes?: boolean } = {}): Rendered {
  const notes: string[] = [];
  const marked: string[] = [];
  const note = (html: string) => `<sup>${notes.push(html)}</sup>`;
  const { value, diagnostics } = renderMarkdown(text, {
    inline: false, language: 'en', resolve, note: options.notes === true ? note : null,
    place: (start, end) => {
      marked.push(text.slice(start, end));
      return null;
    },
    ...options,
  });
  return { html: value, notes, codes: diagnostics.map(({ code }) => code), marked };
}
const inline = (text: string, options: Partial<MarkdownOptions> & { notes?: boolean } = {}) => render(text, { inline: true, ...options });

describe('renderMarkdown', () => {
  it.each([
    ['*a* **b** `c`', '<em>a</em> <strong>b</strong> <code>c</code>'],
    ['# not a heading', '# not a heading'],
    ['a  \nb', 'a<br>\nb'],
    ['@fact:x and [@s, p. 3]', '<a href="#fact-x">x</a> and\u00a0<cite>[s, p. 3]</cite>'],
    ['[@a] [@b, 2]', '<cite>[a; b, 2]</cite>'],
    ['[see @fact:x](https://example.org)', '<a href="https://example.org">see x</a>'],
    ['*[@a]* x@y.org @handle \\@fact:x `@fact:x`', '<em><cite>[a]</cite></em> x@y.org @handle @fact:x <code>@fact:x</code>'],
    ['{{x}} {{{y}}} {% z %} <%= w %>', '{{x}} {{{y}}} {% z %} &lt;%= w %&gt;'],
    ['<https://example.org/@fact:x>', '<a href="https://example.org/@fact:x">https://example.org/@fact:x</a>'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['https://bare.example', 'https://bare.example'],
    ['![x', '![x'],
    ['', ''],
  ])('renders the field %j', (text, html) => {
    expect(inline(text)).toMatchObject({ html, codes: [] });
  });

  it.each([
    ['a\n\nb', '<p>a</p>\n<p>b</p>'],
    ['# A\n\n### B\n\n# C', '<h4>A</h4>\n<h5>B</h5>\n<h4>C</h4>'],
    ['###### A', '<h4>A</h4>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['Term\n: Meaning', '<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>'],
    ['[@a]: said so', '<p><cite>[a]</cite>: said so</p>'],
    ['[x][l]\n\n[l]: https://example.org', '<p><a href="https://example.org">x</a></p>'],
    ['> quoted', '<blockquote>\n<p>quoted</p>\n</blockquote>'],
    ['> [!NOTE]\n> Read this.', '<aside class="callout note" role="note">\n<p>Read this.</p>\n</aside>'],
    ['> [!warning]\n>\n> > inner', '<aside class="callout warning" role="note">\n<blockquote>\n<p>inner</p>\n</blockquote>\n</aside>'],
    ['|a|b|\n|-|-:|\n|1|2|', '<table class="data">\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col" class="n">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class="n">2</td>\n</tr>\n</tbody>\n</table>'],
    ['```\n[@afp] {{x}}\n```', '<pre><code>[@afp] {{x}}\n</code></pre>'],
  ])('renders the text %j', (text, html) => {
    expect(render(text)).toMatchObject({ html, codes: [] });
  });

  it('labels callouts', () => {
    const calloutLabels = { note: 'Note', tip: 'Tip', important: 'Important', warning: 'À savoir', caution: 'Caution' };
    expect(render('> [!WARNING]\n> x', { calloutLabels }).html).toContain('<p class="callout-label">À savoir</p>\n<p>x</p>');
  });
});

describe('notes', () => {
  it.each<[string, string, string[]]>([
    ['One [@a, p. 1]. Two', 'One.<sup>1</sup> Two', ['[a, p. 1].']],
    ['One [@a], two [@b]', 'One,<sup>1</sup> two<sup>2</sup>', ['[a].', '[b].']],
    ['One. [@a] [@b] Two', 'One.<sup>1</sup> Two', ['[a; b].']],
    ['One.[^x]\n\n[^x]: See *that* [@a, 2].', 'One.<sup>1</sup>', ['See <em>that</em>\u00a0<cite>[a, 2]</cite>.']],
    ['One^[inline \\* [@a]]. Two [@b]', 'One.<sup>1</sup> Two<sup>2</sup>', ['inline *\u00a0<cite>[a]</cite>', '[b].']],
    ['B[^b] A[^a]\n\n[^a]: a\n[^b]: b', 'B<sup>1</sup> A<sup>2</sup>', ['b', 'a']],
    ['One[^x]\n\n[^x]: p\n\n    q', 'One<sup>1</sup>', ['p<br>q']],
    ['One\n[@a]', 'One<sup>1</sup>', ['[a].']],
  ])('of %j', (text, html, notes) => {
    expect(render(text, { notes: true })).toEqual({ html: `<p>${html}</p>`, notes, codes: [], marked: [] });
  });

  it.each([
    ['Fin. [@a] Suite', 'Fin<sup>1</sup>. Suite'],
    ['Fin [@a].', 'Fin<sup>1</sup>.'],
    ['Fin ; [@a] suite', 'Fin<sup>1</sup> ; suite'],
    ['Fin\u202f![^1][^2] Suite\n\n[^1]: a\n[^2]: b', 'Fin<sup>1</sup><sup>2</sup>\u202f! Suite'],
    ['« Fin ». [@a]', '« Fin »<sup>1</sup>.'],
    ['*Fin*. [@a]', '<em>Fin</em><sup>1</sup>.'],
    ['[@a] Début', '<sup>1</sup> Début'],
    ['Un. [@a] Deux. [@b]', 'Un<sup>1</sup>. Deux<sup>2</sup>.'],
  ])('stand before punctuation in French: %j', (text, html) => {
    expect(render(text, { notes: true, language: 'fr' }).html).toBe(`<p>${html}</p>`);
  });

  it('stand in brackets where there are none', () => {
    expect(inline('a^[b]')).toMatchObject({ html: 'a (b)', codes: ['MD-009'] });
  });
});

describe('what is wrong', () => {
  it.each<[string, string, string, string]>([
    ['x @fact:nothing', 'x @fact:nothing', 'MD-001', '@fact:nothing'],
    ['@fact:x [@a; @nothing]', '<a href="#fact-x">x</a>\u00a0[@a; @nothing]', 'MD-001', '[@a; @nothing]'],
    ['@fact:x.numbr', '<a href="#fact-x">x</a>', 'MD-002', '@fact:x.numbr'],
    ['![alt](https://example.org/a.png)', 'alt', 'MD-003', 'https://example.org/a.png'],
    ['![a<b](file:///etc/passwd)', 'a&lt;b', 'MD-003', 'file:///etc/passwd'],
    ['![alt](data:image/png;base64,AA==)', 'alt', 'MD-003', 'data:image/png;base64,AA=='],
    ['![alt](//example.org/a.png)', 'alt', 'MD-003', '//example.org/a.png'],
    ['![alt](../secret.png)', 'alt', 'MD-003', '../secret.png'],
    ['![alt](/secret.png)', 'alt', 'MD-003', '/secret.png'],
    ['![alt](map.png)', 'alt', 'MD-004', 'map.png'],
    ['[x](javascript:alert(1))', 'x', 'MD-005', 'javascript:alert(1)'],
    ['[x](JaVaScRiPt:alert(1))', 'x', 'MD-005', 'JaVaScRiPt:alert(1)'],
    ['<javascript:alert(1)>', 'javascript:alert(1)', 'MD-005', 'javascript:alert(1)'],
    ['[x](other.html)', 'x', 'MD-005', 'other.html'],
    ['[x](data:text/html,y)', 'x', 'MD-005', 'data:text/html,y'],
    ['a[^x]', 'a[^x]', 'MD-006', '[^x]'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;', 'MD-012', '<script>'],
  ])('in %j', (text, html, code, marked) => {
    expect(inline(text)).toEqual({ html, notes: [], codes: [code], marked: [marked] });
  });

  it.each<[string, string, string]>([
    ['a\n\n[^x]: never', 'MD-007', '[^x]:'],
    ['> [!HINT]\n> a', 'MD-011', 'HINT'],
    ['a[^x]\n\n[^x]: see [^x]', 'MD-008', '[^x]'],
  ])('in the text %j', (text, code, marked) => {
    expect(render(text, { notes: true })).toMatchObject({ codes: [code], marked: [marked] });
  });

  it.each<[string, string, string]>([
    ['quotes', `${'> '.repeat(2_000)}inside [@a]\n\nafter`, '<p>after</p>'],
    ['lists', `${Array.from({ length: 300 }, (_, level) => `${'  '.repeat(level)}- item`).join('\n')}\n${'  '.repeat(300)}inside [@a]\n\nafter`, '<p>after</p>'],
  ])('%s nested beyond all use keep what they hold, and what follows', (_, text, after) => {
    const { html, codes } = render(text);
    expect(html).toContain('inside');
    expect(html).toContain('<cite>[a]</cite>');
    expect(html).toContain(after);
    expect(codes).toEqual(['MD-013']);
  });

  it('points at the right one of several like references, also in quotes and tables', () => {
    const text = '`@fact:nothing` @fact:nothing\n\n> a [@nothing,\n> p. 3]\n\n|@fig:nothing|\n|-|\n';
    const starts: number[] = [];
    render(text, { place: (start) => (starts.push(start), null) });
    expect(starts).toEqual([16, text.indexOf('[@nothing'), text.indexOf('@fig')]);
  });
});

describe('the scanner and the renderer', () => {
  const names = (references: readonly Reference[]) => references.flatMap((one) => (one.kind === 'citation' ? one.items.map(({ id }) => id) : [one.id]));
  it('find the same references', () => {
    const piece = fc.constantFrom(' ', '[', ']', '@a', '@fact:x', '@fig:y', ';', ', ', '`', '``', '\n', '\n\n', '\\', 'w', ':', '*', '> ', '[@b]', '@c.org', '!', '_');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const found: Reference[] = [];
      render(text, { resolve: (reference) => (found.push(reference), { html: '' }) });
      expect(names(found)).toEqual(names(scanReferences(text)));
    }), { numRuns: 3000, seed: 3 });
  });
});

describe('images', () => {
  const image = (path: string) => (path === 'a map.png' ? { src: 'assets/a%20map.png', width: 10, height: 20 } : null);
  it.each([
    ['![A "map"](<a map.png>)', '<img src="assets/a%20map.png" alt="A &quot;map&quot;" width="10" height="20">', []],
    ['![](<a map.png>)', '<img src="assets/a%20map.png" alt="" width="10" height="20">', ['MD-010']],
    ['![x](b.png)', 'x', ['MD-004']],
  ])('%j', (text, html, codes) => {
    expect(inline(text, { image })).toMatchObject({ html, codes });
  });
});

describe('hostile texts', () => {
  const hostile: [string, string][] = [
    ['brackets', '['.repeat(10_000)], ['closed brackets', '['.repeat(5_000) + ']'.repeat(5_000)], ['images', '!['.repeat(5_000)], ['citations', '[@a'.repeat(5_000)],
    ['inline notes', '^['.repeat(3_000) + ']'.repeat(3_000)], ['open notes', '^['.repeat(5_000)], ['note definitions', '[^a]: '.repeat(3_000)], ['quotes', '> '.repeat(10_000)],
    ['terms', 'a\n: '.repeat(2_000)], ['nested terms', `a\n${': '.repeat(3_000)}`], ['stars', '*a_ '.repeat(5_000)], ['calls', '[^a]'.repeat(3_000)],
    ['callouts', '> [!NOTE]\n'.repeat(3_000)], ['tags', '<a '.repeat(10_000)], ['backticks', '` `` '.repeat(5_000)],
  ];
  it.each(hostile)('of many %s are read fast', (_, text) => {
    const begun = performance.now();
    render(text, { notes: true });
    inline(text);
    expect(performance.now() - begun).toBeLessThan(1500);
  });

  it.each([
    '[a](https://example.org/"onmouseover="x)', '[a](<https://e.org/" onclick="x>)', '![a" onerror="x](b.png)', '| <img src=x onerror=y> |\n|-|', '> [!NOTE"]\n> x',
    '```"><script>\nx\n```', '&lt;script&gt;', '[a]: javascript:x\n\n[a]', '<img src="http://e.org/x.png">', '[^<b>]: x\n\n[^<b>]', '# <script>', '[x](&#106;avascript:alert(1))', '[x](java\nscript:alert(1))',
  ])('give no live markup: %j', (text) => {
    const { html } = render(text, { notes: true, image: () => null });
    expect(html).not.toMatch(/<(script|img)|<[^>]*\son\w+=|href="(?!https?:|mailto:|#)/i);
  });
});
