/**
 * What follows the compiler: prepares the site's fonts, and puts the compiled command and the libraries that it loads
 * into a few files, `lib/command/`, so that a cold start opens these instead of hundreds of small ones, each with V8's own
 * cache of its compiled code (`load-command.cjs`). Modules that are imported lazily stay lazy. Does nothing where all is
 * up to date.
 *
 * The other entries (`lib/eleventy/`, `lib/print/`) stay as they were compiled.
 */

import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const lib = join(root, 'lib');
const folder = join(lib, 'command');
const loader = fileURLToPath(new URL('load-command.cjs', import.meta.url));
/** Written last: its age is that of the bundle. */
const licences = join(folder, 'LICENCES.txt');

/** Libraries that find files beside themselves, or are not JavaScript alone. */
const EXTERNAL = [/^@11ty\//, /^@napi-rs\//, /^subset-font/, /^hyphen/];

/**
 * Large modules that no build uses, and what stands in for them: fonts are not WOFF2, nothing is fetched or encrypted, pdfkit breaks
 * no lines (our own use of that library is not bundled), and Handlebars does without maps of its sources.
 */
const STAND_INS = new Map([
  ['brotli/decompress.js', "export default () => { throw new Error('WOFF2 is not read'); };"],
  ['node-fetch', "export default () => Promise.reject(new Error('nothing is fetched'));"],
  ['linebreak', "export default function LineBreaker() { throw new Error('pdfkit breaks no lines'); }"],
  ['source-map', 'module.exports = {};'],
  // Fills tables of half a million bytes as it is loaded.
  ['@noble/ciphers/aes', "const refuse = () => { throw new Error('nothing is encrypted'); }; export const cbc = refuse, ecb = refuse;"],
  // Tables for shaping, which pdfkit's font library inflates as it is loaded: now when something is looked up in them.
  ['unicode-trie', `import Trie from 'unicode-trie/index.js';
    export default class { constructor(data) { this.data = data; } get(codePoint) { return (this.trie ??= new Trie(this.data)).get(codePoint); } }`],
]);
const STAND_IN = '\0stand-in:';

/** HarfBuzz as V8's optimising compiler makes it. */
const SHAPER = 'harfbuzz.wasm.cache';

/** What the command and its threads start with; each file loads its part of the bundle. */
const ENTRIES = { main: 'cli/main.js', 'setting-worker': 'publish/setting-worker.js', 'site-worker': 'publish/site-worker.js' };

/** A build that began before goes on loading what it knows; a package has no such builds. */
const KEPT_MS = process.argv.includes('--for-package') ? 0 : 10 * 60 * 1000;

const { prepareFonts } = await import(new URL('../lib/publish/prepare-fonts.js', import.meta.url));
await prepareFonts();
copyFileSync(join(root, 'src/print/text/unicode-licence.txt'), join(lib, 'print/text/unicode-licence.txt'));
if (KEPT_MS === 0 || !isUpToDate()) await bundle();

function isUpToDate() {
  if (!existsSync(licences)) return false;
  const made = statSync(licences).mtimeMs;
  const compiled = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && !name.startsWith('command'));
  const templates = templateNames().map((name) => join(root, 'templates', `${name}.hbs`));
  return [...compiled.map((name) => join(lib, name)), ...templates, join(root, 'package-lock.json'), loader, fileURLToPath(import.meta.url)].every((path) => statSync(path).mtimeMs < made);
}

