/** Reads a PDF back as assistive technology receives it, and tells what it does not receive. */

import { hearTags } from './hear-tags.js';
import type { Heard } from './heard.js';
import type { PrintedPages } from './page-marks.js';
import { readTagTree } from './pdf/tag-tree.js';
import { NO_TEXT } from './pdf/to-unicode.js';

export interface DossierReading {
  readonly heard: Heard;
  /** Text that is neither tagged nor marked as an artifact, with the number of its page. */
  readonly outside: readonly { readonly page: number; readonly text: string }[];
  /** Numbers of the pages with glyphs that stand for no character. */
  readonly mute: readonly number[];
  readonly printed: PrintedPages;
}

/** @throws Unreadable where the bytes hold no PDF that can be read, or one without tags */
export function readDossier(bytes: Uint8Array): DossierReading {
  const reading = readTagTree(bytes);
  const pages = reading.pages.map((texts, index) => ({ ...texts, page: index + 1 }));
  return {
    heard: hearTags(reading),
    printed: { labels: reading.labels, texts: reading.printed },
    outside: pages.filter(({ outside }) => outside.trim() !== '').map(({ page, outside }) => ({ page, text: outside.trim() })),
    mute: pages.filter(({ marked }) => [...marked.values()].some((text) => text.includes(NO_TEXT))).map(({ page }) => page),
  };
}
