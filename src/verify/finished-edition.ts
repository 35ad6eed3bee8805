/** Finds a finished edition in the output folder and reads it back. */

import { posix } from 'node:path';

import type { FileSystem } from '../host/host.js';
import { resolveInside } from '../host/resolve-inside.js';
import type { Edition } from '../publish/request.js';
import { isSystemError } from '../publish/system-error.js';
import type { Heard } from './heard.js';
import type { PrintedPages } from './page-marks.js';
import { readDossier } from './read-dossier.js';
import { readEbook } from './read-ebook.js';
import { TOO_MUCH } from './parse-markup.js';
import { readPage } from './read-page.js';
import { Unreadable } from './unreadable.js';

/** The editions, and the single sheet that some briefings have beside their dossier. */
export type ReadableEdition = Edition | 'in-brief';

export const EDITION_NAMES: Readonly<Record<ReadableEdition, string>> = { html: 'HTML edition', pdf: 'PDF', 'in-brief': 'PDF in brief', epub: 'EPUB' };

export interface EditionReading {
  readonly heard: Heard;
  /** Of a PDF: what assistive technology does not get. */
  readonly outside: readonly { readonly page: number; readonly text: string }[];
  readonly mute: readonly number[];
  /** Of a PDF: what stands on which page. */
  readonly printed: PrintedPages | null;
}

export type EditionOutcome = { readonly kind: 'read'; readonly reading: EditionReading } | { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly reason: string };

/** Below the output folder. @param slug of a volume its name, `collections/<id>` */
export function editionPath(slug: string, edition: ReadableEdition): string {
  const name = posix.basename(slug);
  switch (edition) {
    case 'html':
      return `${slug}/index.html`;
    case 'in-brief':
      return `${slug}/${name}-in-brief.pdf`;
    default:
      return `${slug}/${name}.${edition}`;
  }
}

/** Whatever a file holds, there is an answer; files outside of the output folder are not opened. */
export function openEdition({ fs, out }: { readonly fs: FileSystem; readonly out: string }, slug: string, edition: ReadableEdition): EditionOutcome {
  const { path } = resolveInside(fs, out, editionPath(slug, edition));
  if (path === null || fs.info(path)?.kind !== 'file') return { kind: 'missing' };
  try {
    return { kind: 'read', reading: read(edition, fs.readBytes(path), styleSheetReader(fs, out, slug)) };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', reason: error.message };
    // Memory and call stack have ends that a file made for it can reach.
    if (error instanceof RangeError) return { kind: 'unreadable', reason: TOO_MUCH };
    if (isSystemError(error)) return { kind: 'unreadable', reason: `the machine says ${error.code}` };
    throw error;
  }
}

function read(edition: ReadableEdition, bytes: Uint8Array, styleSheet: (href: string) => string | null): EditionReading {
  switch (edition) {
    case 'html':
      return { heard: readPage(new TextDecoder().decode(bytes), styleSheet), outside: [], mute: [], printed: null };
    case 'pdf':
    case 'in-brief':
      return readDossier(bytes);
    case 'epub':
      return { heard: readEbook(bytes), outside: [], mute: [], printed: null };
  }
}

function styleSheetReader(fs: FileSystem, out: string, slug: string): (href: string) => string | null {
  return (href) => {
    const [address = ''] = href.split(/[?#]/);
    if (/^[a-z][a-z0-9+.-]*:|^\//i.test(address)) return null;
    const { path } = resolveInside(fs, out, posix.normalize(posix.join(slug, address)));
    return path === null || fs.info(path)?.kind !== 'file' ? null : fs.readText(path);
  };
}
