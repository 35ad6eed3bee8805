/** Takes the canonical list of notes apart: each part gets the notes that it calls, at its end, with the ways back. */

import { appendChild, element, removeNode, setAttribute } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { childElements, findAll, findById, getAttribute, hasClass, textContent } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';

/** In place. Notes that no part calls stay where they are. */
export function bringNotesToParts(article: Element, catalogue: Catalogue): void {
  const all = findById(article, 'notes');
  if (all === null) return;
  const numbered = new Map(findAll(all, (candidate) => candidate.name === 'li').map((note, index) => [getAttribute(note, 'id') ?? '', { note, number: index + 1 }]));
  const placed = new Set<Element>();
  for (const part of findAll(article, (candidate) => hasClass(candidate, 'part'))) {
    const items: Element[] = [];
    for (const call of findAll(part, (candidate) => getAttribute(candidate, 'role') === 'doc-noteref')) {
      const found = numbered.get(getAttribute(call, 'href')?.slice(1) ?? '');
      if (found === undefined || placed.has(found.note)) continue;
      placed.add(found.note);
      setAttribute(found.note, 'value', String(found.number));
      // For a script that shows it on its own.
      setAttribute(found.note, 'data-label', catalogue.text('note.call', { n: String(found.number) }));
      addWayBack(found.note, call, catalogue);
      items.push(found.note);
    }
    if (items.length > 0) appendChild(part, notesOfPart(part, items, catalogue));
  }
  if (findAll(all, (candidate) => candidate.name === 'li').length === 0) removeNode(all);
}

/** HTML lets a list item have no other role, so the list as a whole is said to hold the notes (DPUB-ARIA 1.1, doc-endnotes). */
function notesOfPart(part: Element, items: readonly Element[], catalogue: Catalogue): Element {
  const heading = childElements(part).find((child) => child.name === 'h2');
  const words = [catalogue.text('note.section'), heading === undefined ? '' : textContent(heading).trim()];
  const label = words.filter((word) => word !== '').join(', ');
  return element('section', { class: 'notes', role: 'doc-endnotes', 'aria-label': label, 'data-close': catalogue.text('note.close') }, [element('ol', {}, items)]);
}

function addWayBack(note: Element, call: Element, catalogue: Catalogue): void {
  const id = getAttribute(call, 'id');
  if (id === null) return;
  // Into the note's last paragraph, where it has paragraphs.
  const last = childElements(note).at(-1);
  const holder = last !== undefined && last.name === 'p' ? last : note;
  appendChild(holder, element('a', { class: 'back', href: `#${id}`, role: 'doc-backlink', 'aria-label': `${catalogue.text('note.back')}, ${catalogue.text('note.call', { n: textContent(call) })}` }, [catalogue.text('note.backShort')]));
}
