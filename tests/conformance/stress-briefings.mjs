/**
 * Writes briefings that strain the editions: the other page size, a marked draft, a title of 180 characters, next to nothing,
 * Greek, Cyrillic and Arabic, every theme, a table of several pages, forty notes, and pictures of each kind. All text here is invented for the purpose.
 */

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { arabicBriefing } from './arabic-briefing.mjs';
import { REPOSITORY } from './editions.mjs';

/**
 * @typedef {{ name: string, root: string, args: readonly string[] }} Project
 * @param {string} folder an empty folder
 * @returns {Promise<readonly Project[]>} projects with the arguments that build them
 */
export async function writeStressBriefings(folder) {
  const projects = [
    { name: 'stress', args: [], house: 'title: Stress\nlanguage: en\ninBrief: true\n', briefings: { 'long-title': longTitle(), bare: bare(), scripts: scripts(), 'long-table': longTable(), 'forty-notes': fortyNotes(), pictures: await pictures(), 'collections/volume': volume(['forty-notes', 'long-title', 'pictures', 'scripts', 'bare']) } },
    { name: 'letter', args: [], house: 'title: Letter\nlanguage: en\npage: Letter\n', briefings: { letter: letter(), 'collections/volume': volume(['letter']) } },
    { name: 'arabic', args: [], house: 'title: نشرات\nlanguage: ar\ninBrief: true\n', briefings: { nahr: { 'briefing.yaml': yaml(arabicBriefing()) }, bare: bare(), 'collections/volume': volume(['nahr', 'bare'], { title: 'مجلد النهر', language: 'ar', introduction: 'نص قصير [للنهر](nahr).' }) } },
    // The same blocks in every theme that there is.
    ...themes().map((theme) => ({ name: `theme-${theme}`, args: [], house: `title: Theme\nlanguage: en\ntheme: ${theme}\ninBrief: true\n`, briefings: { letter: letter(), 'long-table': longTable(), 'forty-notes': fortyNotes(), 'collections/volume': volume(['letter', 'forty-notes']) } })),
    { name: 'internal', args: ['--audience', 'internal'], house: 'title: Internal\nlanguage: en\n', briefings: { draft: draft(), 'collections/volume': volume(['draft']) } },
  ];
  return projects.map(({ name, args, house, briefings }) => {
    const root = join(folder, name);
    write(join(root, 'briefings', 'sheaf.yaml'), house);
    for (const [slug, files] of Object.entries(briefings)) {
      for (const [file, content] of Object.entries(files)) write(join(root, 'briefings', slug, file), content);
    }
    return { name, root, args };
  });
}

function themes() {
  const folder = join(REPOSITORY, 'templates', 'themes');
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort() : [];
}

function write(file, content) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
}

/** Several briefings as one; the introduction has a note, headings, and links to all of them. */
function volume(briefings, more = {}) {
  const links = briefings.map((slug) => `[${slug}](${slug})`).join(', ');
  return {
    'collection.yaml': yaml({
      title: 'Everything that strains, in one volume', subtitle: 'Parts of every kind', language: 'en', date: '2026-05', version: '2', briefings,
      series: { title: 'Volumes', number: '7' }, editors: [{ name: 'C. Editor', role: 'desk officer' }], licence: 'CC BY 4.0',
      introduction: `These are ${links}.^[A note of the introduction.]\n\n## What to read first\n\nThe first.\n\n### And then\n\n- the others`,
      ...more,
    }),
  };
}

// JSON is YAML, and needs no care for quotation marks.
const yaml = (data) => `${JSON.stringify(data, null, 2)}\n`;

const SOURCE = { id: 'log', type: 'report', title: 'A log kept for this test', issued: '2026-03' };