async function bundle() {
  const { rolldown } = await import('rolldown');
  const templates = await precompiledTemplates();
  const build = await rolldown({
    input: Object.fromEntries(Object.entries(ENTRIES).map(([name, path]) => [name, join(lib, path)])),
    external: EXTERNAL,
    platform: 'node',
    logLevel: 'silent',
    plugins: [{
      name: 'templates',
      load: (id) => (id === join(lib, 'templates/precompiled.js') ? templates : null),
    }, {
      name: 'stand-ins',
      resolveId: (specifier) => (STAND_INS.has(specifier) ? `${STAND_IN}${specifier}` : null),
      load: (id) => (id.startsWith(STAND_IN) ? STAND_INS.get(id.slice(STAND_IN.length)) : null),
    }],
  });
  const made = await build.generate({
    format: 'cjs',
    // Flat, and two levels below the package's root: `ownFile` and the worker's address depend on it. A cache belongs to
    // one content: the hash in the name keeps it from being taken for another.
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    // markdown-it's rules are found by the names of their functions.
    keepNames: true,
    comments: false,
  });
  await build.close();
  const files = made.output.filter(({ type }) => type === 'chunk');
  mkdirSync(join(folder, 'data'), { recursive: true });
  // pdfkit reads its colour profile from beside itself.
  const profile = join('data', 'sRGB_IEC61966_2_1.icc');
  replace(join(folder, profile), readFileSync(join(dirname(createRequire(import.meta.url).resolve('pdfkit')), profile)));
  for (const chunk of files) replace(join(folder, chunk.fileName), scriptOf(chunk));
  replace(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  replace(join(folder, 'load.js'), readFileSync(loader));
  makeCaches(files.find(({ name }) => name === 'main').fileName);
  compileShaper();
  // Entries after the others, which they name.
  for (const { name, fileName } of files.filter(({ isEntry }) => isEntry)) replace(join(folder, `${name}.js`), `#!/usr/bin/env node\nrequire('./load.js').load('${fileName}');\n`);
  removeOutdated(new Set([...files.flatMap(({ fileName }) => [fileName, `${fileName}.cache`]), ...Object.keys(ENTRIES).map((name) => `${name}.js`), 'load.js', SHAPER]));
  replace(licences, licenceTexts(files.flatMap(({ moduleIds }) => moduleIds)));
}

/** The module that holds Sheaf's own templates as JavaScript; one with faults is left to be told of when it is used. */
async function precompiledTemplates() {
  const { precompileTemplate } = await import(new URL('../lib/templates/compile-template.js', import.meta.url));
  const entries = templateNames().flatMap((name) => {
    const text = readFileSync(join(root, 'templates', `${name}.hbs`), 'utf8');
    const made = precompileTemplate({ name, text, file: `templates/${name}.hbs` });
    return made === null ? [] : [`[${JSON.stringify(name)}, { text: ${JSON.stringify(text)}, partials: ${JSON.stringify(made.partials)}, specification: ${made.code} }]`];
  });
  return `export const PRECOMPILED = new Map([\n${entries.join(',\n')}\n]);\n`;
}

/** With `/`, sorted. */
function templateNames() {
  const files = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));
  return files.map((name) => name.slice(0, -'.hbs'.length).replaceAll('\\', '/')).sort();
}

/** Modules loaded from outside the bundle go through the loader, and a first line for the shell is left out. */
function scriptOf({ code, dynamicImports }) {
  const outside = dynamicImports.filter((id) => EXTERNAL.some((pattern) => pattern.test(id)));
  return toAscii(outside.reduce((text, id) => text.replaceAll(`import("${id}")`, `require.module("${id}")`), code.replace(/^#!.*/, '')));
}

/**
 * The same program in ASCII, which is loaded as it stands, with half the memory: other characters are escaped, as strings, patterns
 * and names all allow. One that had a backslash of its own, which meant nothing, loses it.
 */
function toAscii(code) {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error('A raw string with characters beyond ASCII cannot be bundled');
  return code.replace(/(\\*)([^\0-\x7f])/g, (_, slashes, unit) => `${slashes.length % 2 === 1 ? slashes.slice(1) : slashes}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Builds a briefing with what was bundled: V8 keeps the functions that ran. Where this fails, a start is slower, no more. */
function makeCaches(main) {
  const project = mkdtempSync(join(tmpdir(), 'sheaf-cache-'));
  try {
    const briefings = join(root, 'briefings');
    const [slug] = readdirSync(briefings, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
    cpSync(join(briefings, slug), join(project, 'briefings', slug), { recursive: true });
    copyFileSync(join(briefings, 'sheaf.yaml'), join(project, 'briefings', 'sheaf.yaml'));
    const run = `const { load, writeCaches } = require('./load.js'); process.on('exit', (status) => { if (status === 0) writeCaches(); }); load('${main}');`;
    spawnSync(process.execPath, ['-e', run, '--', 'sheaf', 'build', '--no-cache', '--jobs', '1', '--root', project], { cwd: folder, stdio: 'ignore' });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** In a process with the command's flags. Where this fails, words are shaped more slowly, no more. */
function compileShaper() {
  const module = JSON.stringify(new URL('../lib/print/text/harfbuzz-instance.js', import.meta.url));
  spawnSync(process.execPath, ['-e', `require('./load.js'); import(${module}).then(({ compileHarfBuzz }) => compileHarfBuzz())`], { cwd: folder, stdio: 'ignore' });
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
    if (/\.(js|part|cache)$/.test(name) && !current.has(name) && Date.now() - statSync(path).mtimeMs >= KEPT_MS) rmSync(path, { force: true });
  }
}

/** The licences of the libraries in the bundle, which go wherever it goes. */
function licenceTexts(modules) {
  const packages = new Map();
  for (const id of modules) {
    const match = /^(.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id);
    if (match !== null) packages.set(relative(root, match[0]), match[0]);
  }
  const own = readFileSync(join(root, 'src/print/text/unicode-licence.txt'), 'utf8');
  return [...[...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => licenceText(path)), own].join('\n');
}

function licenceText(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const file = readdirSync(path).sort().find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  return `${name} ${version}: ${license ?? 'see below'}\n\n${file === undefined ? '' : `${readFileSync(join(path, file), 'utf8').trim()}\n`}`;
}
