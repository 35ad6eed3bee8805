/** The side of a worker thread: answers each task that it is sent. */

import { parentPort } from 'node:worker_threads';

/** What a thread sends: a note while it works, or what came of its task. */
export type WorkerMessage<Result, Note> = { readonly note: Note } | { readonly result: Result };

/** @throws in the thread, if `work` rejects or its result cannot be sent: the pool then rejects that task alone. */
export function answerTasks<Task, Result, Note = never>(work: (task: Task, tell: (note: Note) => void) => Promise<Result>): void {
  const send = (message: WorkerMessage<Result, Note>): void => parentPort?.postMessage(message);
  parentPort?.on('message', (task: Task) => {
    work(task, (note) => send({ note }))
      .then((result) => send({ result }))
      .catch((error: unknown) => {
        setImmediate(() => {
          throw error;
        });
      });
  });
}
