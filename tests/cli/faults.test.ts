/** Faults of Sheaf's own: status 3, one calm line, the other briefings built; and the process itself. */

import { expect, it, vi } from 'vitest';
import { runSheaf } from '../support/run-sheaf.js';
import { briefing, project } from './project.js';

vi.mock('../../src/figures/sheaf.js', async (original) => {
  const real = await original<typeof import('../../src/figures/sheaf.js')>();
  return {
    ...real,
    drawSheaf: (...args: Parameters<typeof real.drawSheaf>) => {
      // Only the faulty briefing of these tests makes no claim.
      if (args[0].length === 0) throw new TypeError('Cannot read properties of undefined (reading “x”)');
      return real.drawSheaf(...args);
    },
  };
});

const claim = 'facts: [{ id: a, measure: m, value: 1, sources: [{ id: s }] }]\nsources: [{ id: s, type: report, title: R }]\n';

it('a fault inside Sheaf fails one briefing, calmly', async () => {
  const here = project({ 'briefings/bad/briefing.yaml': briefing('Bad'), 'briefings/good/briefing.yaml': briefing('Good', claim) });
  const args = ['build', '--only', 'epub', '--no-page-marks'];
  const { status, err } = await here.run(args);
  expect({ status, err }).toEqual({ status: 3, err: expect.stringContaining('Sheaf failed while building “bad”') });
  expect(err).not.toContain('TypeError');
  expect([...here.files('dist').keys()]).toEqual(['good/good-cover.png', 'good/good-thumbnail.png', 'good/good.epub', 'manifest.json']);
  expect((await here.run([...args, '--debug'])).err).toMatch(/TypeError: Cannot read[\s\S]*\n\s+at /);
});

it('as a process: two builds give the same bytes, no colours off a terminal, one status for each kind of end', async () => {
  const here = project({ 'briefings/one/briefing.yaml': briefing('One', claim), 'briefings/two/briefing.yaml': briefing('Two') });
  const [first, second, usage, content] = await Promise.all([
    runSheaf(['build', '--no-cache', '--out', 'a'], { cwd: here.root }),
    runSheaf(['build', '--no-cache', '--out', 'b', '--jobs', '1'], { cwd: here.root, env: { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' } }),
    runSheaf(['buidl'], { cwd: here.root }),
    runSheaf(['check'], { cwd: project({ 'briefings/x/briefing.yaml': 'title: [' }).root, env: { NO_COLOR: '1' } }),
  ]);
  expect([first.status, second.status, usage.status, content.status]).toEqual([0, 0, 2, 1]);
  expect([first, second, usage, content].map(({ stdout, stderr }) => stdout + stderr).join('')).not.toMatch(/\u001b|\n\s+at /);
  expect(here.files('b')).toEqual(here.files('a'));
  expect(here.files('a').size).toBeGreaterThan(6);
});

it('as a process: a build that cannot write ends, though its threads wait for work', async () => {
  const here = project({ 'briefings/one/briefing.yaml': briefing('One'), dist: 'in the way' });
  const ran = runSheaf(['build', '--no-cache', '--jobs', '2'], { cwd: here.root });
  const { status, stderr } = await Promise.race([ran, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('The process goes on')), 20_000).unref())]);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Cannot write dist: ') });
});

it('as a process: the working folder’s name may be how the project’s begins', async () => {
  const here = project({ 'water-data/briefings/one/briefing.yaml': briefing('One'), 'water/note.txt': '' });
  const { status, stderr } = await runSheaf(['build', '--no-cache', '--only', 'html', '--root', '../water-data', '--out', '../dist'], { cwd: `${here.root}/water` });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('SITE-001') });
  expect(here.has('dist/index.html')).toBe(true);
});
