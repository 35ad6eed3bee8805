/**
 * What follows the compiler: prepares the site's fonts, and puts the compiled command and the libraries that it loads
 * into a few files, `lib/command/`, so that a cold start opens these instead of hundreds of small ones. Modules that are
 * imported lazily stay lazy. Does nothing where all is up to date.
 *
 * The other entries (`lib/eleventy/`, `lib/print/`) stay as they were compiled.
 */

import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const lib = join(root, 'lib');
const folder = join(lib, 'command');
/** Written last: its age is that of the bundle. */
const licences = join(folder, 'LICENCES.txt');

/** Libraries that find files beside themselves, or are not JavaScript alone. */
const EXTERNAL = [/^@11ty\//, /^@napi-rs\//, /^harfbuzzjs/, /^subset-font/, /^hyphen/];

/**
 * Large modules that no build uses, and what stands in for them: fonts are not WOFF2, nothing is fetched, pdfkit breaks
 * no lines (our own use of that library is not bundled), and Handlebars does without maps of its sources.
 */
const STAND_INS = new Map([
  ['brotli/decompress.js', "export default () => { throw new Error('WOFF2 is not read'); };"],
  ['node-fetch', "export default () => Promise.reject(new Error('nothing is fetched'));"],
  ['linebreak', "export default function LineBreaker() { throw new Error('pdfkit breaks no lines'); }"],
  ['source-map', 'module.exports = {};'],
]);
const STAND_IN = '\0stand-in:';

/** A build that began before goes on loading what it knows. */
const KEPT_MS = 10 * 60 * 1000;

const { prepareFonts } = await import(new URL('../lib/publish/prepare-fonts.js', import.meta.url));
await prepareFonts();
if (!isUpToDate()) await bundle();

function isUpToDate() {
  if (!existsSync(licences)) return false;
  const made = statSync(licences).mtimeMs;
  const compiled = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && !name.startsWith('command'));
  return [...compiled.map((name) => join(lib, name)), join(root, 'package-lock.json'), fileURLToPath(import.meta.url)].every((path) => statSync(path).mtimeMs < made);
}

async function bundle() {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: { main: join(lib, 'cli/main.js'), 'setting-worker': join(lib, 'publish/setting-worker.js'), 'site-worker': join(lib, 'publish/site-worker.js') },
    external: EXTERNAL,
    platform: 'node',
    logLevel: 'silent',
    plugins: [{
      name: 'stand-ins',
      resolveId: (specifier) => (STAND_INS.has(specifier) ? `${STAND_IN}${specifier}` : null),
      load: (id) => (id.startsWith(STAND_IN) ? STAND_INS.get(id.slice(STAND_IN.length)) : null),
    }],
  });
  const made = await build.generate({
    format: 'esm',
    // Flat, and two levels below the package's root: `ownFile` and the worker's address depend on it.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // markdown-it's rules are found by the names of their functions.
    keepNames: true,
  });
  await build.close();
  const files = made.output.filter(({ type }) => type === 'chunk');
  mkdirSync(join(folder, 'data'), { recursive: true });
  // pdfkit reads its colour profile from beside itself.
  const profile = join('data', 'sRGB_IEC61966_2_1.icc');
  replace(join(folder, profile), readFileSync(join(dirname(createRequire(import.meta.url).resolve('pdfkit')), profile)));
  // Entries after the others, which they name.
  for (const { fileName, code } of files.sort((a, b) => Number(a.isEntry) - Number(b.isEntry))) replace(join(folder, fileName), code);
  removeOutdated(new Set(files.map(({ fileName }) => fileName)));
  replace(licences, licenceTexts(files.flatMap(({ moduleIds }) => moduleIds)));
}

/** At no moment is there half a file. */
function replace(path, content) {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, content);
  renameSync(part, path);
}

function removeOutdated(current) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (/\.(js|part)$/.test(name) && !current.has(name) && Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { force: true });
  }
}

/** The licences of the libraries in the bundle, which go wherever it goes. */
function licenceTexts(modules) {
  const packages = new Map();
  for (const id of modules) {
    const match = /^(.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id);
    if (match !== null) packages.set(relative(root, match[0]), match[0]);
  }
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => licenceText(path)).join('\n');
}

function licenceText(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const file = readdirSync(path).sort().find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  return `${name} ${version}: ${license ?? 'see below'}\n\n${file === undefined ? '' : `${readFileSync(join(path, file), 'utf8').trim()}\n`}`;
}
