import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { BriefingInput } from '../../../src/briefing/schema.js';
import { isTag } from '../../../src/html/dom.js';
import { serialiseHtml } from '../../../src/html/serialise.js';
import { elementsOf, findAll, findById, textContent } from '../../../src/html/walk.js';
import { composeBriefing, composed, realBriefing } from './compose-briefing.js';

const minimal: BriefingInput = { title: 'Small', language: 'en', date: '2020-02' };

const full: BriefingInput = {
  title: 'Un titre : deux parties',
  subtitle: 'Le sous-titre',
  language: 'fr',
  date: '2020-02-27',
  asOf: '2020-02-28',
  version: '2',
  authors: [{ name: 'Ada L.', role: 'analyste' }, { name: 'Grace H.' }],
  publisher: 'Maison',
  series: { title: 'Notes', number: '4' },
  status: 'draft',
  correction: 'Le chiffre du titre a été corrigé.',
  handling: { marking: 'TLP:AMBER+STRICT' },
  licence: 'CC BY 4.0',
  statement: 'Sans parti pris.',
  readingNote: '« Au moins » est de la source [@afp].',
  summary: {
    bottomLine: 'Les frappes ont fait @fact:killed morts. [@afp, § 1]',
    points: [{ label: 'Ici', text: 'Cela.' }, { text: 'Autre chose.' }],
    questions: [{ question: 'Quoi de neuf ?', answer: 'Ceci.' }],
  },
  facts: [
    { id: 'killed', measure: 'Soldats tués', value: 29, qualifier: 'at least', label: 'soldats tués jeudi', period: { text: 'jeudi' }, claimants: ['OSDH'], sources: [{ id: 'afp', at: '§ 1' }] },
    { id: 'fled', measure: 'Déplacés', value: 3.6, scale: 'million', qualifier: 'about', sources: [{ id: 'afp', at: '§ 2' }, { id: 'onu' }] },
    { id: 'children', measure: 'Enfants', value: 0.5, valueText: 'un demi-million', qualifier: 'more than', partOf: 'fled', detail: 'dont **beaucoup** seuls' },
    { id: 'range', measure: 'Cas', value: { from: 10, to: 1200 }, unit: 'cas', responsibility: { party: 'régime', hedge: 'claimed by' }, place: 'Idleb' },
  ],
  quotes: [
    { id: 'one', group: 'Ici', lead: true, text: 'Tout est dit...', speakers: [{ name: 'A. Altun', role: 'directeur' }], sources: [{ id: 'afp', at: '§ 3' }] },
    { id: 'two', text: 'We shall see', language: 'en', translation: 'Nous verrons', speakers: [{ name: 'B', kind: 'body' }, { name: 'C', kind: 'body' }], relayedBy: 'D' },
    { id: 'three', group: 'Ici', frame: 'Il n’est {1} ni {2}.', fragments: [{ text: 'plus en mesure' }, { text: 'prêt' }], speakers: [{ name: 'E' }] },
  ],
  figures: [
    { id: 'bars', kind: 'chart', chart: 'bar', title: 'Ce que montre la figure', alt: 'Deux barres.', note: 'Une barre, un groupe.', credit: 'Crédit X', data: { columns: ['who', 'n', 'role'], rows: [['a', 1.5, 'rest'], ['b', 20, 'subject']] }, encoding: { x: { field: 'n', label: 'Nombre' }, y: { field: 'who' }, emphasis: { field: 'role' } }, sources: [{ id: 'onu' }] },
    { id: 'tab', kind: 'table', title: 'Un tableau', data: { columns: ['k', 'v'], rows: [['x', 1.25], ['y', null]] }, columns: [{ field: 'k', label: 'Clé', role: 'head' }, { field: 'v', label: 'Valeur', unit: 'ppm', role: 'number', decimals: 1 }] },
  ],
  timeline: [
    { time: '2020-02-27', text: 'Second.' },
    { time: '2011-03', text: 'Premier.', sources: [{ id: 'afp', at: '§ 28' }] },
    { time: { text: 'décembre', within: '2019-12' }, inferred: '2019', text: 'Entre deux.' },
    { time: { text: 'la nuit', within: '2020-02-27', after: '2020-02-26' }, text: 'La nuit.' },
    { time: { text: 'la nuit', within: '2020-02-27' }, text: 'Encore la nuit.' },
  ],
  actors: [{ id: 'tr', name: 'Turquie', role: 'voisin', position: 'Riposte.', note: 'À suivre.', sources: [{ id: 'afp' }] }, { name: 'Russie' }],
  background: [
    { id: 'context', title: 'Le contexte', text: 'Le texte dit ceci [@afp, § 4]. Voir @fig:bars, @fig:tab, @quote:one et @sec:context.\n\n> [!NOTE]\n> Attention.\n\nUne note.[^a]\n\n[^a]: Le mot de la note, d’après [@onu].' },
    { title: 'Sans nom', text: '- un\n- deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n@fact:range.number ; @fact:killed.sentence' },
  ],
  outlook: {
    intro: 'Et après ?',
    nextSteps: [{ time: '2020-03', text: 'Un vote.' }],
    options: [{ title: 'Attendre', benefit: 'Calme', cost: 'Temps', owner: 'Conseil', deadline: '2020-04' }, { title: 'Agir' }],
    openQuestions: [{ question: 'Jusqu’où ?', text: 'Nul ne sait.', sources: [{ id: 'afp' }] }],
    procedure: { stage: 'Lecture', nextStep: 'Vote' },
  },
  glossary: [{ term: 'OSDH', expansion: 'Observatoire', definition: 'Une source.' }],
  sources: [
    { id: 'afp', type: 'article-newspaper', kindLabel: 'presse', description: 'Une dépêche.', voices: [{ name: 'OSDH', about: 'pertes', at: '§ 13' }] },
    { id: 'onu', type: 'report', title: 'Rapport & suites', URL: 'https://example.org/a?b=c&d=e' },
  ],
  revisions: [{ version: '2', date: '2020-02-28', changes: 'Chiffre corrigé.' }],
};

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');

