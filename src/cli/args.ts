/** Reads the command line into a request. Pure: no environment, no files, no output. */

import { parseArgs } from 'node:util';

import type { Edition } from '../publish/request.js';
import { EDITIONS } from '../publish/request.js';

export type Command = BuildCommand | VerifyCommand | { readonly kind: 'help' } | { readonly kind: 'version' };

export interface BuildCommand {
  readonly kind: 'build' | 'check';
  readonly slugs: readonly string[];
  /** As given; relative paths are from the working directory. */
  readonly root: string | null;
  readonly out: string | null;
  readonly only: readonly Edition[];
  readonly audience: string;
  /** The moment that embargoes are measured against; null if none was given. */
  readonly now: Date | null;
  /** Null: as many as the machine bears. */
  readonly jobs: number | null;
  readonly cache: boolean;
  readonly pageMarks: boolean;
  /** The site's index of full-text search. */
  readonly search: boolean;
  /** The output of an earlier build, as given. */
  readonly previous: string | null;
  readonly strict: boolean;
  readonly json: boolean;
  readonly debug: boolean;
}

export interface VerifyCommand {
  readonly kind: 'verify';
  readonly slugs: readonly string[];
  /** As given; relative paths are from the working directory. */
  readonly root: string | null;
  readonly out: string | null;
  readonly only: readonly Edition[];
  readonly now: Date | null;
  /** Prints the editions as assistive technology receives them, instead of comparing them with the data. */
  readonly read: boolean;
  readonly json: boolean;
  readonly debug: boolean;
}

export type ParsedArgs = { readonly command: Command } | { readonly usageError: string };

const OPTIONS = {
  root: { type: 'string' },
  out: { type: 'string' },
  only: { type: 'string', multiple: true },
  audience: { type: 'string' },
  now: { type: 'string' },
  jobs: { type: 'string' },
  'no-cache': { type: 'boolean' },
  'no-page-marks': { type: 'boolean' },
  'no-search': { type: 'boolean' },
  previous: { type: 'string' },
  strict: { type: 'boolean' },
  read: { type: 'boolean' },
  json: { type: 'boolean' },
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Options that mean nothing to the other command. */
const BUILD_ONLY = ['audience', 'jobs', 'no-cache', 'no-page-marks', 'no-search', 'previous', 'strict'] as const;

/** Thrown and caught within this file: a sentence for the person at the keyboard. */
class UsageError extends Error {}

/** @param args the arguments after the program's name */
export function parseCommandLine(args: readonly string[]): ParsedArgs {
  try {
    return { command: readCommand(args) };
  } catch (error) {
    if (error instanceof UsageError) return { usageError: error.message };
    // parseArgs throws TypeErrors with a code for what the user typed; its sentence is fit to show.
    if (error instanceof TypeError && 'code' in error) return { usageError: error.message.replace(/\. To specify.*$/s, '.') };
    throw error;
  }
}

function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  const [name, ...slugs] = positionals;
  if (values.version) return { kind: 'version' };
  if (values.help || name === undefined || name === 'help') return { kind: 'help' };
  if (name === 'verify') return verifyCommand(values, slugs);
  if (name !== 'build' && name !== 'check') throw new UsageError(`“${name}” is not a command of Sheaf’s. Try: sheaf build, sheaf check, sheaf verify.`);
  if (values.read !== undefined) throw new UsageError('--read belongs to sheaf verify.');
  const audience = values.audience ?? 'public';
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(audience)) throw new UsageError('The audience’s name is made of letters, digits and hyphens.');
  if (name === 'build' && audience !== 'public' && values.out === undefined) {
    throw new UsageError(`The editions for “${audience}” need a folder of their own: add --out DIR.`);
  }
  return {
    kind: name,
    slugs,
    root: values.root ?? null,
    out: values.out ?? null,
    only: readEditions(values.only ?? []),
    audience,
    now: values.now === undefined ? null : readMoment(values.now, '--now'),
    jobs: values.jobs === undefined ? null : readCount(values.jobs),
    cache: !values['no-cache'],
    pageMarks: !values['no-page-marks'],
    search: !values['no-search'],
    previous: values.previous ?? null,
    strict: values.strict ?? false,
    json: values.json ?? false,
    debug: values.debug ?? false,
  };
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

function verifyCommand(values: Values, slugs: readonly string[]): VerifyCommand {
  const foreign = BUILD_ONLY.find((option) => values[option] !== undefined);
  if (foreign !== undefined) throw new UsageError(`--${foreign} belongs to sheaf build.`);
  const { read = false, json = false } = values;
  if (read && json) throw new UsageError('--read prints text: it does not go with --json.');
  return {
    kind: 'verify',
    slugs,
    root: values.root ?? null,
    out: values.out ?? null,
    only: readEditions(values.only ?? []),
    now: values.now === undefined ? null : readMoment(values.now, '--now'),
    read,
    json,
    debug: values.debug ?? false,
  };
}

function readEditions(lists: readonly string[]): readonly Edition[] {
  const names = lists.flatMap((list) => list.split(',')).map((name) => name.trim());
  const unknown = names.find((name) => !EDITIONS.some((edition) => edition === name));
  if (unknown !== undefined) throw new UsageError(`“${unknown}” is not an edition. --only takes html, pdf and epub, with commas between them.`);
  return names.length === 0 ? EDITIONS : EDITIONS.filter((edition) => names.includes(edition));
}

/** An ISO 8601 moment with its offset, or a date (its first moment in UTC). */
export function readMoment(text: string, option: string): Date {
  const isMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const moment = new Date(text);
  if (!isMoment || Number.isNaN(moment.getTime())) {
    throw new UsageError(`${option} takes a date or a moment with its offset, such as 2026-03-01 or 2026-03-01T06:00:00+01:00, not “${text}”.`);
  }
  return moment;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 256) throw new UsageError(`--jobs takes a whole number from 1 to 256, not “${text}”.`);
  return count;
}
