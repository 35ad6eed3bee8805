/**
 * Cuts a volume into the files of one e-book: its introduction, then for each briefing a page that opens it and its
 * chapters, which are those of the briefing's own book.
 *
 * In: the volume's documents, page marks already set. Out: all chapters, ids bearing the slugs, linked; and the table of
 * contents with the briefings as parts.
 */

import { leadInsideVolume } from '../../compose/briefing-links.js';
import type { Volume } from '../../compose/compose-volume.js';
import type { ComposedBriefing } from '../../compose/document.js';
import { memberId, prefixIds, prefixedId } from '../../compose/prefix-ids.js';
import { element, setAttribute } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { parseHtml } from '../../html/parse.js';
import { findFirst } from '../../html/walk.js';
import type { Catalogue } from '../../language/catalogue.js';
import type { Templates } from '../../templates/index.js';
import { type Chapter, type CutDocument, cutDocument, fileNames, filesOf } from './chapters.js';
import { linkAcrossFiles } from './link-files.js';
import { type ContentsEntry, contentsOf } from './navigation.js';
import type { Tokens } from './suit-readers.js';
import { titlePage } from './title-page.js';

export interface VolumeCutOptions {
  readonly volume: Volume;
  readonly templates: Templates;
  readonly catalogueOf: (language: string) => Catalogue;
  readonly tokens: Tokens;
}

interface MemberChapters {
  readonly opening: Chapter;
  readonly chapters: readonly Chapter[];
}

export interface VolumeCut {
  readonly cut: CutDocument;
  readonly entries: readonly ContentsEntry[];
}

export function cutVolume(options: VolumeCutOptions): VolumeCut {
  const { volume: { frame, members }, catalogueOf, tokens } = options;
  const nameFile = fileNames();
  const own = cutDocument(frame.document, { head: frame.head, catalogue: catalogueOf(frame.head.language), tokens }, nameFile);
  const parts = members.map((member) => cutMember(member, options, nameFile));
  const inText = parts.flatMap(({ opening, chapters }) => [opening, ...chapters.filter(({ linear }) => linear)]);
  // What only links lead to stands behind everything.
  const aside = parts.flatMap(({ chapters }) => chapters.filter(({ linear }) => !linear));
  const cut: CutDocument = { header: own.header, chapters: [...own.chapters, ...inText, ...aside] };
  for (const { root } of filesOf(cut)) leadInsideVolume(root);
  linkAcrossFiles(filesOf(cut));
  const entriesOf = (chapters: readonly Chapter[]): readonly ContentsEntry[] => contentsOf({ header: null, chapters });
  return {
    cut,
    entries: [
      ...entriesOf(own.chapters),
      ...parts.map(({ opening, chapters }) => ({ title: opening.title, href: opening.file, children: entriesOf(chapters), ...(opening.language === frame.head.language ? { language: null, direction: null } : { language: opening.language, direction: opening.direction }) })),
    ],
  };
}

function cutMember(member: ComposedBriefing, { volume: { frame }, templates, catalogueOf, tokens }: VolumeCutOptions, nameFile: (id: string) => string): MemberChapters {
  const { head } = member;
  const { slug, language, direction } = head;
  const openingFile = nameFile(slug);
  const { header, chapters } = cutDocument(member.document, { head, catalogue: catalogueOf(language), tokens }, (id) => nameFile(prefixedId(slug, id)));
  const root = openingOf(member, header, templates);
  const isForeign = language !== frame.head.language;
  for (const part of [root, ...chapters.map((chapter) => chapter.root)]) {
    prefixIds(part, slug);
    if (isForeign) setAttribute(part, 'lang', language);
  }
  setAttribute(root, 'id', memberId(slug));
  const opening = { file: openingFile, id: memberId(slug), title: head.title, root, outline: [], hasSvg: false, linear: true, continues: false, language, direction };
  return { opening, chapters: chapters.map((chapter) => ({ ...chapter, id: prefixedId(slug, chapter.id), language, direction })) };
}

/** What the briefing's own title page says. */
function openingOf({ head }: ComposedBriefing, header: Element | null, templates: Templates): Element {
  const { value } = templates.render('ebook/title-page', { ...titlePage(header, head), logo: null });
  const page = findFirst(parseHtml(value, { xml: true }), ({ name }) => name === 'section') ?? element('section', {}, [element('h1', { id: 'title' }, [head.title])]);
  setAttribute(page, 'epub:type', 'part');
  setAttribute(page, 'role', 'doc-part');
  return page;
}
