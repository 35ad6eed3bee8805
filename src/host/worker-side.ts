/** The side of a worker thread: answers each task that it is sent. */

import { parentPort } from 'node:worker_threads';

/** @throws in the thread, if `work` rejects: the pool then rejects that task alone. */
export function answerTasks<Task, Result>(work: (task: Task) => Promise<Result>): void {
  parentPort?.on('message', (task: Task) => {
    work(task).then(
      (result) => parentPort?.postMessage(result),
      (error: unknown) => {
        setImmediate(() => {
          throw error;
        });
      },
    );
  });
}
