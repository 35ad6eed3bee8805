/**
 * Takes the README's pictures of the built editions: `node tests/golden/make-pictures.mjs` after `npm run build`.
 * Needs Debian's chromium and poppler-utils (pdftoppm).
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { unzipSync } from 'fflate';
import { chromium } from 'playwright-core';

import { serveFolder } from '../conformance/serve-folder.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pictures = join(root, 'tests/golden/pictures');
const work = mkdtempSync(join(tmpdir(), 'sheaf-pictures-'));
const slug = 'idleb-fevrier-2020';
const size = { width: 640, height: 860 };

for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(root, 'dist', slug, `${slug}.epub`))))) {
  if (path.endsWith('/')) continue;
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), bytes);
}
// A reader that has the house fonts, as many have Literata.
const faces = [['Literata', 400, 'literata/400Regular/Literata_400Regular'], ['Literata', 600, 'literata/600SemiBold/Literata_600SemiBold'], ['Source Sans 3', 400, 'source-sans-3/400Regular/SourceSans3_400Regular'], ['Source Sans 3', 600, 'source-sans-3/600SemiBold/SourceSans3_600SemiBold']];
const rules = faces.map(([family, weight, file]) => `@font-face{font-family:"${family}";font-weight:${weight};src:url("file://${join(root, 'node_modules/@expo-google-fonts', file)}.ttf")}`);
writeFileSync(join(work, 'OEBPS/style.css'), `${rules.join('')}${readFileSync(join(work, 'OEBPS/style.css'), 'utf8')}body{padding-top:24px!important}`);
const cover = readFileSync(join(work, 'OEBPS/content.opf'), 'utf8').match(/id="cover-image" href="([^"]+)"/)?.[1];
writeFileSync(join(work, 'ebook.html'), `<!doctype html><style>body{margin:0;background:#e9e6de;display:flex;gap:20px;padding:30px 20px;height:800px}
img,iframe{border:0;box-shadow:0 1px 6px #0004;background:#fff}img{height:480px;align-self:center}iframe{width:420px;height:800px}</style>
<img src="OEBPS/${cover}" alt=""><iframe src="OEBPS/background.xhtml"></iframe>`);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--allow-file-access-from-files'] });
const site = await serveFolder(join(root, 'dist'));
await shoot('site', `${site.origin}/${slug}/index.html`, { width: 960, height: 1290 });
await site.close();
await shoot('ebook', `file://${join(work, 'ebook.html')}`, { width: 800, height: 860 });
await browser.close();
execFileSync('pdftoppm', ['-png', '-r', '78', '-f', '2', '-l', '2', '-singlefile', join(root, 'dist', slug, `${slug}.pdf`), join(pictures, 'dossier')]);

async function shoot(name, url, viewport) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: size.width / viewport.width });
  // Fonts that come late are left for the next page: by then they are at hand.
  await page.goto(url);
  await page.reload();
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
}
