/** MLA, 9th edition: the template of core elements (MLA Handbook, chapter 5). */

import { type CitationText, type Piece, sentences, stopped } from '../citation-text.js';
import { mlaDate } from '../cited-date.js';
import { type CitedWork, fullTitle } from '../cited-work.js';
import type { Catalogue } from '../../language/catalogue.js';
import { accessedPiece, addressPiece, commaOf, firstInverted, responsibleFor, seriesText, versionText } from './style-words.js';

export function mlaCitation(work: CitedWork, catalogue: Catalogue): CitationText {
  const { names, role, publisher } = responsibleFor(work, catalogue);
  // A body that publishes its own work is named as the publisher alone.
  const isOwnPublisher = names.length === 1 && names[0]?.kind === 'literal' && names[0].name === work.publisher;
  const comma = commaOf(catalogue);
  const listed = isOwnPublisher ? '' : names.length > 2 ? `${firstInverted(names.slice(0, 1), catalogue)}${comma}${catalogue.text('cite.others')}` : firstInverted(names, catalogue);
  const who = listed === '' ? null : stopped(role === null ? listed : `${listed}${comma}${role}`);
  const container: Piece[] = [versionText(work, catalogue), isOwnPublisher ? work.publisher : publisher, mlaDate(work.date, work.language), addressPiece(work)].flatMap((piece, index, all) => {
    if (piece === null) return [];
    return all.slice(0, index).some((earlier) => earlier !== null) ? [comma, piece] : [piece];
  });
  const series = seriesText(work, catalogue);
  const tail = accessedPiece(work, catalogue, { before: ' ', after: '.' }).map((piece) => (typeof piece === 'object' && piece.kind === 'accessed' ? { ...piece, text: capitalised(piece.text, work.language), room: capitalised(piece.room, work.language) } : piece));
  const body = sentences(who, stopped({ kind: 'work', text: fullTitle(work) }), container.length === 0 ? null : stopped(...container), series === null ? null : stopped(series));
  return [...body, ...tail];
}

function capitalised(text: string, language: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(language));
}
