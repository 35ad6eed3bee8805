/** Chicago, 17th edition, author and date: reports (The Chicago Manual of Style, 14.220 and 15.49). */

import { type CitationText, sentences, stopped } from '../citation-text.js';
import { exactDate, yearText } from '../cited-date.js';
import { type CitedWork, fullTitle } from '../cited-work.js';
import type { Catalogue } from '../../language/catalogue.js';
import { addressPiece, commaOf, firstInverted, responsibleFor, seriesText, versionText } from './style-words.js';

const MOST = 10;
const SHOWN = 7;

export function chicagoCitation(work: CitedWork, catalogue: Catalogue): CitationText {
  const { names, role, publisher } = responsibleFor(work, catalogue);
  const listed = names.length > MOST ? `${firstInverted(names.slice(0, SHOWN), catalogue)}${commaOf(catalogue)}${catalogue.text('cite.others')}` : firstInverted(names, catalogue);
  const who = listed === '' ? null : stopped(role === null ? listed : `${listed}${commaOf(catalogue)}${role}`);
  const year = stopped(yearText(work.date, work.language) ?? catalogue.text('cite.noDate'));
  const title = stopped({ kind: 'work', text: fullTitle(work) });
  const day = exactDate(work.date, work.language)?.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(work.language)) ?? null;
  const rest = [seriesText(work, catalogue), versionText(work, catalogue), publisher, day].map((part) => (part === null ? null : stopped(part)));
  const address = addressPiece(work);
  return sentences(...(who === null ? [title, year] : [who, year, title]), ...rest, address === null ? null : [address, '.']);
}
