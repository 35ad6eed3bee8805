import { describe, expect, test } from 'vitest';
import { contrast, grey, lightness, nearestColour } from '../../../src/briefing/brand/colour.js';
import { loadHouse } from '../../../src/briefing/load.js';
import { houseStyles } from '../../../src/publish/house-styles.js';
import { templateFiles } from '../../../src/publish/template-files.js';
import { nodeFileSystem } from '../../../src/host/node-host.js';
import { rootTokens } from '../../../src/print/css/root-properties.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';

const houseOf = (yaml: string) => loadHouse({ fs: memoryFileSystem({ '/p/briefings/sheaf.yaml': yaml }), root: '/p' }).value;
const stylesOf = (yaml: string) => houseStyles(templateFiles(nodeFileSystem(), '/nowhere'), houseOf(yaml));
const colours = (lines: string) => `brand:\n  colours:\n${lines.split('\n').map((line) => `    ${line}`).join('\n')}\n`;
const told = async (yaml: string) => (await stylesOf(yaml)).diagnostics.map(({ code, message, hints, place }) => ({ code, message, hints, at: `${place?.start.line}:${place?.start.column}` }));

describe('contrast', () => {
  test('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(lightness('#0e5563')).toBeCloseTo(33, 0);
    expect(grey('#ff0000')).toBe('#4d4d4d');
  });
  test('the nearest colour keeps the hue and moves no further than it must', () => {
    expect(nearestColour('#767676', (one) => contrast(one, '#ffffff') >= 4.5)).toBe('#767676');
    const nearest = nearestColour('#f08a24', (one) => contrast(one, '#ffffff') >= 4.5) ?? '';
    expect(contrast(nearest, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(nearest, '#ffffff')).toBeLessThan(4.75);
    expect(nearestColour('#f08a24', () => false)).toBe(null);
  });
});

