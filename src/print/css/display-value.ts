/** `display`: the outer and the inner type of a box, in one word or several (CSS Display 3, section 2). */

import { always } from './value-parsers.js';
import type { Display } from './computed-style.js';
import type { ValueParser } from './longhand.js';

/** Words by themselves. */
const SINGLE: ReadonlyMap<string, Display> = new Map<string, Display>([
  ['none', 'none'], ['contents', 'contents'], ['inline-block', 'inline-block'], ['inline-table', 'inline-table'], ['inline-grid', 'inline-grid'],
  ['table-row-group', 'table-row-group'], ['table-header-group', 'table-header-group'], ['table-footer-group', 'table-footer-group'], ['table-row', 'table-row'],
  ['table-cell', 'table-cell'], ['table-column', 'table-column'], ['table-column-group', 'table-column-group'], ['table-caption', 'table-caption'],
]);
/** What an inner type makes of a block-level and of an inline-level box. */
const INNER: ReadonlyMap<string, readonly [block: Display, inline: Display]> = new Map<string, readonly [Display, Display]>([
  ['flow', ['block', 'inline']], ['flow-root', ['flow-root', 'inline-block']], ['table', ['table', 'inline-table']], ['grid', ['grid', 'inline-grid']],
]);

export const display: ValueParser<Display> = (components) => {
  const words = components.map((component) => (component.kind === 'ident' ? component.name : ''));
  const [first = ''] = words;
  const single = words.length === 1 ? SINGLE.get(first) : undefined;
  const found = single ?? composed(words);
  return found === null ? null : always(found);
};

/** Each of the outer type, the inner type and `list-item` at most once, in any order. */
function composed(words: readonly string[]): Display | null {
  const outer = words.filter((word) => word === 'block' || word === 'inline');
  const inner = words.filter((word) => INNER.has(word));
  const items = words.filter((word) => word === 'list-item');
  if (outer.length > 1 || inner.length > 1 || items.length > 1 || outer.length + inner.length + items.length !== words.length) return null;
  const [isInline, type = 'flow'] = [outer[0] === 'inline', inner[0]];
  // Of list items only those that are plain blocks can be made.
  if (items.length > 0) return isInline || type !== 'flow' ? null : 'list-item';
  return INNER.get(type)?.[isInline ? 1 : 0] ?? null;
}
