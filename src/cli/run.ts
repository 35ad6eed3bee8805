/** Carries out a command: reads arguments, builds, reports. Everything that it touches is handed in. */

import { resolve } from 'node:path';

import { type BuildCommand, parseCommandLine } from './args.js';
import { helpText } from './help.js';
import { progressReporter } from './progress.js';
import { type Console, type ExitStatus, type Project, openProject, refuse, showDiagnostics } from './project.js';

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
    case 'verify':
      return (await import('./run-verify.js')).runVerify(command, console);
  }
}

async function build(command: BuildCommand, console: Console): Promise<ExitStatus> {
  const project = openProject(command, console);
  if (typeof project === 'string') return refuse(project, console);
  const { root, out, now } = project;
  const begun = console.elapsed();
  const progress = progressReporter(console.err);
  const [{ buildAll }, { processors }] = await Promise.all([import('../publish/build.js'), import('../host/worker-pool.js')]);
  const result = await buildAll({
    fs: console.fs,
    root,
    out,
    slugs: command.slugs,
    only: command.only,
    audience: command.audience,
    now,
    jobs: command.jobs ?? processors(),
    cache: command.cache,
    pageMarks: command.pageMarks,
    search: command.search,
    previous: command.previous === null ? null : resolve(console.workingFolder, command.previous),
    strict: command.strict,
    write: command.kind === 'build',
    onProgress: command.json ? () => undefined : progress.listen,
  });
  progress.end();
  await report(command, project, result, { console, seconds: (console.elapsed() - begun) / 1000 });
  return exitStatus(command, result);
}

type BuildResult = import('../publish/build.js').BuildResult;

async function report(command: BuildCommand, project: Project, result: BuildResult, { console, seconds }: { console: Console; seconds: number }): Promise<void> {
  const [{ reportJson }, { formatSummary }] = await Promise.all([import('../diagnostics/report.js'), import('./summary.js')]);
  if (command.json) {
    console.out.write(`${JSON.stringify({ diagnostics: reportJson(result.diagnostics), briefings: result.briefings, volumes: result.volumes }, null, 2)}\n`);
    return;
  }
  const shown = command.debug ? result.diagnostics : result.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info');
  await showDiagnostics(shown, project, { console, debug: command.debug });
  console.out.write(`${command.kind === 'build' ? formatSummary(result, { seconds, out: project.outShown }) : formatCheck(result)}\n`);
}

function formatCheck(result: BuildResult): string {
  const failed = result.briefings.filter((briefing) => briefing.outcome === 'failed').length;
  const checked = result.briefings.length;
  const volumes = result.volumes.length === 0 ? '' : ` and ${result.volumes.length} ${result.volumes.length === 1 ? 'volume' : 'volumes'}`;
  return `${checked} ${checked === 1 ? 'briefing' : 'briefings'}${volumes} checked, ${failed + result.volumes.filter(({ outcome }) => outcome === 'failed').length} with errors`;
}

function exitStatus(command: BuildCommand, result: BuildResult): ExitStatus {
  if (result.internalFault) return 3;
  if (result.badRequest) return 2;
  const counts = (severity: string): boolean => result.diagnostics.some((diagnostic) => diagnostic.severity === severity);
  return counts('error') || (command.strict && counts('warning')) ? 1 : 0;
}