describe('composing', () => {
  it('makes a small document of title, language and date', () => {
    const { html, parts, claims, head } = composed(minimal);
    expect(html).toBe(
      '<article class="briefing" lang="en" dir="ltr"><header class="head"><h1 id="title">Small</h1><dl class="about"><div class="date"><dt>Date</dt><dd>February 2020</dd></div></dl></header></article>',
    );
    expect(parts).toEqual([]);
    expect(claims).toEqual([]);
    expect(head).toMatchObject({ title: 'Small', date: 'February 2020', dateIso: '2020-02', direction: 'ltr', description: null, status: 'final' });
  });

  it('makes all parts, in order, and lists them', () => {
    const { document, parts } = composed(full);
    expect(parts.map(({ id }) => id)).toEqual(['minute', 'background', 'quotes', 'figures', 'timeline', 'actors', 'outlook', 'glossary', 'sources']);
    expect(parts[1]?.sections).toEqual([{ id: 'sec-context', title: 'Le\u00a0contexte' }, { id: 'sec--2', title: 'Sans nom' }]);
    const links = findAll(document, (element) => element.name === 'a' && element.parent?.parent?.parent !== null && /^#(background|sources)$/.test(element.attribs['href'] ?? ''));
    expect(links.map(textContent)).toEqual(['Contexte', 'Sources']);
  });

  it('writes valid HTML', () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'prefer-native-element': 'off', 'no-inline-style': 'error', 'svg-focusable': 'off', 'no-redundant-role': 'off', 'tel-non-breaking': 'off' } });
    for (const input of [minimal, full, realBriefing('idleb-fevrier-2020')]) {
      const { html } = composed(input);
      const report = validator.validateStringSync(`<!DOCTYPE html>\n<html lang="fr"><head><title>x</title></head><body><main>${html}</main></body></html>`);
      expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector ?? ''}`))).toEqual([]);
    }
  });

  it('has each id once, every link within the document answered, and no attribute of its own for readers', () => {
    const { document, html } = composed(full);
    const ids = elementsOf(document).map((element) => element.attribs['id']).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids, target).toContain(target);
    for (const [, target] of html.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids, target).toContain(target);
    expect(html).not.toMatch(/data-[ko]=| style=|<script|<!--/);
  });

  it('numbers keyed elements in document order and knows where values come from', () => {
    const { document } = composed(full);
    const keys = elementsOf(document).map((element) => element.attribs['data-k']).filter((key) => key !== undefined);
    expect(keys).toEqual(keys.map((_, index) => String(index + 1)));
    const html = serialiseHtml(document, { keepOwnAttributes: true });
    for (const origin of ['title', 'summary.bottomLine', 'facts[0].label', 'quotes[0].text', 'quotes[2].fragments[1].text', 'timeline[1].text', 'sources[1]', 'glossary[0].definition', 'outlook.options[0].benefit']) {
      expect(html).toContain(`data-o="${origin}"`);
    }
    for (const element of elementsOf(document)) if (element.name === 'text') expect(element.attribs['data-k']).toBeUndefined();
  });

  it('is the same each time', () => {
    expect(composed(full).html).toBe(composed(full).html);
  });
});

describe('what the data say is in the document', () => {
  it.each(['idleb-fevrier-2020'])('%s: every fact, quote, timeline entry, actor and source', (slug) => {
    const input = realBriefing(slug);
    const { document } = composed(input);
    const text = spaced(textContent(document));
    for (const fact of input.facts ?? []) expect(text, fact.id).toContain(spaced(fact.measure));
    for (const quote of input.quotes ?? []) {
      for (const words of [quote.text, ...(quote.fragments ?? []).map((fragment) => fragment.text)]) if (words !== undefined) expect(text).toContain(spaced(words).replaceAll('\'', '’').replaceAll(/-(?=\d)/g, '\u2011'));
      for (const speaker of quote.speakers) expect(text).toContain(speaker.name);
    }
    for (const { text: event } of input.timeline ?? []) expect(text).toContain(spaced(event.split(/@|-\d/)[0] ?? ''));
    for (const { name } of input.actors ?? []) expect(text.replaceAll('\u2011', '-')).toContain(name);
    expect(findAll(document, (element) => element.attribs['id']?.startsWith('source-') === true)).toHaveLength(1);
  });

  it('shows every fact: those of the first page with label, the others in a table that it adds', () => {
    const { document } = composed({ ...full, figures: [], background: [] });
    const table = findById(document, 'fig--facts');
    const text = spaced(table === null ? '' : textContent(table));
    expect(text).toContain('Tableau 1');
    for (const expected of ['Soldats tués', 'au moins', '29', 'jeudi', 'OSDH', 'environ', '3,6 millions', 'dont Enfants', 'un demi-million', '10–1 200 cas', 'revendiquée par régime', 'beaucoup']) expect(text).toContain(expected);
    expect(text.indexOf('dont Enfants')).toBeGreaterThan(text.indexOf('Déplacés'));
  });

  it('counts the claims that it says it has', () => {
    const { claims, html } = composed(full);
    // Two facts, one quote, one figure, one timeline entry, one actor, one question carry a source.
    expect(claims).toHaveLength(7);
    expect(claims[0]).toEqual({ kind: 'fact', words: 6, locatorLength: 3 });
    expect(claims.filter(({ kind }) => kind === 'other')).toHaveLength(4);
    expect(html).toContain('7 affirmations sourcées');
  });
});

describe('parts', () => {
  it('key figures: qualifier, number, unit, key', () => {
    const { document } = composed(full);
    const fact = findById(document, 'fact-fled');
    expect(serialiseHtml(fact ?? document)).toBe(
      '<div class="fact" id="fact-fled"><dt>Déplacés</dt><dd><i class="how">environ</i> <b>3,6 <small>millions</small></b> <cite>[<a href="#source-afp">1, § 2</a>; <a href="#source-onu">2</a>]</cite></dd></div>'.replace('§ 2', '§\u00a02'),
    );
  });

  it('decimals as the author wrote them', () => {
    const { html } = composed({ ...minimal, facts: [{ id: 'a', measure: 'Level', value: 3.6, unit: 'ppm' }] }, { scalarSources: { 'facts.0.value': '3.60' } });
    expect(html).toContain('<b>3.60 <small>ppm</small></b>');
  });

  it('citations in running text become notes, elsewhere keys', () => {
    const { document, html } = composed(full);
    expect(html).toContain('Le texte dit ceci<a class="call" href="#note-1" id="call-1" role="doc-noteref">1</a>.');
    expect(spaced(html)).toContain('au moins 29 morts. <cite><a href="#source-afp">[1, § 1]</a></cite></p>');
    const notes = findAll(document, (element) => element.name === 'li' && element.attribs['id']?.startsWith('note-') === true).map((note) => spaced(textContent(note)));
    expect(notes).toEqual(['[1, § 4].', 'Le mot de la note, d’après [2].', '[1].']);
  });

  it('references: numbers of figures and tables, quotes, sections, facts', () => {
    const html = spaced(composed(full).html);
    expect(html).toContain('<a href="#fig-bars">figure 1</a>, <a href="#fig-tab">tableau 1</a>, <a href="#quote-one">A. Altun</a> et <a href="#sec-context">Le contexte</a>');
    expect(html).toContain('10–1 200 ; Soldats tués : au moins 29 (jeudi, d’après <a class="term" id="use-term--1" href="#term--1" role="doc-glossref"><abbr title="Observatoire">OSDH</abbr></a>)');
  });

  it('a reference to nothing is an error where it stands', () => {
    const { diagnostics } = composeBriefing({ ...minimal, background: [{ title: 'T', text: 'One @fact:gone two.' }] });
    expect(diagnostics).toMatchObject([{ severity: 'error', place: { file: 'background.0.text', start: { offset: 4 } } }]);
  });

  it('quotes: groups in order, one set large, the marks of the briefing’s language, words kept', () => {
    const { document } = composed(full);
    const quotes = findById(document, 'quotes');
    expect(quotes?.children.map((child) => (isTag(child) ? child.name : 'text'))).toEqual(['h2', 'section', 'div']);
    expect(findAll(document, (element) => element.attribs['class'] === 'quote lead')).toHaveLength(1);
    const words = (id: string): string => serialiseHtml(findAll(findById(document, id) ?? document, (element) => element.name === 'blockquote')[0] ?? document);
    expect(words('quote-one')).toBe('<blockquote><p>«\u202fTout est dit...\u202f»</p></blockquote>');
    expect(spaced(words('quote-two'))).toBe('<blockquote lang="en"><p>« We shall see »</p></blockquote>');
    expect(spaced(words('quote-three'))).toBe('<blockquote><p>Il n’est <q class="fragment">« plus en mesure »</q> ni <q class="fragment">« prêt »</q>.</p></blockquote>');
    expect(spaced(textContent(findById(document, 'quote-two') ?? document))).toContain('« Nous verrons »B, C, propos relayés par D, déclaration conjointe');
  });

  it('quotes: a frame and its fragments must fit', () => {
    const quote = { id: 'q', speakers: [{ name: 'A' }] };
    const codes = (input: BriefingInput): string[] => composeBriefing(input).diagnostics.map(({ code }) => code);
    expect(codes({ ...minimal, quotes: [{ ...quote, frame: 'He {1} {3}.', fragments: [{ text: 'a' }, { text: 'b' }] }] })).toEqual(['CMP-002', 'CMP-001']);
    expect(codes({ ...minimal, quotes: [quote] })).toEqual(['CMP-003']);
  });

  it('timeline: sorted, one moment for one time, as exact as the data', () => {
    const { document } = composed(full);
    const moments = findAll(document, (element) => element.name === 'li' && /^(day|month|year)$/.test(element.attribs['class'] ?? ''));
    expect(moments.map((moment) => `${moment.attribs['class']} ${spaced(textContent(moment))}`)).toEqual([
      'month mars 2011Premier. [1, § 28]',
      'month décembre [2019]Entre deux.',
      'day 27 février 2020Second.',
      'day la nuitLa nuit.Encore la nuit.',
    ]);
    const times = findAll(document, (element) => element.name === 'time').map((time) => time.attribs['datetime']);
    expect(times).toEqual(['2011-03', undefined, '2020-02-27', undefined]);
  });

  it('figures: a drawing for each width, its data, tables by their columns', () => {
    const { document } = composed(full);
    const chart = findById(document, 'fig-bars') ?? document;
    expect(findAll(chart, (element) => element.name === 'svg').map((svg) => svg.attribs['data-width'])).toEqual(['page', 'wide', 'phone']);
    expect(findAll(chart, (element) => element.name === 'th' || element.name === 'td').map(textContent)).toEqual(['who', 'Nombre', 'a', '1,5', 'b', '20,0']);
    const table = findById(document, 'fig-tab') ?? document;
    expect(findAll(table, (element) => element.name === 'th' || element.name === 'td').map((cell) => `${cell.name} ${textContent(cell)}`)).toEqual(['th Clé', 'th Valeur (ppm)', 'th x', 'td 1,3', 'th y', 'td –']);
  });

  it('pictures are handed on under the URL that the document uses', () => {
    const png = { path: 'maps/idleb.png', bytes: new Uint8Array([1]), mediaType: 'image/png' as const, width: 10.4, height: 5 };
    const input: BriefingInput = { ...minimal, figures: [{ id: 'm', kind: 'map', title: 'Where', alt: 'A map.', file: png.path }] };
    const { html, assets } = composed(input, { assets: new Map([[png.path, png]]) });
    expect(html).toContain('<img class="drawing" src="assets/m.png" alt="A map." width="10" height="5">');
    expect([...assets]).toEqual([['assets/m.png', { bytes: png.bytes, mediaType: 'image/png' }]]);
    expect(composeBriefing(input).diagnostics).toMatchObject([{ code: 'CMP-006' }]);
  });

  it('pictures of one name in two folders stay two, in text too', () => {
    const picture = (path: string, byte: number) => ({ path, bytes: new Uint8Array([byte]), mediaType: 'image/png' as const, width: 10.4, height: 0.2 });
    const [now, then] = [picture('now/a.png', 1), picture('then/a.png', 2)];
    const figures: BriefingInput['figures'] = [{ id: 'now', kind: 'map', title: 'Now', alt: 'A.', file: now.path }, { id: 'then', kind: 'image', title: 'Then', alt: 'B.', file: then.path }];
    const input: BriefingInput = { ...minimal, figures, background: [{ title: 'B', text: '![Again](then/a.png)' }] };
    const { html, assets } = composed(input, { assets: new Map([now, then].map((asset) => [asset.path, asset])) });
    expect(html).toContain('<img src="assets/then.png" alt="Again" width="10" height="1"');
    expect([...assets].map(([url, { bytes }]) => [url, bytes[0]])).toEqual([['assets/then.png', 2], ['assets/now.png', 1]]);
  });
});

describe('author text is only data', () => {
  const hostile = `{{constructor}} {{{x}}} {%raw%} <%= 1 %> <script>alert(1)</script> "><img src=x onerror=1> & ]]> -->`;

  it('comes out as text everywhere', () => {
    const input: BriefingInput = {
      title: hostile, subtitle: hostile, language: 'en', date: '2020', correction: hostile, publisher: hostile, statement: hostile,
      summary: { bottomLine: hostile, points: [{ label: hostile, text: hostile }], questions: [{ question: hostile, answer: hostile }] },
      facts: [{ id: 'a', measure: hostile, value: hostile, unit: hostile, label: hostile, detail: hostile, claimants: [hostile], place: hostile, sources: [{ id: 's', at: hostile }] }],
      quotes: [{ id: 'q', text: hostile, group: hostile, speakers: [{ name: hostile, role: hostile }], context: hostile, language: 'x"y', translation: hostile, sources: [{ id: 's', at: hostile }] }],
      figures: [{ id: 't', kind: 'table', title: hostile, note: hostile, credit: hostile, data: { columns: [hostile], rows: [[hostile]] } }],
      timeline: [{ time: { text: hostile }, inferred: hostile, text: hostile }],
      actors: [{ name: hostile, role: hostile, position: hostile }],
      background: [{ title: hostile, text: hostile }],
      outlook: { title: hostile, nextSteps: [{ text: hostile }] },
      glossary: [{ term: hostile, definition: hostile }],
      sources: [{ id: 's', type: 'x', title: hostile, voices: [{ name: hostile, about: hostile }] }],
      revisions: [{ version: hostile, changes: hostile }],
    };
    const { value } = composeBriefing(input);
    expect(value).not.toBeNull();
    if (value === null) return;
    const names = new Set(elementsOf(value.document).map((element) => element.name));
    expect(names.has('script')).toBe(false);
    expect(names.has('img')).toBe(false);
    const attributes = new Set(elementsOf(value.document).flatMap((element) => Object.keys(element.attribs)));
    expect([...attributes].filter((name) => name.startsWith('on'))).toEqual([]);
    const html = serialiseHtml(value.document);
    expect(html.match(/\{\{constructor\}\}/g)?.length).toBeGreaterThan(25);
    expect(textContent(value.document)).toContain('<script>alert(1)</script>');
  });
});

describe('faulty templates', () => {
  it('are diagnostics with their place, and there is no document', () => {
    const { value, diagnostics } = composeBriefing({ ...minimal, glossary: [{ term: 'x', definition: 'y' }] }, { templates: { 'briefing/glossary': '<section>\n  {{titel}}\n</section>' } });
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'TPL-005', place: { file: 'templates/briefing/glossary.hbs', start: { line: 2, column: 5 } }, hints: ['Did you mean “title”?'], trace: [/included from templates\/briefing\/briefing\.hbs/] }]);
  });
});
