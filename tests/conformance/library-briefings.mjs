/**
 * Writes a library of some fifty short briefings for the site: twelve subjects in English, French, Arabic and German, with topics,
 * places, authors, years, series and markings; one with every block, one corrected, one withdrawn, one superseded, hostile names,
 * and a volume. All text here is invented.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PREFIX = '/library/briefings/';
const ADDRESS = `https://example.org${PREFIX.slice(0, -1)}`;

/** In the order of their years; each in as many languages as it has titles. */
const SUBJECTS = [
  { id: 'river', topic: 'water', place: 'delta', titles: { en: 'The river at its lowest', fr: 'Le fleuve au plus bas', ar: 'النهر في أدنى مستوياته', de: 'Der Fluss auf tiefstem Stand' } },
  { id: 'wells', topic: 'water', place: 'plain', titles: { en: 'Wells that run dry', fr: 'Les puits à sec', ar: 'آبار تجف', de: 'Brunnen fallen trocken' } },
  { id: 'locks', topic: 'transport', place: 'delta', titles: { en: 'Three locks are closed', fr: 'Trois écluses fermées', ar: 'ثلاثة أهوسة مغلقة', de: 'Drei Schleusen geschlossen' } },
  { id: 'rail', topic: 'transport', place: 'coast', titles: { en: 'Night trains come back', fr: 'Le retour des trains de nuit', ar: 'عودة قطارات الليل', de: 'Nachtzüge kehren zurück' } },
  { id: 'grid', topic: 'energy', place: 'plain', titles: { en: 'A grid for the plain', fr: 'Un réseau pour la plaine', ar: 'شبكة للسهل', de: 'Ein Netz für die Ebene' } },
  { id: 'wind', topic: 'energy', place: 'coast', titles: { en: 'Wind off the coast', fr: 'Le vent du large', ar: 'رياح قبالة الساحل', de: 'Wind vor der Küste' } },
  { id: 'schools', topic: 'education', place: 'hills', titles: { en: 'Schools in the hills', fr: 'Écoles de montagne', ar: 'مدارس التلال', de: 'Schulen in den Bergen' } },
  { id: 'teachers', topic: 'education', place: 'delta', titles: { en: 'Where teachers are missing', fr: 'Là où manquent les enseignants', ar: 'حيث ينقص المعلمون', de: 'Wo Lehrkräfte fehlen' } },
  { id: 'harvest', topic: 'farming', place: 'plain', titles: { en: 'A late harvest', fr: 'Une récolte tardive', ar: 'حصاد متأخر', de: 'Eine späte Ernte' } },
  { id: 'fishing', topic: 'farming', place: 'coast', titles: { en: 'Fishing after the storm', fr: 'La pêche après la tempête', ar: 'الصيد بعد العاصفة', de: 'Fischfang nach dem Sturm' } },
  { id: 'budget', topic: 'finance', place: 'hills', titles: { en: 'The budget at half-year', fr: 'Le budget à mi-année', ar: 'الموازنة في منتصف العام', de: 'Der Haushalt zur Jahresmitte' } },
];

const TOPICS = {
  water: { en: 'Water', fr: 'Eau', ar: 'المياه', de: 'Wasser' },
  transport: { en: 'Transport', fr: 'Transports', ar: 'النقل', de: 'Verkehr' },
  energy: { en: 'Energy', fr: 'Énergie', ar: 'الطاقة', de: 'Energie' },
  education: { en: 'Education', fr: 'Éducation', ar: 'التعليم', de: 'Bildung' },
  farming: { en: 'Farming & fishing', fr: 'Agriculture et pêche', ar: 'الزراعة والصيد', de: 'Landwirtschaft und Fischerei' },
  finance: { en: 'Public finance', fr: 'Finances publiques', ar: 'المالية العامة', de: 'Öffentliche Finanzen' },
};

const PLACES = {
  delta: { en: 'Delta', fr: 'Delta', ar: 'الدلتا', de: 'Delta' },
  plain: { en: 'Great Plain', fr: 'Grande Plaine', ar: 'السهل الكبير', de: 'Große Ebene' },
  coast: { en: 'North Coast', fr: 'Côte nord', ar: 'الساحل الشمالي', de: 'Nordküste' },
  hills: { en: 'The Hills', fr: 'Les Collines', ar: 'التلال', de: 'Hügelland' },
};

