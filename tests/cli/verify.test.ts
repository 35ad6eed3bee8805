/** `sheaf verify`: editions compared with the data, and printed as a screen reader gets them. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project, briefing, shown } from './project.js';

const MORE = `inBrief: true
correction: The level of Monday was 82 cm, not 28 cm.
asOf: 2026-03-02
period: 2026-02/2026-03
nextUpdate: 2026-04
version: "2"
identifier: river-7
replaces: river-6
authors: [{ name: Ann Weir, role: gauge keeper }]
series: { title: Water notes, number: "7" }
licence: Free to copy.
statement: |
  The board takes no side.

  - It only reads gauges.
readingNote: About means within 2 cm.
revisions: [{ version: "2", date: 2026-03-03, changes: A slip was put right. }]
handling: { marking: TLP:CLEAR }
facts:
  - { id: level, measure: Level of the river, value: 82, unit: cm, qualifier: about, sources: [{ id: gauge, at: p. 2 }] }
figures:
  - { id: all, kind: facts, title: All figures }
background:
  - title: The gauge
    text: |
      The gauge was read on Monday.

      Nobody has seen it so low [@gauge, p. 3].
sources:
  - { id: gauge, type: report, title: Gauge readings, publisher: River board, issued: 2026-03 }
`;
const built = new Project({ 'briefings/river/briefing.yaml': briefing('Low water', MORE).replace('summary: {', 'summary: { questions: [{ question: Will it rise?, answer: Nobody can say. }],') });

beforeAll(async () => {
  const { status, err } = await built.run(['build']);
  if (status !== 0) throw new Error(err);
}, 60_000);
afterAll(() => built.discard());

/** The project with its data changed after the build. */
function changed(from: string, to: string): Project {
  const copy = built.copy();
  const path = 'briefings/river/briefing.yaml';
  return copy.write({ [path]: copy.read(path).replace(from, to) });
}

