#!/usr/bin/env node
/** The command `sheaf`: connects `run` to the process. */

import console from 'node:console';
import process from 'node:process';

import { nodeFileSystem } from '../host/node-host.js';
import { ownFile } from '../host/package-file.js';
import type { Output } from './progress.js';
import { run } from './run.js';

function output(stream: NodeJS.WriteStream): Output {
  const isTerminal = stream.isTTY === true;
  return {
    write: (text) => void stream.write(text),
    isTerminal,
    columns: stream.columns ?? 100,
    colour: isTerminal && (process.env['NO_COLOR'] ?? '') === '',
  };
}

// Eleventy would watch every import through a thread of its own, to load changed files anew: nothing of Sheaf's changes.
process.env['ELEVENTY_SKIP_ESM_RESOLVER'] ??= '1';

const debug = process.argv.includes('--debug');

function fault(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack ?? message : message;
  console.error(debug ? stack : `sheaf: a fault of Sheaf’s own: ${message.split('\n')[0] ?? ''}\nRun again with --debug and report what it prints.`);
  process.exitCode = 3;
}

// Whoever reads our output may stop reading: that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.on('uncaughtException', (error) => {
  fault(error);
  process.exit();
});

async function main(): Promise<void> {
  const fs = nodeFileSystem();
  // Sheaf's own package file: its shape is known.
  const { version } = JSON.parse(fs.readText(ownFile('package.json'))) as { version: string };
  process.exitCode = await run(process.argv.slice(2), {
    out: output(process.stdout),
    err: output(process.stderr),
    workingFolder: process.cwd(),
    environment: process.env,
    fs,
    // Not `performance`, for which Node would load a dozen modules of its own.
    elapsed: () => Number(process.hrtime.bigint()) / 1e6,
    version,
  });
}

/** Ends without taking the heap apart, when all that was written has left. */
function end(): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

// No `await` at the top: the bundle of the command is a script, not a module.
main().catch(fault).then(end, end);