const AUTHORS = ['Ada Example', 'Bertrand Dupré', 'ليلى حداد', 'Jürgen Weiß', 'Ada Example'];

const WORDS = {
  en: { deck: 'What three months of figures show', line: 'The level fell by @fact:fall; the council meets in June.', point: 'Some @fact:boats wait upstream [@log, p. 3].', said: 'We have seen worse, but never so early', keeper: 'A keeper', section: 'Context', text: 'Each winter it rises, and falls again.[^a] As @quote:said has it, this year is early [@log, p. 4; @press].\n\nSee also @sec:more.[^b]\n\n[^a]: A note, with a [link](https://example.org/) and a number, 12.\n[^b]: Another note [@log, p. 9].', more: 'Further readings', further: 'The keepers wrote it down twice [@log, p. 5; @press].', measure: 'Fall of the level', boats: 'Boats waiting', log: 'A log kept for this test', press: 'Notice to the press', event: 'The level begins to fall.', series: 'Notes from the river' },
  fr: { deck: 'Ce que disent trois mois de relevés', line: 'Le niveau a baissé de @fact:fall ; le conseil se réunit en juin.', point: 'Quelque @fact:boats bateaux attendent [@log, p. 3].', said: 'Nous avons vu pire, mais jamais si tôt', keeper: 'Une éclusière', section: 'Contexte', text: 'Chaque hiver il monte, puis redescend.[^a] Comme le dit @quote:said, c’est tôt cette année [@log, p. 4; @press].\n\nVoir aussi @sec:more.[^b]\n\n[^a]: Une note, avec un [lien](https://example.org/) et un nombre, 12.\n[^b]: Une autre note [@log, p. 9].', more: 'Autres relevés', further: 'Les éclusiers l’ont noté deux fois [@log, p. 5; @press].', measure: 'Baisse du niveau', boats: 'Bateaux en attente', log: 'Un journal tenu pour cet essai', press: 'Avis à la presse', event: 'Le niveau commence à baisser.', series: 'Notes du fleuve' },
  ar: { deck: 'ما تقوله أرقام ثلاثة أشهر', line: 'انخفض المنسوب @fact:fall، ويجتمع المجلس في حزيران.', point: 'ينتظر @fact:boats قاربًا [@log, p. 3].', said: 'رأينا أسوأ من هذا، لكن ليس بهذا التبكير', keeper: 'حارسة الهويس', section: 'السياق', text: 'يرتفع كل شتاء ثم ينخفض.[^a] وكما جاء في @quote:said، فهو مبكر هذا العام [@log, p. 4; @press].\n\nانظر أيضًا @sec:more.[^b]\n\n[^a]: ملاحظة فيها [رابط](https://example.org/) ورقم 12 وكلمة English.\n[^b]: ملاحظة أخرى [@log, p. 9].', more: 'قراءات أخرى', further: 'دوّنها الحراس مرتين [@log, p. 5; @press].', measure: 'انخفاض المنسوب', boats: 'قوارب منتظرة', log: 'سجل لهذا الاختبار', press: 'بلاغ صحفي', event: 'يبدأ المنسوب بالانخفاض.', series: 'رسائل النهر' },
  de: { deck: 'Was die Zahlen dreier Monate zeigen', line: 'Der Stand fiel um @fact:fall; der Rat tagt im Juni.', point: 'Rund @fact:boats Boote warten [@log, p. 3].', said: 'Wir haben Schlimmeres gesehen, doch nie so früh', keeper: 'Eine Schleusenwärterin', section: 'Hintergrund', text: 'Jeden Winter steigt er und fällt wieder.[^a] Wie @quote:said sagt, ist es dieses Jahr früh [@log, p. 4; @press].\n\nSiehe auch @sec:more.[^b]\n\n[^a]: Eine Anmerkung mit einem [Verweis](https://example.org/) und einer Zahl, 12.\n[^b]: Noch eine Anmerkung [@log, p. 9].', more: 'Weitere Ablesungen', further: 'Die Wärter haben es zweimal notiert [@log, p. 5; @press].', measure: 'Rückgang des Stands', boats: 'Wartende Boote', log: 'Ein Buch, geführt für diese Prüfung', press: 'Mitteilung an die Presse', event: 'Der Stand beginnt zu fallen.', series: 'Notizen vom Fluss' },
};

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung';
const MARKUP = '<script>alert(1)</script> {{title}} {{{title}}} {% raw %} <%= 1 %> & "double" \'single\' &amp; ${1}';

