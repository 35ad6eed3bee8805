/** A house with a brand, a theme and one-page editions: what becomes of them in the output folder, and what is said where they are wrong. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { expect, it } from 'vitest';
import { Project, briefing, project, shown } from './project.js';
import { readPdf, textOfTag } from '../support/pdf-reader.js';

const FONT = readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf'));
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30"><rect width="120" height="30" fill="#7a1f2b"/></svg>';
const HOUSE = `title: Rivers
publisher: Ministry of Rivers
inBrief: true
brand:
  logo: { file: brand/logo.svg, dark: brand/dark.svg }
  colours: { accent: "#7a1f2b", ribbon: "#c08a24" }
`;

async function fontNames(pdf: Buffer): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of('FontName')) ? [String(object.get(PDFName.of('FontName')))] : []));
}

function styleSheet(here: Project): string {
  return [...here.files('dist')].filter(([path]) => /^assets\/site\.[0-9a-f]{10}\.css$/.test(path)).map(([, bytes]) => bytes.toString()).join();
}

function dressed(more = ''): Project {
  return project({ 'briefings/one/briefing.yaml': briefing('First'), 'briefings/sheaf.yaml': HOUSE + more, 'briefings/brand/logo.svg': LOGO, 'briefings/brand/dark.svg': LOGO });
}

it('a brand is in all editions, and the page of its own is linked, listed and of one page', async () => {
  const here = dressed();
  expect(await here.run(['build'])).toMatchObject({ status: 0, out: expect.stringMatching(/one-in-brief\.pdf +\d+ kB +1 page/) });
  const css = styleSheet(here);
  expect(css).toContain('--link: #7a1f2b');
  expect(css).toMatch(/prefers-color-scheme: dark\) \{ :root \{ --link: #[0-9a-f]{6}/);
  const page = here.read('dist/one/index.html');
  expect(page).toMatch(/<source srcset="\.\.\/assets\/logo-dark\.[0-9a-f]{10}\.svg" media="\(prefers-color-scheme: dark\)"><img class="logo" src="\.\.\/assets\/logo\.[0-9a-f]{10}\.svg" alt="Ministry of Rivers"/);
  expect(page).toContain('href="../one/one-in-brief.pdf"');
  expect([...here.files('dist').keys()].filter((path) => /^assets\/logo(?:-dark)?\.[0-9a-f]{10}\.svg$/.test(path))).toHaveLength(2);
  expect(JSON.parse(here.read('dist/manifest.json')).briefings.one.files.map(({ path }: { readonly path: string }) => path)).toEqual(['one/index.html', 'one/one-cover.png', 'one/one-in-brief.pdf', 'one/one-thumbnail.png', 'one/one.bib', 'one/one.csl.json', 'one/one.epub', 'one/one.pdf', 'one/one.ris']);
  const [brief, full] = await Promise.all([readPdf(new Uint8Array(readFileSync(`${here.root}/dist/one/one-in-brief.pdf`))), readPdf(new Uint8Array(readFileSync(`${here.root}/dist/one/one.pdf`)))]);
  expect(brief.pageCount).toBe(1);
  for (const { tags } of [brief, full]) expect(textOfTag(tags)).toContain('All is well.');
  expect(textOfTag(brief.tags)).toContain(`Full briefing${full.pageCount} page`);
});

it('two builds are the same to the byte; a briefing may go without its page; a withheld one takes it along', async () => {
  const here = dressed();
  await here.run(['build', '--only', 'pdf', '--no-cache']);
  const first = here.files('dist');
  await here.run(['build', '--only', 'pdf', '--no-cache']);
  expect([...here.files('dist')].map(([path, bytes]) => [path, bytes.equals(first.get(path) ?? Buffer.alloc(0))])).toEqual([...first.keys()].map((path) => [path, true]));
  here.write({ 'briefings/one/briefing.yaml': briefing('First', 'inBrief: false\n') });
  await here.run(['build', '--only', 'pdf']);
  expect(here.has('dist/one/one.pdf') && !here.has('dist/one/one-in-brief.pdf')).toBe(true);
  here.write({ 'briefings/one/briefing.yaml': briefing('First', 'inBrief: true\nstatus: draft\n') });
  await here.run(['build', '--only', 'pdf']);
  expect(here.has('dist/one/one.pdf') || here.has('dist/one/one-in-brief.pdf')).toBe(false);
});

it('a brand’s font sets the dossier; a change of its file sets it anew', async () => {
  const here = dressed('  fonts: { text: { regular: brand/text.ttf } }\n').write({ 'briefings/brand/text.ttf': FONT, 'briefings/one/briefing.yaml': briefing('თბილისი') });
  expect((await here.run(['build', '--only', 'pdf'])).status).toBe(0);
  expect(await fontNames(here.files('dist').get('one/one.pdf') ?? Buffer.alloc(0))).toContainEqual(expect.stringContaining('NotoSansGeorgian'));
  expect((await here.json(['build', '--only', 'pdf'])).briefings[0]?.outcome).toBe('cached');
  here.write({ 'briefings/brand/logo.svg': LOGO.replace('#7a1f2b', '#000000') });
  expect((await here.json(['build', '--only', 'pdf'])).briefings[0]?.outcome).toBe('built');
});

it('a theme is CSS alone: the project’s own come before the built-in ones', async () => {
  const here = dressed('theme: ours\n').write({ 'templates/themes/ours/shared.css': ':root { --straw: #123456; }\n', 'templates/themes/ours/screen.css': '.top { letter-spacing: 0; }\n' });
  expect((await here.run(['build', '--only', 'html', '--no-page-marks'])).status).toBe(0);
  const css = styleSheet(here);
  // The brand's ribbon comes behind the theme's.
  expect(css.indexOf('--straw: #123456')).toBeLessThan(css.indexOf('--straw: #c08a24'));
  expect(css.indexOf('.top { letter-spacing: 0; }')).toBeGreaterThan(css.indexOf('/* The site.'));
});

it('what is wrong with them is told before anything is built', async () => {
  const here = dressed('theme: minstry\n');
  here.write({ 'briefings/sheaf.yaml': `${HOUSE.replace('#7a1f2b', '#f08a24')}theme: minstry\n` });
  const answer = await here.json(['check']);
  expect({ status: answer.status, shown: shown(answer) }).toEqual({ status: 1, shown: ['BRAND-002 briefings/sheaf.yaml:6:22', 'BRAND-009 briefings/sheaf.yaml:7:8'] });
  expect(answer.diagnostics[1]?.hints).toEqual(['Did you mean “ministry”?']);
});
