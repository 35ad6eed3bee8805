/** Says which characters no font has: each once; those of a script that no font knows at all in one message. */

import type { Place } from '../../diagnostics/index.js';
import type { Element } from '../../html/dom.js';
import { missingGlyph, missingGlyphs, missingScript } from '../../diagnostics/catalogue/text.js';
import type { Report } from './fonts.js';
import type { Span } from './itemise.js';
import { scriptName, scriptOf } from './scripts.js';

export interface MissingReportOptions {
  readonly report: Report;
  readonly placeOf: (element: Element | null) => Place | null;
}

/** Scripts that text fonts have: a character of them that is missing is one of few. */
const HOUSE_SCRIPTS: ReadonlySet<string> = new Set(['Latn', 'Grek', 'Cyrl']);
/** More than these are said in one message. */
const MOST = 20;

/** Makes the function that takes what could not be shown, and the element to blame. */
export function createMissingReport({ report, placeOf }: MissingReportOptions): (span: Span, origin: Element | null) => void {
  const reported = new Set<string>();
  let characters = 0;
  return ({ text, face }, origin) => {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (face.has(codePoint) || /[\p{Cf}\ufe00-\ufe0f]/u.test(character)) continue;
      const script = scriptOf(codePoint);
      const isStrange = script !== null && !HOUSE_SCRIPTS.has(script);
      const key = isStrange ? script : character;
      if (reported.has(key)) continue;
      reported.add(key);
      const place = { place: placeOf(origin) };
      if (isStrange) report(missingScript({ codePoint, script: scriptName(script) }, place));
      else if ((characters += 1) <= MOST) report(missingGlyph({ codePoint, family: face.family }, place));
      else if (characters === MOST + 1) report(missingGlyphs({ codePoint, reported: MOST }, place));
    }
  };
}
