/**
 * Who may see a briefing.
 *
 * The public sees what is final, unmarked or TLP:CLEAR (TLP 2.0: no limit on disclosure), and past its embargo.
 * Any other audience sees drafts and marked or embargoed briefings too. What is withdrawn or superseded, nobody does.
 */

import type { BriefingData } from '../briefing/schema.js';

export const PUBLIC = 'public';

export type WithheldBecause = 'draft' | 'withdrawn' | 'superseded' | 'marking' | 'embargo';

/** @returns null where the audience may see the briefing, else why not */
export function withheldBecause(data: Pick<BriefingData, 'status' | 'handling'>, audience: string, now: Date | null): WithheldBecause | null {
  if (data.status === 'withdrawn' || data.status === 'superseded') return data.status;
  if (audience !== PUBLIC) return null;
  if (data.status === 'draft') return 'draft';
  const marking = data.handling?.marking;
  if (marking !== undefined && marking !== 'TLP:CLEAR') return 'marking';
  return data.handling?.embargo !== undefined && !embargoIsOver(data, now) ? 'embargo' : null;
}

/** True where there is an embargo and it has passed; without a moment to compare with, none ever has. */
export function embargoIsOver(data: Pick<BriefingData, 'handling'>, now: Date | null): boolean {
  const embargo = data.handling?.embargo;
  return embargo !== undefined && now !== null && now.getTime() >= new Date(embargo).getTime();
}
