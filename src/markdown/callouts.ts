/**
 * Callouts in GitHub's manner: a block quote whose first line is `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`,
 * `[!WARNING]` or `[!CAUTION]`.
 */

import type { Token } from 'markdown-it';

export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

const KINDS: readonly string[] = ['note', 'tip', 'important', 'warning', 'caution'];
const MARK = /^\[!([A-Za-z]{1,30})\][ \t]*$/;

export function isCalloutKind(kind: string): kind is CalloutKind {
  return KINDS.includes(kind);
}

/** Turns such block quotes into asides, in place. Unknown kinds are handed to `reportUnknown` and left as they are. */
export function markCallouts(tokens: Token[], reportUnknown: (kind: string) => void): void {
  const open: boolean[] = [];
  tokens.forEach((token, index) => {
    if (token.type === 'blockquote_open') {
      const kind = calloutKind(tokens, index);
      const isCallout = kind !== null && isCalloutKind(kind);
      if (isCallout) dressCallout(tokens, index, kind);
      else if (kind !== null) reportUnknown(kind);
      open.push(isCallout);
    } else if (token.type === 'blockquote_close' && open.pop() === true) {
      token.tag = 'aside';
    }
  });
}

function calloutKind(tokens: readonly Token[], index: number): string | null {
  if (tokens[index + 1]?.type !== 'paragraph_open') return null;
  const [first, second] = tokens[index + 2]?.children ?? [];
  if (first?.type !== 'text' || (second !== undefined && second.type !== 'softbreak')) return null;
  return MARK.exec(first.content)?.[1]?.toLowerCase() ?? null;
}

/** The opening token's `info` tells the renderer the kind, for the label; the mark itself goes. */
function dressCallout(tokens: Token[], index: number, kind: CalloutKind): void {
  const [open, paragraph, inline] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (open === undefined || paragraph === undefined || inline?.children == null) return;
  open.tag = 'aside';
  open.attrSet('class', `callout ${kind}`);
  open.attrSet('role', 'note');
  open.info = kind;
  inline.children = inline.children.slice(2);
  if (inline.children.length === 0) {
    paragraph.hidden = true;
    const close = tokens[index + 3];
    if (close !== undefined) close.hidden = true;
  }
}
