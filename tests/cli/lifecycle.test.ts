/** What becomes of a briefing after it came out: withdrawn, superseded, corrected, in a new version. */

import { describe, expect, it } from 'vitest';

import { type Project, briefing, project } from './project.js';

const only = (editions: string): readonly string[] => ['--only', editions, '--no-page-marks', '--no-search'];
const house = { 'briefings/sheaf.yaml': 'title: Notes\nbaseUrl: https://example.org/notes\n' };
const open = { ...house, 'briefings/open/briefing.yaml': briefing('Open', 'topics: [Water]\n') };

interface Notice {
  readonly reason: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly successor: string | null;
}
const manifest = (here: Project, out = 'dist') =>
  // The command's own JSON: its shape is what these tests are about.
  JSON.parse(here.read(`${out}/manifest.json`)) as { notices: Record<string, Notice>; briefings: Record<string, { versions: { version: string; files: { path: string }[] }[] }> };

describe('withdrawn and superseded', () => {
  it('a withdrawn briefing says so at its address, when and why; feeds tell of it, lists do not', async () => {
    const here = project({ ...open, 'briefings/bad/briefing.yaml': briefing('Bad figures', 'topics: [Water]\nstatus: withdrawn\nwithdrawal: { date: 2020-05-03, reason: Two figures were wrong. }\n') });
    expect((await here.run(['build', ...only('html')])).status).toBe(0);
    const page = here.read('dist/bad/index.html');
    for (const words of ['Bad figures', 'has been withdrawn', '3, 2020', 'Two figures were wrong.', 'content="noindex"']) expect(page).toContain(words);
    expect(page).not.toContain('All is well');
    expect(manifest(here).notices['bad']).toMatchObject({ reason: 'withdrawn', title: 'Bad figures', date: '2020-05-03', successor: null });
    const feed = here.read('dist/feed.xml');
    expect(feed).toContain('<title>Withdrawn: Bad figures</title>');
    expect(feed).toMatch(/<at:deleted-entry ref="urn:uuid:[^"]+" when="2020-05-03T00:00:00Z">/);
    expect(here.read('dist/feed.json')).toContain('Withdrawn: Bad figures');
    expect(here.read('dist/topics/water/feed.xml')).toContain('Withdrawn: Bad figures');
    for (const path of ['index.html', 'sitemap.xml']) expect(here.read(`dist/${path}`), path).not.toMatch(/Bad figures|\/bad\//);
    // And back again.
    here.write({ 'briefings/bad/briefing.yaml': briefing('Bad figures') });
    await here.run(['build', ...only('html')]);
    expect(manifest(here).notices).toEqual({});
    expect(here.read('dist/feed.xml')).not.toContain('Withdrawn');
  });

  it('a chain of superseded briefings leads to the last; none leads to what may not be seen', async () => {
    const superseded = (more = ''): string => `status: superseded\n${more}`;
    const here = project({
      ...open,
      'briefings/a/briefing.yaml': briefing('The first', superseded('identifier: DOC 1\n')),
      'briefings/b/briefing.yaml': briefing('The second', superseded('replaces: DOC 1\nreplacedBy: c\n')),
      'briefings/c/briefing.yaml': briefing('The third'),
      'briefings/d/briefing.yaml': briefing('The fourth', superseded('replacedBy: e\n')),
      'briefings/e/briefing.yaml': briefing('Hidden away', 'status: draft\nreplaces: d\n'),
      'briefings/f/briefing.yaml': briefing('Turns', superseded('replacedBy: g\n')),
      'briefings/g/briefing.yaml': briefing('Round', superseded('replacedBy: f\n')),
    });
    await here.run(['build', ...only('html')]);
    const { notices } = manifest(here);
    expect(Object.entries(notices).map(([slug, { successor }]) => `${slug} ${successor}`)).toEqual(['a c', 'b c', 'd null', 'f null', 'g null']);
    expect(here.read('dist/a/index.html')).toContain('<a href="../c/index.html">The third</a>');
    expect([...here.files('dist').values()].join('')).not.toContain('Hidden away');
  });
});

describe('earlier versions', () => {
  const version = (number: string, more = ''): Record<string, string> => ({ 'briefings/one/briefing.yaml': briefing(`Version ${number}`, `version: "${number}"\n${more}`) });
  const revisions = 'revisions: [{ version: "2", date: 2020-04-01, changes: Mended. }, { version: "1", date: 2020-03-01, changes: First words. }]\n';

  it('stay to be downloaded, from what stands there or from the folder named', async () => {
    const here = project({ ...house, ...version('1') });
    await here.run(['build', ...only('html,epub')]);
    const first = here.files('dist').get('one/one.epub');
    here.write(version('2', revisions));
    expect((await here.run(['build', '--out', 'other', '--previous', 'dist', ...only('html,epub')])).status).toBe(0);
    await here.run(['build', ...only('html,epub')]);
    expect(here.files('dist').get('one/versions/1/one.epub')).toEqual(first);
    expect(here.files('other')).toEqual(here.files('dist'));
    const page = here.read('dist/one/index.html');
    for (const words of ['Earlier versions', 'First words.', 'href="../one/versions/1/one.epub"']) expect(page).toContain(words);
    expect(here.read('dist/sitemap.xml')).not.toContain('versions');
    // Built again, it is the same; with a third, both are there; one that is withdrawn is not.
    const before = here.files('dist');
    await here.run(['build', '--previous', 'dist', ...only('html,epub')]);
    expect(here.files('dist')).toEqual(before);
    here.write(version('3'));
    await here.run(['build', ...only('html,epub')]);
    expect(manifest(here).briefings['one']?.versions.map((entry) => entry.version)).toEqual(['2', '1']);
    here.write(version('3', 'revisions: [{ version: "2", changes: Wrong., withdrawn: true }]\n'));
    await here.run(['build', ...only('html,epub')]);
    expect([...here.files('dist/one/versions').keys()]).toEqual(['1/one.epub']);
    expect((await here.run(['verify', '--only', 'epub'])).status).toBe(0);
    here.write(version('3', 'handling: { marking: "TLP:AMBER" }\n'));
    await here.run(['build', ...only('epub')]);
    expect([...here.files('dist/one').keys()]).toEqual(['index.html']);
  }, 120_000);

  it('of no use are a folder that is none of Sheaf’s, one for others, and files that are not what the manifest says', async () => {
    const here = project({ ...house, ...version('1') });
    expect(await here.run(['build', '--previous', 'nowhere', ...only('epub')])).toMatchObject({ status: 2, err: expect.stringContaining('not the output of an earlier build') });
    await here.run(['build', '--audience', 'desk', '--out', 'desk', ...only('epub')]);
    expect((await here.run(['build', '--previous', 'desk', ...only('epub')])).status).toBe(2);
    await here.run(['build', '--out', 'old', ...only('epub')]);
    here.write({ ...version('2'), 'old/one/one.epub': 'something else' });
    const answer = await here.json(['build', '--previous', 'old', ...only('epub')]);
    expect(answer.diagnostics.map(({ code }) => code)).toContain('CLI-013');
    expect([...here.files('dist/one').keys()].filter((path) => path.includes('versions'))).toEqual([]);
  });
});

it('lists tell of files as they are, whatever editions a build makes', async () => {
  const here = project(open);
  await here.run(['build', ...only('html,epub')]);
  here.write({ 'briefings/open/briefing.yaml': briefing('Open', `topics: [Water]\nbackground: [{ title: More, text: "${'More and more words. '.repeat(200)}" }]\n`) });
  await here.run(['build', ...only('epub')]);
  const bytes = here.files('dist').get('open/open.epub')?.length ?? 0;
  expect(here.read('dist/opds/new.xml')).toContain(`length="${bytes}"`);
  const size = new RegExp(`\\(${Math.round(bytes / 1000)}\\sKB\\)`, 'i');
  for (const path of ['index.html', 'open/index.html']) expect(here.read(`dist/${path}`), path).toMatch(size);
  expect(here.read('dist/open/index.html')).not.toContain('More and more words');
});

it('a correction stands on the page, in the feed, and in lists', async () => {
  const here = project({ ...open, 'briefings/open/briefing.yaml': briefing('Open', 'correction: Not ten but eleven.\n') });
  await here.run(['build', ...only('html')]);
  expect(here.read('dist/open/index.html')).toContain('Not ten but eleven.');
  expect(here.read('dist/index.html')).toContain('Corrected');
  expect(here.read('dist/feed.xml')).toContain('Correction: Open');
});

it('a link to a place that another briefing does not have is told of, also where that one is not built now', async () => {
  const leading = briefing('Other', 'background: [{ title: More, text: "See [this](open#contxt), [that](open#sec-context) and [these](open)." }]\n');
  const here = project({ 'briefings/open/briefing.yaml': briefing('Open', 'background: [{ id: context, title: Context, text: Words. }]\n'), 'briefings/other/briefing.yaml': leading });
  const told = async (args: readonly string[]): Promise<readonly string[]> => (await here.json(['build', ...args, ...only('html')])).diagnostics.filter(({ code }) => code === 'MD-014').map(({ message, place, hints }) => [message, place?.start.line, ...hints].join(' | '));
  const expected = ['The briefing “open” has no place “#contxt”, so this link leads to its beginning | 5 | Did you mean “open#context”?'].map((line) => line.replace('open#context', 'open#sec-context'));
  expect((await told([])).map((line) => line.split(' | ').slice(0, 2))).toEqual(expected.map((line) => line.split(' | ').slice(0, 2)));
  expect(await told(['other', '--no-cache'])).toHaveLength(1);
  expect(await told(['other'])).toHaveLength(1);
});

it('control characters, which no edition shows, are told of with their place', async () => {
  const here = project({ 'briefings/one/briefing.yaml': briefing('"Bell \\u0007 and \\u0001"') });
  const { diagnostics } = await here.json(['check']);
  expect(diagnostics.map(({ code, message, place }) => [code, message, place?.start.line])).toEqual([['DATA-022', 'This text holds control characters (U+0007, U+0001), which no edition shows', 1]]);
});

it.each<readonly [name: string, args: readonly string[], status: number, files: Readonly<Record<string, string>>]>([
  ['another briefing’s e-book is built', ['build', 'two', '--only', 'epub'], 0, {}],
  ['a third is built', ['build', 'three', '--only', 'html'], 0, {}],
  ['the site cannot be made', ['build', 'three', '--only', 'html'], 1, { 'templates/site/index.hbs': '{{#if' }],
  ['nothing can be built', ['build', 'three', '--only', 'html'], 1, { 'briefings/sheaf.yaml': 'titel: Wrong\n' }],
])('pages that stay name nothing that has left, when %s', async (_, args, status, files) => {
  const about = 'topics: [Water]\nidentifier: N 1\n';
  const here = project({ ...house, 'briefings/one/briefing.yaml': briefing('Xylophone', about), 'briefings/two/briefing.yaml': briefing('Two', about).replace('language: en', 'language: fr'), 'briefings/three/briefing.yaml': briefing('Three', 'topics: [Water]\n') });
  await here.run(['build', ...only('html')]);
  expect(here.read('dist/two/index.html')).toMatch(/"workTranslation":\[\{[^}]*Xylophone/);
  here.write({ 'briefings/one/briefing.yaml': briefing('Xylophone', `${about}status: draft\n`), ...files });
  expect((await here.run([...args, '--no-page-marks', '--no-search'])).status).toBe(status);
  const naming = [...here.files('dist').entries()].filter(([, bytes]) => bytes.includes('Xylophone')).map(([path]) => path);
  expect(naming).toEqual([]);
  expect(here.read('dist/two/index.html')).toContain('Three');
});
