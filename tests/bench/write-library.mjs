/**
 * Writes a library of short briefings, to time a whole site: `node tests/bench/write-library.mjs FOLDER [COUNT]`, then
 * `sheaf build --root FOLDER --out FOLDER/dist --only html`. All text is invented; the same count gives the same library.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { between, seededRandom } from './random.mjs';

const TOPICS = ['Water', 'Energy', 'Trade', 'Health', 'Fisheries', 'Migration', 'Digital policy', 'Transport', 'Education', 'Budget', 'Defence', 'Climate', 'Housing', 'Culture', 'Agriculture', 'Justice', 'Space', 'Taxation', 'Labour', 'Forests'];
const WORDS = 'after agreement all among an and annual answer area at authority basin been between border budget by capacity coast committee common council cross data decision delay demand draft during each effect estimate first flow for found from fund grid growth had harbour has import in increase into is its key later law level line local main measure member more most new not of office on only order other over part period plan port price project proposal public rate region report river rule second sector several share since some state supply that the their third this to trade under until upper value was water were which will with within year'.split(' ');
const PLACES = ['France', 'Poland', 'Kenya', 'Brazil', 'Japan', 'Norway', 'Chile', 'Morocco', 'Italy', 'Canada', 'Greece', 'India'];
const AUTHORS = Array.from({ length: 60 }, (_, index) => `${['Ada', 'Bela', 'Carl', 'Dora', 'Emil', 'Fanny'][index % 6]} ${['Abel', 'Berg', 'Costa', 'Dahl', 'Egger', 'Falk', 'Grau', 'Holm', 'Ito', 'Jansen'][Math.floor(index / 6)]}`);

/** @param {string} folder @param {number} count */
export function writeLibrary(folder, count) {
  const random = seededRandom(7);
  const one = (/** @type {readonly string[]} */ list) => list[Math.floor(random() * list.length)];
  const phrase = (/** @type {number} */ length) => {
    const chosen = Array.from({ length }, () => one(WORDS)).join(' ');
    return chosen.charAt(0).toUpperCase() + chosen.slice(1);
  };
  const words = () => `${phrase(between(random, 8, 22))}.`;
  const paragraph = () => Array.from({ length: 5 }, words).join(' ');
  mkdirSync(join(folder, 'briefings'), { recursive: true });
  writeFileSync(join(folder, 'briefings', 'sheaf.yaml'), 'title: Library\npublisher: Office\nlanguage: en\nbaseUrl: https://library.example/\n');
  for (let index = 0; index < count; index += 1) {
    const day = new Date(Date.UTC(2010, 0, 1) + Math.floor(random() * 5400) * 86_400_000).toISOString().slice(0, 10);
    const [first, second] = [one(TOPICS), one(TOPICS)];
    const briefing = {
      title: `Briefing ${index + 1}: ${phrase(6)}`,
      subtitle: phrase(9),
      language: 'en',
      date: day,
      authors: [{ name: one(AUTHORS) }],
      topics: [...new Set([first, second])],
      places: [one(PLACES)],
      summary: { bottomLine: `${words()} ${words()}`, points: [1, 2, 3].map((number) => ({ label: `Point ${number}`, text: words() })) },
      facts: [1, 2, 3].map((number) => ({ id: `fact-${number}`, measure: phrase(4), value: Math.floor(random() * 900) + 20, label: phrase(6), sources: [{ id: 'report', at: `p. ${number}` }] })),
      quotes: [{ id: 'quote-1', text: words(), speakers: [{ name: one(AUTHORS), role: 'Director' }], sources: [{ id: 'report', at: 'p. 9' }] }],
      background: [{ title: 'Context', text: `${paragraph()} [@report, p. 2]\n\n${paragraph()}` }, { title: 'What is new', text: `${paragraph()}\n\n${paragraph()} [@report, p. 4]` }],
      sources: [{ id: 'report', type: 'report', title: `Report ${index + 1}`, issued: day.slice(0, 4), publisher: 'Office' }],
    };
    const slug = join(folder, 'briefings', `note-${String(index + 1).padStart(5, '0')}`);
    mkdirSync(slug, { recursive: true });
    // JSON is YAML.
    writeFileSync(join(slug, 'briefing.yaml'), `${JSON.stringify(briefing, null, 1)}\n`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [folder, count = '2000'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Which folder?');
  writeLibrary(resolve(folder), Number(count));
}