function longTitle() {
  const title = 'The reconstruction of inland waterway infrastructure and the interinstitutional arrangements for cross-border maintenance financing under the intergovernmental agreement of the riverside cities';
  return {
    'briefing.yaml': yaml({
      title: title.slice(0, 180).trim(),
      subtitle: 'A deck that is long too, so that cover, running head, navigation and index each have to find room for more than they would like',
      language: 'en', date: '2026-03-14', version: '2.1', authors: [{ name: 'A. Writer', role: 'desk officer' }, { name: 'B. Editor' }],
      series: { title: 'Notes from the river', number: '14' }, revisions: [{ version: '2', date: '2026-03', changes: 'Corrected a *figure*.' }],
      correction: 'The first version gave another depth.', statement: 'Nobody was hurt in the making of this test.',
    }),
  };
}

function bare() {
  return { 'briefing.yaml': 'title: Bare\nlanguage: en\ndate: 2026\n' };
}

function scripts() {
  return {
    'briefing.yaml': yaml({
      title: 'Ελληνικά και Кириллица, naïveté, Łódź, Ağrı', language: 'fr', date: '2026-03', places: ['Αθήνα', 'Київ'],
      summary: { bottomLine: 'Η γρήγορη αλεπού συναντά быструю лису à l’heure dite : CO₂ → 416, ≥ 3 %.', points: [{ label: 'Λίγα λόγια.', text: 'Το κείμενο αυτό δοκιμάζει τις γραμματοσειρές [@log, § 2].' }] },
      quotes: [{ id: 'one', text: 'Все счастливые семьи похожи друг на друга', language: 'ru', translation: 'Toutes les familles heureuses se ressemblent', speakers: [{ name: 'Лев Толстой', role: 'écrivain' }], sources: [{ id: 'log' }] }],
      actors: [{ name: 'Δήμος Αθηναίων', role: 'δήμος', position: 'Ζητά περισσότερα τρένα.' }],
      background: [
        { id: 'greek', title: 'Ιστορικό', text: 'Ἐν ἀρχῇ ἦν ὁ λόγος, λένε τα παλιά βιβλία· πολυτονικό και μονοτονικό μαζί.[^a]\n\n[^a]: Σημείωση στα ελληνικά.' },
        { id: 'cyrillic', title: 'Предыстория', text: 'Съешь же ещё этих мягких французских булок, да выпей чаю. Щастя, ґанок, їжак, Ђорђе, Ѓорѓи.' },
        { id: 'rare', title: 'Signes rares', text: 'Un signe que les polices de la maison n’ont peut-être pas : ⚖, et un autre : 你好.' },
      ],
      sources: [SOURCE],
    }),
  };
}

function longTable() {
  const rows = Array.from({ length: 120 }, (_, index) => [`Gauge ${index + 1}`, index % 3 === 0 ? 'at least' : null, (index * 37) % 911, index % 7 === 0 ? 'read twice, once before and once after the lock was closed for the night' : 'read once', index % 2 === 0 ? '2026-01' : '2026-02']);
  const csv = ['gauge,how,depth,remark,month', ...rows.map((row) => row.map((cell) => (cell === null ? '' : /,/.test(String(cell)) ? `"${cell}"` : cell)).join(','))].join('\n');
  return {
    'depths.csv': `${csv}\n`,
    'briefing.yaml': yaml({
      title: 'A table over several pages', language: 'en', date: '2026-03-14',
      background: [{ id: 'about', title: 'About', text: 'See @fig:depths.\n\n| a | b |\n|---|--:|\n| one | 1 |\n| two | 2 |\n' }],
      figures: [{
        id: 'depths', kind: 'table', title: 'Depths at 120 gauges', note: 'In centimetres.', data: { file: 'depths.csv' }, sources: [{ id: 'log' }],
        columns: [{ field: 'gauge', role: 'head', label: 'Gauge' }, { field: 'how', role: 'qualifier', label: 'How sure' }, { field: 'depth', role: 'number', label: 'Depth', unit: 'cm' }, { field: 'remark', label: 'Remark' }, { field: 'month', label: 'Month' }],
      }],
      sources: [SOURCE],
    }),
  };
}

