/** Vancouver: reports on the web, after the National Library of Medicine (Citing Medicine, chapters 5 and 24). */

import { initials } from '../cited-name.js';
import { type CitationText, type Piece, sentences, stopped } from '../citation-text.js';
import { nlmDate } from '../cited-date.js';
import { type CitedWork, fullTitle } from '../cited-work.js';
import type { Catalogue } from '../../language/catalogue.js';
import { accessedPiece, availableAt, commaOf, responsibleFor, seriesText, versionText } from './style-words.js';

const MOST = 6;

export function vancouverCitation(work: CitedWork, catalogue: Catalogue): CitationText {
  const { names, role, publisher } = responsibleFor(work, catalogue);
  const comma = commaOf(catalogue);
  const written = names.map((name) => (name.kind === 'literal' ? name.name : `${name.family} ${/^[\p{Lu}\p{Ll}]/u.test(name.given) ? initials(name.given, { stop: '', space: '' }) : name.given}`.trimEnd()));
  const listed = written.length > MOST ? `${written.slice(0, MOST).join(comma)}${comma}${catalogue.text('cite.others')}` : written.join(comma);
  const who = listed === '' ? null : stopped(role === null ? listed : `${listed}${comma}${role}`);
  const date = nlmDate(work.date, work.language) ?? `[${catalogue.text('cite.noDate')}]`;
  const isOnline = work.url !== null || work.doi !== null;
  // “2020 г.” ends in a full stop of its own, behind which there is none for the day of reading to stand before.
  const isStopped = date.endsWith('.');
  const issued: Piece[] = [publisher === null ? date : `${publisher}; ${date}`, ...accessedPiece(work, catalogue, { before: ' [', after: isStopped ? '].' : ']' }), ...(isStopped ? [] : ['.'])];
  const series = seriesText(work, catalogue);
  const version = versionText(work, catalogue);
  return sentences(
    who,
    // The kind of medium stands in the style's own language, as the style's name does.
    isOnline ? `${fullTitle(work)} [Internet].` : stopped(fullTitle(work)),
    version === null ? null : stopped(version),
    issued,
    series === null ? null : `(${series}).`,
    availableAt(work, catalogue),
  );
}