describe('the colours of a brand', () => {
  test('that have enough contrast raise nothing', async () => {
    expect(await told(colours('accent: "#7a1f2b"\nribbon: "#b58613"\ncover: "#3b0f16"\ndark: { accent: "#e8a0a8", ribbon: "#d2a138" }'))).toEqual([]);
  });

  test('that are too pale are told of at their place, with the ratio measured and needed, and one that passes', async () => {
    const [link, ...more] = await told(colours('accent: "#f08a24"'));
    expect(more).toEqual([]);
    expect(link).toMatchObject({ code: 'BRAND-002', at: '3:13' });
    expect(link?.message).toMatch(/^“accent” \(#f08a24\) is too near to its ground: links on the place that a link led to \(#f5f2ea\) have a contrast of 2\.\d+, and text needs 4\.5$/);
    const nearest = /"(#[0-9a-f]{6})"/.exec(link?.hints[0] ?? '')?.[1] ?? '';
    expect(await told(colours(`accent: "${nearest}"`))).toEqual([]);
  });

  test('are measured in grey as well: a green that passes in colour may fall short on a printer without', async () => {
    const green = nearestColour('#00a000', (one) => contrast(one, '#f5f2ea') >= 4.5 && contrast(grey(one), '#ffffff') < 4.5);
    if (green !== null) expect((await told(colours(`accent: "${green}"`)))[0]?.message).toContain('printed in grey');
  });

  test('in the dark theme, and of ribbon and cover', async () => {
    expect((await told(colours('dark: { accent: "#33414a" }')))[0]).toMatchObject({ code: 'BRAND-002', message: expect.stringContaining('“dark.accent” (#33414a)') });
    expect((await told(colours('ribbon: "#f2e2b0"')))[0]).toMatchObject({ code: 'BRAND-003', message: expect.stringContaining('what is drawn needs 3') });
    expect((await told(colours('cover: "#7d7d7d"')))[0]).toMatchObject({ code: 'BRAND-002', message: expect.stringContaining('the title on the e-book’s cover') });
  });

  test('what follows from them has enough contrast, whatever they are', async () => {
    for (const accent of ['#0b0b5e', '#7a1f2b', '#006400', '#5a005a', '#000000']) {
      const styles = await stylesOf(colours(`accent: "${accent}"\nribbon: "#b58613"`));
      const [light, dark] = [rootTokens(styles.sheets('shared', 'screen'), 'light'), rootTokens(styles.sheets('shared', 'screen'), 'dark')];
      const of = (tokens: ReadonlyMap<string, string>, name: string) => tokens.get(name) ?? '';
      expect(of(light, '--link')).toBe(accent);
      expect(contrast(of(dark, '--link'), of(dark, '--paper'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of(dark, '--straw'), of(dark, '--paper'))).toBeGreaterThanOrEqual(3);
      expect(contrast(of(light, '--cover-title'), of(light, '--cover-ground'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of(light, '--cover-text'), of(light, '--cover-ground'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of(light, '--cover-ribbon'), of(light, '--cover-ground'))).toBeGreaterThanOrEqual(3);
      for (const tokens of [light, dark]) expect(Math.abs(lightness(of(tokens, '--chart-1')) - lightness(of(tokens, '--chart-2')))).toBeGreaterThanOrEqual(19.5);
    }
  });
});

test('a house without brand and theme has the built-in sheets alone', async () => {
  const styles = await stylesOf('title: x\n');
  expect(styles.diagnostics).toEqual([]);
  expect(styles.sheets('shared', 'print').map(({ file }) => file)).toEqual(['templates/styles/shared.css']);
});

test('a brand’s name goes into the sheet as a string, whatever it holds', async () => {
  const styles = await stylesOf('brand: { name: "a\\"b\\\\c } * { color: red" }\n');
  expect(styles.sheets('shared', 'print').at(-1)?.text).toBe(':root { --brand-name: "a\\"b\\\\c } * { color: red"; }');
});

test('a theme that is not there is an error with the nearest name; a path is no name', async () => {
  expect(await told('theme: minstry\n')).toMatchObject([{ code: 'BRAND-009', at: '1:8' }]);
  expect(await told('theme: ../../etc\n')).toMatchObject([{ code: 'BRAND-009', at: '1:8' }]);
});

test('a theme’s folder without a sheet of a known name is told of as that, not as a slip in its own name', async () => {
  const house = houseOf('theme: mine\n');
  const fs = memoryFileSystem({ '/p/templates/themes/mine/Print.css': 'p { color: red }', '/p/templates/styles/shared.css': '' });
  const [told, ...more] = (await houseStyles(templateFiles(fs, '/p'), house)).diagnostics;
  expect(more).toEqual([]);
  expect(told).toMatchObject({ code: 'BRAND-009', hints: [expect.stringMatching(/^The folder is there, but no file in it has a name that counts: shared\.css, print\.css.*state\.css/)] });
});

describe.each([null, 'ministry'])('the theme %s', (theme) => {
  test.each(['light', 'dark'] as const)('has enough contrast, %s', async (scheme) => {
    const styles = await stylesOf(theme === null ? 'title: x\n' : `theme: ${theme}\n`);
    expect(styles.diagnostics).toEqual([]);
    const tokens = rootTokens(styles.sheets('shared', 'screen'), scheme);
    const ratios = (names: readonly string[], ground: string) => names.map((name) => [name, contrast(tokens.get(name) ?? '', tokens.get(ground) ?? '')] as const);
    const text = [...ratios(['--ink', '--ink-2', '--ink-3', '--link'], '--paper'), ...ratios(['--ink', '--ink-2', '--ink-3', '--link'], '--wash'), ...ratios(['--cover-title', '--cover-text'], '--cover-ground')];
    expect(text.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
    expect(ratios(['--straw', '--chart-1', '--chart-2', '--chart-3'], '--paper').filter(([, ratio]) => ratio < 3)).toEqual([]);
  });
});
