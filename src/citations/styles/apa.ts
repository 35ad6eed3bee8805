/** APA, 7th edition: reports and grey literature (Publication Manual, section 10.4). */

import { type CitationText, sentences, stopped } from '../citation-text.js';
import { dayAndMonth, yearText } from '../cited-date.js';
import { type CitedWork, fullTitle } from '../cited-work.js';
import type { Catalogue } from '../../language/catalogue.js';
import { addressPiece, commaOf, responsibleFor, seriesText, versionText, withInitials } from './style-words.js';

const MOST = 20;

export function apaCitation(work: CitedWork, catalogue: Catalogue): CitationText {
  const { names, role, publisher } = responsibleFor(work, catalogue);
  const who = joined(names.map((name) => withInitials(name, catalogue)), catalogue);
  const year = yearText(work.date, work.language);
  const day = dayAndMonth(work.date, work.language);
  const when = stopped(`(${[year ?? catalogue.text('cite.noDate'), day].filter((part) => part !== null).join(commaOf(catalogue))})`);
  const remarks = [seriesText(work, catalogue), versionText(work, catalogue)].filter((part) => part !== null);
  const remark = remarks.length === 0 ? [] : [` (${remarks.join('; ')})`];
  const title = stopped({ kind: 'work', text: fullTitle(work) }, ...remark);
  const named = who === '' ? null : stopped(role === null ? who : `${who} (${role.charAt(0).toLocaleUpperCase(work.language)}${role.slice(1)})`);
  const head = named === null ? [title, when] : [named, when, title];
  return sentences(...head, publisher === null ? null : stopped(publisher), addressPiece(work));
}

/** Of more than twenty names the first nineteen and the last. */
function joined(names: readonly string[], catalogue: Catalogue): string {
  const comma = commaOf(catalogue);
  const last = names.at(-1) ?? '';
  if (names.length > MOST) return `${names.slice(0, MOST - 1).join(comma)}${comma}… ${last}`;
  if (names.length < 2) return last;
  const sign = catalogue.direction === 'rtl' ? `${catalogue.text('source.and')}${catalogue.wordsLanguage === 'ar' ? '' : ' '}` : '& ';
  return `${names.slice(0, -1).join(comma)}${comma}${sign}${last}`;
}
