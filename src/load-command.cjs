/**
 * Loads the bundle of the command, `lib/command/`: the files there are scripts, each with a cache of what V8 made of it
 * when it was compiled (`<file>.cache`), so that a cold start parses and compiles next to nothing. A cache that this
 * Node does not take (another version, other flags) is passed over.
 *
 * V8's optimising compiler is told to wait: a build is over before much of what it would optimise has paid for that. And
 * the room for young objects grows to its full size at once, instead of by doubling: each step is a collection that finds
 * most objects in use.
 */

'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

// In bytes of code run through by a function; V8's own measure is 67,584. Before any script is made: caches hold for these flags alone.
setFlagsFromString('--interrupt-budget=300000');
setFlagsFromString('--semi-space-growth-factor=16');

/** By file name: what was loaded. */
const loaded = new Map();

/**
 * Runs a file of the bundle, once.
 *
 * @param {string} name of a file beside this one
 * @returns {unknown} its exports
 */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const path = join(__dirname, name);
  const cachedData = cacheOf(path);
  // On one line with the file's first, which keeps its line numbers. The files are ASCII, of which this way is the fastest.
  const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(path, 'latin1')}\n})`;
  const script = new Script(source, { filename: path, cachedData });
  const module = { exports: {} };
  loaded.set(name, { module, script, isFromCache: cachedData !== undefined && script.cachedDataRejected === false });
  const installed = createRequire(path);
  const require = (id) => (id.startsWith('./') ? load(id.slice(2)) : installed(id));
  // Scripts from a cache have no `import()` of their own.
  require.module = (id) => import(id);
  script.runInThisContext().call(module.exports, module.exports, require, module, path, __dirname);
  return module.exports;
}

function cacheOf(path) {
  try {
    return readFileSync(`${path}.cache`);
  } catch {
    return undefined;
  }
}

/** Keeps what V8 has made of the files so far: of the functions that ran, that is. */
function writeCaches() {
  for (const [name, { script }] of loaded) writeFileSync(join(__dirname, `${name}.cache`), script.createCachedData());
}

/** @returns {{ name: string, isFromCache: boolean }[]} the files loaded so far */
function loadedFiles() {
  return [...loaded].map(([name, { isFromCache }]) => ({ name, isFromCache }));
}

module.exports = { load, loadedFiles, writeCaches };
