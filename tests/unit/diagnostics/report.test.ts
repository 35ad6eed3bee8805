import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { formatDiagnostics, indexLines, reportJson, sortDiagnostics } from '../../../src/diagnostics/index.js';

const YAML = 'title: A\nfacts:\n  - id: displaced\n    value: 948.000\n    unit: people\n';

function at(text: string, needle: string, details: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(needle);
  const place = indexLines(text).place('briefings/one/briefing.yaml', start, start + needle.length);
  return { code: 'DATA-017', severity: 'error', message: 'A fault', place, hints: [], trace: [], related: [], cause: undefined, ...details };
}

const report = (text: string, diagnostics: readonly Diagnostic[], options: { colour?: boolean; debug?: boolean; width?: number } = {}) =>
  formatDiagnostics(diagnostics, { readText: () => text, colour: false, debug: false, ...options });

describe('formatDiagnostics', () => {
  test('shows what, where, the lines around and what to do', () => {
    const diagnostic = at(YAML, '948.000', { message: '“948.000” can be read in more than one way', hints: ['Write 948000 or 948, whichever is meant'] });
    expect(report(YAML, [diagnostic])).toBe(
      [
        'error  “948.000” can be read in more than one way',
        '  briefings/one/briefing.yaml:4:12  DATA-017',
        '',
        '    3 │   - id: displaced',
        '    4 │     value: 948.000',
        '      │            ^^^^^^^',
        '    5 │     unit: people',
        '',
        '  → Write 948000 or 948, whichever is meant',
        '',
        '1 error',
        '',
      ].join('\n'),
    );
  });

  test('says nothing where there is nothing to say', () => {
    expect(report('', [])).toBe('');
  });

  test('counts by severity', () => {
    const many = [at(YAML, 'title'), at(YAML, 'facts'), at(YAML, 'unit', { severity: 'warning' })];
    expect(report(YAML, many).trimEnd().split('\n').at(-1)).toBe('2 errors, 1 warning');
  });

  test('of many warnings of one kind the first are shown, then the lines of the others', () => {
    const text = Array.from({ length: 30 }, (_, index) => `a${index};`).join('\n');
    const many = Array.from({ length: 30 }, (_, index) => at(text, `a${index};`, { severity: 'warning', message: `Fault ${index}` }));
    const other = at(text, 'a29;', { severity: 'warning', code: 'DATA-018', message: 'Another' });
    const shown = report(text, [...many, other]);
    expect(shown.match(/Fault \d+/g)).toEqual(['Fault 0', 'Fault 1', 'Fault 2', 'Fault 3', 'Fault 4']);
    expect(shown).toContain('Another');
    expect(shown.replace(/\s+/g, ' ')).toContain('warning 25 more of the kind DATA-017, at briefings/one/briefing.yaml:6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 … → Each in full: run again with --debug');
    expect(shown.trimEnd().split('\n').at(-1)).toBe('31 warnings');
    expect(report(text, many, { debug: true }).match(/Fault \d+/g)).toHaveLength(30);
  });

  test('errors are shown up to fifty of a kind, and six warnings are not worth folding', () => {
    const many = (severity: 'error' | 'warning', count: number) => Array.from({ length: count }, (_, index) => at(YAML, 'title', { severity, message: `Fault ${index}` }));
    expect(report(YAML, many('error', 51)).match(/^error {2}Fault \d+$/gm)).toHaveLength(51);
    const flood = report(YAML, many('error', 5_000));
    expect(flood.match(/^error {2}Fault \d+$/gm)).toHaveLength(50);
    expect(flood).toContain('error  4950 more of the kind');
    expect(flood.trimEnd().split('\n').at(-1)).toBe('5000 errors');
    expect(report(YAML, many('warning', 6)).match(/^warning {2}Fault \d+$/gm)).toHaveLength(6);
  });

  test('carets stand under their text, behind tabs and wide characters', () => {
    for (const [text, needle] of [['\t\tx: bad', 'bad'], ['名前: bad', 'bad'], ['e\u0301: bad', 'bad'], ['🌾: bad', 'bad']] as const) {
      const lines = report(text, [at(text, needle)]).split('\n');
      const shown = lines.find((line) => line.includes('bad')) ?? '';
      const carets = lines.find((line) => line.includes('^^^')) ?? '';
      const before = shown.slice(0, shown.indexOf('bad'));
      const extra = (before.match(/[名前]|🌾/gu)?.length ?? 0) - (before.match(/\u0301/g)?.length ?? 0);
      expect(carets.indexOf('^')).toBe([...before].length + extra);
    }
  });

  test('a very long line is cut around the place', () => {
    const text = `a: ${'x'.repeat(5000)}bad${'y'.repeat(5000)}`;
    const lines = report(text, [at(text, 'bad')], { width: 60 }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    const shown = lines.find((line) => line.includes('bad')) ?? '';
    expect((lines.find((line) => line.includes('^')) ?? '').indexOf('^^^')).toBe(shown.indexOf('bad'));
  });

  test('messages and files cannot speak to the terminal', () => {
    const text = 'a: \u001b[2J\u202e\u0000bad';
    const out = report(text, [at(text, 'bad', { message: 'evil \u001b[31m\nmessage', hints: ['\u009b31m'] })]);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(out).toContain('evil ␛[31m message');
  });

  test('related places get their own frame', () => {
    const first = at(YAML, 'title').place;
    const out = report(YAML, [at(YAML, 'unit', { related: first === null ? [] : [{ message: 'The first stands here', place: first }] })]);
    expect(out).toContain('  · The first stands here: briefings/one/briefing.yaml:1:1');
    expect(out).toContain('    1 │ title: A\n      │ ^^^^^');
  });

  test('a cause shows with debug only', () => {
    const diagnostic = at(YAML, 'unit', { cause: new Error('inner') });
    expect(report(YAML, [diagnostic])).not.toContain('inner');
    expect(report(YAML, [diagnostic], { debug: true })).toContain('Error: inner');
  });

  test('a place without a file, or beyond its end, has no frame', () => {
    const gone = formatDiagnostics([at(YAML, 'unit')], { readText: () => null, colour: false, debug: false });
    expect(gone).toBe('error  A fault\n  briefings/one/briefing.yaml:5:5  DATA-017\n\n1 error\n');
    expect(report('', [at(YAML, 'unit')])).toBe(gone);
  });

  test('a place at the end of the file is shown', () => {
    const text = 'a: "x';
    const end = { ...at(text, 'x'), place: indexLines(text).place('f', 6, 6) };
    expect(report(text, [end])).toContain('    1 │ a: "x\n      │      ^');
  });

  test('colour is only colour', () => {
    const diagnostics = [at(YAML, '948.000', { hints: ['h'] })];
    expect(report(YAML, diagnostics, { colour: true }).replace(/\u001b\[[\d;]*m/g, '')).toBe(report(YAML, diagnostics));
  });
});

describe('sortDiagnostics', () => {
  test('by file, line, column, code; each once', () => {
    const none = { ...at(YAML, 'unit'), place: null, code: 'CLI-001' };
    const unit = at(YAML, 'unit');
    const title = at(YAML, 'title');
    expect(sortDiagnostics([unit, title, none, unit]).map(({ code, place }) => [code, place?.start.line])).toEqual([
      ['CLI-001', undefined], ['DATA-017', 1], ['DATA-017', 5],
    ]);
  });
});

test('reportJson leaves causes out and survives JSON', () => {
  const [first] = reportJson([at(YAML, 'unit', { cause: new Error('x') })]);
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  expect(first).not.toHaveProperty('cause');
});
