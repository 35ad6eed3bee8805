/** The command's options, exit statuses and outputs. */

import { describe, expect, it } from 'vitest';
import { Project, briefing, project, shown } from './project.js';

const two = (): Project => project({ 'briefings/one/briefing.yaml': briefing('First'), 'briefings/two/briefing.yaml': briefing('Second') });
/** The edition that is made fastest, where it does not matter which. */
const quick = ['--only', 'epub', '--no-page-marks'];

describe('bad usage: status 2, one sentence, nothing written', () => {
  it.each([
    [['frobnicate'], /“frobnicate” is not a command/],
    [['build', '--frob'], /--frob/],
    [['build', '--only', 'html,docx'], /“docx” is not an edition/],
    [['build', '--jobs', '0'], /--jobs takes a whole number/],
    [['build', '--now', 'tomorrow'], /--now takes a date or a moment/],
    [['build', '--audience', 'internal'], /add --out DIR/],
    [['build', '--audience', '../x', '--out', 'o'], /letters, digits and hyphens/],
    [['build', 'onee'], /no briefing “onee”[\s\S]*Did you mean “one”/],
    [['build', '--out', '.'], /cannot be written to/],
    [['build', '--out', 'briefings/dist'], /cannot be written to/],
    [['build', '--root', 'elsewhere'], /no folder “briefings”/],
  ])('%j', async (args, says) => {
    const here = two();
    const { status, err } = await here.run(args);
    expect({ status, err }).toEqual({ status: 2, err: expect.stringMatching(says) });
    expect(err).not.toMatch(/\n\s+at /);
    expect(here.has('dist') || here.has('o')).toBe(false);
  });

  it('a malformed SOURCE_DATE_EPOCH', async () => {
    expect(await two().run(['build'], { SOURCE_DATE_EPOCH: 'today' })).toMatchObject({ status: 2, err: expect.stringContaining('SOURCE_DATE_EPOCH') });
  });
});

it('help and version', async () => {
  const here = project();
  expect(await here.run([])).toMatchObject({ status: 0, out: expect.stringContaining('sheaf build') });
  expect(await here.run(['--help'])).toMatchObject({ status: 0, err: '' });
  expect(await here.run(['--version'])).toMatchObject({ status: 0, out: '1.2.3\n' });
});

it('an empty briefings/ says so, a missing one too', async () => {
  const here = project({ 'briefings/sheaf.yaml': 'title: Nothing yet\n' });
  expect(await here.run(['build'])).toMatchObject({ status: 1, err: expect.stringMatching(/no briefing in briefings\/[\s\S]*my-first-briefing/) });
  here.remove('briefings');
  expect(await here.run(['build'])).toMatchObject({ status: 2, err: expect.stringContaining('no folder “briefings”') });
  expect(here.has('dist')).toBe(false);
});

it('builds three editions, says so in plain lines, and takes them from the cache the next time', async () => {
  const here = two();
  const first = await here.run(['build']);
  expect(first.status).toBe(0);
  for (const line of ['one: reading', 'one: composing', 'one: setting the pages', 'one: packing the EPUB', 'site: making the site']) expect(first.err.split('\n')).toContain(line);
  expect(first.err + first.out).not.toMatch(/[\r\u001b]/);
  for (const path of ['one/index.html', 'one/one.pdf', 'one/one.epub', 'two/two.pdf', 'index.html', 'manifest.json']) expect(here.has(`dist/${path}`), path).toBe(true);
  expect(first.out).toMatch(/dist\/one\/one\.pdf +\d+ kB +\d pages?\n/);
  expect(first.out).toMatch(/\n2 briefings published in 0\.0 s\. Open dist\/index\.html\n$/);
  const before = here.files('dist');

  const second = await here.run(['build']);
  expect(second.err).toContain('one: unchanged');
  expect(second.out).toMatch(/unchanged/);
  expect(here.files('dist')).toEqual(before);

  here.write({ 'briefings/one/briefing.yaml': briefing('First, again') });
  const third = await here.json(['build']);
  expect(third.briefings.map(({ slug, outcome }) => `${slug} ${outcome}`)).toEqual(['one built', 'two cached']);
  expect(here.read('dist/index.html')).toContain('First, again');
  expect((await here.json(['build', '--no-cache', ...quick])).briefings.map(({ outcome }) => outcome)).toEqual(['built', 'built']);
  expect(here.has('.sheaf/report.json')).toBe(true);
});

it('--only keeps the other editions, --out and --root name the places', async () => {
  const here = project({ 'p/briefings/one/briefing.yaml': briefing('First') });
  await here.run(['build', '--root', 'p', '--out', 'o', '--only', 'epub', '--no-page-marks']);
  expect([...here.files('o').keys()]).toEqual(['manifest.json', 'one/one-cover.png', 'one/one-thumbnail.png', 'one/one.epub']);
  const epub = here.files('o').get('one/one.epub');
  const { status, briefings } = await here.json(['build', '--root', 'p', '--out', 'o', '--only', 'html', '--no-page-marks']);
  expect(status).toBe(0);
  expect(briefings[0]?.files.map(({ path }) => path).sort()).toEqual(['one/index.html', 'one/one-cover.png', 'one/one-thumbnail.png', 'one/one.bib', 'one/one.csl.json', 'one/one.epub', 'one/one.ris']);
  expect(here.files('o').get('one/one.epub')).toEqual(epub);
});

