import { describe, expect, it } from 'vitest';

import { dressPage } from '../../../../src/editions/site/dress-page.js';
import { DOCUMENT, catalogue } from './site-fixture.js';

const dress = (html = DOCUMENT, language = 'en', publisherShown = 'Sheaf') => dressPage(html, { catalogue: catalogue(language), shown: [publisherShown] });

describe('dressPage', () => {
  it('takes the head apart for the layout, and leaves no attribute of Sheaf’s own', () => {
    const page = dress();
    expect(page.marks).toBe('<p class="mark tlp-clear">TLP:CLEAR</p>');
    expect(page.about).toContain('<p class="publisher">Press office</p>\n<p class="series">Briefing</p>\n<dl class="about">');
    expect(page.title).toBe('<h1 id="title">A title</h1>\n<p class="deck">A deck</p>');
    expect(page.correction).toBe('<p class="correction" role="note">Mended.</p>');
    expect(page.body).not.toContain('class="head"');
    expect(page.firstPart).toBe('minute');
    expect(Object.values(page).join('')).not.toMatch(/data-[ok]=/);
  });

  it('leads from each author’s name to the author’s page', () => {
    const html = DOCUMENT.replace('<dl class="about">', '<dl class="about"><div class="authors"><dt>Authors</dt><dd>Ada\u00a0Example (editor), Bob Example and Ada Example-Berg</dd></div>');
    const { about } = dressPage(html, { catalogue: catalogue('en'), shown: [], authors: [{ name: 'Bob Example', href: '../authors/bob/index.html' }, { name: 'Ada Example', href: '../authors/ada/index.html' }, { name: 'Nobody', href: 'x' }] });
    expect(about).toContain('<dd><a href="../authors/ada/index.html">Ada\u00a0Example</a> (editor), <a href="../authors/bob/index.html">Bob Example</a> and Ada Example-Berg</dd>');
  });

  it('does not name the publisher twice', () => {
    expect(dress(DOCUMENT, 'en', 'Press office').about).not.toContain('Press office');
  });

  it('puts notes at the end of the part that calls them, numbered as in the dossier, with a way back', () => {
    const { body } = dress();
    const background = body.slice(body.indexOf('id="background"'), body.indexOf('id="figures"'));
    expect(background).toContain('<section class="notes" role="doc-endnotes" aria-label="Notes, Background" data-close="Close"><ol><li id="note-1" value="1" data-label="Note 1">One.<a class="back" href="#call-1" role="doc-backlink" aria-label="back to the text, Note 1">back</a></li></ol></section></section>');
    expect(body.slice(body.indexOf('id="figures"'))).toContain('<li id="note-2" value="2" data-label="Note 2"><p>Two.<a class="back" href="#call-2"');
    expect(body).not.toContain('id="notes"');
  });

  it('keeps notes that nothing calls', () => {
    const html = DOCUMENT.replace(/<a class="call" href="#note-2".*?<\/a>/, '');
    expect(dress(html).body).toMatch(/id="notes".*id="note-2"/);
  });

  it('keeps the drawings for screens', () => {
    const { body } = dress();
    expect(body.match(/<svg class="[^"]*"/g)).toEqual(['<svg class="drawing on-wide"', '<svg class="drawing on-narrow"']);
    expect(body).not.toContain('for paper');
    expect(body).not.toContain('data-width');
  });

  it('lets every table scroll in a region with a name of its own', () => {
    expect(dress().body.match(/<section class="scroll"[^>]*>/g)).toEqual([
      '<section class="scroll" aria-label="Data of figure 1" tabindex="0">',
      '<section class="scroll" aria-label="Table 1" tabindex="0">',
    ]);
    const plain = '<article class="briefing"><section class="part"><table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table></section></article>';
    expect(dress(plain).body.match(/aria-label="[^"]*"/g)).toEqual(['aria-label="Scrollable table"', 'aria-label="Scrollable table 2"']);
  });

  it('labels printed pages without changing the text; before names, not in them', () => {
    const { body } = dress(DOCUMENT, 'fr');
    const mark = (n: number) => `<span class="pb" role="doc-pagebreak" id="page-${n}" title="page ${n} du dossier" data-page="p. ${n}"></span>`;
    const spaces = body.replace(/[\u00a0\u202f]/g, ' ');
    expect(spaces).toContain(`aria-labelledby="minute-title">${mark(2)}<h2 id="minute-title">In one minute</h2>`);
    expect(spaces).toContain(`and ${mark(3)}more.`);
    expect(spaces).toContain(`<div class="wide" id="fig-b">${mark(4)}<section class="scroll"`);
  });

  it('marks a page before a figure whose caption it opens: a caption stays first', () => {
    const figure = '<article class="briefing"><section class="part"><p>One.</p><figure class="chart"><figcaption><span class="pb" role="doc-pagebreak" id="page-5" aria-label="5"></span><b>Figure 1</b></figcaption><p>Two.</p></figure></section></article>';
    expect(dress(figure).body).toMatch(/<span class="pb"[^>]*id="page-5"[^>]*><\/span><figure class="chart"><figcaption><b>/);
  });
});
