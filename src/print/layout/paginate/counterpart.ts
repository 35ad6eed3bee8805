/** Takes a place in one galley over into another of the same boxes, measured for pages of another width. */

import { marginValue, type Measured } from '../measured.js';
import { restOf } from './views.js';

/**
 * The part of `node` that goes on where `rest` does.
 *
 * @param rest what a forced break left of the same box, measured for another width
 * @returns null where the break lies inside a paragraph, a row or the like, whose parts differ with the width
 */
export function counterpart(node: Measured, rest: Measured): Measured | null {
  const { content } = node;
  const { content: like } = rest;
  if (content.kind !== 'stack' || like.kind !== 'stack' || content.children.length !== like.children.length) return null;
  const child = content.children[like.from]?.node;
  if (child === undefined) return null;
  const first = like.first === null ? null : counterpart(child, like.first);
  if (like.first !== null && first === null) return null;
  const startPt = first === null ? marginValue(child.margins.top) : 0;
  return restOf(node, { ...content, from: like.from, first, startPt }, Infinity);
}
