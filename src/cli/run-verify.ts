/** Carries out `sheaf verify`: finished editions compared with the data, or printed as assistive technology receives them. */

import { collectionId } from '../briefing/collection.js';
import { editionMissing, editionUnreadable } from '../diagnostics/catalogue/verify.js';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { reportJson } from '../diagnostics/report.js';
import type { Edition } from '../publish/request.js';
import { EDITION_NAMES, type ReadableEdition, editionPath, openEdition } from '../verify/finished-edition.js';
import { type VerifiedBriefing, publishedSlugs, verifyEditions } from '../verify/verify-editions.js';
import { writeHeard } from '../verify/write-heard.js';
import type { VerifyCommand } from './args.js';
import { type Console, type ExitStatus, type Project, openProject, refuse, showDiagnostics } from './project.js';

export async function runVerify(command: VerifyCommand, console: Console): Promise<ExitStatus> {
  const project = openProject(command, console);
  if (typeof project === 'string') return refuse(project, console);
  return command.read ? readAloud(command, project, console) : compare(command, project, console);
}

async function compare(command: VerifyCommand, project: Project, console: Console): Promise<ExitStatus> {
  const { slugs, only, json, debug } = command;
  const { briefings, diagnostics, badRequest } = verifyEditions({ fs: console.fs, ...project, slugs, only });
  if (json) console.out.write(`${JSON.stringify({ diagnostics: reportJson(diagnostics), briefings }, null, 2)}\n`);
  else {
    await showDiagnostics(diagnostics.filter(({ severity }) => severity === 'error'), project, { console, debug });
    if (briefings.length > 0) console.out.write(`${formatVerified(briefings, only)}\n`);
  }
  return badRequest ? 2 : hasErrors(diagnostics) ? 1 : 0;
}

/** A line for each briefing and edition, then all in one sentence. */
function formatVerified(briefings: readonly VerifiedBriefing[], only: readonly Edition[]): string {
  const lines = briefings.flatMap(({ slug, claims, missing }) => only.filter((edition) => edition in missing).map((edition) => `${slug}  ${EDITION_NAMES[edition]}  ${countShown(claims, missing[edition] ?? null)}`));
  const isWhole = briefings.every(({ missing }) => only.every((edition) => !(edition in missing) || missing[edition]?.length === 0));
  const total = briefings.reduce((sum, { claims }) => sum + claims, 0);
  const volumes = briefings.filter(({ slug }) => collectionId(slug) !== null).length;
  const whose = [...(briefings.length > volumes ? [plural(briefings.length - volumes, 'briefing')] : []), ...(volumes > 0 ? [plural(volumes, 'volume')] : [])];
  const what = `${plural(total, 'claim')} of ${whose.join(' and ')}`;
  return [...lines, '', isWhole ? `${what}: every edition that was read carries all of them` : `${what}: not every edition carries all of them`].join('\n');
}

function countShown(claims: number, missing: readonly string[] | null): string {
  return missing === null ? 'not read' : `${claims - missing.length} of ${plural(claims, 'claim')}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What cannot be read is told of; the others are printed. */
async function readAloud({ slugs, only, debug }: VerifyCommand, project: Project, console: Console): Promise<ExitStatus> {
  const published = publishedSlugs({ fs: console.fs, ...project, slugs });
  const diagnostics: Diagnostic[] = [...published.refusals];
  if (published.refusals.length === 0) {
    for (const slug of published.slugs) {
      for (const edition of only.flatMap((own): readonly ReadableEdition[] => (own === 'pdf' ? ['pdf', 'in-brief'] : [own]))) {
        const outcome = openEdition({ fs: console.fs, out: project.out }, slug, edition);
        const path = `${project.outShown}/${editionPath(slug, edition)}`;
        if (outcome.kind === 'missing') {
          if (edition !== 'in-brief') diagnostics.push(editionMissing({ path }));
        } else if (outcome.kind === 'unreadable') diagnostics.push(editionUnreadable({ path, reason: outcome.reason }));
        else console.out.write(`edition: ${EDITION_NAMES[edition]}\n${writeHeard(outcome.reading.heard)}\n`);
      }
    }
  }
  await showDiagnostics(diagnostics, project, { console, debug });
  return published.refusals.length > 0 ? 2 : diagnostics.length > 0 ? 1 : 0;
}
