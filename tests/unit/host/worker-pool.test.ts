/** Threads: a fault in one task is that task's alone. */

import { expect, it } from 'vitest';
import { runInWorkers, waitingWorker } from '../../../src/host/worker-pool.js';

/** Speaks as `answerTasks` does: an object is a task to fail by, a number is doubled. */
const url = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', (task) => {
    parentPort.postMessage({ note: 'begun ' + task });
    if (task === 'throw') throw new Error('thrown');
    if (task === 'exit') process.exit(5);
    parentPort.postMessage({ result: task * 2 });
  });
`)}`);

it('answers in the order of the tasks, and tells what each is at', async () => {
  const notes: string[] = [];
  const results = runInWorkers<number, number, string>({ url, tasks: [1, 2, 3, 4, 5], count: 2, onNote: (index, note) => notes.push(`${index} ${note}`) });
  expect(await Promise.all(results)).toEqual([2, 4, 6, 8, 10]);
  expect(notes.sort()).toEqual(['0 begun 1', '1 begun 2', '2 begun 3', '3 begun 4', '4 begun 5']);
});

it('a thread that throws or ends fails its task; the others are done by new threads', async () => {
  const results = await Promise.allSettled(runInWorkers<number | string, number>({ url, tasks: ['throw', 'exit', 3, 4], count: 1 }));
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual(['Error: thrown', expect.stringContaining('status 5'), 6, 8]);
});

it('a thread that waits answers one task after another, and fails the task at which it ends and all after it', async () => {
  const ask = waitingWorker<number | string, number>(url);
  expect(await ask(3)).toBe(6);
  expect(await ask(4)).toBe(8);
  await expect(ask('exit')).rejects.toThrow('status 5');
  await expect(ask(5)).rejects.toThrow('status 5');
});
