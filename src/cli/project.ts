/** The project that a command works in: its folders as the user names them, the moment it counts from, and how diagnostics of it are shown. */

import { isAbsolute, relative, resolve, sep } from 'node:path';

import type { Diagnostic } from '../diagnostics/index.js';
import type { FileSystem } from '../host/host.js';
import { resolveInside } from '../host/resolve-inside.js';
import type { Output } from './progress.js';

export interface Console {
  readonly out: Output;
  readonly err: Output;
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fs: FileSystem;
  /** Milliseconds of a clock that only goes forwards. */
  readonly elapsed: () => number;
  readonly version: string;
}

/** Done (warnings allowed), errors in the content, bad usage, a fault of Sheaf’s own. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** A command's folders and moment, as given; relative paths are from the working directory. */
export interface ProjectOptions {
  readonly root: string | null;
  readonly out: string | null;
  readonly now: Date | null;
}

export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly out: string;
  /** As the user would write it. */
  readonly outShown: string;
  /** Null: no embargo has passed. */
  readonly now: Date | null;
}

/** @returns a sentence where the options lead nowhere */
export function openProject(options: ProjectOptions, console: Console): Project | string {
  const root = resolve(console.workingFolder, options.root ?? '.');
  if (console.fs.info(resolve(root, 'briefings'))?.kind !== 'folder') {
    return `There is no folder “briefings” in ${root}. Run Sheaf where it is, or name the place with --root.`;
  }
  const now = momentOf(options, console);
  if (typeof now === 'string') return now;
  const out = outputFolder(options, root, console);
  return { root, out, outShown: folderShown(out, console.workingFolder), now };
}

export function refuse(message: string, console: Console): ExitStatus {
  console.err.write(`sheaf: ${message}\nRun “sheaf --help” for the commands and options.\n`);
  return 2;
}

function outputFolder({ out }: ProjectOptions, root: string, console: Console): string {
  if (out === null) return resolve(root, 'dist');
  return isAbsolute(out) ? out : resolve(console.workingFolder, out);
}

/** From where the user stands; absolute where that would climb. */
function folderShown(folder: string, workingFolder: string): string {
  const path = relative(workingFolder, folder);
  return (path.startsWith('..') || isAbsolute(path) ? folder : path || '.').split(sep).join('/');
}

/** --now, else SOURCE_DATE_EPOCH (seconds since 1970), else none; a sentence where the variable is malformed. */
function momentOf(options: ProjectOptions, console: Console): Date | null | string {
  if (options.now !== null) return options.now;
  const epoch = console.environment['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return null;
  return /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000) : `SOURCE_DATE_EPOCH is not a number of seconds: “${epoch}”.`;
}

/** On the error output, with the lines that they are about. */
export async function showDiagnostics(diagnostics: readonly Diagnostic[], { root }: Pick<Project, 'root'>, { console, debug }: { readonly console: Console; readonly debug: boolean }): Promise<void> {
  if (diagnostics.length === 0) return;
  const { formatDiagnostics } = await import('../diagnostics/report.js');
  const readText = (file: string): string | null => readForFrame(file, root, console);
  console.err.write(`${formatDiagnostics(diagnostics, { readText, colour: console.err.colour, debug, width: console.err.columns })}\n`);
}

/** Text of a file named by a diagnostic; null where it cannot be shown, or a link would show what lies outside of the project. */
function readForFrame(file: string, root: string, console: Console): string | null {
  const { path } = resolveInside(console.fs, root, file);
  if (path === null) return null;
  try {
    return console.fs.readText(path);
  } catch {
    return null;
  }
}
