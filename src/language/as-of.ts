/** “As of …”: the words before a time, which some languages change with what the time begins with (“arrêté au 13 mars”, “arrêté en mars”). */

import type { Catalogue } from './catalogue.js';

type Kind = 'asOf' | 'asOfDay' | 'asOfMonth';

/** The label that stands apart from its time. */
export function asOfLabel(catalogue: Catalogue, time: string): string {
  return catalogue.text(`head.${kindOf(time, catalogue)}`);
}

/** Label and time as one text. */
export function asOfLine(catalogue: Catalogue, time: string): string {
  return catalogue.text(`head.${kindOf(time, catalogue)}Line`, { time });
}

/** @param time as it is shown: “13 mars 2026”, “mars 2026”, “2026”, “la nuit de jeudi” */
function kindOf(time: string, catalogue: Catalogue): Kind {
  if (/^\p{Nd}{4}/u.test(time)) return 'asOfMonth';
  if (/^\p{Nd}/u.test(time)) return 'asOfDay';
  const [first = ''] = time.toLowerCase().split(/[\s\u00a0\u202f]/u);
  return monthNames(catalogue.wordsLanguage).has(first) ? 'asOfMonth' : 'asOf';
}

function monthNames(language: string): ReadonlySet<string> {
  const { format } = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return new Set(Array.from({ length: 12 }, (_, month) => format(new Date(Date.UTC(2000, month, 15))).toLowerCase()));
}
