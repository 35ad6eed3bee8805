/**
 * The Java validators, as functions: veraPDF for PDF/UA-1 and PDF/A-2a, EPUBCheck for EPUB 3.3. Each call starts one Java
 * machine for all its files. Maven fetches both into target/validators/ at first use, by the pom.xml beside this file.
 *
 * @typedef {{ file: string, rule: string, severity: 'error' | 'warning' | 'info' | 'usage', message: string, count: number }} Finding
 */

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ToolMissing } from './outcome.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const JARS = join(HERE, 'target', 'validators');
const READY = join(HERE, 'target', 'validators', 'greenfield-apps-1.28.2.jar');

const SEVERITIES = { FATAL: 'error', ERROR: 'error', WARNING: 'warning', INFO: 'info', USAGE: 'usage' };

/** Raised where Java, Maven or a validator cannot be had; the message says which, and why. */
export class ValidatorMissing extends ToolMissing {}

/** Has Maven copy the validators beside the pom.xml, unless they are there and no older than it. */
export async function fetchValidators() {
  const pom = join(HERE, 'pom.xml');
  if (existsSync(READY) && statSync(JARS).mtimeMs >= statSync(pom).mtimeMs) return;
  const { status, stdout, stderr } = await run('mvn', ['-B', '-q', '-f', pom, 'clean', 'dependency:copy-dependencies']);
  if (status !== 0) throw new ValidatorMissing(`Maven could not fetch the validators:\n${stdout}${stderr}`);
}

/** What every PDF of ours claims to be, as veraPDF names it. */
export const PROFILES = { ua1: 'PDF/UA-1 validation profile', '2a': 'PDF/A-2A validation profile' };

/**
 * Validates PDF files with veraPDF against all that they claim to be, in one reading of each.
 *
 * @param {readonly string[]} files
 * @returns {Promise<(Finding & { flavour: 'ua1' | '2a' })[]>} one for each rule that a file breaks, with the number of breaches; empty if all conform
 */
export async function verapdf(files) {
  if (files.length === 0) return [];
  await fetchValidators();
  const paths = files.map((file) => resolve(file));
  const { status, stdout, stderr } = await java(['org.verapdf.apps.GreenfieldCliWrapper', '--flavour', '0', '--format', 'json', '--maxfailuresdisplayed', '3', ...paths]);
  let report;
  try {
    report = JSON.parse(stdout.slice(stdout.indexOf('{'))).report;
  } catch {
    throw new ValidatorMissing(`veraPDF gave no report (exit status ${status}):\n${stderr || stdout}`);
  }
  const jobs = new Map(report.jobs.map((job) => [resolve(job.itemDetails.name), job]));
  return paths.flatMap((file) => Object.entries(PROFILES).flatMap(([flavour, profile]) => findingsOf(jobs.get(file), profile).map((finding) => ({ file, flavour, ...finding }))));
}

/** What veraPDF found in one file against one profile; a file that does not claim to conform to it is at fault too. */
function findingsOf(job, profile) {
  const fault = (rule, message) => [{ rule, severity: 'error', message, count: 1 }];
  if (job === undefined) return fault('no result', 'was not validated');
  if (job.taskException) return fault('exception', job.taskException.exceptionMessage ?? 'could not be read');
  const result = [job.validationResult].flat().find((one) => one?.profileName === profile);
  if (result === undefined) return fault('no result', `does not claim to conform: ${profile}`);
  const broken = (result.details.ruleSummaries ?? []).map((rule) => {
    const contexts = (rule.checks ?? []).map((check) => `\n    ${check.context} ${check.errorMessage ?? ''}`);
    return { rule: `${rule.specification} ${rule.clause}-${rule.testNumber}`, severity: 'error', message: rule.description + contexts.join(''), count: rule.failedChecks };
  });
  return result.compliant || broken.length > 0 ? broken : fault('verdict', 'does not conform');
}

/**
 * Validates EPUB files with EPUBCheck.
 *
 * @param {readonly string[]} files
 * @returns {Promise<Finding[]>} errors (fatal ones among them), warnings, infos and usage notes
 */
export async function epubcheck(files) {
  if (files.length === 0) return [];
  await fetchValidators();
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-epubcheck-'));
  try {
    const { status, stdout, stderr } = await java([join(HERE, 'CheckEpubs.java'), folder, ...files.map((file) => resolve(file))]);
    return files.flatMap((file, index) => {
      const path = join(folder, `${index}.json`);
      if (!existsSync(path)) throw new ValidatorMissing(`EPUBCheck gave no report on ${basename(file)} (exit status ${status}):\n${stderr || stdout}`);
      const { messages } = JSON.parse(readFileSync(path, 'utf8'));
      return messages
        .filter(({ severity }) => Object.hasOwn(SEVERITIES, severity))
        .map(({ ID, severity, message, locations }) => ({
          file,
          rule: ID,
          severity: SEVERITIES[severity],
          message: [message, ...(locations ?? []).slice(0, 3).map(({ path: inner, line, column }) => `\n    ${inner}:${line}:${column}`)].join(''),
          count: Math.max(1, (locations ?? []).length),
        }));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function java(args) {
  return run('java', ['-Xss8m', '-Djava.awt.headless=true', '-cp', join(JARS, '*'), ...args]);
}

/** @returns {Promise<{ status: number, stdout: string, stderr: string }>} */
function run(command, args) {
  return new Promise((done, fail) => {
    execFile(command, args, { maxBuffer: 1 << 28, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') fail(new ValidatorMissing(`${command} is not installed`));
      else done({ status: error === null ? 0 : Number(error.code) || 1, stdout, stderr });
    });
  });
}
