/** The contents of a volume: its introduction, its briefings with their parts and sections; then their figures and tables, by briefing. */

import type { Volume } from '../../compose/compose-volume.js';
import type { PartHeading } from '../../compose/document.js';
import { memberId, prefixedId } from '../../compose/prefix-ids.js';
import type { Catalogue } from '../../language/catalogue.js';
import { type ListedFigure, figureLists } from './figure-lists.js';

export interface VolumeContents {
  readonly title: string;
  /** Of the volume itself: its introduction. */
  readonly front: readonly { readonly id: string; readonly title: string }[];
  readonly members: readonly ContentsMember[];
  readonly lists: readonly { readonly title: string; readonly groups: readonly { readonly title: string; readonly language: string; readonly direction: string; readonly items: readonly ListedFigure[] }[] }[];
}

interface ContentsMember {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly direction: string;
  readonly parts: readonly PartHeading[];
}

/** Beyond so many entries sections are left to the bookmarks: nobody looks anything up in a list of ten pages. */
const MOST_WITH_SECTIONS = 150;

/** @param catalogueOf of each member's language */
export function volumeContents({ frame, members }: Volume, catalogue: Catalogue, catalogueOf: (language: string) => Catalogue): VolumeContents {
  const entries = members.reduce((sum, { parts }) => sum + 1 + parts.length + parts.reduce((all, { sections }) => all + sections.length, 0), 0);
  const listed = members.map(({ document, head }) => ({ head, lists: figureLists(document, catalogueOf(head.language)) }));
  const kinds = ['figures', 'tables'] as const;
  const lists = kinds.map((kind) => ({
    title: catalogue.text(`contents.${kind}`),
    groups: listed.flatMap(({ head, lists: own }) => {
      const items = own.find(({ title }) => title === catalogueOf(head.language).text(`contents.${kind}`))?.items ?? [];
      return items.length === 0 ? [] : [{ title: head.title, language: head.language, direction: head.direction, items: items.map((item) => ({ ...item, id: prefixedId(head.slug, item.id) })) }];
    }),
  }));
  return {
    title: catalogue.text('contents.title'),
    front: frame.parts.map(({ id, title }) => ({ id, title })),
    members: members.map(({ head, parts }) => ({
      id: memberId(head.slug), title: head.title, language: head.language, direction: head.direction,
      parts: parts.map(({ id, title, sections }) => ({
        id: prefixedId(head.slug, id), title,
        sections: entries > MOST_WITH_SECTIONS ? [] : sections.map((section) => ({ id: prefixedId(head.slug, section.id), title: section.title })),
      })),
    })),
    lists: lists.filter(({ groups }) => groups.length > 0),
  };
}