describe('compares the editions with the data', () => {
  it('status 0 where each carries every claim', async () => {
    const { status, out, err } = await built.run(['verify']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^river  HTML edition  (\d+) of \1 claims\nriver  PDF  \1 of \1 claims\nriver  EPUB  \1 of \1 claims\n\n\1 claims of 1 briefing: every edition that was read carries all of them\n$/);
  });

  it('status 1 where one does not, at the place in the data of what is missing', async () => {
    const { status, diagnostics } = { ...(await changed('value: 82', 'value: 83').json(['verify'])) };
    expect(status).toBe(1);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every(({ code, message }) => code === 'VER-001' && /^The HTML edition, the PDF and the EPUB do not carry fact level[^:]*: “83” is missing$/.test(message))).toBe(true);
    expect(new Set(diagnostics.map(({ place }) => `${place?.file}:${place?.start.line}:${place?.start.column}`))).toEqual(new Set(['briefings/river/briefing.yaml:24:54']));
  });

  it('a paragraph is told of at its own words', async () => {
    const { diagnostics } = await changed('has seen it so low', 'saw it lower').json(['verify', '--only', 'html,pdf']);
    expect(diagnostics.map(({ message, place }) => `${place?.start.line}:${place?.start.column} ${message.slice(0, 44)}`)).toEqual(['32:7 The HTML edition and the PDF do not carry pa']);
  });

  it('one edition that lacks what the others have is named', async () => {
    const copy = built.copy();
    const page = copy.read('dist/river/index.html');
    copy.write({ 'dist/river/index.html': page.replaceAll('was read on Monday', 'was read') });
    const { status, out, err } = await copy.run(['verify', 'river']);
    expect({ status, err }).toMatchObject({ status: 1, err: expect.stringMatching(/The HTML edition does not carry paragraph “The gauge was read on Monday/) });
    expect(out).toMatch(/not every edition carries all of them/);
  });

  it.each([
    ['a correction', '<p class="correction" role="note">', 'the correction', '6:13'],
    ['a statement', '<p>The board takes', 'the statement', '17:3'],
    ['an answer', '<dd>Nobody', 'question 1', '4:59'],
  ])('%s is a claim: a page that has lost it is told of', async (_name, element, claim, place) => {
    const copy = built.copy();
    const page = copy.read('dist/river/index.html');
    const at = page.indexOf(element);
    copy.write({ 'dist/river/index.html': page.slice(0, at) + page.slice(page.indexOf('</', at)) });
    const { diagnostics } = await copy.json(['verify', '--only', 'html']);
    expect(diagnostics.map((found) => `${found.message.split(':')[0]} ${found.place?.start.line}:${found.place?.start.column}`)).toContain(`The HTML edition does not carry ${claim} ${place}`);
  });

  it('an edition that is not there, or is something else', async () => {
    const copy = built.copy();
    copy.remove('dist/river/river.epub');
    copy.write({ 'dist/river/river.pdf': 'hello' });
    const answer = await copy.json(['verify']);
    expect(answer.status).toBe(1);
    expect(answer.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(['VER-002 dist/river/river.epub is not there', 'VER-003 dist/river/river.pdf cannot be read back: it is not a PDF']);
    expect(await copy.run(['verify', '--only', 'html'])).toMatchObject({ status: 0 });
  });

  it('a PDF with text that no tag holds, and with glyphs that say nothing', async () => {
    const copy = built.copy();
    const content = '/P<</MCID 0>>BDC /F 9 Tf (a) Tj EMC /G 9 Tf (b) Tj';
    const map = '1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <62> <0062> endbfchar';
    copy.write({ 'dist/river/river.pdf': `%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K<</S/P/Pg 3 0 R/K 0>>>>>>endobj
2 0 obj<</Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Contents 4 0 R/Resources<</Font<</G<</ToUnicode 5 0 R>>>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj
5 0 obj<</Length ${map.length}>>stream\n${map}\nendstream endobj
trailer<</Root 1 0 R>>` });
    const { diagnostics } = await copy.json(['verify']);
    expect(diagnostics.filter(({ code }) => code === 'VER-006' || code === 'VER-007').map(({ code, message }) => `${code} ${message}`)).toEqual([
      'VER-006 dist/river/river.pdf has text on page 1 that no tag holds: “b”',
      'VER-007 dist/river/river.pdf has glyphs on page 1 that stand for no character',
    ]);
  });

  it('a sheet in brief that is something else', async () => {
    const copy = built.copy();
    copy.write({ 'dist/river/river-in-brief.pdf': '%PDF-1.7' });
    expect((await copy.json(['verify'])).diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(/^dist\/river\/river-in-brief\.pdf cannot be read back/)]);
    copy.remove('dist/river/river-in-brief.pdf');
    expect(await copy.run(['verify'])).toMatchObject({ status: 0 });
  });

  it('a sheet in brief that has lost what it may never lose', async () => {
    const { diagnostics } = await changed('not 28 cm', 'not 29 cm').json(['verify', '--only', 'pdf']);
    expect(diagnostics.map(({ message }) => message)).toEqual(['The PDF and the PDF in brief do not carry the correction: “The level of Monday was 82 cm, not 29 cm.” is missing']);
  });

  it('data that are gone, or have errors', async () => {
    const gone = built.copy();
    gone.write({ 'briefings/other/briefing.yaml': briefing('Other') });
    gone.remove('briefings/river');
    expect(shown(await gone.json(['verify']))).toEqual(['VER-008']);
    expect(await changed('language: en', 'language: 7').json(['verify'])).toMatchObject({ status: 1, diagnostics: [{ code: expect.stringMatching(/^DATA-/) }] });
  });

  it('bad usage: status 2', async () => {
    expect(await built.run(['verify', 'rivr'])).toMatchObject({ status: 2, err: expect.stringMatching(/no briefing “rivr”[\s\S]*Did you mean “river”/) });
    expect(await built.run(['verify', '--out', 'elsewhere'])).toMatchObject({ status: 2, err: expect.stringMatching(/no editions in elsewhere/) });
    expect(await built.run(['verify', '--jobs', '2'])).toMatchObject({ status: 2, err: expect.stringMatching(/--jobs belongs to sheaf build/) });
    expect(await built.run(['verify', '--read', '--json'])).toMatchObject({ status: 2 });
    expect(await built.run(['build', '--read'])).toMatchObject({ status: 2, err: expect.stringMatching(/--read belongs to sheaf verify/) });
    const copy = built.copy();
    copy.write({ 'briefings/new/briefing.yaml': briefing('New') });
    expect(await copy.run(['verify', 'new'])).toMatchObject({ status: 2, err: expect.stringMatching(/“new” is not among the editions in dist/) });
  });
});

