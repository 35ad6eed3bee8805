/** Background: titled sections of running text. */

import type { Shown } from '../../templates/index.js';
import type { Composition } from '../composition.js';

export interface BackgroundView {
  readonly title: string;
  readonly sections: readonly { readonly id: string; readonly title: Shown; readonly text: Shown | null }[];
}

export function backgroundPart(composition: Composition): BackgroundView | null {
  const { background } = composition.briefing.data;
  if (background === undefined || background.length === 0) return null;
  return {
    title: composition.word('part.background'),
    sections: background.map((section, index) => {
      const inFile = composition.briefing.sectionTexts.get(index);
      const text = inFile ?? section.text;
      const path = ['background', index, inFile === undefined ? 'text' : 'file'];
      return {
        id: sectionId(section.id, index),
        title: composition.text(section.title, ['background', index, 'title']),
        text: text === undefined || text.trim() === '' ? null : composition.running(text, path),
      };
    }),
  };
}

/** `sec-measure`; by number where the author gave no id. Ids cannot clash: a given one has no second hyphen pair. */
export function sectionId(id: string | undefined, index: number): string {
  return id === undefined ? `sec--${index + 1}` : `sec-${id}`;
}
