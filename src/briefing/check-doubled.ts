/** Finds what an author wrote that Sheaf writes too, so that readers would see it twice: quotation marks, units; and digits kept as words. */

import { numberAsText, quotationMarksDoubled, unitDoubled } from '../diagnostics/catalogue/data.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Locator } from './briefing.js';
import type { DataNode } from './data-node.js';

const OPENING = '"“”„‟«»‹›「『';
const CLOSING = '"“”‟«»‹›」』';
const NUMBER = /^[-−+]?\d[\d.,\s'’]*$/u;

export function checkDoubled(root: DataNode, locate: Locator): readonly Diagnostic[] {
  return [
    ...root.get('facts').items().flatMap((fact) => checkValue(fact, locate)),
    ...root.get('quotes').items().flatMap((quote) => {
      const passages = [quote.get('text'), quote.get('translation'), ...quote.get('fragments').items().flatMap((fragment) => [fragment.get('text'), fragment.get('translation')])];
      return [...passages.flatMap((passage) => checkPassage(passage, locate)), ...checkFrame(quote.get('frame'), locate)];
    }),
  ];
}

/** A passage that is wholly between marks; one that only begins or ends with a quotation is as it should be. */
function checkPassage(passage: DataNode, locate: Locator): readonly Diagnostic[] {
  const text = passage.text();
  if (text === null || text.length < 3) return [];
  const [first = '', last = ''] = [text.charAt(0), text.charAt(text.length - 1)];
  const inside = text.slice(1, -1);
  const isWhole = OPENING.includes(first) && CLOSING.includes(last) && ![...inside].some((character) => OPENING.includes(character) || CLOSING.includes(character));
  return isWhole ? [quotationMarksDoubled({ marks: `${first}…${last}` }, { place: locate.value(passage.path) })] : [];
}

function checkFrame(frame: DataNode, locate: Locator): readonly Diagnostic[] {
  const text = frame.text();
  const match = text === null ? null : /(["“”„«»‹›])\s*\{\d+\}\s*(["“”«»‹›])/u.exec(text);
  if (match === null) return [];
  return [quotationMarksDoubled({ marks: `${match[1] ?? ''}…${match[2] ?? ''}` }, { place: locate.text(frame.path, match.index, match.index + match[0].length) })];
}

function checkValue(fact: DataNode, locate: Locator): readonly Diagnostic[] {
  const value = fact.get('value').text();
  if (value === null) return [];
  const unit = fact.get('unit').text();
  const place = locate.value([...fact.path, 'value']);
  if (unit !== null && unit !== '' && /\d/.test(value) && value.toLowerCase().endsWith(unit.toLowerCase())) return [unitDoubled({ value, unit }, { place })];
  return NUMBER.test(value) ? [numberAsText({ value }, { place })] : [];
}
