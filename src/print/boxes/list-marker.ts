/** The marker of a list item: what its style sheet writes there, a picture, or its counter (CSS Lists 3, section 3). */

import type { Element } from '../../html/dom.js';
import type { ComputedStyle } from '../css/computed-style.js';
import type { InlineItem } from './box.js';
import { contentItems, generatedImage } from './generated-content.js';
import type { Generation } from './generation.js';

/** Markers of one small sign, which stand half an em from the text as other engines have them (CSS Lists 3, section 3.4 leaves it open). */
const BULLETS: ReadonlySet<string> = new Set(['disc', 'circle', 'square', 'disclosure-open', 'disclosure-closed']);

/** The marker's box, wherever it is to stand; null where the item has none. */
export function listMarker(generation: Generation, element: Element, style: ComputedStyle): InlineItem[] | null {
  const markerStyle = generation.styles.pseudoStyleOf(element, 'marker') ?? generation.anonymousStyle(style, 'inline');
  const { content } = markerStyle;
  if (content === 'none') return null;
  const order = generation.nextOrder();
  const children = generation.apart(() => (content === 'normal' ? normalMarker(generation, element, style, markerStyle) : contentItems(generation, content, element, markerStyle)));
  return children.length === 0 ? null : [{ kind: 'inline', order, element, style: markerStyle, generated: true, children, isMarker: true }];
}

/** The picture if there is one, else the counter in its style, or a string (section 3.4). */
function normalMarker(generation: Generation, element: Element, style: ComputedStyle, markerStyle: ComputedStyle): InlineItem[] {
  const picture = style.listStyleImage === null ? null : generatedImage(generation, { url: style.listStyleImage, alternative: '' }, element, markerStyle);
  if (picture !== null) return [picture, ...generation.textItems('\u00A0', element, markerStyle, true)];
  const text = generation.styles.counterStyles.marker(generation.counters.value('list-item'), style.listStyleType) ?? '';
  // The space that ends a marker keeps it apart from the item, whatever white space does there; a bullet alone would stand too close with it.
  return generation.textItems(text.replace(/ $/, BULLETS.has(style.listStyleType) ? '\u2002' : '\u00A0'), element, markerStyle, true);
}
