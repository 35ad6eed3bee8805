/** Reads the Markdown files that sections of the background name. */

import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { Locator } from './briefing.js';
import type { DataNode } from './data-node.js';
import { pathKey } from './locate.js';
import type { IncludedFile } from './locate.js';
import { readText } from './read-file.js';
import type { BriefingFolder } from './read-file.js';

/** The sections' texts by index. Each is also put into `inclusions`, so that its places can be found. */
export function readSections(
  folder: BriefingFolder,
  root: DataNode,
  locate: Locator,
  inclusions: Map<string, IncludedFile>,
): Outcome<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>();
  const diagnostics: Diagnostic[] = [];
  root.get('background').items().forEach((section, index) => {
    const file = section.get('file');
    const path = file.text();
    if (path === null) {
      return;
    }
    const { content, fault } = readText(folder, path, locate.value(file.path));
    if (content === null) {
      diagnostics.push(fault);
      return;
    }
    texts.set(index, content);
    inclusions.set(pathKey(file.path), { file: `${folder.shown}/${path}`, text: content });
  });
  return { value: texts, diagnostics };
}
