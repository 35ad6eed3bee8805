import { describe, expect, test } from 'vitest';

import { listBriefings, loadBriefing, loadHouse } from '../../../src/briefing/load.js';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';
import type { MemoryEntry } from '../../support/memory-file-system.js';

const HEAD = 'title: A title\nlanguage: en\ndate: 2020-02-27\n';

function load(yaml: string, files: Readonly<Record<string, MemoryEntry>> = {}) {
  const others = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/p/briefings/one/${name}`, content]));
  const fs = memoryFileSystem({ '/p/briefings/one/briefing.yaml': yaml, ...others });
  return loadBriefing({ fs, root: '/p', slug: 'one' });
}

/** “DATA-010 4:1 message”. */
function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, place, message }) => `${code} ${place?.start.line ?? '?'}:${place?.start.column ?? '?'} ${message}`);
}

function faults(yaml: string, files: Readonly<Record<string, MemoryEntry>> = {}): readonly string[] {
  return shown(load(yaml, files).diagnostics);
}

/** The text that a diagnostic points at. */
function pointedAt(yaml: string, code: string): string | null {
  const place = load(yaml).diagnostics.find((diagnostic) => diagnostic.code === code)?.place;
  return place ? yaml.slice(place.start.offset, place.end?.offset ?? place.start.offset) : null;
}

describe('a sound briefing', () => {
  test('needs only title, language and date', () => {
    const { value, diagnostics } = load(HEAD);
    expect(diagnostics).toEqual([]);
    expect(value?.data).toMatchObject({ title: 'A title', language: 'en', date: '2020-02-27', status: 'final' });
    expect(value).toMatchObject({ slug: 'one', folder: '/p/briefings/one', sources: [] });
  });

  test('texts that YAML takes for numbers are read as they were written', () => {
    const { value } = load(`title: 2020\nlanguage: en\ndate: 2020\nversion: 1.0\nidentifier: 007\ntopics: [1e3, 3.60]\n`);
    expect(value?.data).toMatchObject({ title: '2020', date: '2020', version: '1.0', identifier: '007', topics: ['1e3', '3.60'] });
  });

  test('YAML 1.1 words are words', () => {
    expect(load(`${HEAD}subtitle: No\npublisher: off\n`).value?.data).toMatchObject({ subtitle: 'No', publisher: 'off' });
    expect(load(`%YAML 1.1\n---\n${HEAD}subtitle: No\n`).value?.data).toMatchObject({ subtitle: 'No' });
  });

  test('anchors stand for what they name', () => {
    const yaml = `${HEAD}facts:\n  - {id: a, measure: m, value: 1, sources: &s [{id: x}]}\n  - {id: b, measure: m, value: 2, sources: *s}\nsources: [{id: x, type: report}]\nsummary: {bottomLine: Yes it is}\n`;
    const { value, diagnostics } = load(yaml);
    expect(shown(diagnostics)).toEqual([]);
    expect(value?.data.facts?.[1]?.sources).toEqual([{ id: 'x' }]);
  });

  test('what stands after “ #” is a remark only where it looks like one', () => {
    const yaml = 'title: Report #5 of the year\nlanguage: en # English\ndate: 2020-02-27 #ok\nsubtitle: "Item #6"\n';
    expect(faults(yaml)).toEqual([
      'DATA-006 1:15 “#5 of the year” is not read: after a space, “#” begins a comment, so the text ends at “Report”',
      'DATA-006 3:18 “#ok” is not read: after a space, “#” begins a comment, so the text ends at “2020-02-27”',
    ]);
    expect(pointedAt(yaml, 'DATA-006')).toBe('#5 of the year');
  });

  test('CRLF and a byte order mark change nothing', () => {
    const yaml = `\uFEFF${HEAD}statement: |\n  One\n  two\n`.replace(/\n/g, '\r\n');
    expect(load(yaml).value?.data).toMatchObject({ title: 'A title', statement: 'One\ntwo' });
  });
});

describe('faults of structure', () => {
  test('addresses of the house come with how they are to be written', () => {
    const hinted = (yaml: string) => loadHouse({ fs: memoryFileSystem({ '/p/briefings/sheaf.yaml': yaml }), root: '/p' }).diagnostics.map(({ message, hints }) => [message, ...hints]);
    const wrongPrefix = '“prefix” must be a path on the site’s own host, with a slash before it';
    expect(hinted('site: { prefix: briefings }\n')).toEqual([[wrongPrefix, 'For example /briefings/']]);
    expect(hinted('site: { prefix: /a/../b/ }\n')).toEqual([[wrongPrefix, 'For example /a/b/']]);
    expect(hinted('site: { prefix: "https://example.org/a" }\n')).toEqual([[wrongPrefix, 'For example /a/; the whole address is “baseUrl”']]);
    expect(hinted('baseUrl: example.org/briefings\n')).toEqual([['“baseUrl” must be an address that begins with https:// or http://', 'Write https://example.org/briefings']]);
  });

  test('all of them at once, each at its own place', () => {
    const yaml = 'titel: x\nlanguage: en\nfacts:\n  - id: A b\n    value: 948.000\n    unit: [x]\n    qualifer: about\n  - 3\nhandling: {marking: TLP:BLUE, embargo: 2020-02-02}\n';
    expect(faults(yaml)).toEqual([
      'DATA-010 1:1 “titel” is not a key that belongs here',
      'DATA-017 5:12 “948.000” can be read in more than one way',
      'DATA-012 6:11 “unit” must be text, but here is a list',
      'DATA-010 7:5 “qualifer” is not a key that belongs here',
      'DATA-011 4:5 This fact has no “measure”, which is required',
      'DATA-012 8:5 Each item of “facts” must be a block of keys and values, but here is the number 3',
      'DATA-014 9:21 “marking” cannot be “TLP:BLUE”',
      'DATA-011 1:1 The briefing has no “date”, which is required',
      'DATA-021 9:40 The embargo “2020-02-02” does not name an exact moment',
      'DATA-015 4:9 The id “A b” may hold only small letters without accents, digits and hyphens',
      'DATA-051 1:1 This briefing has no bottom line',
      'DATA-052 4:9 The fact “A b” names no source',
    ]);
  });

  test('an unknown key comes with what was meant', () => {
    expect(load(`${HEAD}sumary: {}\n`).diagnostics[0]?.hints).toEqual(['Did you mean “summary”?']);
    expect(load(`${HEAD}series: {title: x, zzz: 1}\n`).diagnostics[0]?.hints).toEqual(['Keys that belong here: title, number']);
  });

  test('an empty key is named at the key', () => {
    expect(faults(`${HEAD}subtitle:\n`)).toEqual(['DATA-013 4:1 “subtitle” is empty']);
    expect(faults(`${HEAD}subtitle: ""\n`)).toEqual(['DATA-013 4:11 “subtitle” is empty']);
    expect(faults(`${HEAD}subtitle: ~\n`)).toEqual(['DATA-013 4:1 “subtitle” is empty']);
  });

  test('true where text is meant', () => {
    const { diagnostics } = load(`${HEAD}subtitle: true\n`);
    expect(shown(diagnostics)).toEqual(['DATA-012 4:11 “subtitle” must be text, but here is “true”']);
    expect(diagnostics[0]?.hints).toEqual(['If it is meant as text, put it into quotation marks']);
  });

  test('unions are judged by what the author evidently meant', () => {
    const yaml = `${HEAD}timeline:\n  - {time: {txt: Thursday, within: 2020}, text: x}\n`;
    expect(faults(yaml)).toEqual(['DATA-010 5:13 “txt” is not a key that belongs here', 'DATA-051 1:1 This briefing has no bottom line']);
    expect(faults(`${HEAD}sources: {fil: x.bib}\n`)).toEqual(['DATA-010 4:11 “fil” is not a key that belongs here']);
    expect(faults(`${HEAD}sources: nothing\n`)).toEqual(['DATA-012 4:10 “sources” must be a list or a block with “file”, but here is the text “nothing”']);
  });

  test('a figure is judged by its kind', () => {
    const figure = (body: string) => faults(`${HEAD}summary: {bottomLine: x}\nfigures:\n  - {id: a, title: t, ${body}}\n`);
    expect(figure('kind: chrt')).toEqual(['DATA-014 6:29 “kind” cannot be “chrt”']);
    expect(figure('fil: x.png')).toEqual(['DATA-010 6:23 “fil” is not a key that belongs here', 'DATA-011 6:5 This figure has no “kind”, which is required']);
    expect(figure('kind: image, file: x.png')).toEqual([
      'DATA-011 6:5 This figure has no “alt”, which is required',
      'DATA-061 6:42 There is no file “x.png” in the briefing’s folder',
    ]);
  });

  test.each([
    ['948.000', ['Write 948000 or 948, whichever is meant']],
    ['315.703', ['Write 315703 or 315.7030, whichever is meant']],
    ['1,234', ['Write 1234 or 1.2340, whichever is meant']],
    ['1.234.567', ['Write 1234567, whichever is meant']],
    ['948 000', ['Write 948000, whichever is meant']],
    ['1_000', ['Write 1000, whichever is meant']],
    ['3,6', ['Write 3.6, whichever is meant']],
    ['1e3', ['Write 1000']],
    ['0x10', ['Write 16']],
    ['0o17', ['Write 15']],
    ['.inf', ['Write it in digits']],
    ['99999999999999999999', ['Round it, or put it into quotation marks where text may stand']],
  ])('the value %s is not taken', (written, hints) => {
    const yaml = `${HEAD}facts:\n  - {id: a, measure: m, value: 1, sources: [{id: s}]}\n  - id: b\n    measure: m\n    value: ${written}\n    sources: [{id: s}]\nsources: [{id: s, type: x}]\nsummary: {bottomLine: x}\n`;
    const { diagnostics } = load(yaml);
    expect(diagnostics.map(({ place, hints: found }) => [place?.start.line, place?.start.column, found])).toEqual([[8, 12, hints]]);
  });

  test.each([['0.125', 0.125], ['3.60', 3.6], ['1234.567', 1234.567], ['-5', -5], ['948000', 948000], ['hundreds', 'hundreds'], ['"948.000"', '948.000']])(
    'the value %s is taken',
    (written, value) => {
      expect(load(`${HEAD}facts: [{id: a, measure: m, value: ${written}}]\n`).value?.data.facts?.[0]?.value).toBe(value);
    },
  );

  test('a range is judged at its ends', () => {
    expect(faults(`${HEAD}summary: {bottomLine: x}\nfacts: [{id: a, measure: m, value: {from: 1.000, to: "9"}}]\n`)).toEqual([
      'DATA-017 5:43 “1.000” can be read in more than one way',
      'DATA-012 5:54 “to” must be a number, but here is the text “9”',
      'DATA-052 5:14 The fact “a” names no source',
    ]);
  });
});

describe('YAML that does not parse', () => {
  test.each([
    ['title: Idleb: the talks', '1:13', /colon followed by a space/],
    ['title: @fact:x', '1:8', /begins with “@”/],
    ['title:\n\tx: 1', '2:1', /tab/],
    ['title: "x', '1:8', /never closed/],
    ['a: [1,\nb: 2', '2:1', /never closed/],
    ['title: *nothing', '1:8', /anchor/],
    ['title: !x y', '1:8', /begins with “!”/],
    ['title: "\\q"', '1:9', /means nothing/],
    ['title\nlanguage: en', '1:1', /colon/],
    ['---\na: 1\n---\nb: 1', '3:1', /several documents/],
    ['title: - a', '1:8', /list begins/],
    ['title: x}\nb: {a: 1}}', '2:10', /does not belong here/],
  ])('%j is located at %s', (yaml, at, message) => {
    const { value, diagnostics } = load(yaml);
    const [first] = diagnostics.filter(({ severity }) => severity === 'error').filter(({ message: said }) => message.test(said));
    expect(value).toBeNull();
    expect(`${first?.place?.start.line}:${first?.place?.start.column}`, shown(diagnostics).join('\n')).toBe(at);
  });

  test('a key that stands twice is shown with its first place, and the rest is judged too', () => {
    const { diagnostics } = load(`${HEAD}title: B\ntopics: x\n`);
    expect(shown(diagnostics)).toEqual(['DATA-002 4:1 “title” stands here a second time', 'DATA-012 5:9 “topics” must be a list, but here is the text “x”']);
    expect(diagnostics[0]?.related[0]?.place.start).toMatchObject({ line: 1, column: 1 });
  });
});

describe('references', () => {
  test('in Markdown are located by line and column, in every kind of scalar', () => {
    const yaml = `${HEAD}summary:\n  bottomLine: >-\n    Some words\n    and @fact:nobody here\nbackground:\n  - title: T\n    text: |\n      First line.\n\n      See [@afp, p. 3] and @fig:none.\n  - title: U\n    text: "é \\u00e9 @sec:none"\n`;
    expect(faults(yaml)).toEqual([
      'DATA-031 7:9 There is no fact with the id “nobody”',
      'DATA-031 13:12 There is no source with the id “afp”',
      'DATA-031 13:28 There is no figure with the id “none”',
      'DATA-031 15:21 There is no section with the id “none”',
    ]);
    expect(pointedAt(yaml, 'DATA-031')).toBe('@fact:nobody');
  });

  test('in an included file are located there', () => {
    const { diagnostics } = load(`${HEAD}summary: {bottomLine: x}\nbackground: [{title: T, file: text/a.md}]\n`, { 'text/a.md': 'One\n\ntwo @quote:gone\n' });
    expect(shown(diagnostics)).toEqual(['DATA-031 3:5 There is no quote with the id “gone”']);
    expect(diagnostics[0]?.place?.file).toBe('briefings/one/text/a.md');
  });

  test('in the data', () => {
    const yaml = `${HEAD}summary: {bottomLine: x, keyFacts: [kiled]}\nfacts:\n  - {id: killed, measure: m, value: 1, partOf: all, sources: [{id: apf}]}\nsources: [{id: afp, type: article-newspaper}]\nfigures: [{id: f, kind: facts, title: t, facts: [gone]}]\n`;
    const { diagnostics } = load(yaml);
    expect(shown(diagnostics)).toEqual([
      'DATA-031 4:37 There is no fact with the id “kiled”',
      'DATA-031 6:48 There is no fact with the id “all”',
      'DATA-031 8:50 There is no fact with the id “gone”',
      'DATA-031 6:68 There is no source with the id “apf”',
    ]);
    expect(diagnostics[0]?.hints).toEqual(['Did you mean “killed”?']);
  });

  test('e-mail addresses and handles are none', () => {
    expect(faults(`${HEAD}statement: Write to press@example.org or @desk\n`)).toEqual([]);
  });

  test('ids that stand twice, and parts of themselves', () => {
    const fact = (id: string, partOf: string) => `  - {id: ${id}, measure: m, value: 1, partOf: ${partOf}, sources: [{id: s}]}\n`;
    const yaml = `${HEAD}summary: {bottomLine: x}\nsources: [{id: s, type: x}]\nfacts:\n${fact('a', 'b')}${fact('b', 'a')}${fact('a', 'b')}${fact('c', 'c')}`;
    const { diagnostics } = load(yaml);
    expect(shown(diagnostics)).toEqual([
      'DATA-030 9:10 Two facts have the id “a”',
      'DATA-033 7:43 A fact cannot be a part of itself: a → b → a',
      'DATA-033 10:43 A fact cannot be a part of itself: c → c',
    ]);
    expect(diagnostics[0]?.related[0]?.place.start.line).toBe(7);
  });
});

describe('blocks', () => {
  const block = (yaml: string) => faults(`${HEAD}summary: {bottomLine: x}\nsources: [{id: s, type: x}]\n${yaml}`);
  const quote = (body: string) => block(`quotes:\n  - {id: q, speakers: [{name: N}], sources: [{id: s}], ${body}}\n`);

  test('a quote has its words once', () => {
    expect(quote('date: 2020')).toEqual(['DATA-034 7:10 This quote has no words: neither “text” nor “fragments”']);
    expect(quote('text: a, fragments: [{text: b}]')).toEqual(['DATA-034 7:65 This quote has both “text” and “fragments”']);
  });

  test('a frame names each fragment, and no other', () => {
    expect(quote('fragments: [{text: b}, {text: c}], frame: "said {1} and {3}"')).toEqual([
      'DATA-035 7:112 The frame names {3}, but the quote has 2 fragments',
      'DATA-036 7:86 The frame does not name fragment {2}, whose words would be lost',
    ]);
  });

  test('sections, glossary', () => {
    expect(block('background: [{title: T}, {title: U, text: a, file: b.md}]\n')).toEqual([
      'DATA-061 6:52 There is no file “b.md” in the briefing’s folder',
      'DATA-038 6:15 This section has neither “text” nor “file”',
      'DATA-038 6:46 This section has both “text” and “file”',
    ]);
    expect(block('glossary: [{term: EU}]\n')).toEqual(['DATA-037 6:19 The term “EU” has neither an expansion nor a definition']);
  });

  test('dates and languages', () => {
    const yaml = 'title: T\nlanguage: français\ndate: 27/02/2020\nasOf: Thursday\ntimeline: [{time: {text: x, within: 2020-13}, text: y}]\nsummary: {bottomLine: x}\n';
    const { diagnostics } = load(yaml);
    expect(shown(diagnostics)).toEqual([
      'DATA-019 2:11 “français” is not the tag of a language',
      'DATA-020 3:7 “27/02/2020” is not a date that can be read',
      'DATA-020 4:7 “Thursday” is not a date that can be read',
      'DATA-020 5:37 “2020-13” is not a date that can be read',
    ]);
    expect(diagnostics.map(({ hints }) => hints[0])).toEqual(['Write fr', 'Write 2020-02-27', expect.anything(), expect.anything()]);
    expect(diagnostics[2]?.hints[1]).toMatch(/text: …/);
  });

  test('warnings leave a briefing sound', () => {
    const { value, diagnostics } = load(`${HEAD}summary: {bottomLine: ${'word '.repeat(61)}}\nfacts: [{id: a, measure: m, value: 1}]\n`);
    expect(shown(diagnostics)).toEqual(['DATA-050 4:23 The bottom line has 61 words; a reader in a hurry takes in 60', 'DATA-052 5:14 The fact “a” names no source']);
    expect(value).not.toBeNull();
  });
});

describe('listBriefings', () => {
  test('gives the slugs, and names folders that cannot be addresses', () => {
    const fs = memoryFileSystem({
      '/p/briefings/b/briefing.yaml': '', '/p/briefings/a-1/briefing.yaml': '', '/p/briefings/topics/briefing.yaml': '',
      '/p/briefings/Été 2020/briefing.yaml': '', '/p/briefings/.git/briefing.yaml': '', '/p/briefings/notes/x.txt': '', '/p/briefings/sheaf.yaml': '',
    });
    const { value, diagnostics } = listBriefings({ fs, root: '/p' });
    expect(value).toEqual(['a-1', 'b']);
    expect(diagnostics.map(({ code, place }) => [code, place?.file])).toEqual([['DATA-080', 'briefings/topics'], ['DATA-081', 'briefings/Été 2020']]);
    expect(diagnostics[1]?.hints).toEqual(['Rename it to ete-2020']);
  });

  test('no folder, no briefings', () => {
    expect(listBriefings({ fs: memoryFileSystem(), root: '/p' })).toEqual({ value: [], diagnostics: [] });
  });

  test('one that is not there', () => {
    const fs = memoryFileSystem({ '/p/briefings/idleb/briefing.yaml': '' });
    expect(loadBriefing({ fs, root: '/p', slug: 'idelb' }).diagnostics[0]).toMatchObject({ code: 'DATA-082', hints: ['Did you mean “idleb”?'] });
    expect(loadBriefing({ fs, root: '/p', slug: '../x' }).diagnostics[0]?.code).toBe('DATA-081');
  });
});

describe('loadHouse', () => {
  const house = (yaml: string | null) => loadHouse({ fs: memoryFileSystem(yaml === null ? {} : { '/p/briefings/sheaf.yaml': yaml }), root: '/p' });

  test('has defaults', () => {
    expect(house(null)).toMatchObject({ value: { data: { page: 'A4' } }, diagnostics: [] });
    expect(house('')).toMatchObject({ value: { data: { page: 'A4' } }, diagnostics: [] });
    expect(house('# only a comment\n').diagnostics).toEqual([]);
  });

  test('names its faults', () => {
    const { value, diagnostics } = house('baseUrl: example.org\npage: A5\nlanguage: xx-\n');
    expect(shown(diagnostics)).toEqual([
      'DATA-014 2:7 “page” cannot be “A5”',
      'DATA-015 1:10 “baseUrl” must be an address that begins with https:// or http://',
      'DATA-019 3:11 “xx-” is not the tag of a language',
    ]);
    expect(value.data.page).toBe('A4');
  });
});

test('a folder whose file is nearly called briefing.yaml is pointed out', () => {
  const fs = memoryFileSystem({ '/p/briefings/one/briefing.yaml': HEAD, '/p/briefings/two/briefing.yml': HEAD, '/p/briefings/three/Briefing.YAML': HEAD, '/p/briefings/pictures/a.png': '' });
  const { value, diagnostics } = listBriefings({ fs, root: '/p' });
  expect(value).toEqual(['one']);
  expect([...shown(diagnostics)].sort()).toEqual([
    'DATA-083 1:1 briefings/three is not read, because its file is called “Briefing.YAML”, not “briefing.yaml”',
    'DATA-083 1:1 briefings/two is not read, because its file is called “briefing.yml”, not “briefing.yaml”',
  ]);
});

test('what Sheaf writes itself is not to be written in the data too', () => {
  const yaml = `${HEAD}summary: {bottomLine: x}
sources: [{id: s, type: report}]
facts:
  - {id: a, measure: m, value: "82 %", unit: "%", sources: [{id: s}]}
  - {id: b, measure: m, value: "1 200", sources: [{id: s}]}
  - {id: c, measure: m, value: half a million, unit: people, sources: [{id: s}]}
quotes:
  - {id: d, text: "“We will not yield.”", speakers: [{name: A}], sources: [{id: s}]}
  - {id: e, text: "“No”, he said, and “yes”", speakers: [{name: A}], sources: [{id: s}]}
  - {id: f, frame: "She called it « {1} » twice.", fragments: [{text: odd}], speakers: [{name: A}], sources: [{id: s}]}
`;
  expect(faults(yaml)).toEqual([
    'DATA-055 7:32 “82 %” ends with the unit “%”, which is given as well',
    'DATA-056 8:32 “1 200” is a number written as a text, so it is shown as it stands',
    'DATA-054 11:19 These words stand between quotation marks (“…”) already, and would show two pairs',
    'DATA-054 13:35 These words stand between quotation marks («…») already, and would show two pairs',
  ]);
});