function fortyNotes() {
  const sentences = Array.from({ length: 40 }, (_, index) => {
    const more = index % 9 === 0 ? ' It is a long note, which goes on for more than one line, so that the foot of the page has to find room for it or hand some of it on to the page that follows, as happens in any book with notes.' : '';
    return { call: `Sentence number ${index + 1} says something and calls a note.[^n${index}]`, note: `[^n${index}]: Note number ${index + 1}.${more}` };
  });
  const text = [0, 10, 20, 30].map((from) => sentences.slice(from, from + 10).map(({ call }) => call).join(' ')).join('\n\n');
  return {
    'notes.md': `${text}\n\n${sentences.map(({ note }) => note).join('\n')}\n`,
    'briefing.yaml': yaml({ title: 'Forty notes', language: 'en', date: '2026-03-14', background: [{ id: 'notes-in', title: 'Notes', file: 'notes.md' }], sources: [SOURCE] }),
  };
}

async function pictures() {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(480, 300);
  const context = canvas.getContext('2d');
  context.fillStyle = '#0e5563';
  context.fillRect(0, 0, 480, 300);
  context.fillStyle = 'rgba(210, 161, 56, 0.7)';
  context.fillRect(120, 60, 240, 180);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100"><rect width="200" height="100" fill="#f5f2ea"/><path d="M10 90 C 60 10 140 10 190 90" fill="none" stroke="#0e5563" stroke-width="3"/><text x="100" y="60" text-anchor="middle" font-size="12">river</text></svg>\n';
  const figure = (id, kind, file, alt) => ({ id, kind, file, alt, title: `A picture from ${file}`, note: 'Drawn for this test.', credit: 'Own work', sources: [{ id: 'log' }] });
  return {
    'field.png': canvas.toBuffer('image/png'),
    'field.jpg': canvas.toBuffer('image/jpeg'),
    'river.svg': svg,
    'briefing.yaml': yaml({
      title: 'Pictures of each kind', language: 'en', date: '2026-03-14',
      figures: [figure('png', 'image', 'field.png', 'A straw field on petrol'), figure('jpg', 'image', 'field.jpg', 'The same field, as a photograph would be'), figure('map', 'map', 'river.svg', 'A river in a bow')],
      sources: [SOURCE],
    }),
  };
}

