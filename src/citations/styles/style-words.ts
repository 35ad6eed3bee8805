/** What all styles say alike: names in a row, series and version, where it is to be read, in the words of the work's language. */

import type { Catalogue } from '../../language/catalogue.js';
import { type CitedName, initials, invertedName, naturalName } from '../cited-name.js';
import { exactDate } from '../cited-date.js';
import type { Piece } from '../citation-text.js';
import { type CitedWork, addressOf } from '../cited-work.js';

/** A style is a pure function of the work and the words of its language. */
export type CitationStyle = (work: CitedWork, catalogue: Catalogue) => readonly Piece[];

/** Who stands first: the authors; else the editors, said to be so; else the body that publishes it. */
export interface Responsible {
  readonly names: readonly CitedName[];
  /** “eds.”; null for authors and bodies. */
  readonly role: string | null;
  /** What is still to be said of the publisher; null where it stands first. */
  readonly publisher: string | null;
}

export function responsibleFor({ authors, editors, publisher }: CitedWork, catalogue: Catalogue): Responsible {
  if (authors.length > 0) {
    const [only] = authors;
    const isPublisher = authors.length === 1 && only?.kind === 'literal' && only.name === publisher;
    return { names: authors, role: null, publisher: isPublisher ? null : publisher };
  }
  if (editors.length > 0) return { names: editors, role: catalogue.plural('cite.editors', editors.length), publisher };
  return { names: publisher === null ? [] : [{ kind: 'literal', name: publisher }], role: null, publisher: null };
}

/** “Notes, no. 3”; null without a series. */
export function seriesText({ series }: CitedWork, catalogue: Catalogue): string | null {
  if (series === null) return null;
  return series.number === null ? series.title : catalogue.text('head.seriesNumber', { series: series.title, number: series.number });
}

/** “Version 2”. */
export function versionText({ version }: CitedWork, catalogue: Catalogue): string | null {
  return version === null ? null : catalogue.text('head.versionNumber', { version });
}

export function addressPiece(work: CitedWork): Piece | null {
  const text = addressOf(work);
  return text === null ? null : { kind: 'address', text };
}

/** “Available at: ”, then the address; nothing without one. */
export function availableAt(work: CitedWork, catalogue: Catalogue): readonly Piece[] {
  const address = addressPiece(work);
  if (address === null) return [];
  const [before = '', after = ''] = catalogue.text('cite.available', { url: '\u0000' }).split('\u0000');
  return [before, address, after].filter((piece) => piece !== '');
}

/** A day whose name is long in most languages. */
const LONG_DAY = '2028-09-28';

/** The day on which it was read, between signs that go with it. A DOI's work does not change: it needs none. */
export function accessedPiece({ doi, url, language }: CitedWork, catalogue: Catalogue, signs: { readonly before: string; readonly after: string }): readonly Piece[] {
  if (doi !== null || url === null) return [];
  const words = (date: string): string => `${signs.before}${catalogue.text('source.accessed', { date })}${signs.after}`;
  return [{ kind: 'accessed', text: words('{date}'), room: words(exactDate(LONG_DAY, language) ?? LONG_DAY) }];
}

/** The comma of the script. */
export function commaOf(catalogue: Catalogue): string {
  return catalogue.wordsLanguage === 'ar' ? '، ' : ', ';
}

/** “and”, with its spaces; Arabic writes it onto the next word. */
export function andOf(catalogue: Catalogue): string {
  return catalogue.wordsLanguage === 'ar' ? ` ${catalogue.text('source.and')}` : ` ${catalogue.text('source.and')} `;
}

/** “Berg, A. M.”. */
export function withInitials(name: CitedName, catalogue: Catalogue): string {
  if (name.kind === 'literal') return name.name;
  // Letters of joined and unicameral scripts are no abbreviations.
  const given = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}]/u.test(name.given) ? initials(name.given, { stop: '.', space: ' ' }) : name.given;
  return given === '' ? name.family : `${name.family}${commaOf(catalogue)}${given}`;
}

/** “Berg, Anna, Carl Dahl, and Eva Frank”: the first turned round. */
export function firstInverted(names: readonly CitedName[], catalogue: Catalogue): string {
  const comma = commaOf(catalogue);
  const written = names.map((name, index) => (index === 0 ? invertedName(name, comma) : naturalName(name)));
  const last = written.at(-1) ?? '';
  if (written.length < 2) return last;
  const serial = /^en\b/i.test(catalogue.wordsLanguage) || names[0]?.kind === 'person' && written.length === 2 ? comma.trimEnd() : '';
  return `${written.slice(0, -1).join(comma)}${serial}${andOf(catalogue)}${last}`;
}
