/** Finds references to nothing: in the data, and in Markdown at their very line and column. */

import { circularParts, unknownForm, unknownReference } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import { scanReferences } from '../markdown/references.js';
import type { DataPath, Locator } from './briefing.js';
import type { IdKind, Ids } from './check-ids.js';
import type { DataNode } from './data-node.js';
import { nearest } from '../diagnostics/nearest.js';

/** A Markdown text and the path by which its places are found. */
export interface MarkdownText {
  readonly path: DataPath;
  readonly text: string;
}

/** The diagnostics of all references of a briefing. */
export function checkReferences(
  root: DataNode,
  texts: readonly MarkdownText[],
  ids: Ids,
  locate: Locator,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const expectId = (kind: IdKind, id: string | null, place: () => Place): void => {
    const known = ids[kind];
    if (id !== null && !known.has(id)) {
      diagnostics.push(unknownReference({ id, kind, nearest: nearest(id, known.keys()), known: known.size }, { place: place() }));
    }
  };
  const expectNode = (kind: IdKind, node: DataNode): void => {
    expectId(kind, node.text(), () => locate.value(node.path));
  };

  root.get('summary').get('keyFacts').items().forEach((node) => expectNode('fact', node));
  root.get('facts').items().forEach((fact) => expectNode('fact', fact.get('partOf')));
  root.get('figures').items().forEach((figure) => figure.get('facts').items().forEach((node) => expectNode('fact', node)));
  sourceReferences(root).forEach((node) => expectNode('source', node));
  diagnostics.push(...checkParts(root, locate));

  for (const { path, text } of texts) {
    for (const reference of scanReferences(text)) {
      if (reference.kind === 'citation') {
        reference.items.forEach((item) => expectId('source', item.id, () => locate.text(path, item.start, item.end)));
        continue;
      }
      const place = () => locate.text(path, reference.start, reference.end);
      expectId(reference.kind, reference.id, place);
      if (reference.kind === 'fact' && reference.unknownForm !== null && ids.fact.has(reference.id)) {
        diagnostics.push(unknownForm({ form: reference.unknownForm }, { place: place() }));
      }
    }
  }
  return diagnostics;
}

/** The `id` of each reference to a source, wherever a block below the top has `sources`. */
function sourceReferences(root: DataNode): readonly DataNode[] {
  const visit = (node: DataNode): readonly DataNode[] => {
    const children = [...node.items(), ...node.members()];
    return children.flatMap((child) =>
      child.path.at(-1) === 'sources' ? child.items().map((item) => item.get('id')) : visit(child),
    );
  };
  return root.members().flatMap((member) => (member.path[0] === 'sources' ? [] : visit(member)));
}

/** Facts that are parts of themselves, by whatever way; each circle once. */
function checkParts(root: DataNode, locate: Locator): readonly Diagnostic[] {
  const facts = root.get('facts').items();
  const parents = new Map<string, DataNode>();
  for (const fact of facts) {
    const id = fact.get('id').text();
    if (id !== null && !parents.has(id)) {
      parents.set(id, fact.get('partOf'));
    }
  }
  const settled = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const start of parents.keys()) {
    const way: string[] = [];
    let id: string | null = start;
    while (id !== null && !settled.has(id) && !way.includes(id)) {
      way.push(id);
      id = parents.get(id)?.text() ?? null;
    }
    const again = id === null ? -1 : way.indexOf(id);
    const parent = id === null ? undefined : parents.get(id);
    if (again !== -1 && id !== null && parent !== undefined) {
      diagnostics.push(circularParts({ ids: [...way.slice(again), id] }, { place: locate.value(parent.path) }));
    }
    way.forEach((name) => settled.add(name));
  }
  return diagnostics;
}