/**
 * @typedef {{ root: string, args: readonly string[] }} State as the library was at one time, with the arguments that build it
 * @typedef {{ name: string, states: readonly State[], prefix: string, baseUrl: string | null }} Library
 * @param {string} folder an empty folder
 * @returns {readonly Library[]} built from its states in turn into one folder: what is withdrawn was there first. `prefix` is the path that it is served under
 */
export function writeLibraryBriefings(folder) {
  const house = { title: 'River Library', publisher: 'River Office', language: 'en', description: 'Briefings of the river office' };
  const all = briefings();
  // At first: the one that is withdrawn later, and the one that another replaces, are as final as all others.
  const before = { ...all, withdrawn: { ...all.withdrawn, status: 'final' }, 'old-plan': { ...all['old-plan'], status: 'final' } };
  const few = Object.fromEntries(Object.entries(all).filter(([slug]) => /^(?:river|locks|every|marked|draft)/.test(slug)));
  return [
    library(folder, { name: 'library', house: { ...house, baseUrl: ADDRESS }, states: [before, all], prefix: PREFIX }),
    library(folder, { name: 'library-prefix', house: { ...house, baseUrl: ADDRESS, site: { prefix: PREFIX } }, states: [before, all], args: ['--only', 'html'], prefix: PREFIX }),
    library(folder, { name: 'library-internal', house, states: [few], args: ['--only', 'html,pdf', '--audience', 'office'] }),
  ];
}

function library(folder, { name, house, states, args = [], prefix = '/' }) {
  const written = states.map((state, index) => {
    const root = join(folder, `${name}-${index}`);
    write(join(root, 'briefings', 'sheaf.yaml'), yaml(house));
    for (const [slug, data] of Object.entries(state)) write(join(root, 'briefings', slug, 'briefing.yaml'), yaml(data));
    write(join(root, 'briefings', 'collections', 'year', 'collection.yaml'), yaml(VOLUME));
    // What was there before the last one has to have been there, not to have had editions.
    return { root, args: ['--now', '2030-01-01T00:00:00Z', ...(index < states.length - 1 ? ['--only', 'html', '--no-page-marks'] : args)] };
  });
  return { name, states: written, prefix, baseUrl: house.baseUrl ?? null };
}

const VOLUME = {
  title: 'A year on the river', subtitle: 'Two briefings in one volume', language: 'en', date: '2026-05', version: '1', briefings: ['river-en', 'locks-en'],
  editors: [{ name: 'Ada Example' }], licence: 'CC BY 4.0', introduction: 'Both were written at the lock: [the first](river-en), [the second](locks-en).',
};

/** @returns {Readonly<Record<string, object>>} by slug */
function briefings() {
  const each = SUBJECTS.flatMap((subject, index) => Object.entries(subject.titles).map(([language, title]) => [`${subject.id}-${language}`, short(subject, { language, title, index })]));
  return {
    ...Object.fromEntries(each),
    'every-block': everyBlock(),
    corrected: { ...short(SUBJECTS[0], { language: 'en', title: 'Depths, corrected', index: 3 }), identifier: undefined, version: '2', correction: 'The first version gave *4 m* where 2.5 m is right.', revisions: [{ version: '1', date: '2024-01', changes: 'First published.' }, { version: '2', date: '2024-02', changes: 'The depth is corrected.' }] },
    withdrawn: { title: 'A briefing that was withdrawn', language: 'en', date: '2025-01-02', status: 'withdrawn', topics: ['Water'], summary: { bottomLine: 'It said what was not so.' } },
    'old-plan': { title: 'The plan as it was', language: 'en', date: '2024-03-01', status: 'superseded', topics: ['Transport'], identifier: 'urn:example:plan-1' },
    'new-plan': { title: 'The plan as it is now', language: 'en', date: '2025-03-01', replaces: 'old-plan', topics: ['Transport'], authors: [{ name: 'Ada Example' }], summary: { bottomLine: 'It is shorter.' } },
    marked: { title: 'For the office alone', language: 'en', date: '2026-01-05', handling: { marking: 'TLP:AMBER' }, topics: ['Water'], summary: { bottomLine: 'Not for everybody.' } },
    draft: { title: 'A draft', language: 'fr', date: '2026-01-06', status: 'draft', handling: { marking: 'TLP:GREEN' }, summary: { bottomLine: 'Rien n’est décidé.' } },
    hostile: hostile(MARKUP),
    'long-words': hostile(`${LONG_WORD} ${LONG_WORD}`),
    bare: { title: 'Bare', language: 'en', date: '2021' },
  };
}

