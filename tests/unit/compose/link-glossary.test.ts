import { describe, expect, it } from 'vitest';

import { linkGlossary, type GlossaryTerm } from '../../../src/compose/link-glossary.js';
import { parseHtml } from '../../../src/html/parse.js';
import { serialiseHtml } from '../../../src/html/serialise.js';

const terms: readonly GlossaryTerm[] = [
  { id: 'term-un', term: 'UN', expansion: 'United Nations' },
  { id: 'term-mean', term: 'annual mean', expansion: null },
  { id: 'term-council', term: 'Council', expansion: null },
  { id: 'term-security', term: 'Security Council', expansion: null },
  { id: 'term-s', term: 'S-400', expansion: null },
];
const glossary = `<section class="part" id="glossary"><dl>${terms.map(({ id, term }) => `<div id="${id}"><dt><b>${term}</b></dt><dd>The UN.</dd></div>`).join('')}</dl></section>`;

/** What composing makes of a body, without its glossary. */
function linked(body: string, language = 'en'): string {
  return whole(body, language).split('<section class="part" id="glossary">')[0] ?? '';
}

function whole(body: string, language = 'en'): string {
  const document = parseHtml(`${body}${glossary}`);
  linkGlossary(document, terms, language);
  return serialiseHtml(document);
}

const un = (id: string): string => `<a class="term"${id} href="#term-un" role="doc-glossref"><abbr title="United Nations">UN</abbr></a>`;

describe('terms of the glossary', () => {
  it('are linked at their first use in each section, with what an abbreviation stands for', () => {
    expect(linked('<section><p>The UN and the UN.</p></section><section><p>UN</p></section>')).toBe(`<section><p>The ${un(' id="use-term-un"')} and the UN.</p></section><section><p>${un('')}</p></section>`);
  });

  it('lead from their entry back to the first use; an unused one is only defined', () => {
    const html = whole('<p>UN</p>');
    expect(html).toContain('<dt><b><a class="term" href="#use-term-un"><dfn>UN</dfn></a></b></dt><dd>The UN.</dd>');
    expect(html).toContain('<dt><b><dfn>S-400</dfn></b></dt>');
  });

  it.each([
    ['parts of words', '<p>UNO, KUN, UN2, anti-UN, UN-led</p>'],
    ['headings', '<h3>UN</h3>'],
    ['links', '<p><a href="#x">the UN</a></p>'],
    ['quotes', '<blockquote><p>UN</p></blockquote><p><q>UN</q></p>'],
    ['translations', '<p class="translation">UN</p>'],
    ['captions and tables', '<figure><figcaption>UN</figcaption></figure><table><tbody><tr><td>UN</td></tr></tbody></table>'],
    ['words in another language', '<p lang="fr">UN</p><p><i lang="tr">UN</i></p>'],
    ['abbreviations in small letters', '<p>un</p>'],
  ])('are left alone in %s', (_where, body) => {
    expect(linked(body)).toBe(body);
  });

  it('are found at the beginning of a sentence, over no-break spaces and hyphens, and the longest first', () => {
    const text = linked('<p>Annual\u00a0mean. S\u2011400. The Security Council.</p>').replace(/<[^>]*#([\w-]+)"[^>]*>([^<]*)<\/a>/g, '{$1 $2}');
    expect(text).toBe('<p>{term-mean Annual\u00a0mean}. {term-s S\u2011400}. The {term-security Security Council}.</p>');
  });

  it('begin a sentence in the capitals of the text’s own language, whatever the machine speaks', () => {
    const heightOf = (language: string): string => {
      const document = parseHtml('<p>İrtifa. Irtifa.</p><section id="glossary"><dl><div id="term-h"><dt><b>irtifa</b></dt></div></dl></section>');
      linkGlossary(document, [{ id: 'term-h', term: 'irtifa', expansion: null }], language);
      return serialiseHtml(document).split('<section')[0] ?? '';
    };
    expect(heightOf('tr')).toBe('<p><a class="term" id="use-term-h" href="#term-h" role="doc-glossref">İrtifa</a>. Irtifa.</p>');
    expect(heightOf('en')).toBe('<p>İrtifa. <a class="term" id="use-term-h" href="#term-h" role="doc-glossref">Irtifa</a>.</p>');
  });

  it('are linked nowhere without a glossary', () => {
    const document = parseHtml('<p>UN</p>');
    linkGlossary(document, terms, 'en');
    expect(serialiseHtml(document)).toBe('<p>UN</p>');
  });
});