/** Every block of the schema once, on Letter. */
function letter() {
  return {
    'briefing.yaml': yaml({
      title: 'Every block on Letter', subtitle: 'A briefing that holds one of each', language: 'en-US', date: '2026-03-14', asOf: '2026-03-13', period: '2025-12/2026-03', nextUpdate: '2026-04',
      publisher: 'River office', topics: ['Rivers'], handling: { marking: 'TLP:CLEAR' }, licence: 'CC BY 4.0',
      summary: { bottomLine: 'The river fell by @fact:fall since December.', keyFacts: ['fall', 'boats', 'locks', 'cost', 'range', 'words'], questions: [{ question: 'What is new?', answer: 'Less water.' }, { question: 'What should be done?', answer: 'Wait for rain; see @sec:context.' }] },
      facts: [
        { id: 'fall', measure: 'Fall of the river', value: 2.5, unit: 'm', qualifier: 'at least', claimants: ['River office'], period: '2025-12/..', sources: [{ id: 'log', at: 'p. 3' }] },
        { id: 'boats', measure: 'Boats aground', value: 1234, qualifier: 'nearly', asOf: '2026-03-01', sources: [{ id: 'log' }] },
        { id: 'locks', measure: 'Locks closed', value: 3, partOf: 'boats', sources: [{ id: 'log' }] },
        { id: 'cost', measure: 'Cost', value: 3.6, scale: 'million', unit: 'euros', responsibility: { party: 'the weather', hedge: 'attributed to' }, sources: [{ id: 'log' }] },
        { id: 'range', measure: 'Depth', value: { from: 80, to: 120 }, unit: 'cm', sources: [{ id: 'log' }] },
        { id: 'words', measure: 'Meetings', value: 'hundreds', sources: [{ id: 'log' }] },
      ],
      quotes: [
        { id: 'lead', text: 'We have seen lower water, but not so early', speakers: [{ name: 'A lock keeper', kind: 'person', role: 'keeper' }], lead: true, occasion: 'at the gate', date: '2026-03-02', group: 'At the lock', sources: [{ id: 'log' }] },
        { id: 'frame', fragments: [{ text: 'as early as may be' }, { text: 'no later than June' }], frame: 'The city wants rain {1}, and in any case {2}.', speakers: [{ name: 'The city', kind: 'body' }], relayedBy: 'its spokesperson', sources: [{ id: 'log' }] },
      ],
      figures: [
        { id: 'line', kind: 'chart', chart: 'line', title: 'The river falls', alt: 'A line that falls from 4 to 1.5', data: { columns: ['month', 'depth'], rows: [['2025-12', 4], ['2026-01', 3.1], ['2026-02', 2], ['2026-03', 1.5]] }, encoding: { x: { field: 'month', kind: 'time' }, y: { field: 'depth', kind: 'number', unit: 'm' } }, sources: [{ id: 'log' }] },
        { id: 'bars', kind: 'chart', chart: 'bar', title: 'Most boats wait upstream', alt: 'Two bars, 900 and 334', data: { columns: ['where', 'boats'], rows: [['Upstream', 900], ['Downstream', 334]] }, encoding: { x: { field: 'boats', kind: 'number' }, y: { field: 'where', kind: 'category' } }, sources: [{ id: 'log' }] },
        { id: 'table-facts', kind: 'facts', title: 'The figures of this briefing' },
      ],
      timeline: [{ time: '2025-12', text: 'The water begins to fall.', sources: [{ id: 'log' }] }, { time: '2026-03-02', text: 'The first lock closes.' }, { time: { text: 'Thursday night', within: '2026-03' }, text: 'The second closes.' }],
      actors: [{ id: 'city', name: 'The city', role: 'owner of the port', position: 'Wants rain.', note: 'Has asked twice.' }],
      background: [{ id: 'context', title: 'Context', text: 'A paragraph with *emphasis*, **weight**, `code`, a [link](https://example.org/) and a note.[^1] It cites [@log, p. 3] and @quote:lead.\n\n## A heading within\n\n- one\n- two\n\n1. first\n2. second\n\n> Said by somebody.\n\nTerm\n: Its definition.\n\n[^1]: The note.' }],
      outlook: {
        intro: 'Three ways lead on.', nextSteps: [{ time: '2026-04', text: 'Measure again.' }], options: [{ title: 'Wait', benefit: 'Costs nothing', cost: 'Time', risk: 'No rain', owner: 'City', deadline: '2026-05' }, { title: 'Dredge', benefit: 'Depth', cost: 'Three million' }],
        openQuestions: [{ question: 'Will it rain?', text: 'Nobody knows.' }], procedure: { stage: 'First reading', committee: 'Transport', rapporteur: 'A. Member', nextStep: 'A vote' },
      },
      glossary: [{ id: 'lock', term: 'Lock', definition: 'A gate in the water.' }, { term: 'RO', expansion: 'River office' }],
      sources: [{ ...SOURCE, voices: [{ name: 'Lock keepers', about: 'the depth', at: 'p. 4' }], description: 'Kept by hand.' }],
      revisions: [{ version: '1', changes: 'First.' }],
    }),
  };
}

function draft() {
  return {
    'briefing.yaml': yaml({
      title: 'A draft for few eyes', language: 'en', date: '2026-03-14', status: 'draft', handling: { marking: 'TLP:AMBER+STRICT', embargo: '2030-01-01T06:00:00+01:00' },
      summary: { bottomLine: 'Nothing is settled yet.' }, background: [{ id: 'context', title: 'Context', text: 'A paragraph.\n\nAnother, with a note.[^1]\n\n[^1]: The note.' }], sources: [SOURCE],
    }),
  };
}
