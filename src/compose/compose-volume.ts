/**
 * Composes a volume: what the collection says itself, as a document like a briefing's, around its briefings' documents.
 *
 * In: the collection, its briefings as composed, in their order. Out: the frame (head and introduction) and the members,
 * whose keys and origins bear their slugs. Text, numbers of notes, figures and sources stay those of the briefings: what is cited from
 * the one edition is found in the other. Ids are prefixed later, where an edition joins the documents (`prefix-ids.ts`).
 */

import type { Briefing, House } from '../briefing/briefing.js';
import { type Collection, collectionName } from '../briefing/collection.js';
import { type Diagnostic, type Outcome, type Place, hasErrors } from '../diagnostics/index.js';
import type { Document } from '../html/dom.js';
import { isTag } from '../html/dom.js';
import { parseHtml } from '../html/parse.js';
import { findAll, findById, findFirst, hasClass, textContent } from '../html/walk.js';
import type { Catalogue } from '../language/catalogue.js';
import { Shown, type Templates, escapeHtml, trustedHtml } from '../templates/index.js';
import { Composition } from './composition.js';
import type { ComposedBriefing, DocumentHead } from './document.js';
import { editionAddresses } from './edition-addresses.js';
import { documentHead } from './head.js';
import { numberKeys } from './keys.js';
import { headPart } from './parts/head-part.js';
import { prefixKeys } from './prefix-ids.js';
import { tidyDocument } from './tidy-document.js';

export interface Volume {
  /** Head, introduction and notes of the volume; its claims are those of all members. */
  readonly frame: ComposedBriefing;
  readonly members: readonly ComposedBriefing[];
}

export interface ComposeVolumeOptions {
  readonly collection: Collection;
  readonly members: readonly ComposedBriefing[];
  readonly house: Pick<House, 'data' | 'locate'>;
  readonly templates: Templates;
  /** In the volume's language. */
  readonly catalogue: Catalogue;
  readonly editions: readonly (keyof ComposedBriefing['head']['addresses'])[];
  readonly embargoIsOver: boolean;
  readonly linkToBriefing: (slug: string, id: string | null, place: Place | null) => string | null;
}

/** The value is null where a template failed, or the introduction has errors. */
export function composeVolume(options: ComposeVolumeOptions): Outcome<Volume | null> {
  const { members } = options;
  const frame = composeFrame(options);
  for (const { document, head } of members) for (const root of document.children.filter(isTag)) prefixKeys(root, head.slug);
  return { value: frame.value === null ? null : { frame: frame.value, members }, diagnostics: frame.diagnostics };
}

function composeFrame({ collection, members, house, templates, catalogue, editions, embargoIsOver, linkToBriefing }: ComposeVolumeOptions): Outcome<ComposedBriefing | null> {
  const composition = new Composition({
    briefing: asBriefing(collection), house, templates, catalogue, embargoIsOver, linkToBriefing,
    drawFigure: () => ({ value: '', diagnostics: [] }),
  });
  const view = frameView(composition, collection);
  const rendered = templates.render('collection/frame', view, { translate: (key, values) => (catalogue.has(key) ? catalogue.text(key, values) : null) });
  const diagnostics: Diagnostic[] = [...composition.diagnostics, ...rendered.diagnostics];
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  const document = parseHtml(rendered.value);
  tidyDocument(document, composition.language);
  raiseHeadings(document);
  numberKeys(document);
  const introduction = findById(document, 'introduction');
  const claims = members.flatMap((member) => member.claims);
  const parts = introduction === null ? [] : [{ id: 'introduction', title: textContent(findFirst(introduction, ({ name }) => name === 'h2') ?? introduction).trim(), sections: [] }];
  const addresses = editionAddresses({ baseUrl: house.data.baseUrl, folder: collectionName(collection.id), editions });
  const head = headOfVolume({ ...documentHead(composition, firstParagraph(document)), addresses }, collection, members);
  return { value: { head, document, parts, claims, assets: new Map() }, diagnostics };
}

/** What the collection leaves open follows from its briefings: who wrote it, what it is about, when it last changed. */
function headOfVolume(own: DocumentHead, { data }: Collection, members: readonly ComposedBriefing[]): DocumentHead {
  const heads = members.map(({ head }) => head);
  const union = (given: readonly string[], of: (head: DocumentHead) => readonly string[]): readonly string[] => (given.length > 0 ? given : [...new Set(heads.flatMap(of))]);
  const editors = (data.editors ?? []).map(({ name, family, kind }) => ({ name, relator: 'edt', family, isBody: kind === 'body' }));
  const known = heads.flatMap(({ book }) => book.people);
  const authors = union(own.authors, (head) => head.authors);
  const written = own.authors.length > 0 ? own.book.people : authors.map((name) => ({ ...known.find((person) => person.name === name), name, relator: 'aut' }));
  const modifiedIso = [own, ...heads].map(({ book }) => book.modifiedIso).reduce((latest, date) => (date > latest ? date : latest));
  return { ...own, authors, topics: union(own.topics, ({ topics }) => topics), places: union(own.places, ({ places }) => places), book: { ...own.book, people: [...written, ...editors], modifiedIso } };
}

/** The collection in the form of a briefing that has nothing but a head. */
function asBriefing({ id, data, locate }: Collection): Briefing {
  const { briefings: _members, introduction: _text, editors: _editors, ...head } = data;
  return { slug: collectionName(id), folder: '', data: head, sources: [], sectionTexts: new Map(), assets: new Map(), tables: new Map(), locate };
}

function frameView(composition: Composition, { data, introduction }: Collection): unknown {
  const head = headPart(composition);
  const editors = data.editors ?? [];
  const names = editors.map(({ name, role, affiliation }) => [name, [role, affiliation].filter((piece) => piece !== undefined).join(', ')].filter((piece) => piece !== '').join(', '));
  const ofEditors = editors.length === 0 ? [] : [{ kind: 'editors', label: composition.plural('head.editors', editors.length), value: new Shown(escapeHtml(names.join('; ')), 'editors') }];
  const text = introduction === null ? null : composition.running(introduction.text, introduction.path);
  const title = introduction === null || introduction.title === null ? composition.word('part.introduction') : composition.text(introduction.title, ['introduction', 'title']);
  const notes = composition.notes.notes.map(({ id, html }) => ({ id, content: trustedHtml(html) }));
  return {
    language: composition.language,
    direction: composition.options.catalogue.direction,
    head: { ...head, about: [...head.about, ...ofEditors] },
    introduction: text === null ? null : { title, text },
    notes: notes.length === 0 ? null : { title: composition.word('part.notes'), notes },
  };
}

/** Sections of a briefing have headings of their own between; an introduction's follow its title. */
function raiseHeadings(document: Document): void {
  for (const heading of findAll(document, ({ name }) => /^h[4-6]$/.test(name))) heading.name = `h${Number(heading.name.slice(1)) - 1}`;
}

/** For descriptions: what the introduction begins with. */
function firstParagraph(document: Document): string | null {
  const introduction = findById(document, 'introduction');
  const paragraph = introduction === null ? null : findFirst(introduction, ({ name }) => name === 'p');
  const said = paragraph === null ? [] : paragraph.children.filter((child) => !(isTag(child) && (child.name === 'cite' || hasClass(child, 'call'))));
  const text = said.map(textContent).join('').replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space)).trim();
  return text === '' ? null : text;
}
