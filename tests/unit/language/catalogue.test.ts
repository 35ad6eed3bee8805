import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/language/catalogue.js';
import { directionOf } from '../../../src/language/direction.js';
import { scaleWord } from '../../../src/language/numbers.js';

const folder = new URL('../../../templates/locales/', import.meta.url);
const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const read = (name: string) => files.get(name) ?? null;

type Entries = Record<string, string | Record<string, string>>;
const parse = (name: string) => JSON.parse(files.get(name) ?? '{}') as Entries;
const texts = (entry: string | Record<string, string> | undefined) => (typeof entry === 'object' ? Object.values(entry) : [entry ?? '']);
const forms = (entry: string | Record<string, string> | undefined) => (typeof entry === 'object' ? Object.entries(entry) : [['', entry ?? ''] as const]);
/** The plural categories that hold a single number. */
const ONE_NUMBER: Readonly<Record<string, readonly string[]>> = { 'ar.json': ['one', 'two'], 'he.json': ['one', 'two'] };
const placeholders = (text: string) => [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]).sort();

describe.each([...files.keys()].filter((name) => name !== 'en.json'))('the catalogue %s', (name) => {
  const [own, english] = [parse(name), parse('en.json')];
  it('has the same keys as the English one', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  });
  it('has the same placeholders', () => {
    for (const [key, entry] of Object.entries(english)) {
      const wanted = placeholders(texts(entry)[0] ?? '');
      for (const [form, text] of forms(own[key])) {
        // A form that is for one number alone says it in words: “صفحتان”, “two pages” in one word.
        const isOneNumber = ONE_NUMBER[name]?.includes(form) === true && !placeholders(text).includes('count');
        expect([key, form, placeholders(text)]).toEqual([key, form, isOneNumber ? wanted.filter((placeholder) => placeholder !== 'count') : wanted]);
      }
    }
  });
  it('names the way back from a note by words that hold the short ones which are seen', () => {
    expect(own['note.back']).toContain(own['note.backShort']);
  });
  it('has every plural form of its language', () => {
    for (const [key, entry] of Object.entries(own)) {
      if (typeof entry !== 'object') continue;
      // French has a form “many” for exact millions, which no count here reaches.
      const needed = new Intl.PluralRules(name.replace('.json', '')).resolvedOptions().pluralCategories.filter((form) => form !== 'many' || !/^(fr|es|it|pt)/.test(name));
      expect([key, Object.keys(entry).sort()]).toEqual([key, [...needed].sort()]);
    }
  });
});

it('has no straight quotes or apostrophes in any catalogue', () => {
  for (const name of files.keys()) for (const entry of Object.values(parse(name))) for (const text of texts(entry)) expect(text).not.toMatch(/['"]/);
});

describe('loadCatalogue', () => {
  it('fills placeholders and plural forms', () => {
    const { value, diagnostics } = loadCatalogue('fr', read);
    expect(diagnostics).toEqual([]);
    expect(value.text('page.printed', { n: 3 })).toBe('page 3 du dossier');
    expect([0, 1, 7, 1000].map((count) => value.plural('download.pdf', count))).toEqual(['Dossier PDF, 0 page', 'Dossier PDF, 1 page', 'Dossier PDF, 7 pages', 'Dossier PDF, 1\u202f000 pages']);
    expect([1, 1.9, 2, 3.6].map((count) => scaleWord(count, 'million', value))).toEqual(['million', 'million', 'millions', 'millions']);
    expect(value.list(['a', 'b', 'c'])).toBe('a, b et c');
    expect([value.has('part.minute'), value.has('part.x'), value.text('part.x')]).toEqual([true, false, 'part.x']);
    expect(value.text('page.printed', { n: '{n} $&' })).toBe('page {n} $& du dossier');
  });

  it('takes the base language for a regional tag', () => {
    expect(loadCatalogue('fr-BE', read)).toMatchObject({ value: { language: 'fr-BE', wordsLanguage: 'fr' }, diagnostics: [] });
  });

  it('stands in with English, and says so once', () => {
    const { value, diagnostics } = loadCatalogue('xx', read);
    expect([value.text('part.sources'), value.wordsLanguage, diagnostics.map(({ code }) => code)]).toEqual(['Sources', 'en', ['LANG-001']]);
  });

  it('never reads outside its folder', () => {
    const asked: string[] = [];
    loadCatalogue('../../etc/passwd', (name) => (asked.push(name), null));
    expect(asked).toEqual(['en.json']);
  });

  it.each([['{', 'LANG-002'], ['[]', 'LANG-002'], ['{"a": 1}', 'LANG-002'], ['{"a": {"one": "x"}}', 'LANG-002'], ['{"part.sources": "Quellen"}', 'LANG-003']])('reports %s', (json, code) => {
    const { value, diagnostics } = loadCatalogue('de', (name) => (name === 'de.json' ? json : read(name)));
    expect(diagnostics.map((one) => one.code)).toContain(code);
    expect(value.text('part.notes')).toBe('Notes');
  });
});

describe('directionOf', () => {
  it.each([['ar', 'rtl'], ['he-IL', 'rtl'], ['az-Arab', 'rtl'], ['ar-Latn', 'ltr'], ['fr', 'ltr'], ['', 'ltr']])('%s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

it('every text of the catalogue is used', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const code = ['src', 'templates'].flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|hbs)$/.test(name)).map((name) => readFileSync(`${root}${folder}/${name}`, 'utf8'))).join('\n');
  const families = [...code.matchAll(/[`'"]([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map((match) => match[1] ?? '');
  expect(families).toContain('qualifier.');
  const unused = Object.keys(parse('en.json')).filter((key) => !code.includes(key) && !families.some((family) => key.startsWith(family)));
  expect(unused).toEqual([]);
});
