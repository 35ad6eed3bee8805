/**
 * Makes src/print/text/unicode-tables.ts from the Unicode Character Database (Debian's package unicode-data):
 *
 *   node tests/conformance/unicode-tables.mjs
 *
 * `check-unicode.mjs` holds the file to what this makes of the database.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DATABASE = '/usr/share/unicode';
export const TABLES = fileURLToPath(new URL('../../src/print/text/unicode-tables.ts', import.meta.url));

const LIMIT = 0x110000;
/** One sign for each class, in a string whose lengths are written in digits and small letters. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;<=>?@[]^_{|}~';

export const BIDI = ['L', 'R', 'AL', 'EN', 'ES', 'ET', 'AN', 'CS', 'NSM', 'BN', 'B', 'S', 'WS', 'ON', 'LRE', 'LRO', 'RLE', 'RLO', 'PDF', 'LRI', 'RLI', 'FSI', 'PDI'];
/** Classes of UAX 14 after rule LB1, and what rules LB30 and LB30b ask of a character besides. */
export const LINE = [
  'AL', 'BA', 'BB', 'B2', 'BK', 'CB', 'CL', 'CM', 'CP', 'CP_WIDE', 'CR', 'EB', 'EM', 'EX', 'GL', 'H2', 'H3', 'HL', 'HY', 'ID', 'ID_UNASSIGNED', 'IN', 'IS',
  'JL', 'JT', 'JV', 'LF', 'NL', 'NS', 'NU', 'OP', 'OP_WIDE', 'PO', 'PR', 'QU', 'RI', 'SP', 'SY', 'WJ', 'ZW', 'ZWJ',
];

/** The text of the generated file. @throws where the database is not there */
export function makeTables() {
  const bidi = classesOf('extracted/DerivedBidiClass.txt', 'L', (name) => LONG_BIDI[name] ?? name);
  const version = /DerivedBidiClass-([\d.]+)\.txt/.exec(read('extracted/DerivedBidiClass.txt'))?.[1] ?? '?';
  const brackets = entries('BidiBrackets.txt').map(([from, pair, type]) => [parseInt(from, 16), parseInt(pair, 16), type]);
  const pairs = brackets.filter(([, , type]) => type === 'o').map(([open, close]) => String.fromCodePoint(open, close)).join('');
  return `/**
 * Generated from the Unicode Character Database, version ${version}, by tests/conformance/unicode-tables.mjs. Change that, not this.
 * Copyright © 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Unicode licence: https://www.unicode.org/license.txt
 *
 * A table is a row of runs from U+0000 on: the run's length in base 36, then the sign of its class, which is the class's place among the signs.
 */

export const CLASS_SIGNS = '${SIGNS}';

/** Bidi_Class (UAX 9): ${BIDI.join(' ')}. */
export const BIDI_RUNS =
${literal(encode(bidi, BIDI))};

/** Line_Break (UAX 14) after rule LB1: ${LINE.join(' ')}. Hangul syllables of two letters count among those of three. */
export const LINE_BREAK_RUNS =
${literal(encode(lineBreakClasses(), LINE))};

/** Paired brackets (BidiBrackets): opening and closing ones in turn. */
export const BRACKET_PAIRS = '${pairs}';
`;
}

const LONG_BIDI = { Left_To_Right: 'L', Right_To_Left: 'R', Arabic_Letter: 'AL', European_Terminator: 'ET' };

/** UAX 14, rule LB1: classes that other means would resolve become what the rule says. */
function lineBreakClasses() {
  const classes = classesOf('LineBreak.txt', 'XX', (name) => name);
  const categories = classesOf('extracted/DerivedGeneralCategory.txt', 'Cn', (name) => name);
  const widths = classesOf('EastAsianWidth.txt', 'N', (name) => name);
  const pictographs = classesOf('emoji/emoji-data.txt', '', (name) => (name === 'Extended_Pictographic' ? name : null));
  return classes.map((name, codePoint) => {
    const isWide = ['F', 'W', 'H'].includes(widths[codePoint]);
    if (pictographs[codePoint] !== '' && categories[codePoint] === 'Cn') return 'ID_UNASSIGNED';
    switch (name) {
      case 'AI': case 'SG': case 'XX': return 'AL';
      case 'SA': return ['Mn', 'Mc'].includes(categories[codePoint]) ? 'CM' : 'AL';
      case 'CJ': return 'NS';
      case 'H2': return 'H3';
      case 'OP': case 'CP': return isWide ? `${name}_WIDE` : name;
      default: return name;
    }
  });
}

function read(name) {
  const file = join(DATABASE, name);
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  return readFileSync(file, 'utf8');
}

/** Fields of each data line. */
function entries(name) {
  return read(name).split('\n').map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '').map((line) => line.split(';').map((field) => field.trim()));
}

/** A class for each code point; `nameOf` gives null for lines that do not concern. */
function classesOf(file, otherwise, nameOf) {
  const classes = new Array(LIMIT).fill(otherwise);
  const fill = (range, name) => {
    const [from, to = from] = range.split('..').map((part) => parseInt(part, 16));
    const short = nameOf(name);
    if (short !== null) classes.fill(short, from, to + 1);
  };
  for (const [, range, name] of read(file).matchAll(/^# @missing: ([0-9A-F.]+); (\S+)/gm)) fill(range, name === 'Unassigned' ? 'Cn' : name);
  for (const [range, name] of entries(file)) fill(range, name);
  return classes;
}

function encode(classes, names) {
  const runs = [];
  for (let from = 0; from < LIMIT; ) {
    let to = from + 1;
    while (to < LIMIT && classes[to] === classes[from]) to += 1;
    const index = names.indexOf(classes[from]);
    if (index < 0) throw new Error(`There is no sign for the class ${classes[from]}`);
    runs.push((to - from).toString(36) + SIGNS[index]);
    from = to;
  }
  return runs.join('');
}

function literal(text) {
  const rows = text.match(/.{1,170}/g) ?? [];
  return rows.map((row) => `  ${JSON.stringify(row).replace(/^"|"$/g, "'")}`).join(' +\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TABLES, makeTables());
