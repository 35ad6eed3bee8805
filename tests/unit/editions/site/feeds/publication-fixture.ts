/** Publications and a site that holds them, for tests of catalogues and feeds. */

import type { Publication } from '../../../../../src/editions/site/feeds/publication.js';
import type { SiteContent, SiteFacts } from '../../../../../src/editions/site/site.js';
import { FACTS, content } from '../site-fixture.js';

export function publication(folder: string, more: Partial<Publication> = {}): Publication {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    kind: 'briefing', folder, title: `Title of ${name}`, subtitle: 'A deck', language: 'en', direction: 'ltr',
    identifier: `urn:uuid:0000-${folder}`, ownIdentifier: null, authors: ['Ada Example', 'Bob Example'], contributors: [], publisher: 'Press office',
    description: `What ${name} says.`, topics: ['Conflict'], places: ['Idlib'], rights: 'TLP:CLEAR. CC BY 4.0', series: { title: 'Notes', number: '3' },
    issued: '2020-02-27', published: '2020-02-27T00:00:00Z', updated: '2020-02-28T00:00:00Z', pages: 7, correction: null,
    files: [
      { path: `${folder}/${name}.epub`, bytes: 158_000 }, { path: `${folder}/${name}.pdf`, bytes: 99_000 },
      { path: `${folder}/${name}-cover.png`, bytes: 60_000 }, { path: `${folder}/${name}-thumbnail.png`, bytes: 9_000 },
    ],
    ...more,
  };
}

export function siteOf(publications: readonly Publication[], facts: Partial<SiteFacts> = {}): SiteContent {
  return content([], { publications, facts: { ...FACTS, ...facts } });
}

/** Enough for every list and for several pages. */
export function manyPublications(count: number): readonly Publication[] {
  return Array.from({ length: count }, (_, index) => {
    const day = `2020-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    return publication(`note-${index}`, {
      language: index % 3 === 0 ? 'fr' : 'en', topics: index % 2 === 0 ? ['Conflict', 'Réfugiés'] : ['Climate'],
      issued: day, published: `${day}T00:00:00Z`, updated: `${day}T00:00:00Z`,
    });
  });
}
