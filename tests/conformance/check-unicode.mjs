/**
 * The text stage against the Unicode Consortium's own test data (Debian's package unicode-data): the bidirectional algorithm in full,
 * the line breaking rules in full, and the house's tailoring of them, each departure of which is listed here with its reason.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { REPOSITORY } from './editions.mjs';
import { outcome, ToolMissing } from './outcome.mjs';
import { DATABASE, TABLES, makeTables } from './unicode-tables.mjs';

const DIRECTIONS = ['ltr', 'rtl', 'auto'];
/** A character of each class. */
const SAMPLES = {
  L: 'a', R: '\u05d0', AL: '\u0627', EN: '1', ES: '+', ET: '$', AN: '\u0660', CS: ',', NSM: '\u0300', BN: '\u00ad', B: '\u2029', S: '\t', WS: ' ', ON: '!',
  LRE: '\u202a', LRO: '\u202d', RLE: '\u202b', RLO: '\u202e', PDF: '\u202c', LRI: '\u2066', RLI: '\u2067', FSI: '\u2068', PDI: '\u2069',
};

/**
 * Where the house does not break as UAX 14 says. A difference belongs to the first that `applies` to the characters before and
 * after the place; the numbers must be met exactly, so that neither a new difference nor a vanished one goes unseen.
 */
const TAILORING = [
  { name: 'a no-break space after a space', count: 83, applies: (before, after) => before === ' ' && after === '\u00a0', why: 'French sets one before its marks; a plain space before it is a slip, and the mark still must not begin a line' },
  { name: 'a percent sign after a space', count: 83, applies: (before, after) => before === ' ' && after === '%', why: 'French and German write “5 %”; the sign must not begin a line' },
  { name: 'no break before an em dash', count: 67, applies: (before, after) => before !== ' ' && after === '\u2014', why: 'the dash stays with the word before it and may end a line' },
  { name: 'a bracket after a quotation mark and a space', count: 1, applies: (before, after) => before === ' ' && after === '(', why: 'rule LB15 holds a closing quotation mark and “(” together; Unicode 15.1 dropped it' },
  { name: 'a mark that begins a word', count: 4, applies: (before, after) => before === ' ' && /[.,/]/.test(after), why: '“.com” and “/etc” begin words, and lines' },
  { name: 'marks inside a word', count: 46, applies: (before, after) => before !== ' ' && /[\t -~\u00a0-\u024f]/.test(before) && /[\t -~\u00a0-\u024f]/.test(after), why: 'between Latin letters, digits and marks that no space parts, lines end after hyphens, slashes and dashes between letters only' },
  { name: 'a dash that begins the text', count: 4, applies: (before) => before === '\u2014', why: 'it stays with what it introduces' },
  { name: 'a mark after a zero-width space and a space', count: 2, applies: (before, after) => before === ' ' && /[!)]/.test(after), why: 'the marks of rule LB13 never begin a line' },
];

/** @returns {Promise<import('./outcome.mjs').Outcome[]>} */
export async function checkUnicode() {
  if (!existsSync(join(DATABASE, 'BidiCharacterTest.txt'))) throw new ToolMissing(`the Unicode test data is not in ${DATABASE}: apt-get install unicode-data`);
  const [bidi, rules, house] = await Promise.all(['bidi', 'line-break-rules', 'line-break'].map((name) => import(join(REPOSITORY, 'lib', 'print', 'text', `${name}.js`))));
  return [
    outcome('Unicode tables', 'unicode-tables.ts', readFileSync(TABLES, 'utf8') === makeTables() ? [] : ['not what unicode-tables.mjs makes of the database']),
    outcome('UAX 9', 'BidiCharacterTest.txt', bidiCharacters(bidi)),
    outcome('UAX 9', 'BidiTest.txt', bidiClasses(bidi)),
    outcome('UAX 14', 'LineBreakTest.txt', differences(rules.lineBreaks).map(({ line }) => line).slice(0, 5)),
    tailoring(house.breakOpportunities),
  ];
}

