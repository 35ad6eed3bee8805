/** The warnings that examples rightly bring: some of what the specification's snippets show and refer to does not exist on paper. */

import { deadLink, headingGap, unnamedPicture } from '../../src/diagnostics/catalogue/pdf.js';
import type { ChildNode, Element } from '../../src/html/dom.js';
import { isTag } from '../../src/html/dom.js';
import { elementsOf, textContent } from '../../src/html/walk.js';
import { plainSpaces } from '../support/pdf-reader.js';

/** In no house font, so that a substitute is printed. */
const RARE = new Map([['ℋ', 'U+210B'], ['ⅆ', 'U+2146'], ['∲', 'U+2232'], ['≧', 'U+2267'], ['\uFFFD', 'U+FFFD'], ['ആ', 'U+0D06'], ['ಫ', 'U+0CAB']]);

/** Their messages, of a missing character its code point, sorted. Above each example stands a heading of level 1. */
export function expectedWarnings(examples: readonly (readonly ChildNode[])[]): readonly string[] {
  const elements = examples.map((nodes) => nodes.filter(isTag).flatMap(elementsOf));
  const text = examples.flat().map(textContent).join('');
  return [...elements.flatMap((inOne) => inOne.flatMap(ofElement)), ...elements.flatMap(ofHeadings), ...[...RARE].filter(([character]) => text.includes(character)).map(([, code]) => code)].sort();
}

/** A link with text leads nowhere unless it is a web or e-mail address: `/url` has no place to start from. A picture wants an `alt`. */
function ofElement(element: Element): readonly string[] {
  const { name, attribs } = element;
  const href = attribs['href'] ?? '';
  if (name === 'a' && isShown(element) && href !== '' && !/^(?:https?|mailto):./i.test(href)) return [deadLink({ href }, { place: null }).message];
  return name === 'img' && attribs['alt'] === undefined ? [unnamedPicture({ element: 'img' }, { place: null }).message] : [];
}

function isShown(element: Element): boolean {
  return textContent(element).trim() !== '' || elementsOf(element).some(({ name }) => name === 'img');
}

/** An example may begin with a heading of any level; accessible PDF has no gaps. */
function ofHeadings(elements: readonly Element[]): readonly string[] {
  let level = 1;
  const messages: string[] = [];
  for (const heading of elements) {
    if (!/^h[1-6]$/.test(heading.name)) continue;
    const written = Number(heading.name.slice(1));
    if (textContent(heading) === '') continue;
    const tagged = Math.min(written, level + 1);
    if (tagged < written) messages.push(headingGap({ written, tagged, text: plainSpaces(textContent(heading)) }, { place: null }).message);
    level = tagged;
  }
  return messages;
}
