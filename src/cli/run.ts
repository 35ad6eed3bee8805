/** Carries out a command: reads arguments, builds, reports. Everything that it touches is handed in. */

import { isAbsolute, relative, resolve, sep } from 'node:path';

import type { FileSystem } from '../host/host.js';
import { resolveInside } from '../host/resolve-inside.js';
import { type BuildCommand, parseCommandLine } from './args.js';
import { helpText } from './help.js';
import { type Output, progressReporter } from './progress.js';

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

/** @param args the arguments after the program's name */
export async function run(args: readonly string[], console: Console): Promise<ExitStatus> {
  const parsed = parseCommandLine(args);
  if ('usageError' in parsed) return refuse(parsed.usageError, console);
  const { command } = parsed;
  switch (command.kind) {
    case 'help':
      console.out.write(helpText());
      return 0;
    case 'version':
      console.out.write(`${console.version}\n`);
      return 0;
    case 'build':
    case 'check':
      return build(command, console);
  }
}

function refuse(message: string, console: Console): ExitStatus {
  console.err.write(`sheaf: ${message}\nRun “sheaf --help” for the commands and options.\n`);
  return 2;
}

async function build(command: BuildCommand, console: Console): Promise<ExitStatus> {
  const root = resolve(console.workingFolder, command.root ?? '.');
  if (console.fs.info(resolve(root, 'briefings'))?.kind !== 'folder') {
    return refuse(`There is no folder “briefings” in ${root}. Run Sheaf where it is, or name the place with --root.`, console);
  }
  const now = momentOf(command, console);
  if (typeof now === 'string') return refuse(now, console);
  const begun = console.elapsed();
  const progress = progressReporter(console.err);
  const [{ buildAll }, { processors }] = await Promise.all([import('../publish/build.js'), import('../host/worker-pool.js')]);
  const result = await buildAll({
    fs: console.fs,
    root,
    out: outputFolder(command, root, console),
    slugs: command.slugs,
    only: command.only,
    audience: command.audience,
    now,
    jobs: command.jobs ?? processors(),
    cache: command.cache,
    pageMarks: command.pageMarks,
    strict: command.strict,
    write: command.kind === 'build',
    onProgress: command.json ? () => undefined : progress.listen,
  });
  progress.end();
  await report(command, root, result, { console, seconds: (console.elapsed() - begun) / 1000 });
  return exitStatus(command, result);
}

function outputFolder(command: BuildCommand, root: string, console: Console): string {
  if (command.out === null) return resolve(root, 'dist');
  return isAbsolute(command.out) ? command.out : resolve(console.workingFolder, command.out);
}

/** From where the user stands; absolute where that would climb. */
function folderShown(folder: string, workingFolder: string): string {
  const path = relative(workingFolder, folder);
  return (path.startsWith('..') || isAbsolute(path) ? folder : path || '.').split(sep).join('/');
}

/** --now, else SOURCE_DATE_EPOCH (seconds since 1970), else none; a sentence where the variable is malformed. */
function momentOf(command: BuildCommand, console: Console): Date | null | string {
  if (command.now !== null) return command.now;
  const epoch = console.environment['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return null;
  return /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000) : `SOURCE_DATE_EPOCH is not a number of seconds: “${epoch}”.`;
}

type BuildResult = import('../publish/build.js').BuildResult;

async function report(command: BuildCommand, root: string, result: BuildResult, { console, seconds }: { console: Console; seconds: number }): Promise<void> {
  const [{ formatDiagnostics, reportJson }, { formatSummary }] = await Promise.all([import('../diagnostics/report.js'), import('./summary.js')]);
  if (command.json) {
    console.out.write(`${JSON.stringify({ diagnostics: reportJson(result.diagnostics), briefings: result.briefings }, null, 2)}\n`);
    return;
  }
  const shown = command.debug ? result.diagnostics : result.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info');
  if (shown.length > 0) {
    const readText = (file: string): string | null => readForFrame(file, root, console);
    console.err.write(`${formatDiagnostics(shown, { readText, colour: console.err.colour, debug: command.debug, width: console.err.columns })}\n`);
  }
  console.out.write(`${command.kind === 'build' ? formatSummary(result, { seconds, out: folderShown(outputFolder(command, root, console), console.workingFolder) }) : formatCheck(result)}\n`);
}

function formatCheck(result: BuildResult): string {
  const failed = result.briefings.filter((briefing) => briefing.outcome === 'failed').length;
  const checked = result.briefings.length;
  return `${checked} ${checked === 1 ? 'briefing' : 'briefings'} checked, ${failed} with errors`;
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

function exitStatus(command: BuildCommand, result: BuildResult): ExitStatus {
  if (result.internalFault) return 3;
  if (result.badRequest) return 2;
  const counts = (severity: string): boolean => result.diagnostics.some((diagnostic) => diagnostic.severity === severity);
  return counts('error') || (command.strict && counts('warning')) ? 1 : 0;
}

