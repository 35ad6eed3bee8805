/** Several briefings as one volume, from `briefings/collections/<id>/collection.yaml` to its editions; nothing withheld stands in one. */

import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../support/pdf-reader.js';
import { briefing, project, shown } from './project.js';
import { tracesIn } from './traces.js';

const collection = (members: readonly string[], more = ''): string => `title: The volume\nlanguage: en\ndate: 2020-03\nbriefings: [${members.join(', ')}]\n${more}`;
const secret = (more = ''): string => briefing('Xylophone', `subtitle: Quagmire\n${more}`);
const path = 'briefings/collections/both/collection.yaml';
const two = { 'briefings/one/briefing.yaml': briefing('First things'), 'briefings/two/briefing.yaml': briefing('Second things') };

describe('a volume', () => {
  it('is built into page, dossier and e-book, which stand on index, pages of its briefings and manifest', async () => {
    const here = project({ ...two, [path]: collection(['two', 'one'], 'introduction: |\n  Read the [second](two) before the [first](one#minute).\n') });
    const { status, out } = await here.run(['build']);
    expect(status).toBe(0);
    expect(out).toContain('2 briefings and 1 volume published');
    expect([...here.files('dist/collections').keys()]).toEqual(expect.arrayContaining(['both/both.epub', 'both/both.pdf', 'both/index.html']));
    const page = here.read('dist/collections/both/index.html');
    for (const link of ['href="../../two/index.html"', 'href="../../one/index.html#minute"', 'href="../../collections/both/both.pdf"']) expect(page).toContain(link);
    expect(here.read('dist/index.html')).toContain('href="collections/both/index.html"');
    expect(here.read('dist/one/index.html')).toContain('href="../collections/both/index.html"');
    const manifest = JSON.parse(here.read('dist/manifest.json'));
    expect(manifest.collections.both).toMatchObject({ title: 'The volume', briefings: ['two', 'one'] });
    const book = unzipSync(here.files('dist/collections').get('both/both.epub') ?? new Uint8Array());
    const nav = strFromU8(book['OEBPS/toc.xhtml'] ?? new Uint8Array());
    expect(nav.indexOf('Second things')).toBeGreaterThan(0);
    expect(nav.indexOf('First things')).toBeGreaterThan(nav.indexOf('Second things'));
    expect((await here.run(['build'])).out).toContain('unchanged');
  });

  it('leads from one of its briefings to another inside of it, whatever the briefings are called', async () => {
    const here = project({
      'briefings/one/briefing.yaml': briefing('First things', 'background: [{ title: More, text: "See [all of it](notes), [part of it](notes#background), [nothing](notes#nowhere), [the foreword’s namesake](introduction)." }]\n'),
      'briefings/notes/briefing.yaml': briefing('Second things', 'background: [{ title: Rest, text: The rest. }]\n'),
      'briefings/introduction/briefing.yaml': briefing('Third things'),
      [path]: collection(['one', 'notes', 'introduction'], 'introduction: See [the second](notes).\n'),
    });
    await here.run(['build', 'collections/both', '--only', 'pdf,epub']);
    const files = here.files('dist/collections');
    const book = unzipSync(files.get('both/both.epub') ?? new Uint8Array());
    const page = (name: string): string => strFromU8(book[`OEBPS/${name}`] ?? new Uint8Array());
    const linkTo = (words: string, text: string): string | undefined => new RegExp(`<a href="([^"]*)">${words}</a>`).exec(text)?.[1];
    const links = page('one--background.xhtml');
    expect(['all of it', 'part of it', 'nothing', 'the foreword’s namesake'].map((words) => linkTo(words, links))).toEqual(['notes.xhtml#notes--briefing', 'notes--background.xhtml#notes--background', undefined, 'introduction-2.xhtml#introduction--briefing']);
    expect(linkTo('the second', page('introduction.xhtml'))).toBe('notes.xhtml#notes--briefing');
    expect(page('notes.xhtml')).toContain('id="notes--briefing"');
    const { links: inPdf, outline, destinations } = await readPdf(new Uint8Array(files.get('both/both.pdf') ?? []));
    const pageOf = (title: string): number | undefined => outline.find((entry) => entry.title === title)?.pageIndex;
    const inText = inPdf.filter(({ destination, pageIndex }) => destination?.endsWith('--briefing') === true && pageIndex > 1);
    expect(inText.map(({ destination }) => destinations.get(destination ?? ''))).toEqual([pageOf('Second things'), pageOf('Second things'), pageOf('Third things')]);
  });

  it('is the same from build to build, and follows a change of any of its briefings', async () => {
    const here = project({ ...two, [path]: collection(['one', 'two']) });
    await here.run(['build', '--only', 'pdf']);
    const first = here.files('dist/collections').get('both/both.pdf');
    await here.run(['build', '--only', 'pdf', '--no-cache']);
    expect(here.files('dist/collections').get('both/both.pdf')?.equals(first ?? Buffer.alloc(0))).toBe(true);
    here.write({ 'briefings/two/briefing.yaml': briefing('Other things') });
    const { out } = await here.run(['build', 'two', '--only', 'pdf']);
    expect(out).toContain('collections/both/both.pdf');
    expect(here.files('dist/collections').get('both/both.pdf')?.equals(first ?? Buffer.alloc(0))).toBe(false);
  });

  it('can be asked for by its name, alone', async () => {
    const here = project({ ...two, [path]: collection(['one', 'two']) });
    expect((await here.run(['build', 'collections/both', '--only', 'pdf'])).status).toBe(0);
    expect([...here.files('dist').keys()]).toEqual(['collections/both/both.pdf', 'manifest.json']);
    const { status, err } = await here.run(['build', 'collections/boht']);
    expect([status, err]).toEqual([2, expect.stringContaining('Did you mean “collections/both”?')]);
  });
});

