/** Whether links to places in other briefings find them: on the page as it is set now, or as an earlier build has left it. */

import { join } from 'node:path';

import { anchorNotThere } from '../diagnostics/catalogue/markdown.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { BuildRequest } from './request.js';
import type { SetBriefing } from './set-all.js';

/** Of a briefing that stands nowhere yet nothing is said. */
export function checkAnchors({ fs, out }: Pick<BuildRequest, 'fs' | 'out'>, results: readonly SetBriefing[]): readonly Diagnostic[] {
  const settings = new Map(results.flatMap(({ slug, setting }) => (setting === null ? [] : [[slug, setting.html] as const])));
  const known = new Map<string, ReadonlySet<string> | null>();
  const idsOn = (slug: string): ReadonlySet<string> | null => {
    const kept = known.get(slug);
    if (kept !== undefined) return kept;
    const path = join(out, slug, 'index.html');
    const html = settings.get(slug) ?? (fs.info(path)?.kind === 'file' ? fs.readText(path) : null);
    const ids = html === null ? null : new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id));
    known.set(slug, ids);
    return ids;
  };
  return results.flatMap(({ linked }) => linked.filter(({ maySee }) => maySee).flatMap(({ slug, anchors = [] }) => {
    const ids = anchors.length === 0 ? null : idsOn(slug);
    return ids === null ? [] : anchors.filter(({ id }) => !ids.has(id)).map(({ id, place }) => anchorNotThere({ slug, id, nearest: nearest(id, ids) ?? behindPrefix(id, ids) }, { place }));
  }));
}

/** “context” for `sec-context`. */
function behindPrefix(id: string, ids: ReadonlySet<string>): string | null {
  return [...ids].find((candidate) => /^(?:sec|fig|fact|quote|ref|source)-/.test(candidate) && candidate.endsWith(`-${id}`)) ?? null;
}
