/** What a finished site needs of its host: any folder, a prefix, files that never change under their names. */

import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

import { parseHtml } from '../../src/html/parse.js';
import { findAll } from '../../src/html/walk.js';
import { type Project, briefing, project, shown } from './project.js';

const quick = ['--only', 'html', '--no-page-marks'];
/** With downloads and catalogues. */
const whole = ['--only', 'html,epub', '--no-page-marks'];
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>';
const brand = 'brand: { logo: { file: brand/logo.svg, dark: brand/logo.svg, alt: Ministry } }\n';
const files = {
  'briefings/brand/logo.svg': LOGO,
  'briefings/one/briefing.yaml': briefing('First', 'topics: [Water]\nbackground: [{ title: Before, text: "See [the other](two)." }]\n'),
  'briefings/two/briefing.yaml': briefing('Second', 'topics: [Fire]\n'),
  'briefings/collections/all/collection.yaml': 'title: Both\nlanguage: en\ndate: 2020-03-01\nbriefings: [one, two]\n',
};

/** Every address in a page, as a browser on `host` resolves it; data and fragments of the page itself apart. */
function links(text: string, at: string): readonly URL[] {
  const named = findAll(parseHtml(text), () => true).flatMap(({ attribs }) => [attribs['href'], attribs['src'], ...(attribs['srcset'] ?? '').split(',').map((one) => one.trim().split(' ')[0])]);
  return named.filter((link) => link !== undefined && link !== '' && !/^(?:data:|mailto:|#)/.test(link)).map((link) => new URL(link ?? '', at));
}

/** Addresses that lead nowhere where the site is served below `root`. */
function dead(here: Project, root: string): readonly string[] {
  const built = here.files('dist');
  const origin = 'https://host.example';
  return [...built].flatMap(([path, bytes]) => {
    const text = bytes.toString();
    const at = `${origin}${root}${path === '404.html' ? 'some/deep/address' : path}`;
    const found = path.endsWith('.html') ? links(text, at) : path.endsWith('.css') ? [...text.matchAll(/url\("([^"]+)"\)/g)].map(([, link = '']) => new URL(link, at)) : path.startsWith('opds/') && path.endsWith('.xml') ? [...text.matchAll(/ href="([^"]+)"/g)].map(([, link = '']) => new URL(link, at)) : [];
    return found.filter(({ origin: host }) => host === origin).filter(({ pathname }) => {
      const inSite = pathname.startsWith(root) ? pathname.slice(root.length) : null;
      return inSite === null || !built.has(inSite === '' || inSite.endsWith('/') ? `${inSite}index.html` : inSite);
    }).map(({ pathname }) => `${path}: ${pathname}`);
  });
}

it.each([
  ['in any folder', '/', ''],
  ['below a prefix', '/briefings/x/', 'site: { prefix: /briefings/x }\n'],
  ['below the path of its address', '/notes/', 'baseUrl: https://host.example/notes/\n'],
])('every link of a site that stands %s leads to a file', async (_where, root, more) => {
  const here = project({ ...files, 'briefings/sheaf.yaml': `title: Notes\n${brand}${more}` });
  const { status, diagnostics } = await here.json(['build', ...whole]);
  expect([status, diagnostics.filter(({ severity }) => severity !== 'info')]).toEqual([0, []]);
  expect(dead(here, root)).toEqual([]);
  const pages = [...here.files('dist')].filter(([path]) => path.endsWith('.html'));
  const own = pages.flatMap(([path, bytes]) => findAll(parseHtml(bytes.toString()), ({ name }) => name === 'link' || name === 'script' || name === 'img').flatMap(({ attribs }) => attribs['href'] ?? attribs['src'] ?? []).filter((link) => path !== '404.html' && link.startsWith('/')));
  expect(own.length > 0).toBe(more.includes('prefix'));
  expect(own.filter((link) => !link.startsWith(root))).toEqual([]);
  // What hosts may cache for ever, and what no page can say of itself.
  expect(here.read('dist/_headers').split('\n\n')).toEqual([expect.stringContaining(`${root}*\n  Content-Security-Policy: frame-ancestors 'self'\n`), `${root}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n`]);
});

it('a prefix that is not the path of the address is told of; one that is no path is refused', async () => {
  const here = project({ ...files, 'briefings/sheaf.yaml': 'title: Notes\nbaseUrl: https://host.example/notes\nsite: { prefix: /else/ }\n' });
  expect(shown(await here.json(['build', ...quick]))).toEqual(['SITE-005 briefings/sheaf.yaml:3:17']);
  for (const prefix of ['notes', '//host.example/', 'https://host.example/', '/a b/', '/"x"/']) {
    here.write({ 'briefings/sheaf.yaml': `site: { prefix: '${prefix}' }\n` });
    expect((await here.run(['build', ...quick])).status, prefix).toBe(1);
  }
});

it('assets change their names with what they hold, and stay as long as a kept page names them', async () => {
  const here = project({ ...files, 'briefings/sheaf.yaml': 'title: Notes\n', 'templates/scripts/extra.js': 'void 0;\n' });
  here.remove('briefings/collections');
  const sheets = (): readonly string[] => [...here.files('dist').keys()].filter((path) => path.endsWith('.css'));
  const listed = (): readonly string[] => (JSON.parse(here.read('dist/manifest.json')) as { files: { path: string }[] }).files.map(({ path }) => path);
  await here.run(['build', ...quick]);
  const first = sheets();
  expect(first).toEqual([expect.stringMatching(/^assets\/site\.[0-9a-f]{10}\.css$/)]);
  for (const path of here.files('dist').keys()) if (path.startsWith('assets/')) expect(path).toMatch(/\.[0-9a-f]{10}\.(?:css|svg|js|woff2)$|\/OFL-/);

  here.write({ 'templates/themes/ours/screen.css': '.top { letter-spacing: 0; }\n', 'briefings/sheaf.yaml': 'title: Notes\ntheme: ours\n' });
  await here.run(['build', 'one', ...quick]);
  expect(sheets()).toHaveLength(2);
  expect(sheets()).toEqual(expect.arrayContaining([...first]));
  expect(listed().filter((path) => path.endsWith('.css'))).toEqual(sheets());
  expect(dead(here, '/')).toEqual([]);

  await here.run(['build', ...quick]);
  expect(sheets()).toHaveLength(1);
  expect(sheets()).not.toEqual(first);
  expect(listed().filter((path) => path.endsWith('.css'))).toEqual(sheets());
});

/** Over the wire, in bytes. */
const PAGE_BUDGET = 60_000;
const SCRIPT_BUDGET = 25_000;

it('the samples’ pages keep to what a slow line can bear', async () => {
  const here = project();
  here.copyFrom(new URL('../../briefings/', import.meta.url), 'briefings');
  expect((await here.run(['build', '--only', 'html'])).status).toBe(0);
  const built = here.files('dist');
  const size = (path: string): number => gzipSync(built.get(path) ?? Buffer.alloc(0), { level: 6 }).length;
  for (const page of [...built.keys()].filter((path) => path.endsWith('.html') && path !== '404.html')) {
    const loaded = links((built.get(page) ?? '').toString(), `https://host.example/${page}`).map(({ pathname }) => posix.relative('/', pathname));
    const total = (ending: string): number => [...new Set(loaded)].filter((path) => path.startsWith('assets/') && path.endsWith(ending)).reduce((sum, path) => sum + size(path), 0);
    expect(size(page) + total('.css'), page).toBeLessThan(PAGE_BUDGET);
    expect(total('.js'), page).toBeLessThan(SCRIPT_BUDGET);
  }
});
