/** Harvard, as British universities teach it: reports that are read on the web. */

import { type CitationText, sentences, stopped } from '../citation-text.js';
import { yearText } from '../cited-date.js';
import { type CitedWork, fullTitle } from '../cited-work.js';
import type { Catalogue } from '../../language/catalogue.js';
import { accessedPiece, andOf, availableAt, commaOf, responsibleFor, seriesText, versionText, withInitials } from './style-words.js';

const MOST = 3;

export function harvardCitation(work: CitedWork, catalogue: Catalogue): CitationText {
  const { names, role, publisher } = responsibleFor(work, catalogue);
  const who = joined(names.map((name) => withInitials(name, catalogue)), catalogue);
  const when = `(${yearText(work.date, work.language) ?? catalogue.text('cite.noDate')})`;
  const title = { kind: 'work', text: fullTitle(work) } as const;
  const head = who === '' ? sentences(title, stopped(when)) : sentences(role === null ? who : `${who} (${role})`, when, stopped(title));
  const rest = [seriesText(work, catalogue), versionText(work, catalogue), publisher].map((part) => (part === null ? null : stopped(part)));
  const address = availableAt(work, catalogue);
  return sentences(head, ...rest, address.length === 0 ? null : [...address, ...accessedPiece(work, catalogue, { before: ' (', after: ')' }), '.']);
}

function joined(names: readonly string[], catalogue: Catalogue): string {
  if (names.length > MOST) return `${names[0] ?? ''} ${catalogue.text('cite.others')}`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(commaOf(catalogue))}${andOf(catalogue)}${last}`;
}
