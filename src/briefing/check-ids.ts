/** Gathers the ids of a briefing and finds those that stand twice. */

import { duplicateId } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import type { Locator } from './briefing.js';
import type { DataNode } from './data-node.js';

export type IdKind = 'fact' | 'quote' | 'figure' | 'section' | 'source' | 'actor' | 'glossary entry';

export type Ids = Readonly<Record<IdKind, ReadonlyMap<string, Place>>>;

/** Each kind's list in the data, and its plural. */
const LISTS: Readonly<Record<IdKind, readonly [list: string, plural: string]>> = {
  fact: ['facts', 'facts'],
  quote: ['quotes', 'quotes'],
  figure: ['figures', 'figures'],
  section: ['background', 'sections'],
  source: ['sources', 'sources'],
  actor: ['actors', 'actors'],
  'glossary entry': ['glossary', 'glossary entries'],
};

/** An id and where it stands. */
export interface PlacedId {
  readonly id: string;
  readonly place: Place;
}

/** The ids of each kind with their places. `bibliography` holds the sources that are kept in a file. */
export function checkIds(
  root: DataNode,
  locate: Locator,
  bibliography: readonly PlacedId[],
): { ids: Ids; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const gather = (kind: IdKind): ReadonlyMap<string, Place> => {
    const [list, plural] = LISTS[kind];
    const written = root.get(list).items().flatMap((item) => {
      const id = item.get('id').text();
      return id === null ? [] : [{ id, place: locate.value([...item.path, 'id']) }];
    });
    const places = new Map<string, Place>();
    for (const { id, place } of kind === 'source' ? [...written, ...bibliography] : written) {
      const first = places.get(id);
      if (first === undefined) {
        places.set(id, place);
      } else {
        diagnostics.push(duplicateId({ id, kind: plural }, { place, related: [{ message: 'The first stands here', place: first }] }));
      }
    }
    return places;
  };
  const ids: Ids = {
    fact: gather('fact'),
    quote: gather('quote'),
    figure: gather('figure'),
    section: gather('section'),
    source: gather('source'),
    actor: gather('actor'),
    'glossary entry': gather('glossary entry'),
  };
  return { ids, diagnostics };
}
