/** Brings the notes to the file that calls them, as asides that readers show in a popup, each with the way back. */

import { appendChild, element, replaceNode, setAttribute } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { findAll, getAttribute, textContent } from '../../html/walk.js';

/** Notes by id: list items of the canonical list. Each is taken by the first that calls it. */
export type Notes = Map<string, Element>;

export function notesIn(list: Element | null): Notes {
  const items = list === null ? [] : findAll(list, (candidate) => candidate.name === 'li' && getAttribute(candidate, 'id') !== null);
  return new Map(items.map((item) => [getAttribute(item, 'id') ?? '', item]));
}

/** In place: the notes that `part` calls stand at its end, in the order of the calls. */
export function bringNotes(part: Element, notes: Notes): void {
  let isFirst = true;
  // Notes may call notes: what is brought is looked through too.
  const pending = [part];
  for (let root = pending.shift(); root !== undefined; root = pending.shift()) {
    for (const call of callsIn(root)) {
      setAttribute(call, 'epub:type', 'noteref');
      raise(call);
      const id = calledBy(call);
      const note = notes.get(id);
      if (note === undefined) continue;
      notes.delete(id);
      const back = element('a', { href: `#${getAttribute(call, 'id') ?? ''}`, role: 'doc-backlink' }, [textContent(call)]);
      const aside = element('aside', { class: isFirst ? 'note first' : 'note', 'epub:type': 'footnote', role: 'doc-footnote', id }, [back, ' ', ...note.children]);
      appendChild(part, aside);
      pending.push(aside);
      isFirst = false;
    }
  }
}

/** Where a reader's style takes the place of ours, the number of a note must not run into a number before it. */
function raise(call: Element): void {
  const raised = element('sup', { class: 'raised' });
  replaceNode(call, raised);
  appendChild(raised, call);
}

export function isNoteCall(candidate: Element): boolean {
  return getAttribute(candidate, 'role') === 'doc-noteref';
}

/** The id of the note that a call leads to. */
export function calledBy(call: Element): string {
  return getAttribute(call, 'href')?.slice(1) ?? '';
}

function callsIn(root: Element): readonly Element[] {
  return findAll(root, isNoteCall);
}