function dataLines(name) {
  return readFileSync(join(DATABASE, name), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function bidiCharacters(bidi) {
  const findings = [];
  for (const line of dataLines('BidiCharacterTest.txt')) {
    const [characters, direction, base, levels, order] = line.split(';');
    const text = characters.split(' ').map((code) => String.fromCodePoint(parseInt(code, 16)));
    const way = DIRECTIONS[Number(direction)];
    const isRight = (way !== 'auto' || bidi.paragraphLevels(text.join(''))[0] === Number(base)) && agrees(bidi, text, way, levels.split(' '), order.trim());
    if (!isRight) findings.push(line);
  }
  return shorten(findings);
}

function bidiClasses(bidi) {
  const findings = [];
  let [levels, order] = [[], ''];
  for (const line of dataLines('BidiTest.txt')) {
    if (line.startsWith('@Levels:')) levels = line.slice(8).split(/\s+/).filter(Boolean);
    else if (line.startsWith('@Reorder:')) order = line.slice(9).trim();
    else if (!line.startsWith('@')) {
      const [classes, bits] = line.split(';');
      const text = classes.trim().split(' ').map((name) => SAMPLES[name]);
      for (const [index, way] of ['auto', 'ltr', 'rtl'].entries()) {
        if ((parseInt(bits, 16) & (1 << index)) !== 0 && !agrees(bidi, text, way, levels, order)) findings.push(`${line} (${way})`);
      }
    }
  }
  return shorten(findings);
}

/** True where the engine's levels and order are those expected; `x` marks what rule X9 removes. Without levels it says that all are even, so that the order is the logical one. */
function agrees(bidi, characters, way, levels, order) {
  const found = bidi.embeddingLevels(characters.join(''), way);
  const kept = [];
  const keptLevels = [];
  let offset = 0;
  for (const [index, character] of characters.entries()) {
    const level = found === null ? 0 : found[offset];
    offset += character.length;
    if (levels[index] === 'x') continue;
    if (found === null ? Number(levels[index]) % 2 !== 0 : String(level) !== levels[index]) return false;
    kept.push(index);
    keptLevels.push(level);
  }
  return bidi.visualOrder(keptLevels).map((index) => kept[index]).join(' ') === order;
}

/** Each place where breaks are not those of LineBreakTest.txt. */
function differences(breaksOf) {
  const found = [];
  for (const line of dataLines('auxiliary/LineBreakTest.txt')) {
    const parts = line.replace(/#.*/, '').trim().split(/\s+/);
    const characters = parts.filter((_, index) => index % 2 === 1).map((code) => String.fromCodePoint(parseInt(code, 16)));
    const breaks = breaksOf(characters.join(''));
    let offset = 0;
    for (let index = 1; index < characters.length; index += 1) {
      offset += characters[index - 1].length;
      const before = characters.slice(0, index).join('').replace(/(?<!^)[\u0308\u200d]+$/u, '');
      if ((breaks[offset] !== 0) !== (parts[2 * index] === '÷')) found.push({ line: line.replace(/#.*/, '').trim(), before: [...before].at(-1), after: characters[index] });
    }
  }
  return found;
}

function tailoring(breaksOf) {
  const all = differences(breaksOf).map((difference) => ({ ...difference, kind: TAILORING.find(({ applies }) => applies(difference.before, difference.after)) }));
  const findings = TAILORING.flatMap(({ name, count }) => {
    const here = all.filter(({ kind }) => kind?.name === name);
    return here.length === count ? [] : [`${name}: ${here.length} differences, expected ${count}; ${shorten(here.map(({ line }) => line)).join('; ')}`];
  });
  return outcome('UAX 14, tailored', 'LineBreakTest.txt', findings, TAILORING.map(({ name, count, why }) => `${name} (${count}): ${why}`));
}

function shorten(findings) {
  return findings.length <= 5 ? findings : [...findings.slice(0, 5), `and ${findings.length - 5} more`];
}
