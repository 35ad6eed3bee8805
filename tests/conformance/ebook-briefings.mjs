/**
 * Writes briefings that strain the e-book alone: titles that look like markup, programs, paths and signs of direction; metadata
 * in forty languages and scripts; two hundred figures; two thousand notes; a background of many files. All text is invented.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Titles as they are handed in by people who mean no harm, and by some who do. */
export const HOSTILE_TITLES = {
  markup: '<h1>Rivers</h1> & <script>alert(1)</script> ]]> <!-- -- --> &amp; &nbsp; &#0; "double" \'single\'',
  programs: '<% throw new Error() %> <%= 1 %> <%- 2 %> {{title}} {{{title}}} {% raw %} ${process.exit(1)} #{x} %s %n $& $1',
  controls: 'Bell\u0007 null-ish\u0001 tab\there vertical\u000b form\u000c del\u007f next\u0085 separator\u2028 end\uFFFE noncharacter\u{1FFFE}',
  emoji: '🚀 Rockets 👩‍👩‍👧‍👦 flags 🇪🇺 keys 1️⃣ skin 👍🏽 hearts ❤️',
  bidi: '\u202Eevil\u202C \u2066isolated\u2069 \u200Fmark\u200E العربية 123 עברית (a)',
  long: 'A title that nobody stops in time; '.repeat(143),
  unbroken: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(100),
  path: '../../etc/passwd\\..\\con.xhtml?query#fragment%2e%2e%00',
  spaces: '\u00a0 \u3000 \u202f thin \u2009 zero\u200bwidth\ufeff soft\u00adhyphen ',
};

const LANGUAGES = {
  ar: 'النهر في مارس', 'ar-Latn': 'An-nahr fi mars', be: 'Рака ў сакавіку', bg: 'Реката през март', bn: 'মার্চে নদী', 'ca-valencia': 'El riu al març',
  cs: 'Řeka v březnu', cy: 'Yr afon ym mis Mawrth', da: 'Floden i marts', de: 'Der Fluss im März', 'de-CH-1996': 'Der Fluss im Merz', el: 'Ο ποταμός τον Μάρτιο',
  'en-GB': 'The river in March', es: 'El río en marzo', 'es-419': 'El río en marzo', et: 'Jõgi märtsis', eu: 'Ibaia martxoan', fa: 'رودخانه در مارس', fi: 'Joki maaliskuussa', fr: 'Le fleuve en mars',
  ga: 'An abhainn i Márta', he: 'הנהר במרץ', hi: 'मार्च में नदी', hu: 'A folyó márciusban', hy: 'Գետը մարտին', is: 'Áin í mars', ja: '三月の川', ka: 'მდინარე მარტში', ko: '3월의 강', la: 'Flumen mense Martio',
  mt: 'Ix-xmara f’Marzu', mul: 'Río · 川 · река', nl: 'De rivier in maart', 'sr-Latn': 'Reka u martu', 'sr-Cyrl-RS': 'Река у марту', ta: 'மார்ச்சில் நதி', th: 'แม่น้ำในเดือนมีนาคม', tr: 'Mart’ta nehir', ur: 'مارچ میں دریا',
  vi: 'Con sông tháng Ba', 'zh-Hans': '三月的河', 'zh-Hant-HK': '三月的河流',
};

const SOURCE = { id: 'log', type: 'report', title: 'A log kept for this test', issued: '2026-03' };

