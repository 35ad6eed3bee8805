/** Runs a program to its end and gathers what it says. */

import { execFile } from 'node:child_process';

import { ToolMissing } from './outcome.mjs';

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, hint?: string }} options hint: how to get the program, for the message where it is missing
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export function runProgram(program, args, { cwd, hint = '' } = {}) {
  return new Promise((done, fail) => {
    execFile(program, args, { cwd, maxBuffer: 1 << 28, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') fail(new ToolMissing(`${program} is not installed${hint === '' ? '' : ` (${hint})`}`));
      else done({ status: error === null ? 0 : Number(error.code) || 1, stdout, stderr });
    });
  });
}
