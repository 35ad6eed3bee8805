/** Runs a program of the machine's own, such as an indexer that ships with a package, and waits for its end. */

import { spawn } from 'node:child_process';

export interface ProgramRun {
  /** Absolute. */
  readonly program: string;
  readonly args: readonly string[];
  /** Absolute: the folder that it works in. */
  readonly folder: string;
  /** Milliseconds after which it is ended. */
  readonly patience: number;
}

/** What the program said at its end, where that is no success. */
export type ProgramFailure = { readonly reason: string };

/** Enough of what a program says to tell what is wrong. */
const LONGEST = 2000;

/** It sees nothing of the environment, and prints nothing. @returns null where it ended well */
export function runProgram({ program, args, folder, patience }: ProgramRun): Promise<ProgramFailure | null> {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(program, args, { cwd: folder, env: {}, stdio: ['ignore', 'ignore', 'pipe'], timeout: patience, windowsHide: true });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-LONGEST);
    });
    child.on('error', ({ message }) => resolve({ reason: message }));
    child.on('close', (status, signal) => {
      if (status === 0) resolve(null);
      else resolve({ reason: said.trim() || (signal === null ? `it ended with status ${status}` : `it was ended by ${signal}`) });
    });
  });
}
