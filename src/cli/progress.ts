/** Tells how a build goes: a line for each stage and briefing, rewritten in place on a terminal, plain elsewhere. */

import type { Progress, Stage } from '../publish/request.js';

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly colour: boolean;
}

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  load: 'reading',
  compose: 'composing',
  pdf: 'setting the pages',
  epub: 'packing the EPUB',
  html: 'making the site',
  write: 'putting everything into place',
};

/**
 * @returns a listener for the build's progress. Elsewhere than on a terminal each stage begun is a line. On a terminal one
 * line tells what every briefing in the making is at; it is replaced as things go on, and erased by `end`.
 */
export function progressReporter(output: Output): { readonly listen: (progress: Progress) => void; readonly end: () => void } {
  const present = new Map<string, string>();
  let isShown = false;
  const erase = (): void => {
    if (isShown) output.write('\r\u001B[2K');
    isShown = false;
  };
  return {
    listen(progress) {
      const subject = progress.slug ?? 'site';
      const line = describe(progress);
      if (!output.isTerminal) return line === null ? undefined : output.write(`${line}\n`);
      if (progress.state === 'begun' && line !== null) present.set(subject, line);
      else present.delete(subject);
      erase();
      if (present.size === 0) return undefined;
      output.write(shortened([...present.values()].join('   '), output.columns - 1));
      isShown = true;
      return undefined;
    },
    end: erase,
  };
}

/** A line that wraps could not be erased. */
function shortened(line: string, columns: number): string {
  const most = Math.max(10, columns);
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

function describe({ slug, stage, state }: Progress): string | null {
  const subject = slug ?? 'site';
  switch (state) {
    case 'begun':
      return `${subject}: ${STAGE_WORDS[stage]}`;
    case 'cached':
      return `${subject}: unchanged`;
    case 'failed':
      return `${subject}: not published`;
    case 'done':
      return null;
  }
}
