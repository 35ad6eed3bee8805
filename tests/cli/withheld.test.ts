/** What the audience may not see leaves no trace in the output folder: every byte of it is searched, unpacked. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project, briefing, project } from './project.js';
import { tracesIn } from './traces.js';

/** Words that stand nowhere but in the briefing that is withheld; the last has letters that no other text needs. */
const SECRETS = ['Xylophone', 'Quagmire', 'Zyzzyva', 'Þórðarǫ'];
const secret = (more: string): string =>
  `title: Xylophone plan\nsubtitle: Quagmire\nlanguage: en\ndate: 2020\ntopics: [Zyzzyva]\nsummary: { bottomLine: Xylophone in the Quagmire of Þórðarǫ. }\n` +
  `figures: [{ id: c, kind: chart, chart: bar, title: Zyzzyva, alt: Quagmire, data: { columns: [a, b], rows: [[Xylophone, 1], [Zyzzyva, 2]] }, encoding: { x: { field: b }, y: { field: a } } }]\n${more}`;
const open = { 'briefings/open/briefing.yaml': briefing('Open') };
const path = 'briefings/hidden-away/briefing.yaml';

it('the search finds what is published', async () => {
  const here = project({ ...open, [path]: secret('') });
  expect((await here.run(['build'])).status).toBe(0);
  const traces = await tracesIn(here.files('dist'), [...SECRETS, 'hidden-away']);
  for (const file of ['hidden-away/index.html', 'hidden-away/hidden-away.pdf!text', 'hidden-away/hidden-away.epub!OEBPS/title.xhtml', 'manifest.json', 'index.html']) {
    expect(traces.filter((trace) => trace.startsWith(`${file}:`) && trace.includes('Xylophone')), file).toHaveLength(1);
  }
});

it('what was never public leaves not a byte', async () => {
  const here = project({
    ...open,
    'briefings/hidden-draft/briefing.yaml': secret('status: draft\n'),
    'briefings/hidden-amber/briefing.yaml': secret('handling: { marking: "TLP:AMBER" }\n'),
    'briefings/hidden-embargo/briefing.yaml': secret('handling: { embargo: "2099-01-01T00:00:00Z" }\n'),
    'briefings/hidden-withdrawn/briefing.yaml': secret('status: withdrawn\nhandling: { marking: "TLP:AMBER" }\n'),
  });
  const { status, out } = await here.run(['build', '--now', '2026-01-01']);
  expect(status).toBe(0);
  expect(out.split('\n').filter((line) => line.includes('withheld, '))).toHaveLength(4);
  expect(await tracesIn(here.files('dist'), [...SECRETS, 'hidden-draft', 'hidden-amber', 'hidden-embargo', 'hidden-withdrawn'])).toEqual([]);
});

