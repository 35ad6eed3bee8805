/**
 * Composing: a briefing becomes the one document behind the three editions.
 *
 * In: a briefing as loaded, the house's settings, templates, the catalogue of its language, and the drawing of
 * figures. Out: a DOM with keys and origins, its parts, its claims, its pictures; and all diagnostics. Each part is
 * a view model of its own, made in the document's order, so that notes are numbered as they are called; then the
 * templates are carried out, and the result is read, tidied and keyed. Author text only ever enters as data.
 *
 * Load this module with `import()`: it brings markdown-it with it.
 */

import { type Diagnostic, type Outcome, hasErrors } from '../diagnostics/index.js';
import { type Document, type Element, isTag } from '../html/dom.js';
import { parseHtml } from '../html/parse.js';
import { childElements, classesOf, elementsOf, findAll, findFirst, textContent } from '../html/walk.js';
import { trustedHtml } from '../templates/index.js';
import { claimsOf } from './claims.js';
import type { ComposeOptions } from './compose-options.js';
import { Composition } from './composition.js';
import type { ComposedBriefing, PartHeading } from './document.js';
import { documentHead } from './head.js';
import { numberKeys } from './keys.js';
import { linkGlossary } from './link-glossary.js';
import { actorsPart } from './parts/actors-part.js';
import { backgroundPart } from './parts/background-part.js';
import { figuresPart } from './parts/figures-part.js';
import { glossaryPart, glossaryTerms } from './parts/glossary-part.js';
import { headPart } from './parts/head-part.js';
import { markStandIns } from './mark-stand-ins.js';
import { minutePart } from './parts/minute-part.js';
import { outlookPart } from './parts/outlook-part.js';
import { quotesPart } from './parts/quotes-part.js';
import { sourcesPart } from './parts/sources-part.js';
import { timelinePart } from './parts/timeline-part.js';
import { tidyDocument } from './tidy-document.js';

export type { ComposeOptions, DrawFigure, DrawingWidth } from './compose-options.js';

/** The value is null where a template failed; faults of the data leave a document without the faulty thing. */
export function compose(options: ComposeOptions): Outcome<ComposedBriefing | null> {
  const composition = new Composition(options);
  const claims = claimsOf(composition);
  const view = documentView(composition, claims);
  const { catalogue } = options;
  const rendered = options.templates.render('briefing/briefing', view, {
    translate: (key, values) => (catalogue.has(key) ? catalogue.text(key, values) : null),
  });
  const diagnostics: Diagnostic[] = [...composition.diagnostics, ...rendered.diagnostics];
  if (hasErrors(rendered.diagnostics)) return { value: null, diagnostics };

  const document = parseHtml(rendered.value);
  tidyDocument(document, composition.language);
  markStandIns(document, catalogue);
  linkGlossary(document, glossaryTerms(composition), composition.language);
  numberKeys(document);
  const lead = findFirst(document, (element) => element.name === 'p' && classesOf(element).includes('lead'));
  const description = lead === null ? null : textWithoutKeys(lead);
  return {
    value: { head: documentHead(composition, description), document, parts: partHeadings(document), claims, assets: composition.assets },
    diagnostics,
  };
}

/** The view models of all parts; what is absent is null. Their order here is that of the notes. */
function documentView(composition: Composition, claims: ReturnType<typeof claimsOf>) {
  const head = headPart(composition);
  const later = {
    background: backgroundPart(composition),
    quotes: quotesPart(composition),
    figures: figuresPart(composition),
    timeline: timelinePart(composition),
    actors: actorsPart(composition),
    outlook: outlookPart(composition),
    glossary: glossaryPart(composition),
    sources: sourcesPart(composition, claims),
  };
  const contents = Object.entries(later).flatMap(([id, part]) => (part === null ? [] : [{ id, title: part.title }]));
  const notes = composition.notes.notes.map(({ id, html }) => ({ id, content: trustedHtml(html) }));
  return {
    language: composition.language,
    direction: composition.options.catalogue.direction,
    head,
    minute: minutePart(composition, contents),
    ...later,
    notes: notes.length === 0 ? null : { title: composition.word('part.notes'), notes },
  };
}

/** Parts and their sections as the document has them, so that contents lists cannot differ from it. */
function partHeadings(document: Document): PartHeading[] {
  const parts = findAll(document, (element) => element.name === 'section' && classesOf(element).includes('part'));
  return parts.map((part) => ({
    id: part.attribs['id'] ?? '',
    title: headingOf(part, 'h2') ?? '',
    sections: elementsOf(part).flatMap((element) => {
      const { id } = element.attribs;
      const title = element === part || id === undefined ? null : headingOf(element, 'h3');
      return id === undefined || title === null ? [] : [{ id, title }];
    }),
  }));
}

function headingOf(element: Element, name: string): string | null {
  const heading = childElements(element).find((child) => child.name === name);
  return heading === undefined ? null : textContent(heading).trim();
}

/** For descriptions: source keys mean nothing there. */
function textWithoutKeys(element: Element): string {
  return element.children
    .filter((child) => !(isTag(child) && child.name === 'cite'))
    .map(textContent)
    .join('')
    .replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
    .trim();
}
