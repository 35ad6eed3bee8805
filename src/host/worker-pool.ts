/** Runs tasks of plain data side by side, in threads of their own. */

import { arch, availableParallelism } from 'node:os';
import { versions } from 'node:process';
import { Worker } from 'node:worker_threads';

import type { WorkerMessage } from './worker-side.js';

/** How many threads do useful work at once on this machine. */
export function processors(): number {
  return availableParallelism();
}

/** The engine that runs Sheaf: output is the same bytes for the same one of these. */
export function runtimeVersion(): string {
  return `node ${versions.node} ${arch()}`;
}

export interface WorkerTasks<Task, Note> {
  /** The module that the threads run; its side of the conversation is `answerTasks` in `worker-side.ts`. */
  readonly url: URL;
  /** Structured-cloneable. */
  readonly tasks: readonly Task[];
  /** How many threads at once, at most. */
  readonly count: number;
  /** Hears what a thread has to say of the task with this index while it works. */
  readonly onNote?: (index: number, note: Note) => void;
}

/** Megabytes for what lives shortly: of many briefings set in turn nearly all does, and collecting it took a quarter of the time. */
const YOUNG_GENERATION_MB = 256;

function startThread(url: URL): Worker {
  return new Worker(url, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
}

/**
 * Starts a thread that prepares itself and then waits for tasks, one at a time; it keeps the process alive only while it
 * has one.
 *
 * @param url as in `WorkerTasks`
 */
export function waitingWorker<Task, Result>(url: URL): (task: Task) => Promise<Result> {
  const worker = startThread(url);
  let settle: { resolve: (result: Result) => void; reject: (reason: unknown) => void } | null = null;
  // A thread that ends before its task comes is told of when it does.
  let ended: { readonly reason: unknown } | null = null;
  const end = (reason: unknown): void => {
    ended ??= { reason };
    settle?.reject(ended.reason);
  };
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`A worker thread ended early, with status ${code}`)));
  worker.on('message', (message: WorkerMessage<Result, unknown>) => {
    if ('note' in message) return;
    worker.unref();
    settle?.resolve(message.result);
  });
  // Behind the listeners: attaching one to the port holds the process again.
  worker.unref();
  return (task) => new Promise<Result>((resolve, reject) => {
    if (ended !== null) return reject(ended.reason);
    settle = { resolve, reject };
    worker.ref();
    worker.postMessage(task);
  });
}

/**
 * Gives each task to a thread, several at once.
 *
 * @returns a promise for each task, in their order; it is rejected if its thread failed or ended without an answer
 */
export function runInWorkers<Task, Result, Note = never>({ url, tasks, count, onNote }: WorkerTasks<Task, Note>): readonly Promise<Result>[] {
  const settle: { resolve: (result: Result) => void; reject: (reason: unknown) => void }[] = [];
  const results = tasks.map(() => new Promise<Result>((resolve, reject) => settle.push({ resolve, reject })));
  let next = 0;
  for (let started = 0; started < Math.min(count, tasks.length); started += 1) startWorker();
  return results;

  function startWorker(): void {
    const worker = startThread(url);
    let current: number | null = null;
    const advance = (): void => {
      current = next < tasks.length ? next : null;
      if (current === null) return void worker.terminate();
      next += 1;
      worker.postMessage(tasks[current]);
    };
    const fail = (reason: unknown): void => {
      if (current === null) return;
      settle[current]?.reject(reason);
      current = null;
      // The thread is gone; what is left goes to a new one.
      if (next < tasks.length) startWorker();
    };
    worker.on('message', (message: WorkerMessage<Result, Note>) => {
      if (current === null) return;
      if ('note' in message) return onNote?.(current, message.note);
      settle[current]?.resolve(message.result);
      advance();
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`A worker thread ended early, with status ${code}`)));
    advance();
  }
}