describe('public before, withheld now: a notice in its place, without any of its words', () => {
  const before = new Project({ ...open, 'briefings/sheaf.yaml': 'baseUrl: https://example.org\n', [path]: secret('') });
  const folders = (here: Project): string => readdirSync(join(here.root, 'dist'), { recursive: true }).join(' ').toLowerCase();

  beforeAll(async () => {
    await before.run(['build', '--only', 'html,epub', '--no-page-marks']);
    expect(before.has('dist/hidden-away/hidden-away.epub')).toBe(true);
    expect(folders(before)).toContain('topics/zyzzyva/feed.xml');
  }, 60_000);

  afterAll(() => before.discard());

  it.each([
    ['when all is built', ['build']],
    ['when only another briefing is built', ['build', 'open']],
    ['when only the e-books are built', ['build', '--only', 'epub']],
    ['when only another briefing’s e-book is built', ['build', 'open', '--only', 'epub']],
  ])('%s', async (_, args) => {
    const here = before.copy();
    here.write({ [path]: secret('status: draft\n') });
    expect((await here.run([...args, '--no-page-marks'])).status).toBe(0);
    expect(await tracesIn(here.files('dist'), SECRETS)).toEqual([]);
    expect([...here.files('dist/hidden-away').keys()]).toEqual(['index.html']);
    expect(folders(here)).not.toContain('zyzzyva');
    expect(here.has('dist/open/index.html')).toBe(true);
  });

  it('also when the file has faults besides', async () => {
    const here = before.copy();
    here.write({ [path]: secret('status: draft\nsubtitel: x\nfacts: 12\n') });
    expect((await here.run(['build', '--only', 'html,epub', '--no-page-marks'])).status).toBe(1);
    expect(await tracesIn(here.files('dist'), SECRETS)).toEqual([]);
  });

  it('also when the folder is gone, and when the site cannot be made', async () => {
    const here = before.copy();
    here.remove('briefings/hidden-away');
    here.write({ 'templates/site/index.hbs': '{{#if' });
    const { status } = await here.run(['build', '--only', 'html,epub', '--no-page-marks']);
    expect(status).toBe(1);
    expect(await tracesIn(here.files('dist'), SECRETS)).toEqual([]);
    expect(folders(here)).not.toContain('zyzzyva');
    here.remove('templates');
    expect((await here.run(['build', '--only', 'html,epub', '--no-page-marks'])).status).toBe(0);
    expect(here.has('dist/index.html') && here.has('dist/hidden-away/index.html')).toBe(true);
    expect(await tracesIn(here.files('dist'), SECRETS)).toEqual([]);
  });

  it.each([
    ['the house file is faulty', { 'briefings/sheaf.yaml': 'pubisher: x\n' }, ['build'], 1],
    ['a briefing is named that does not exist', {}, ['build', 'opne'], 2],
  ])('also when nothing can be built because %s', async (_, files, args, expected) => {
    const here = before.copy();
    here.write({ ...files, [path]: secret('status: draft\n') });
    expect((await here.run(args)).status).toBe(expected);
    expect(await tracesIn(here.files('dist'), SECRETS)).toEqual([]);
    expect(here.has('dist/open/index.html')).toBe(true);
  });
});

describe('links to a briefing that may not be seen, from what has not changed itself', () => {
  const linked = {
    'briefings/open/briefing.yaml': briefing('Open', 'background: [{ title: More, text: "As [another one](hidden-away) says." }]\n'),
    'briefings/collections/both/collection.yaml': 'title: Both\nlanguage: en\ndate: 2020\nbriefings: [open]\n',
  };
  const only = ['--only', 'html,epub', '--no-page-marks'];
  const leads = (files: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> => tracesIn(new Map([...files].filter(([file]) => /^(?:open|collections)\//.test(file))), ['hidden-away']);

  it('are gone once it is withdrawn, and there again with it', async () => {
    const here = project({ ...linked, 'briefings/sheaf.yaml': 'baseUrl: https://example.org\n', [path]: secret('') });
    await here.run(['build', ...only]);
    const before = await leads(here.files('dist'));
    expect(before).toEqual(expect.arrayContaining([expect.stringContaining('open/index.html'), expect.stringContaining('open/open.epub'), expect.stringContaining('collections/both/both.epub')]));
    here.write({ [path]: secret('status: withdrawn\n') });
    await here.run(['build', ...only]);
    expect(await leads(here.files('dist'))).toEqual([]);
    here.write({ [path]: secret('') });
    await here.run(['build', ...only]);
    expect(await leads(here.files('dist'))).toEqual(before);
  });

  it('do not come from what was made for another audience', async () => {
    const here = project({ ...linked, 'briefings/sheaf.yaml': 'baseUrl: https://example.org\n', [path]: secret('status: draft\n') });
    await here.run(['build', '--audience', 'desk', '--out', 'desk', ...only]);
    expect((await leads(here.files('desk'))).length).toBeGreaterThan(0);
    await here.run(['build', ...only]);
    expect(await leads(here.files('dist'))).toEqual([]);
  });
});