function short({ id, topic, place }, { language, title, index }) {
  const words = WORDS[language];
  const date = `${2020 + (index % 7)}-0${1 + (index % 8)}-1${Object.keys(WORDS).indexOf(language)}`;
  return {
    title, subtitle: words.deck, language, date, asOf: date, version: '1', identifier: `urn:example:${id}`, authors: [{ name: AUTHORS[index % AUTHORS.length], role: 'desk officer' }],
    topics: [TOPICS[topic][language]], places: [PLACES[place][language]], licence: 'CC BY 4.0',
    ...(index % 3 === 0 ? { series: { title: words.series, number: String(index + 1) } } : {}),
    ...(index % 2 === 0 ? { handling: { marking: 'TLP:CLEAR' } } : {}),
    summary: { bottomLine: words.line, points: [{ text: words.point }] },
    facts: [{ id: 'fall', measure: words.measure, value: 2.5, unit: 'm', qualifier: 'at least', sources: [{ id: 'log', at: 'p. 3' }] }, { id: 'boats', measure: words.boats, value: 900 + index, qualifier: 'about', sources: [{ id: 'press' }] }],
    quotes: [{ id: 'said', text: words.said, speakers: [{ name: words.keeper }], date, sources: [{ id: 'log', at: 'p. 4' }] }],
    figures: [{ id: 'level', kind: 'chart', chart: 'line', title: words.measure, alt: words.event, data: { columns: ['month', 'level'], rows: [['2025-12', 4], ['2026-01', 3.1], ['2026-02', 2], ['2026-03', 1.5]] }, encoding: { x: { field: 'month', kind: 'time', label: words.section }, y: { field: 'level', kind: 'number', unit: 'm', label: words.measure } }, sources: [{ id: 'log' }] }],
    timeline: [{ time: '2025-12', text: words.event, sources: [{ id: 'log' }] }, { time: '2026-03-02', text: words.deck }],
    background: [{ id: 'context', title: words.section, text: words.text }, { id: 'more', title: words.more, text: words.further }],
    sources: [{ id: 'log', type: 'report', title: words.log, issued: '2026-03' }, { id: 'press', type: 'article-newspaper', title: words.press, URL: 'https://example.org/press' }],
  };
}

