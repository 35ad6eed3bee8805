/** Runs tasks of plain data side by side, in threads of their own. */

import { arch, availableParallelism } from 'node:os';
import { versions } from 'node:process';
import { Worker } from 'node:worker_threads';

/** How many threads do useful work at once on this machine. */
export function processors(): number {
  return availableParallelism();
}

/** The engine that runs Sheaf: output is the same bytes for the same one of these. */
export function runtimeVersion(): string {
  return `node ${versions.node} ${arch()}`;
}

/**
 * Gives each task to a thread that runs the module at `url`, at most `count` at once.
 * The module's side of the conversation is `answerTasks` in `worker-side.ts`.
 *
 * @param tasks structured-cloneable
 * @returns a promise for each task, in their order; it is rejected if its thread failed
 */
export function runInWorkers<Task, Result>(url: URL, tasks: readonly Task[], count: number): readonly Promise<Result>[] {
  const settle: { resolve: (result: Result) => void; reject: (reason: unknown) => void }[] = [];
  const results = tasks.map(() => new Promise<Result>((resolve, reject) => settle.push({ resolve, reject })));
  let next = 0;
  for (let started = 0; started < Math.min(count, tasks.length); started += 1) startWorker();
  return results;

  function startWorker(): void {
    const worker = new Worker(url);
    let current = -1;
    const advance = (): void => {
      if (next >= tasks.length) return void worker.terminate();
      current = next;
      next += 1;
      worker.postMessage(tasks[current]);
    };
    worker.on('message', (result: Result) => {
      settle[current]?.resolve(result);
      advance();
    });
    worker.on('error', (error) => {
      settle[current]?.reject(error);
      // The thread is gone; what is left goes to a new one.
      if (next < tasks.length) startWorker();
    });
    advance();
  }
}
