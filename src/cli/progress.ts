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
  pdf: 'setting the PDF',
  epub: 'packing the EPUB',
  html: 'making the site',
  write: 'writing',
};

/** @returns a listener for the build's progress; on a terminal the present line is replaced, and erased by `end` */
export function progressReporter(output: Output): { readonly listen: (progress: Progress) => void; readonly end: () => void } {
  let open = false;
  const erase = (): void => {
    if (open) output.write('\r\u001B[2K');
    open = false;
  };
  return {
    listen(progress) {
      const line = describe(progress);
      if (line === null) return;
      if (!output.isTerminal) return output.write(`${line}\n`);
      erase();
      output.write(line.slice(0, Math.max(10, output.columns - 1)));
      open = true;
    },
    end: erase,
  };
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