/** @returns {import('./stress-briefings.mjs').Project[]} projects with the arguments that build them */
export function writeEbookBriefings(folder) {
  const projects = {
    'ebook-titles': Object.fromEntries(Object.entries(HOSTILE_TITLES).map(([slug, title]) => [slug, hostile(title)])),
    'ebook-languages': Object.fromEntries(Object.entries(LANGUAGES).map(([tag, title]) => [`in-${tag.toLowerCase()}`, inLanguage(tag, title)])),
    'ebook-sizes': { 'many-figures': manyFigures(200), 'many-notes': manyNotes(2_000), 'long-background': longBackground() },
  };
  return Object.entries(projects).map(([name, briefings]) => {
    const root = join(folder, name);
    write(join(root, 'briefings', 'sheaf.yaml'), 'title: E-books\nlanguage: en\n');
    for (const [slug, data] of Object.entries(briefings)) write(join(root, 'briefings', slug, 'briefing.yaml'), `${JSON.stringify(data, null, 1)}\n`);
    return { name, root, args: ['--only', name === 'ebook-sizes' ? 'pdf,epub' : 'epub'] };
  });
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The same string wherever a name or a heading may stand. */
function hostile(title) {
  const short = title.slice(0, 200);
  return {
    title, subtitle: title.slice(0, 900), language: 'en', date: '2026-03-14', identifier: short, publisher: short, licence: short,
    authors: [{ name: short, role: short, affiliation: short }], series: { title: short, number: short.slice(0, 40) }, topics: [short, short], places: [short],
    background: [{ id: 'nav', title: short, text: 'See @sec:toc and @gloss.[^1]\n\n[^1]: A note.'.replace('@gloss', 'the glossary') }, { id: 'toc', title: short, text: 'Text.' }, { id: 'cover', title: short, text: 'Text.' }, { id: 'page-1', title: short, text: 'Text.' }],
    figures: [{ id: 'table', kind: 'table', title: short, data: { columns: [short, 'b'], rows: [[short, 1]] } }, { id: 'id', kind: 'chart', chart: 'bar', title: short, alt: short, data: { columns: ['a', 'b'], rows: [[short.slice(0, 40), 1], ['x', 2]] }, encoding: { x: { field: 'b', kind: 'number' }, y: { field: 'a', kind: 'category' } } }],
    quotes: [{ id: 'style', text: short, speakers: [{ name: short, role: short }] }],
    actors: [{ id: 'package', name: short, role: short }],
    glossary: [{ id: 'content', term: short, definition: 'A term.' }],
    sources: [{ ...SOURCE, id: 'landmarks', title: short }],
  };
}

function inLanguage(language, title) {
  return {
    title, subtitle: `${title} – ${title}`, language, date: '2026-03-14', publisher: title, topics: [title], places: [title], authors: [{ name: title }], series: { title, number: '3' },
    summary: { bottomLine: `${title}.` },
    quotes: [{ id: 'one', text: 'The river is low', language: language === 'en-GB' ? 'fr' : 'en', translation: title, speakers: [{ name: title }] }],
    background: [{ id: 'text', title, text: `${title}.[^1]\n\n[^1]: ${title} [@log, p. 3].` }],
    sources: [SOURCE],
  };
}

function manyFigures(count) {
  const figures = Array.from({ length: count }, (_, index) => {
    const base = { id: `f-${index}`, title: `Figure for test ${index}`, sources: [{ id: 'log' }] };
    const chart = { ...base, kind: 'chart', alt: `Values of test ${index}` };
    if (index % 4 === 0) return { ...base, kind: 'table', data: { columns: ['a', 'b', 'c', 'd'], rows: Array.from({ length: 8 }, (_row, row) => [`r${row}`, row, index, `text ${row}`]) } };
    if (index % 4 === 1) return { ...chart, chart: 'line', data: { columns: ['x', 'y'], rows: Array.from({ length: 12 }, (_row, row) => [String(2010 + row), (row * 7 + index) % 13]) }, encoding: { x: { field: 'x', kind: 'time' }, y: { field: 'y', kind: 'number' } } };
    return { ...chart, chart: index % 4 === 2 ? 'bar' : 'units', data: { columns: ['who', 'n'], rows: [['a', (index % 7) + 1], ['b', 3]] }, encoding: { x: { field: 'n', kind: 'number' }, y: { field: 'who', kind: 'category' } } };
  });
  return { title: 'Two hundred figures', language: 'en', date: '2026-03-14', figures, background: [{ id: 'text', title: 'Text', text: Array.from({ length: count }, (_, index) => `See @fig:f-${index}.`).join('\n\n') }], sources: [SOURCE] };
}

/** Notes in paragraphs, lists, quotations and tables, every tenth of them called twice; all in one section. */
function manyNotes(count) {
  const call = (index) => `[^${index}]`;
  const kinds = [
    (index) => `The depth at gauge ${index} was read twice${call(index)} and written down by two keepers.`,
    (index) => `- the first keeper${call(index)}\n- the second keeper\n\n  1. counted again${index % 10 === 1 ? call(index) : ''}\n  2. and again`,
    (index) => `> It was lower than ever${call(index)}, said the keeper of lock ${index}.`,
    (index) => `| gauge | depth |\n|---|--:|\n| ${index} | 12${call(index)} |\n| other | 13 |`,
  ];
  const blocks = Array.from({ length: count }, (_, index) => (kinds[index % kinds.length] ?? kinds[0])(index));
  const notes = Array.from({ length: count }, (_, index) => `[^${index}]: Note ${index} says where it was read [@log, p. ${index}].`);
  return { title: 'Two thousand notes', language: 'en', date: '2026-03-14', summary: { bottomLine: 'All of it is noted [@log, p. 1].' }, background: [{ id: 'noted', title: 'Noted', text: `${blocks.join('\n\n')}\n\n${notes.join('\n\n')}` }], sources: [SOURCE] };
}

/** Sections of all levels, one of them longer than a file may be, and one paragraph too. */
function longBackground() {
  const sentence = 'The river fell by a hand between two readings, and the keepers of the upper locks wrote as much into their log. ';
  const paragraphs = (count) => Array.from({ length: count }, (_, index) => `Reading ${index}. ${sentence.repeat(6)}`).join('\n\n');
  const nested = (depth) => (depth > 5 ? '' : `${'#'.repeat(depth)} Level ${depth}\n\n${paragraphs(3)} See @sec:whole.\n\n${nested(depth + 1)}`);
  return {
    title: 'A long background', language: 'en', date: '2026-03-14',
    background: [
      { id: 'nested', title: 'Nested', text: `${nested(2)}\n\n## Second of level 2\n\n${paragraphs(2)}` },
      { id: 'whole', title: 'One section, many blocks', text: `${paragraphs(400)}\n\nA note.[^1]\n\n[^1]: See @sec:nested and @sec:last.` },
      { id: 'giant', title: 'One paragraph', text: sentence.repeat(2_500) },
      { id: 'rows', title: 'One table', text: `| a | b |\n|---|---|\n${Array.from({ length: 1_600 }, (_, index) => `| row ${index} of the longest table | ${sentence}|`).join('\n')}` },
      { id: 'last', title: 'Last', text: 'See @sec:whole.' },
    ],
    sources: [SOURCE],
  };
}
