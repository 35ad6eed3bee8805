/** Mends links once the document stands in several files: each leads to its target's file, or is no link any more. */

import { setAttribute } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { elementsOf, findAll, getAttribute } from '../../html/walk.js';

export interface LinkedFile {
  readonly file: string;
  readonly root: Element;
}

/** The file that each id stands in, the first where several have it. */
export function fileOfIds(files: readonly LinkedFile[]): ReadonlyMap<string, string> {
  const fileOf = new Map<string, string>();
  for (const { file, root } of files) {
    for (const named of elementsOf(root)) {
      const id = getAttribute(named, 'id');
      if (id !== null && !fileOf.has(id)) fileOf.set(id, file);
    }
  }
  return fileOf;
}

/** In place. */
export function linkAcrossFiles(files: readonly LinkedFile[]): void {
  const fileOf = fileOfIds(files);
  for (const { file, root } of files) {
    for (const link of findAll(root, (candidate) => candidate.name === 'a' && getAttribute(candidate, 'href') !== null)) {
      const href = mendedLink(getAttribute(link, 'href') ?? '', file, fileOf);
      setAttribute(link, 'href', href);
      if (href === null) for (const name of ['role', 'epub:type']) setAttribute(link, name, null);
    }
  }
}

/** Null where there is nothing at the other end: an id that no file has, or an address that is none. */
function mendedLink(href: string, from: string, fileOf: ReadonlyMap<string, string>): string | null {
  if (!href.startsWith('#')) return outside(href);
  const id = href.slice(1);
  const file = fileOf.get(id);
  if (file === undefined) return null;
  return file === from ? href : `${file}#${id}`;
}

function outside(href: string): string | null {
  if (!/^(?:https?|mailto):/i.test(href) || !URL.canParse(href)) return null;
  // Written as the standard has it: validators take brackets and spaces amiss.
  return new URL(href).href.replace(/[[\]|^`{}\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
