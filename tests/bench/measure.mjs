/** Runs a command as a cold process and measures it: wall time, processor time, peak memory of it and all its children. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const EVERY_MS = 15;
const TICKS_A_SECOND = 100;

/**
 * @typedef {{ seconds: number, cpuSeconds: number, peakMb: number }} Measure
 * @param {readonly string[]} command the program and its arguments
 * @param {{ cwd: string }} options
 * @returns {Promise<Measure>} peakMb: the sum of what the kernel recorded as each process’s high-water mark while they lived side by side
 */
export function measure([program, ...args], { cwd }) {
  return new Promise((done, fail) => {
    const begun = performance.now();
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    const cpuOf = new Map();
    let peakKb = 0;
    let errors = '';
    const look = () => {
      let kb = 0;
      for (const pid of processTree(child.pid)) {
        kb += highWaterKb(pid);
        cpuOf.set(pid, Math.max(cpuOf.get(pid) ?? 0, cpuTicks(pid)));
      }
      peakKb = Math.max(peakKb, kb);
    };
    const timer = setInterval(look, EVERY_MS);
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('error', (error) => {
      clearInterval(timer);
      fail(error);
    });
    child.on('close', (status) => {
      const seconds = (performance.now() - begun) / 1000;
      clearInterval(timer);
      if (status !== 0) return fail(new Error(`${program} ${args.join(' ')} ended with ${status}:\n${errors.slice(-4000)}`));
      const ticks = [...cpuOf.values()].reduce((sum, value) => sum + value, 0);
      done({ seconds, cpuSeconds: ticks / TICKS_A_SECOND, peakMb: peakKb / 1024 });
    });
  });
}

/** The middle measure by wall time, with the largest peak of all. */
export function median(measures) {
  const sorted = [...measures].sort((a, b) => a.seconds - b.seconds);
  return { ...sorted[(sorted.length - 1) >> 1], peakMb: Math.max(...measures.map(({ peakMb }) => peakMb)) };
}

/** Linux’s /proc; a process may end while it is read, and then counts for nothing. */
function processTree(root) {
  const found = [];
  const queue = [root];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    found.push(pid);
    const children = readProc(`/proc/${pid}/task/${pid}/children`);
    queue.push(...children.split(' ').filter((word) => word !== '').map(Number));
  }
  return found;
}

function highWaterKb(pid) {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readProc(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** User and system time, in clock ticks. */
function cpuTicks(pid) {
  const fields = readProc(`/proc/${pid}/stat`).replace(/^.*\) /s, '').split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function readProc(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
