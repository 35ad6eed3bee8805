/** Actors: who stands where. */

import type { SafeHtml, Shown } from '../../templates/index.js';
import type { Composition } from '../composition.js';

export interface ActorsView {
  readonly title: string;
  readonly actors: readonly ActorView[];
}

interface ActorView {
  readonly id: string;
  readonly name: Shown;
  /** Role and affiliation. */
  readonly capacity: readonly Shown[];
  readonly position: Shown | null;
  readonly note: Shown | null;
  /** The source key stands behind the last text: at most one of the three is given. */
  readonly positionKey: SafeHtml | null;
  readonly noteKey: SafeHtml | null;
  readonly loneKey: SafeHtml | null;
}

export function actorsPart(composition: Composition): ActorsView | null {
  const actors = composition.briefing.data.actors ?? [];
  if (actors.length === 0) return null;
  return {
    title: composition.word('part.actors'),
    actors: actors.map((actor, index): ActorView => {
      const path = ['actors', index];
      const key = composition.key(actor.sources);
      const hasNote = actor.note !== undefined;
      const hasPosition = actor.position !== undefined;
      return {
        id: actor.id === undefined ? `actor--${index + 1}` : `actor-${actor.id}`,
        name: composition.text(actor.name, [...path, 'name']),
        capacity: [
          composition.optionalText(actor.role, [...path, 'role']),
          composition.optionalText(actor.affiliation, [...path, 'affiliation']),
        ].filter((piece) => piece !== null),
        position: composition.optionalInline(actor.position, [...path, 'position']),
        note: composition.optionalInline(actor.note, [...path, 'note']),
        positionKey: hasPosition && !hasNote ? key : null,
        noteKey: hasNote ? key : null,
        loneKey: hasPosition || hasNote ? null : key,
      };
    }),
  };
}
