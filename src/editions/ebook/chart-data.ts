/**
 * Moves the data behind the charts out of a chapter, each into a page of its own, and links there: few readers can
 * fold a table away, and hundreds of rows between two paragraphs would bury the text.
 */

import { seenText } from '../../compose/seen-text.js';
import { element, insertBefore, removeNode } from '../../html/build.js';
import { type Element, isTag } from '../../html/dom.js';
import { closest, findAll, findFirst, getAttribute, hasClass, textContent } from '../../html/walk.js';

/** Takes the tables out of `part`. @returns a part for each, whose id is the figure's with `data-` before it */
export function takeChartData(part: Element): readonly Element[] {
  return findAll(part, (candidate) => candidate.name === 'details').flatMap((details, index) => {
    const figure = closest(details, (candidate) => candidate.name === 'figure');
    const summary = findFirst(details, (candidate) => candidate.name === 'summary');
    const figureId = figure === null ? null : getAttribute(figure, 'id');
    const title = summary === null ? '' : textContent(summary).trim();
    if (figure === null || figureId === null || title === '') {
      unfold(details);
      return [];
    }
    const id = `data-${figureId === '' ? index + 1 : figureId.replace(/^fig-/, '')}`;
    const content = details.children.filter((child) => child !== summary);
    insertBefore(details, element('p', { class: 'data-link' }, [element('a', { href: `#${id}` }, [title])]));
    removeNode(details);
    const back = element('p', { class: 'data-link' }, [element('a', { href: `#${figureId}` }, [figureTitle(figure)])]);
    return [element('section', { class: 'part chart-data', id, 'aria-labelledby': `${id}-title` }, [element('h2', { id: `${id}-title` }, [title]), back, ...content])];
  });
}

/** “Figure 1 – Most boats wait upstream”. */
export function figureTitle(figure: Element): string {
  const caption = findFirst(figure, (candidate) => candidate.name === 'figcaption' || candidate.name === 'caption');
  const number = caption === null ? null : findFirst(caption, (candidate) => candidate.name === 'b');
  const says = findFirst(figure, (candidate) => hasClass(candidate, 'says')) ?? (caption === null ? null : findFirst(caption, (candidate) => candidate.name === 'span' && !hasClass(candidate, 'pause')));
  return [number, says].map((node) => (node === null ? '' : seenText(node).trim())).filter((text) => text !== '').join(' – ');
}

/** Elsewhere in the text what could be folded stands open. */
function unfold(details: Element): void {
  details.name = 'div';
  for (const child of details.children) if (isTag(child) && child.name === 'summary') child.name = 'p';
}