it('--strict counts warnings as errors; check writes nothing', async () => {
  const here = project({ 'briefings/one/briefing.yaml': 'title: First\nlanguage: en\ndate: 2020\nfacts: [{ id: a, measure: m, value: 1 }]\n' });
  const loose = await here.json(['check']);
  expect(loose.status).toBe(0);
  expect(shown(loose)).toEqual(['DATA-051 briefings/one/briefing.yaml:1:1', 'DATA-052 briefings/one/briefing.yaml:4:15']);
  expect((await here.run(['check', '--strict'])).status).toBe(1);
  expect((await here.run(['build', '--strict', ...quick])).status).toBe(1);
  here.remove('.sheaf', 'dist');
  expect((await here.run(['check'])).out).toBe('1 briefing checked, 0 with errors\n');
  expect([...here.files('.').keys()]).toEqual(['briefings/one/briefing.yaml']);
});

it('--json writes JSON and nothing else', async () => {
  const { out, err } = await two().run(['build', '--json', ...quick]);
  expect(err).toBe('');
  expect(Object.keys(JSON.parse(out) as object)).toEqual(['diagnostics', 'briefings', 'volumes']);
});

describe('audiences', () => {
  it('have folders of their own', async () => {
    const here = two();
    expect((await here.run(['build', ...quick, '--audience', 'internal', '--out', 'in'])).status).toBe(0);
    expect(await here.run(['build', ...quick, '--out', 'in'])).toMatchObject({ status: 2, err: expect.stringContaining('holds editions for the audience “internal”, not for “public”') });
    expect((await here.run(['build', ...quick])).status).toBe(0);
    expect(await here.run(['build', ...quick, '--audience', 'internal', '--out', 'dist'])).toMatchObject({ status: 2 });
  });

  it.each(['../elsewhere', '/elsewhere', 'a/../../elsewhere'])('a manifest that names %s is not followed there', async (path) => {
    const here = project({ 'briefings/b/briefing.yaml': 'title: B\nlanguage: en\ndate: 2026\n', 'elsewhere/kept.txt': 'kept' });
    const manifest = { audience: 'public', briefings: {}, notices: {}, files: [{ path: `${path}/kept.txt`, bytes: 1, sha256: '' }] };
    here.write({ 'dist/manifest.json': JSON.stringify(manifest) });
    expect((await here.run(['build', '--only', 'epub', '--no-page-marks'])).status).toBe(2);
    expect(here.read('elsewhere/kept.txt')).toBe('kept');
  });

  it('a manifest that cannot be read is no licence to mix them', async () => {
    const here = two();
    await here.run(['build', ...quick, '--audience', 'internal', '--out', 'in']);
    here.write({ 'in/manifest.json': '{' });
    const before = here.files('in');
    expect(await here.run(['build', ...quick, '--out', 'in'])).toMatchObject({ status: 2, err: expect.stringContaining('not a manifest of Sheaf’s') });
    expect(here.files('in')).toEqual(before);
  });

  it('an embargo passes at --now or SOURCE_DATE_EPOCH, and never by itself', async () => {
    const here = project({ 'briefings/one/briefing.yaml': briefing('First', 'handling: { embargo: "2020-03-01T06:00:00+01:00" }\n') });
    const outcome = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> => (await here.run(['build', ...quick, ...args], environment)).out.split('\n')[0] ?? '';
    expect(await outcome([])).toBe('one: withheld, under embargo until 2020-03-01T06:00:00+01:00: with --now at that moment or after, it is published');
    expect(await outcome(['--now', '2020-03-01T04:59:59Z'])).toContain('withheld');
    expect(await outcome([], { SOURCE_DATE_EPOCH: String(Date.UTC(2020, 2, 1, 4) / 1000) })).toContain('withheld');
    expect(await outcome([], { SOURCE_DATE_EPOCH: String(Date.UTC(2020, 2, 1, 5) / 1000) })).toContain('dist/one/one.epub');
    expect(await outcome(['--now', '2020-03-01T05:00:00Z'])).toContain('dist/one/one.epub');
    const html = async (): Promise<string> => (await here.run(['build', '--only', 'html', '--no-page-marks', '--audience', 'press', '--out', 'press'])).status === 0 ? here.read('press/one/index.html') : '';
    expect(await html()).toContain('Under embargo until');
    expect((await here.run(['build', '--only', 'html', '--no-page-marks', '--now', '2020-03-02'])).status).toBe(0);
    expect(here.read('dist/one/index.html')).not.toContain('mbargo');
    // What was set before the moment is not taken for what holds after it.
    expect(await html()).toContain('Under embargo until');
    expect(await outcome(['--now', '2020-02-29'], { SOURCE_DATE_EPOCH: '9999999999' })).toContain('withheld');
  });
});