describe('faults are told at their place', () => {
  it.each([
    ['a briefing that does not exist', collection(['one', 'tow']), `COL-001 ${path}:4:18`],
    ['a link to no briefing', collection(['one'], 'introduction: See [this](three).\n'), 'MD-005'],
  ])('%s', async (_, yaml, expected) => {
    const here = project({ ...two, [path]: yaml });
    const answer = await here.json(['check']);
    expect(answer.status).toBe(1);
    expect(shown(answer).join('\n')).toContain(expected);
  });

  it('what only the volume shows of a briefing, though the briefing is built too', async () => {
    const dead = briefing('First things', 'background: [{ title: More, text: "See [nothing](two#nowhere)." }]\n');
    const here = project({ ...two, 'briefings/one/briefing.yaml': dead, [path]: collection(['one', 'two']), 'briefings/sheaf.yaml': 'baseUrl: https://example.org\n' });
    expect(shown(await here.json(['build', '--only', 'pdf']))).toEqual([expect.stringMatching(/^PDF-004 briefings\/one\//), expect.stringMatching(/^MD-014 briefings\/one\//)]);
  });

  it('a briefing with errors: its volume waits for it, and the earlier edition stays', async () => {
    const here = project({ ...two, [path]: collection(['one', 'two']) });
    await here.run(['build', '--only', 'pdf']);
    here.write({ 'briefings/two/briefing.yaml': briefing('Second things', 'subtitel: x\n') });
    const answer = await here.json(['build', '--only', 'pdf']);
    expect(answer.status).toBe(1);
    expect(shown(answer).filter((line) => line.startsWith('COL') || line.startsWith('DATA'))).toEqual(['COL-011', `COL-004 ${path}:4:18`, 'DATA-010 briefings/two/briefing.yaml:5:1']);
    expect(here.has('dist/collections/both/both.pdf')).toBe(true);
  });
});

describe('what the audience may not see', () => {
  const hidden = 'briefings/hidden-away/briefing.yaml';
  const words = ['Xylophone', 'Quagmire'];

  it('drafts, marked and embargoed briefings: the volume is made without them', async () => {
    const kinds = { draft: 'status: draft\n', amber: 'handling: { marking: "TLP:AMBER" }\n', embargo: 'handling: { embargo: "2099-01-01T00:00:00Z" }\n' };
    const slugs = Object.keys(kinds).map((kind) => `hidden-${kind}`);
    const hiddenFiles = Object.fromEntries(Object.entries(kinds).map(([kind, more]) => [`briefings/hidden-${kind}/briefing.yaml`, secret(more)]));
    const here = project({ ...two, ...hiddenFiles, [path]: collection(['one', ...slugs], 'introduction: Not [this](hidden-draft) one.\n') });
    const { status, out } = await here.run(['build', '--now', '2026-01-01']);
    expect(status).toBe(0);
    expect(out).toContain(`without ${slugs.join(', ')}`);
    expect(await tracesIn(here.files('dist'), [...words, ...slugs])).toEqual([]);
    expect(here.has('dist/collections/both/both.epub')).toBe(true);
  });

  it('withdrawn briefings: the volume is made without them, and their own address says that they are withdrawn', async () => {
    const here = project({ ...two, [hidden]: secret('status: withdrawn\n'), [path]: collection(['one', 'hidden-away']) });
    expect((await here.run(['build', '--now', '2026-01-01'])).status).toBe(0);
    expect(await tracesIn(here.files('dist/collections'), [...words, 'hidden-away'])).toEqual([]);
    expect((await tracesIn(here.files('dist'), words)).filter((trace) => !/^(?:hidden-away\/index\.html|manifest\.json): /.test(trace))).toEqual([]);
  });

  it('a volume of nothing else is withheld, and so is one that is withheld itself', async () => {
    const here = project({ ...two, [hidden]: secret('status: draft\n'), [path]: collection(['hidden-away']), 'briefings/collections/late/collection.yaml': collection(['one'], 'handling: { embargo: "2099-01-01T00:00:00Z" }\n') });
    const { status, out } = await here.run(['build', '--now', '2026-01-01', '--only', 'html,pdf']);
    expect(status).toBe(0);
    expect(out).toContain('collections/both: withheld, none of its briefings is for this audience');
    expect(here.has('dist/collections')).toBe(false);
  });

  it.each([
    ['a draft again, with faults besides', (): string => secret('status: draft\nsubtitel: x\n')],
    ['gone', (): null => null],
  ])('a briefing that was in it is %s: the earlier volume leaves at once, even where none can be made', async (_, now) => {
    const here = project({ ...two, [hidden]: secret(), [path]: collection(['one', 'hidden-away']) });
    await here.run(['build', '--only', 'html,pdf']);
    expect((await tracesIn(here.files('dist/collections'), words)).length).toBeGreaterThan(0);
    const text = now();
    if (text === null) here.remove('briefings/hidden-away');
    else here.write({ [hidden]: text });
    here.write({ 'briefings/one/briefing.yaml': briefing('First things', 'subtitel: x\n') });
    expect((await here.run(['build', 'two', '--only', 'html,pdf'])).status).toBe(0);
    expect(await tracesIn(here.files('dist'), words)).toEqual([]);
    expect([...here.files('dist/collections').keys()]).toEqual(['both/index.html']);
  });

  it('another audience sees it, and the volume bears the strictest marking', async () => {
    const here = project({ ...two, [hidden]: secret('handling: { marking: "TLP:AMBER" }\nstatus: draft\n'), [path]: collection(['one', 'hidden-away'], 'handling: { marking: "TLP:GREEN" }\n') });
    expect((await here.run(['build', '--audience', 'desk', '--out', 'desk', '--only', 'html,pdf'])).status).toBe(0);
    const manifest = JSON.parse(here.read('desk/manifest.json'));
    expect(manifest.collections.both).toMatchObject({ marking: 'TLP:AMBER', briefings: ['one', 'hidden-away'] });
    expect(here.read('desk/collections/both/index.html')).toMatch(/class="mark draft"/);
  });
});
