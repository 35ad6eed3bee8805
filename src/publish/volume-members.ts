/**
 * Which briefings a volume holds for an audience, and who may see the volume.
 *
 * What the audience may not see is left out and told. The volume as a whole bears what binds any of its briefings: the
 * strictest marking, the latest embargo; a draft in it makes it a draft.
 */

import type { Collection } from '../briefing/collection.js';
import { readVisibility, type Visibility } from '../briefing/read-visibility.js';
import { memberLeftOut, stricterMember, volumeWithheld } from '../diagnostics/catalogue/collection.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { FileSystem } from '../host/host.js';
import { type WithheldBecause, withheldBecause } from './audience.js';

export interface VolumeMembers {
  /** Slugs in the author's order. */
  readonly slugs: readonly string[];
  readonly leftOut: readonly { readonly slug: string; readonly because: WithheldBecause }[];
  /** What holds for the volume. */
  readonly visibility: Visibility;
  /** Null where the audience may see the volume. */
  readonly withheldBecause: WithheldBecause | 'empty' | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MembersRequest {
  readonly fs: FileSystem;
  readonly root: string;
  readonly audience: string;
  readonly now: Date | null;
}

const STRICTNESS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;

/** A briefing whose file cannot be read counts as seen: that it has errors is told where it is loaded. */
export function volumeMembers({ fs, root, audience, now }: MembersRequest, { id, data, locate }: Collection): VolumeMembers {
  const diagnostics: Diagnostic[] = [];
  const own = withheldBecause(data, audience, now);
  const members = data.briefings.map((slug) => ({ slug, visibility: readVisibility({ fs, root, slug }) }));
  const judged = members.map((member) => ({ ...member, because: member.visibility === null ? null : withheldBecause(member.visibility, audience, now) }));
  const leftOut = judged.flatMap(({ slug, because }) => (because === null ? [] : [{ slug, because }]));
  const seen = judged.filter(({ because }) => because === null);
  const because = own ?? (seen.length === 0 ? 'empty' : null);
  if (because === null) {
    for (const { slug, because: reason } of leftOut) diagnostics.push(memberLeftOut({ id, slug, because: reason, audience }, { place: locate.value(['briefings', data.briefings.indexOf(slug)]) }));
  } else {
    diagnostics.push(volumeWithheld({ id, because: because === 'empty' ? 'none of its briefings is' : because, audience }));
  }
  let visibility: Visibility = { status: data.status, handling: data.handling };
  for (const { slug, visibility: other } of seen) {
    if (other === null) continue;
    const joined = strictest(visibility, other);
    const marking = joined.handling?.marking;
    if (marking !== undefined && marking !== visibility.handling?.marking && data.handling?.marking !== undefined) {
      diagnostics.push(stricterMember({ slug, marking }, { place: locate.value(['handling', 'marking']) }));
    }
    visibility = joined;
  }
  return { slugs: seen.map(({ slug }) => slug), leftOut, visibility, withheldBecause: because, diagnostics };
}

function strictest(one: Visibility, other: Visibility): Visibility {
  const marking = [one, other].map(({ handling }) => handling?.marking).filter((found) => found !== undefined).sort((a, b) => STRICTNESS.indexOf(b) - STRICTNESS.indexOf(a))[0];
  const embargo = [one, other].map(({ handling }) => handling?.embargo).filter((found) => found !== undefined).sort((a, b) => new Date(b).getTime() - new Date(a).getTime())[0];
  const handling = marking === undefined && embargo === undefined ? undefined : { ...(marking === undefined ? {} : { marking }), ...(embargo === undefined ? {} : { embargo }) };
  return { status: one.status === 'draft' || other.status === 'draft' ? 'draft' : one.status, handling };
}
