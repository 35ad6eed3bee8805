/** Conditions with `not`, `and`, `or` and brackets, as media queries and feature queries share them (CSS Conditional 3, section 2.2). */

/** What a leaf says: true, false, or null where it is not understood. */
export type Verdict = boolean | null;

const MAX_DEPTH = 32;

/**
 * The verdict on a condition; `leaf` judges what is neither operator nor bracket: `(feature: value)` with its brackets, or
 * `name(argument)`. What is not understood stays so unless the rest decides without it.
 */
export function judgeCondition(text: string, leaf: (text: string) => Verdict, depth = 0): Verdict {
  const parts = splitCondition(text);
  if (parts === null || depth > MAX_DEPTH) return null;
  if (parts.length === 2 && isWord(parts[0], 'not')) return negate(judgePart(parts[1] ?? '', leaf, depth));
  const [first, operator] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return judgePart(first, leaf, depth);
  const isOr = isWord(operator, 'or');
  const verdicts: Verdict[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) verdicts.push(judgePart(part, leaf, depth));
    else if (!isWord(part, isOr ? 'or' : 'and') || index === parts.length - 1) return null;
  }
  return joined(verdicts, isOr);
}

function judgePart(part: string, leaf: (text: string) => Verdict, depth: number): Verdict {
  const inner = part.startsWith('(') ? part.slice(1, -1).trim() : null;
  const isGroup = inner !== null && (inner.startsWith('(') || /^(?:not\s|not\(|[a-z-]+\()/i.test(inner)) && !/^[\w-]+\s*:/.test(inner);
  return isGroup ? judgeCondition(inner, leaf, depth + 1) : leaf(part);
}

/** Several verdicts under one operator: one that settles the matter does so whatever the others are. */
export function joined(verdicts: readonly Verdict[], isOr: boolean): Verdict {
  if (verdicts.includes(isOr)) return isOr;
  return verdicts.includes(null) ? null : !isOr;
}

export function negate(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict;
}

function isWord(part: string | undefined, word: string): boolean {
  return part?.toLowerCase() === word;
}

/** Words, bracketed parts and functions at the top level; null where brackets do not match. */
function splitCondition(text: string): readonly string[] | null {
  const parts: string[] = [];
  let start = -1;
  let depth = 0;
  for (let index = 0; index <= text.length; index++) {
    const character = text[index] ?? ' ';
    if (depth === 0 && /\s/.test(character)) {
      if (start >= 0) parts.push(text.slice(start, index));
      start = -1;
      continue;
    }
    if (start < 0) start = index;
    if (character === '(') depth++;
    else if (character === ')' && --depth === 0) {
      parts.push(text.slice(start, index + 1));
      start = -1;
    }
    if (depth < 0) return null;
  }
  return depth === 0 && start < 0 ? parts : null;
}