function everyBlock() {
  const base = short(SUBJECTS[2], { language: 'en', title: 'Every block of a briefing', index: 6 });
  const notes = Array.from({ length: 6 }, (_, index) => `Sentence ${index + 1} calls a note.[^n${index}]`).join(' ');
  const texts = Array.from({ length: 6 }, (_, index) => `[^n${index}]: Note ${index + 1} goes on for a while, so that it has more than one line beside the text [@log, p. ${index + 10}].`).join('\n');
  return {
    ...base, inBrief: true, identifier: 'doi:10.5555/river.7', period: '2025-12/2026-03', nextUpdate: '2026-04', statement: 'Nobody was hurt.', readingNote: 'Numbers are *rounded*.',
    facts: [
      ...base.facts,
      { id: 'cost', measure: 'Cost', value: 3.6, scale: 'million', unit: 'euros', responsibility: { party: 'the weather', hedge: 'attributed to' }, sources: [{ id: 'log' }] },
      { id: 'range', measure: 'Depth', value: { from: 80, to: 120 }, unit: 'cm', sources: [{ id: 'log' }] },
      { id: 'part', measure: 'Boats with a crew', value: 12, partOf: 'boats', claimants: ['River Office'], sources: [{ id: 'press' }] },
    ],
    quotes: [
      { ...base.quotes[0], lead: true, group: 'At the lock' },
      { id: 'frame', fragments: [{ text: 'as early as may be' }, { text: 'no later than June' }], frame: 'The city wants rain {1}, and in any case {2}.', speakers: [{ name: 'The city', kind: 'body' }], relayedBy: 'its spokesperson', sources: [{ id: 'press' }] },
      { id: 'foreign', text: 'النهر كما هو', language: 'ar', translation: 'The river is what it is', speakers: [{ name: 'ليلى حداد', role: 'engineer' }], sources: [{ id: 'press' }] },
    ],
    figures: [
      ...base.figures,
      { id: 'bars', kind: 'chart', chart: 'bar', title: 'Most boats wait upstream', alt: 'Two bars, 900 and 334', note: 'Counted at noon.', data: { columns: ['where', 'boats'], rows: [['Upstream', 900], ['Downstream', 334]] }, encoding: { x: { field: 'boats', kind: 'number' }, y: { field: 'where', kind: 'category' } }, sources: [{ id: 'log' }] },
      { id: 'table', kind: 'table', title: 'Depths at the gauges', data: { columns: ['gauge', 'depth', 'remark'], rows: Array.from({ length: 14 }, (_, index) => [`Gauge ${index + 1}`, (index * 37) % 91, 'read twice, once before and once after the lock was closed']) }, columns: [{ field: 'gauge', role: 'head', label: 'Gauge' }, { field: 'depth', role: 'number', label: 'Depth', unit: 'cm' }, { field: 'remark', label: 'Remark' }], sources: [{ id: 'log' }] },
      { id: 'all-facts', kind: 'facts', title: 'The figures of this briefing' },
    ],
    actors: [{ id: 'city', name: 'The city', role: 'owner of the port', position: 'Wants rain [@press].', note: 'Has asked twice.' }],
    background: [
      { id: 'context', title: 'Context', text: `A paragraph with *emphasis*, **weight**, \`code\` and a [link](https://example.org/). ${notes}\n\n## A heading within\n\n- one\n- two\n\n> Said by somebody.\n\nTerm\n: Its definition.\n\n${texts}` },
      { id: 'more', title: 'Further readings', text: 'As @fig:bars and @quote:frame say; see [the earlier one](river-en).\n\n| a | b |\n|---|--:|\n| one | 1 |' },
    ],
    outlook: {
      intro: 'Three ways lead on.', nextSteps: [{ time: '2026-04', text: 'Measure again.' }], options: [{ title: 'Wait', benefit: 'Costs nothing', cost: 'Time', risk: 'No rain', owner: 'City', deadline: '2026-05' }, { title: 'Dredge', benefit: 'Depth', cost: 'Three million' }],
      openQuestions: [{ question: 'Will it rain?', text: 'Nobody knows.' }], procedure: { stage: 'First reading', committee: 'Transport', rapporteur: 'A. Member', nextStep: 'A vote' },
    },
    glossary: [{ id: 'lock', term: 'Lock', definition: 'A gate in the water.' }, { term: 'RO', expansion: 'River Office' }],
    sources: [{ ...base.sources[0], voices: [{ name: 'Lock keepers', about: 'the depth', at: 'p. 4' }], description: 'Kept by hand.', author: [{ family: 'Example', given: 'Ada' }] }, { ...base.sources[1], description: 'Sent to all.' }],
  };
}

/** The same words wherever a name may stand. */
function hostile(words) {
  return {
    title: words, subtitle: words, language: 'de', date: '2023-05', authors: [{ name: words, role: words }], series: { title: words, number: '1' }, topics: [words], places: [words], publisher: words, licence: words,
    summary: { bottomLine: 'Ein Satz.' }, facts: [{ id: 'one', measure: words, value: 1, unit: words.slice(0, 40), sources: [{ id: 'log' }] }],
    quotes: [{ id: 'said', text: words, speakers: [{ name: words, role: words }], sources: [{ id: 'log' }] }],
    figures: [{ id: 'table', kind: 'table', title: words, data: { columns: [words, 'b'], rows: [[words, 1]] } }],
    background: [{ id: 'text', title: words, text: `${words.replace(/[<>{}@]/g, ' ')} [@log].` }], actors: [{ name: words, role: words }], glossary: [{ term: words, definition: 'Ein Wort.' }],
    sources: [{ id: 'log', type: 'report', title: words, publisher: words }],
  };
}

// JSON is YAML, and needs no care for quotation marks.
const yaml = (data) => `${JSON.stringify(data, null, 1)}\n`;

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