describe('--read prints', () => {
  it('each edition, a line for each block', async () => {
    const { status, out } = await built.run(['verify', '--read', 'river']);
    expect(status).toBe(0);
    const editions = out.split(/^edition: /m).slice(1);
    expect(editions.map((text) => text.split('\n')[0])).toEqual(['HTML edition', 'PDF', 'PDF in brief', 'EPUB']);
    expect(editions[2]).toMatch(/^list, 1 item\n  term: Level of the river\n  definition: about 82 cm \{link #source-gauge: \[1, p\. 2\]\}$/m);
    for (const text of editions.filter((_text, index) => index !== 2)) for (const line of [/^heading 1: .*Low water$/m, /^paragraph: The gauge was read on Monday\.$/m, /^table, 4 columns, 2 rows$/m, /^note 1 #note-1, back to #call/m]) expect(text).toMatch(line);
  });

  it('one, with --only; what cannot be read is told of', async () => {
    const copy = built.copy();
    copy.remove('dist/river/river.pdf', 'dist/river/river-in-brief.pdf');
    expect(await copy.run(['verify', '--read', '--only', 'pdf'])).toMatchObject({ status: 1, out: '', err: expect.stringContaining('VER-002') });
    expect((await copy.run(['verify', '--read', '--only', 'epub'])).out).toMatch(/^edition: EPUB\ntitle: Low water\nlanguage: en\n/);
  });
});

describe('page marks', () => {
  const words = 'The river fell again in the second half of the month, and the upper locks were closed to laden boats. ';
  const paragraph = (number: number): string => `Paragraph ${number}. ${words.repeat(6)}[^${number}]`;
  const note = (number: number): string => `[^${number}]: Note ${number}. ${words.repeat(number % 3)}`;
  const text = [
    ...Array.from({ length: 14 }, (_, index) => paragraph(index + 1)),
    Array.from({ length: 40 }, (_, index) => `${index + 1}. Item ${index + 1} of the locks and weirs. ${words}`).join('\n'),
    ['| Lock | Boats | What was said |', '|---|---|---|', ...Array.from({ length: 60 }, (_, index) => `| Lock ${index + 1} | ${index * 7} | ${words} |`)].join('\n'),
    ...Array.from({ length: 14 }, (_, index) => note(index + 1)),
  ].join('\n\n');
  const long = new Project({ 'briefings/long/briefing.yaml': briefing('Low water', 'background: [{ title: The locks, file: locks.md }]\n'), 'briefings/long/locks.md': text });
  afterAll(() => long.discard());

  it('inside paragraphs, items and rows, with notes at the foot of pages, stand where the pages begin; one that does not is told of', async () => {
    expect(await long.run(['build'])).toMatchObject({ status: 0 });
    const page = long.read('dist/long/index.html');
    const marks = [...page.matchAll(/<span[^>]*doc-pagebreak[^>]*><\/span>/g)];
    expect(marks.length).toBeGreaterThan(8);
    expect(await long.run(['verify'])).toMatchObject({ status: 0, err: '' });
    const [mark = ''] = marks.map(([found]) => found).filter((found) => page.includes(`${found}Lock`));
    long.write({ 'dist/long/index.html': page.replace(mark, '').replace('Item 3 of', `${mark}Item 3 of`) });
    const { diagnostics } = await long.json(['verify']);
    const [label] = /(?<=id="page-)[^"]+/.exec(mark) ?? [];
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toContainEqual(expect.stringMatching(new RegExp(`^VER-009 dist/long/index\\.html marks page ${label} before “Item 3 of.*”, and page ${label} of the PDF begins with “Lock`)));
  });
});
