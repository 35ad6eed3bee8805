/**
 * Briefings at the extremes of each block's number and length, in several scripts, on both page sizes, with every marking:
 * what a cover, a first page or a table must bear. `show.mjs` makes pictures of all their pages.
 */

import { actors, charts, facts, glossary, outlook, quotes, sections, SOURCE, sources, table, timeline } from './parts.mjs';
import { characters, name, sentences, words } from './texts.mjs';

/** @typedef {import('./texts.mjs').Language} Language */

const head = (title, more = {}) => ({ title, language: 'en', date: '2026-03-14', ...more });
const summary = (language = 'en', more = {}) => ({ bottomLine: words(language, 34, 0), ...more });
const points = (count, language = 'en', length = 24) => Array.from({ length: count }, (_, index) => ({ label: characters(language, 14, index), text: words(language, length, index + 1) }));
const questions = (count, language = 'en') => Array.from({ length: count }, (_, index) => ({ question: `${characters(language, 30, index)}?`, answer: sentences(language, 2, index + 1) }));

/** One of everything, in a language. */
function everything(language, title, more = {}) {
  return head(title, {
    language, subtitle: characters(language, 84, 1), asOf: '2026-03-13', publisher: name(language, 3), series: { title: name(language, 1), number: '7' }, handling: { marking: 'TLP:CLEAR' }, version: '2',
    summary: summary(language, { points: points(3, language, 20) }), facts: facts(6, { language }), quotes: quotes(6, { language, groups: 2 }), background: sections(4, { language }),
    figures: [...charts(3, { language }), { id: 'table-facts', kind: 'facts', title: characters(language, 40, 5) }], timeline: timeline(7, { language }), actors: actors(6, { language }), outlook: outlook({ language }),
    glossary: glossary(6, { language }), sources: sources(4, { language }), statement: sentences(language, 2, 6), licence: 'CC BY 4.0', readingNote: sentences(language, 2, 5), revisions: [{ version: '1', date: '2026-02', changes: words(language, 6) }, { version: '2', changes: words(language, 9, 2) }],
    ...more,
  });
}

const TITLE_180 = 'The reconstruction of inland waterway infrastructure and the interinstitutional arrangements for cross-border maintenance financing under the intergovernmental agreement of 2019 rev';

const DEEP_MARKDOWN = `${sentences('en', 3)}

## A heading of the second kind

${sentences('en', 2, 3)}

- ${sentences('en', 1)}
  - ${sentences('en', 1, 1)}
    - ${sentences('en', 1, 2)}
      - ${sentences('en', 1, 3)}
        1. ${sentences('en', 1, 4)}
        2. ${sentences('en', 2, 5)}

### A heading of the third kind, which is long enough to take more than one line of its column and then some more

> ${sentences('en', 2, 2)}
>
> > ${sentences('en', 1, 5)}
> > - ${sentences('en', 1, 6)}

#### And the fourth

| gauge | depth | remark |
|---|--:|---|
${Array.from({ length: 12 }, (_, index) => `| ${name('en', index)} | ${(index * 37) % 311} | ${characters('en', 10 + index * 6, index)} |`).join('\n')}

Draught
: ${sentences('en', 2, 1)}

Weir
: ${sentences('en', 1, 7)}
: ${sentences('en', 1, 8)}

> [!WARNING]
> ${sentences('en', 3, 2)}

\`\`\`
gauge  depth  when
A      120    2026-03-14T06:00:00+01:00  a line of code that is too long for its column and has to go on somewhere
\`\`\`

1. ${sentences('en', 1)}

   ${sentences('en', 2, 1)}
2. ${sentences('en', 1, 2)} With \`code\`, *emphasis*, **weight**, a [link](https://river.example/a/very/long/address/that/goes/on) and a note.[^1]

---

${sentences('en', 4, 6)}

[^1]: ${sentences('en', 3)}
`;

const LONG_NAME = 'Interinstitutional Coordination Secretariat for Cross-Border Inland Waterway Maintenance and Navigation Safety Affairs (Upper Basin)';
const LONG_URL = `https://documents.river.example/archive/2026/03/14/${'a-report-whose-address-says-all-that-its-title-says/'.repeat(5)}file.pdf?session=${'0123456789abcdef'.repeat(4)}`;
const LONG_WORD = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

