/** Sets aside what typography must not touch: a placeholder stands for each such stretch until it is put back. */

export interface SetAside {
  /** The text with U+E000 for each stretch. */
  readonly text: string;
  readonly stretches: readonly string[];
}

const UNTOUCHED = new RegExp([
  // Web and mail addresses; a closing punctuation mark belongs to the sentence.
  '(?:https?:\\/\\/|www\\.)[^\\s<>«»“”"]*[^\\s<>«»“”".,;:!?…)\\]’\']',
  '(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}[A-Za-z0-9]',
  '(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)',
  '`[^`\\n]*`',
  '\\{\\{[^{}\\n]*\\}\\}',
  // The placeholder itself, where an author uses it.
  '\\ue000',
].join('|'), 'gu');

/** One of these stands in every such stretch; in most texts none does. */
const SIGN_OF_ONE = /[:@`\ue000]|www\.|\{\{/;

export function markedText(text: string): SetAside {
  if (!SIGN_OF_ONE.test(text)) return { text, stretches: [] };
  const stretches: string[] = [];
  const marked = text.replace(UNTOUCHED, (stretch) => {
    stretches.push(stretch);
    return '\ue000';
  });
  return { text: marked, stretches };
}

/** Puts the stretches back, in their order. */
export function unmarkedText({ text, stretches }: SetAside): string {
  if (stretches.length === 0) return text;
  let next = 0;
  return text.replaceAll('\ue000', () => stretches[next++] ?? '');
}
