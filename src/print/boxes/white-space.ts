/**
 * White space collapsing in one inline formatting context, across the edges of inline boxes (CSS Text 3, section 4.1).
 *
 * Only spaces, tabs and line feeds collapse: U+00A0 and U+202F never do.
 */

import type { ComputedStyle } from '../css/computed-style.js';
import type { InlineItem, TextItem } from './box.js';

/** What of a text's white space is collapsible, and what the last character before it was. */
interface State {
  /** A collapsible space, or the beginning of a line, comes just before. */
  afterSpace: boolean;
  /** Where the last collapsible space stands, in case the line ends with it. */
  trailing: { readonly texts: Map<TextItem, string>; readonly item: TextItem } | null;
}

/** The items with their white space collapsed; texts that become empty are left out. */
export function collapseWhiteSpace(items: readonly InlineItem[]): readonly InlineItem[] {
  const texts = new Map<TextItem, string>();
  const state: State = { afterSpace: true, trailing: null };
  for (const item of items) collapseItem(item, state, texts);
  dropTrailing(state);
  return rebuild(items, texts);
}

function collapseItem(item: InlineItem, state: State, texts: Map<TextItem, string>): void {
  switch (item.kind) {
    case 'text':
      collapseText(item, state, texts);
      return;
    case 'inline':
      for (const child of item.children) collapseItem(child, state, texts);
      return;
    case 'break':
      dropTrailing(state);
      state.afterSpace = true;
      return;
    case 'footnote-call':
      for (const child of item.children) collapseItem(child, state, texts);
      state.afterSpace = false;
      state.trailing = null;
      return;
    case 'atomic':
    case 'deferred':
      state.afterSpace = false;
      state.trailing = null;
  }
}

function collapseText(item: TextItem, state: State, texts: Map<TextItem, string>): void {
  const { whiteSpace } = item.style;
  if (item.text === '') return;
  if (keepsSpaces(whiteSpace)) {
    texts.set(item, item.text);
    state.afterSpace = false;
    state.trailing = null;
    return;
  }
  let text = item.text.replace(/[ \t\n\r\f]+/g, ' ');
  if (state.afterSpace && text.startsWith(' ')) text = text.slice(1);
  texts.set(item, text);
  if (text === '') return;
  state.afterSpace = text.endsWith(' ');
  state.trailing = state.afterSpace ? { texts, item } : null;
}

function dropTrailing(state: State): void {
  if (state.trailing === null) return;
  const { texts, item } = state.trailing;
  texts.set(item, (texts.get(item) ?? '').replace(/ $/, ''));
  state.trailing = null;
}

function rebuild(items: readonly InlineItem[], texts: ReadonlyMap<TextItem, string>): readonly InlineItem[] {
  const out: InlineItem[] = [];
  for (const item of items) {
    if (item.kind === 'text') {
      const text = texts.get(item) ?? '';
      if (text !== '') out.push(text === item.text ? item : { ...item, text });
    } else if (item.kind === 'inline' || item.kind === 'footnote-call') {
      out.push({ ...item, children: rebuild(item.children, texts) });
    } else {
      out.push(item);
    }
  }
  return out;
}

const keepsSpaces = (whiteSpace: ComputedStyle['whiteSpace']): boolean => whiteSpace === 'pre' || whiteSpace === 'pre-wrap' || whiteSpace === 'break-spaces';

/** True if items hold nothing but collapsible white space. */
export function isBlank(items: readonly InlineItem[]): boolean {
  return items.every((item) => {
    if (item.kind !== 'text') return false;
    const { whiteSpace } = item.style;
    return item.text === '' || (!keepsSpaces(whiteSpace) && /^[ \t\n\r\f]*$/.test(item.text));
  });
}