/** By project: what holds for the folder, arguments of the build, and the briefings by slug. */
const PROJECTS = {
  a4: {
    house: { title: 'Extremes', language: 'en', page: 'A4' }, args: ['--audience', 'internal'],
    briefings: {
      'title-only': head('Low water'),
      'title-10-line': head('Low water', { summary: summary() }),
      'title-60-points': head('What low water on the upper river means for the three cities', { publisher: 'River office', summary: { points: points(3) }, sources: [SOURCE] }),
      'title-120': head(TITLE_180.slice(0, 120).trim(), { subtitle: characters('en', 120, 2), publisher: 'River office', series: { title: 'Notes from the river', number: '14' }, handling: { marking: 'TLP:GREEN' }, summary: summary(), background: sections(2), sources: [SOURCE] }),
      'title-180-full-head': head(TITLE_180, {
        subtitle: characters('en', 180, 1), asOf: { text: 'the night from Thursday to Friday, in the second week of March 2026', within: '2026-03' }, period: '2025-12/2026-03', nextUpdate: '2026-04-01', publisher: LONG_NAME,
        series: { title: 'Notes from the river and its banks', number: '2026/14-bis' }, version: '3.12', identifier: 'RIV/2026/03/14-bis (consolidated)', replaces: 'RIV/2026/02/9', handling: { marking: 'TLP:AMBER+STRICT' },
        authors: Array.from({ length: 6 }, (_, index) => ({ name: `A. ${name('en', index)}`, role: 'desk officer', affiliation: name('en', index + 3) })), correction: sentences('en', 2), summary: summary(), background: sections(2), sources: [SOURCE],
      }),
      'title-one-word': head(`${LONG_WORD} und Donaudampfschifffahrtsgesellschaft`, { language: 'de', subtitle: LONG_WORD.repeat(2), summary: { bottomLine: `${LONG_WORD}. ${words('de', 20)}` }, background: [{ title: LONG_WORD, text: `${LONG_WORD.repeat(3)}. ${sentences('de', 8)}` }] }),
      'facts-1': head('One figure', { summary: summary(), facts: facts(1), sources: [SOURCE] }),
      'facts-2': head('Two figures', { facts: facts(2), background: sections(1), sources: [SOURCE] }),
      'facts-7': head('Seven key figures', { summary: summary('en', { keyFacts: facts(7).map(({ id }) => id), points: points(2) }), facts: facts(7, { label: 60 }), sources: [SOURCE] }),
      'facts-12': head('Twelve key figures', { summary: summary('en', { keyFacts: facts(12).map(({ id }) => id), points: points(3) }), facts: facts(12), background: sections(3), figures: [{ id: 'all', kind: 'facts', title: 'All of them' }], sources: [SOURCE] }),
      'facts-200': head('Two hundred figures', { summary: summary(), facts: facts(200), figures: [{ id: 'all', kind: 'facts', title: 'All two hundred figures of this briefing, in the order of the data' }], sources: [SOURCE] }),
      'values-wide': head('Wide values', {
        summary: summary(), facts: [
          { id: 'a', measure: 'Worded', value: 'hundreds of thousands of tonnes' }, { id: 'b', measure: 'Long number', value: 123456789012, unit: 'tonnes', qualifier: 'estimated' }, { id: 'c', measure: 'Range', value: { from: 1200000, to: 3400000 } },
          { id: 'd', measure: 'Own words', value: 500000, valueText: 'half a million, perhaps more' }, { id: 'e', measure: 'Scaled', value: 3.6, scale: 'billion', unit: 'euros a year' }, { id: 'f', measure: characters('en', 200), value: 1, qualifier: 'hundreds of' },
        ], figures: [{ id: 'all', kind: 'facts', title: 'All' }], sources: [SOURCE],
      }),
      'minute-questions': head('Only questions', { summary: { questions: questions(5) }, outlook: { openQuestions: [{ question: 'Will it rain?' }] } }),
      'minute-overfull': head('A minute that takes two', { summary: { bottomLine: words('en', 60), keyFacts: facts(6).map(({ id }) => id), points: points(6, 'en', 40), questions: questions(4) }, facts: facts(6, { label: 110 }), background: sections(3), quotes: quotes(2), timeline: timeline(3), actors: actors(2), glossary: glossary(2), sources: [SOURCE] }),
      'minute-contents-only': head('Contents and no more', { background: sections(2), timeline: timeline(4), glossary: glossary(3), sources: [SOURCE] }),
      'quotes-1': head('One quote', { quotes: quotes(1), sources: [SOURCE] }),
      'quotes-30': head('Thirty quotes', { summary: summary(), quotes: quotes(30, { groups: 5 }), sources: [SOURCE] }),
      'quotes-30-ungrouped': head('Thirty short quotes', { summary: summary(), quotes: quotes(30, { length: 8 }), sources: [SOURCE] }),
      'quotes-long': head('Long quotes', {
        quotes: [
          { id: 'long', text: words('en', 600), speakers: [{ name: LONG_NAME, role: characters('en', 90) }], lead: true, sources: [{ id: 'log', at: 'p. 1' }] },
          { id: 'many', fragments: Array.from({ length: 9 }, (_, index) => ({ text: characters('en', 30, index) })), frame: `The council says ${Array.from({ length: 9 }, (_, index) => `{${index + 1}}`).join(', and ')}.`, speakers: Array.from({ length: 12 }, (_, index) => ({ name: `${name('en', index)} ${index + 1}` })), relayedBy: LONG_NAME, occasion: 'at a joint conference', date: '2026-03-02', sources: [{ id: 'log', at: 'pp. 2, 4–9, 12 and 17–21' }] },
          { id: 'arabic', text: sentences('ar', 3), language: 'ar', translation: sentences('en', 3), translatedFrom: 'ar', translatedBy: 'the river office', speakers: [{ name: name('ar', 3) }], context: sentences('en', 3), sources: [{ id: 'log' }] },
        ], sources: [SOURCE],
      }),
      'table-300-rows': head('Three hundred rows', { figures: [table(300, 6)], sources: [SOURCE] }),
      'table-12-columns': head('Twelve columns', { figures: [table(30, 12, { cell: 30 })], sources: [SOURCE] }),
      'table-long-cells': head('Long cells', { figures: [table(14, 4, { cell: 900 }), { ...table(5, 5), id: 'words', data: { columns: ['c0', 'c1', 'c2', 'c3', 'c4'], rows: [[LONG_WORD, 1, LONG_URL, LONG_WORD, 2], ['a', 22222222222, 'b', '', 3]] } }], sources: [SOURCE] }),
      'names-long': head(`About the ${LONG_NAME}`, {
        publisher: LONG_NAME, authors: [{ name: LONG_NAME, affiliation: LONG_NAME }], actors: [{ name: LONG_NAME, role: LONG_NAME, position: sentences('en', 2) }, { name: LONG_WORD, role: LONG_WORD, position: LONG_WORD }],
        quotes: [{ id: 'q', text: 'Too low', speakers: [{ name: LONG_WORD, role: LONG_NAME, affiliation: LONG_NAME }], relayedBy: LONG_NAME, sources: [{ id: 'log', at: 'an appendix with a name of its own, third table from the end' }] }], glossary: [{ term: LONG_WORD, definition: LONG_WORD }, { term: LONG_NAME, expansion: LONG_NAME }],
        timeline: [{ time: { text: `On the eve of the meeting of the ${LONG_NAME}` }, text: LONG_URL }], outlook: { nextSteps: [{ text: LONG_URL }], options: [{ title: LONG_NAME, benefit: LONG_URL, owner: LONG_NAME }] },
        sources: [{ id: 'log', type: 'webpage', title: LONG_NAME, URL: LONG_URL, voices: [{ name: LONG_NAME, about: LONG_NAME, at: LONG_URL }, { name: LONG_WORD, about: LONG_WORD }] }],
      }),
      'paragraph-120': head('One paragraph', { background: [{ title: 'Alone', text: words('en', 120) }] }),
      'paragraph-1500': head('One long paragraph', { background: [{ title: 'A section whose head is long enough to go on over several lines of the narrow column', text: words('en', 1500) }], sources: [SOURCE] }),
      'sources-40': head('Forty sources', { summary: summary(), background: sections(3), sources: sources(40) }),
      'glossary-80': head('A long glossary', { summary: summary(), glossary: glossary(80), sources: [SOURCE] }),
      'deep-markdown': head('Deep Markdown', { background: [{ title: 'Deep', text: DEEP_MARKDOWN }, { title: 'Again', text: DEEP_MARKDOWN }], sources: [SOURCE] }),
      'timeline-60': head('Sixty moments', { summary: summary(), timeline: timeline(60), sources: [SOURCE] }),
      'timeline-1': head('One moment', { summary: summary(), timeline: timeline(1), actors: actors(1), glossary: glossary(1), outlook: { openQuestions: [{ question: 'Will it rain?' }] }, sources: [SOURCE] }),
      'timeline-one-day': head('A full day', { timeline: Array.from({ length: 25 }, (_, index) => ({ time: '2026-03-14', text: words('en', 18, index) })), sources: [SOURCE] }),
      'actors-40': head('Forty actors', { summary: summary(), actors: actors(40, { length: 40 }), sources: [SOURCE] }),
      'outlook-12': head('Twelve options', { outlook: outlook({ steps: 12, options: 12, questions: 12 }), sources: [SOURCE] }),
      'charts-12': head('Twelve figures', { figures: charts(12), background: sections(1), sources: [SOURCE] }),
      'chart-40-bars': head('A chart of forty bars', { figures: charts(1, { bars: 40 }), sources: [SOURCE] }),
      'front-matter': head('A long dossier', { summary: summary('en', { points: points(3) }), facts: facts(6), background: sections(24, { length: 6, paragraphs: 3 }), figures: [...charts(8), { id: 'facts-table', kind: 'facts', title: 'All the figures' }], quotes: quotes(12, { groups: 3 }), timeline: timeline(12), actors: actors(12), outlook: outlook(), glossary: glossary(12), sources: sources(12) }),
      'long-few-sections': head('A long dossier of two sections', { summary: summary(), background: sections(2, { length: 6, paragraphs: 26 }), quotes: quotes(2), sources: [SOURCE] }),
      'revisions-20': head('Much revised', { summary: summary(), correction: sentences('en', 4), version: '20', revisions: Array.from({ length: 20 }, (_, index) => ({ version: `${index + 1}`, date: `2025-0${(index % 9) + 1}`, changes: words('en', 6 + (index % 4) * 9, index) })), statement: sentences('en', 5), readingNote: sentences('en', 6), licence: 'CC BY-NC-SA 4.0', sources: [SOURCE] }),
      english: everything('en', 'Every block in English'),
      french: everything('fr', 'Basses eaux : trois villes attendent la pluie'),
      german: everything('de', 'Niedrigwasser: Drei Städte warten auf Regen'),
      greek: everything('el', 'Χαμηλά νερά: τρεις πόλεις περιμένουν τη βροχή'),
      russian: everything('ru', 'Малая вода: три города ждут дождя'),
      arabic: everything('ar', 'مياه منخفضة: ثلاث مدن تنتظر المطر'),
      hebrew: everything('he', 'מים נמוכים: שלוש ערים מחכות לגשם'),
    },
  },
  letter: {
    house: { title: 'Extremes on Letter', language: 'en', page: 'Letter' }, args: [],
    briefings: {
      'letter-title-180': head(TITLE_180, { subtitle: characters('en', 180, 1), publisher: LONG_NAME, handling: { marking: 'TLP:CLEAR' }, asOf: '2026-03-13', authors: [{ name: 'A. Writer' }], period: '2025-12/2026-03', version: '4', summary: summary(), background: sections(2), sources: [SOURCE] }),
      'letter-facts-12': head('Twelve key figures', { summary: summary('en', { keyFacts: facts(12).map(({ id }) => id), points: points(3) }), facts: facts(12, { label: 60 }), background: sections(3), sources: [SOURCE] }),
      'letter-minute-full': head('A full first page', { summary: { bottomLine: words('en', 60), points: points(3, 'en', 34) }, facts: facts(6, { label: 60 }), background: sections(3), quotes: quotes(2), timeline: timeline(3), actors: actors(2), glossary: glossary(2), sources: [SOURCE] }),
      'letter-english': everything('en', 'Every block on Letter', { language: 'en-US' }),
      'letter-french': everything('fr', 'Basses eaux : trois villes attendent la pluie'),
      'letter-arabic': everything('ar', 'مياه منخفضة: ثلاث مدن تنتظر المطر'),
      'letter-table': head('A hundred rows', { figures: [table(100, 5)], sources: [SOURCE] }),
    },
  },
  marked: {
    house: { title: 'Marked', language: 'en', page: 'A4' }, args: ['--audience', 'internal'],
    briefings: {
      draft: head('A draft', { status: 'draft', summary: summary(), background: sections(3), sources: [SOURCE] }),
      'draft-amber-embargo': everything('en', 'A draft under embargo, for few eyes', { status: 'draft', handling: { marking: 'TLP:AMBER+STRICT', embargo: '2030-01-01T06:00:00+01:00' } }),
      embargo: everything('fr', 'Basses eaux : sous embargo', { handling: { embargo: '2030-01-01T06:00:00+01:00' } }),
      'red-arabic-draft': everything('ar', 'مسودة: مياه منخفضة', { status: 'draft', handling: { marking: 'TLP:RED', embargo: '2030-01-01T06:00:00+01:00' } }),
      'draft-title-140': head(TITLE_180.slice(0, 140).trim(), { status: 'draft', subtitle: characters('en', 120, 2), handling: { marking: 'TLP:GREEN' }, summary: summary(), background: sections(2), sources: [SOURCE] }),
    },
  },
};

/** @returns {readonly { name: string, house: object, args: readonly string[], briefings: Readonly<Record<string, object>> }[]} each briefing as the data of its `briefing.yaml` */
export function extremes() {
  return Object.entries(PROJECTS).map(([project, { house, args, briefings }]) => ({ name: project, house, args, briefings }));
}
