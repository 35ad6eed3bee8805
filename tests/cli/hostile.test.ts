/** Author text is data: markup, scripts and template code come out as text in all three editions; nothing is run, fetched or read. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAll } from '../../src/html/walk.js';
import { parseHtml } from '../../src/html/parse.js';
import { heardText } from '../../src/verify/heard-text.js';
import { plainText } from '../../src/verify/plain-text.js';
import { readDossier } from '../../src/verify/read-dossier.js';
import { readEbook } from '../../src/verify/read-ebook.js';
import { readPage } from '../../src/verify/read-page.js';
import { Project } from './project.js';
import { tracesIn } from './traces.js';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end('pong');
});
const here = new Project();
const CANARY = 'canary-7f3a';

/** What authors may write, by accident or not. */
const HOSTILE = ['<script>globalThis.sheafWasHere = 1</script>', '<img src=x onerror=alert(1)>', '{{constructor}}', '{{{this}}}', '{% include "x" %}', '<% process.exit(9) %>', '<%= 7 * 6 %>', '${7 * 6}', '&lt;b&gt;'];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  here.write({ 'canary.txt': CANARY });
  const canary = join(here.root, 'canary.txt');
  const all = HOSTILE.join(' ');
  const quoted = JSON.stringify(all);
  here.write({
    'briefings/hostile/briefing.yaml': `title: ${quoted}
subtitle: ${quoted}
language: en
date: 2020
authors: [{ name: ${quoted} }]
topics: [${quoted}]
series: { title: ${quoted} }
licence: ${quoted}
summary: { bottomLine: ${quoted} }
facts: [{ id: a, measure: ${quoted}, value: ${quoted}, sources: [{ id: s, at: ${quoted} }] }]
quotes: [{ id: q, text: ${quoted}, speakers: [{ name: ${quoted} }], sources: [{ id: s }] }]
figures: [{ id: c, kind: chart, chart: bar, title: ${quoted}, alt: ${quoted}, data: { columns: [a, b], rows: [[${quoted}, 1], [x, 2]] }, encoding: { x: { field: b }, y: { field: a } } }]
background:
  - title: ${quoted}
    text: |
      ${all}

      ![picture](${address}/picture.png) ![file](file://${canary}) ![climb](../../canary.txt) [link](javascript:alert(1))

      <iframe src="${address}/frame"></iframe><link rel="stylesheet" href="${address}/style.css">
sources: [{ id: s, type: webpage, title: ${quoted}, description: "![x](${address}/in-source.png)" }]
`,
  });
}, 60_000);

afterAll(async () => {
  here.discard();
  await new Promise((resolve) => server.close(resolve));
});

describe('a hostile briefing', () => {
  it('with pictures from elsewhere is refused at their places, and nothing is fetched or read', async () => {
    const answer = await here.json(['build', '--only', 'html,epub', '--no-page-marks']);
    const errors = answer.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ place }) => place?.file)).toEqual(errors.map(() => 'briefings/hostile/briefing.yaml'));
    expect(asked).toEqual([]);
    expect(await tracesIn(here.files('dist'), [CANARY])).toEqual([]);
  });

  it('without them is built, its text as it was written', async () => {
    here.write({ 'briefings/hostile/briefing.yaml': here.read('briefings/hostile/briefing.yaml').replace(/^ *!\[picture\].*$/m, '').replace(/, description: "[^"]*"/, '') });
    const { status, err } = await here.run(['build']);
    expect({ status, err }).toEqual({ status: 0, err: expect.any(String) });
    const files = here.files('dist/hostile');
    const bytes = (name: string): Uint8Array => new Uint8Array(files.get(name) ?? []);
    const page = new TextDecoder().decode(bytes('index.html'));
    const texts = [readPage(page, () => null), readDossier(bytes('hostile.pdf')).heard, readEbook(bytes('hostile.epub'))].map(heardText);
    const inFull = ['<script>globalThis.sheafWasHere = 1</script>', '{{constructor}}', '{{{this}}}', '<% process.exit(9) %>', '<%= 7 * 6 %>', '${7 * 6}'];
    const compact = (text: string): string => plainText(text).replace(/ /g, '');
    for (const text of texts) expect(inFull.filter((words) => !compact(text).includes(compact(words)))).toEqual([]);
    expect(findAll(parseHtml(page), ({ name, attribs }) => (name === 'script' && (attribs['type'] ?? '') !== 'application/ld+json' && !/^\.\.\/assets\/[a-z]+\.[0-9a-f]{10}\.js$/.test(attribs['src'] ?? '')) || name === 'iframe' || 'onerror' in attribs || /^javascript:/.test(attribs['href'] ?? '')).map(({ name }) => name)).toEqual([]);
    expect('sheafWasHere' in globalThis).toBe(false);
    expect(asked).toEqual([]);
    expect(await tracesIn(here.files('dist'), [CANARY])).toEqual([]);
  });
});
