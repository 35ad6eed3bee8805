/** The two real briefings, loaded as the command loads them: nothing of their data is missing from the document. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBriefing, loadHouse } from '../../../src/briefing/load.js';
import { compose } from '../../../src/compose/compose.js';
import { nodeFileSystem } from '../../../src/host/node-host.js';
import { serialiseHtml } from '../../../src/html/serialise.js';
import { elementsOf, findAll, findById, textContent } from '../../../src/html/walk.js';
import { loadCatalogue } from '../../../src/language/catalogue.js';
import { createTemplates } from '../../../src/templates/create-templates.js';
import { drawFigure } from './compose-briefing.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fs = nodeFileSystem();

function composeReal(slug: string) {
  const briefing = loadBriefing({ fs, root, slug }).value;
  if (briefing === null) throw new Error(`${slug} does not load`);
  const read = (path: string): string | null => (fs.exists(`${root}templates/${path}`) ? fs.readText(`${root}templates/${path}`) : null);
  const outcome = compose({
    briefing,
    house: loadHouse({ fs, root }).value,
    templates: createTemplates({
      find: (name) => {
        const text = read(`${name}.hbs`);
        return text === null ? null : { text, file: `templates/${name}.hbs` };
      },
    }),
    catalogue: loadCatalogue(briefing.data.language, (name) => read(`locales/${name}`)).value,
    drawFigure,
  });
  expect(outcome.diagnostics).toEqual([]);
  if (outcome.value === null) throw new Error(`${slug} does not compose`);
  return { briefing, composed: outcome.value };
}

describe.each(['idleb-fevrier-2020', 'mauna-loa-co2'])('%s', (slug) => {
  const { briefing, composed } = composeReal(slug);
  const { document } = composed;
  const text = textContent(document);
  const html = serialiseHtml(document, { keepOwnAttributes: true });

  it('holds every fact, quote, figure, timeline entry and source, each with its origin', () => {
    const { data } = briefing;
    data.facts?.forEach((fact, index) => expect(html, fact.id).toMatch(new RegExp(`data-o="facts\\[${index}\\]\\.value(Text)?"`)));
    for (const quote of data.quotes ?? []) expect(findById(document, `quote-${quote.id}`), quote.id).not.toBeNull();
    for (const figure of data.figures ?? []) expect(findById(document, `fig-${figure.id}`), figure.id).not.toBeNull();
    data.timeline?.forEach((_, index) => expect(html).toContain(`data-o="timeline[${index}].text"`));
    for (const source of briefing.sources) expect(findById(document, `source-${source.id}`), source.id).not.toBeNull();
  });

  it('leaves no reference, placeholder or missing word', () => {
    expect(text).not.toMatch(/@(?:fact|fig|quote|sec):|\[@|\{\d\}|\{[a-z]+\}|undefined|null|\[object/);
    expect(text).not.toMatch(/\b(?:row|part|head|table|figure|fact|quote)\.[a-z]/i);
  });

  it('answers its own links, and has no empty block', () => {
    const ids = new Set(elementsOf(document).map((element) => element.attribs['id']));
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids.has(target), target).toBe(true);
    const empty = findAll(document, (element) => ['p', 'li', 'dt', 'dd', 'h2', 'h3', 'figcaption', 'cite', 'b', 'span', 'small'].includes(element.name) && textContent(element).trim() === '');
    expect(empty.filter((element) => element.attribs['class'] !== 'how').map((element) => serialiseHtml(element))).toEqual([]);
  });

  it('draws a stroke for each claim that it counts', () => {
    expect(text.replace(/[\u00a0\u202f]/g, ' ')).toContain(`${composed.claims.length} `);
    expect(composed.claims.length).toBeGreaterThan(12);
  });
});

describe('what readers see', () => {
  it('French numbers and notes', () => {
    const { composed } = composeReal('idleb-fevrier-2020');
    const html = serialiseHtml(composed.document);
    expect(html).toContain('plus de 948\u202f000');
    expect(html).toContain('<b>3,6 <small>millions</small></b>');
    expect(html).toContain('plus d’un demi-million');
    expect(html).toMatch(/jihadistes<a class="call" href="#note-1" id="call-1" role="doc-noteref">1<\/a>\. Ces/);
    expect(composed.head).toMatchObject({ language: 'fr', dateIso: '2020-02', marking: 'TLP:CLEAR', publisher: 'Sheaf' });
  });

  it('English numbers with the decimals that were written', () => {
    const { composed } = composeReal('mauna-loa-co2');
    expect(serialiseHtml(composed.document)).toContain('315.70');
    const table = findById(composed.document, 'fig-decades');
    expect(table === null ? '' : textContent(table)).toContain('1.30');
  });
});
