/** The reference page of the CSS that the print engine understands, for designers: every property stands in one group of it. */

import { PATTERN_SETS } from '../../language/hyphenation-patterns.js';
import { LOGICAL_NAMES, LONGHANDS, LONGHAND_NAMES } from './longhands.js';
import { SHORTHANDS } from './shorthands.js';

interface Group {
  readonly title: string;
  /** Which names belong here. */
  readonly holds: RegExp;
  /** What the values may be, where they are not all that the specification has, and what is Sheaf's own. */
  readonly note: string;
}

/** The first group that holds a name has it. */
const GROUPS: readonly Group[] = [
  { title: 'Everything', holds: /^all$/, note: 'Every property takes `inherit`, `initial`, `unset`, `revert` and `var()`.' },
  {
    title: 'Fonts', holds: /^(font|line-height)/,
    note: 'Families of `@font-face` rules with whole TrueType or OpenType files; the next family serves where one lacks a character. `font-stretch` is `normal`. Small capitals, superiors and inferiors that a font lacks are made from its other glyphs.',
  },
  {
    title: 'Text', holds: /^(color|direction|unicode-bidi|letter-spacing|word-spacing|word-break|word-wrap|overflow-wrap|white-space|tab-size|text-(align|indent|justify|transform|wrap)|hyphen|hanging-punctuation|vertical-align|visibility|orphans|widows)/,
    note: 'Lines are broken for the paragraph as a whole, ragged or justified. `hyphens: auto` knows the languages at the end of this page; `text-justify: inter-character` is none of its values.',
  },
  { title: 'Decoration of text', holds: /^text-(decoration|underline)/, note: '`solid`, `double`, `dotted` and `dashed` lines.' },
  {
    title: 'Boxes', holds: /^(display|float|box-sizing|width|height|(min|max)-(width|height|inline-size|block-size)|inline-size|block-size|margin|padding|visibility)/,
    note: '`display` is `block`, `inline`, `inline-block`, `flow-root`, `list-item`, `none`, `contents`, `grid`, `inline-grid` or one of the table family, in one word or two. `float` is `none` or `footnote`.',
  },
  {
    title: 'Borders and backgrounds', holds: /^(border(?!-(collapse|spacing))|background|box-decoration-break)/,
    note: '`solid`, `dashed`, `dotted` and `double` borders, one radius for all corners, backgrounds of one colour.',
  },
  { title: 'Tables', holds: /^(table-layout|caption-side|border-collapse|border-spacing|empty-cells)/, note: 'Heads and feet are repeated on each page where they leave room.' },
  {
    title: 'Grids', holds: /^(grid|row-gap|column-gap|gap|align-|justify-|place-|order)/,
    note: 'Lengths, percentages, `fr`, `auto`, `min-content`, `max-content`, `minmax()`, `fit-content()`, `repeat()` with `auto-fill` and `auto-fit`, named lines and areas; no `subgrid`. Rows break over pages.',
  },
  { title: 'Lists, counters and generated content', holds: /^(list-style|counter|quotes|content)/, note: 'All predefined counter styles but the longhand ones of Chinese, Japanese, Korean and Ethiopic; `@counter-style` and `symbols()`. `content` takes texts, pictures, `attr()`, `counter()`, `counters()`, `target-counter()`, `target-counters()`, `target-text()`, `string()`, `leader()` and an alternative after `/`.' },
  {
    title: 'Pages', holds: /^(page|break|string-set|bookmark)/,
    note: '`@page` with names, `:first`, `:left`, `:right`, `:blank` and `:nth()`, its 16 margin boxes and `@footnote`; `size`, margins, padding, border and background of a page. `-sheaf-page-label` is the number that viewers show.',
  },
];

/** Markdown. @throws Error where a property stands in no group, so that the page cannot fall behind */
export function cssReference(): string {
  const names = [...new Set([...LONGHAND_NAMES, ...SHORTHANDS.keys(), ...LOGICAL_NAMES])].sort();
  const groups = new Map<Group, string[]>(GROUPS.map((group) => [group, []]));
  for (const name of names) {
    const group = GROUPS.find(({ holds }) => holds.test(name));
    if (group === undefined) throw new Error(`The reference of CSS has no group for “${name}”`);
    groups.get(group)?.push(name);
  }
  return [
    '# CSS in print',
    '',
    'What the print engine understands in `print.css`, `shared.css` and `style` attributes. Anything else has no effect and is answered by one warning with its place. Names in *italics* inherit.',
    '',
    '- **Selectors**: all of CSS Selectors 4 that paper can show, `:is()`, `:where()`, `:has()`, `:nth-child(… of …)`, `:dir()` and `:lang()` among them; `::before`, `::after`, `::marker`, `::footnote-call`, `::footnote-marker`.',
    '- **Rules**: `@media` (print, all, colour scheme), `@supports`, `@layer`, `@font-face`, `@counter-style`, `@page`.',
    '- **Values**: `pt`, `px`, `pc`, `in`, `cm`, `mm`, `q`, `em`, `ex`, `ch`, `ic`, `lh` and their `r…` forms, `%`; `calc()`, `min()`, `max()`, `clamp()`; custom properties; colours by name, `#rgb`, `rgb()`, `hsl()`, `hwb()`, `color(srgb …)`.',
    '',
    ...[...groups].flatMap(([{ title, note }, held]) => [`## ${title}`, '', held.map(shown).join(', '), '', note, '']),
    '## Languages with hyphenation',
    '',
    'By the licence of their patterns, which the package `hyphen` carries unchanged.',
    '',
    '| licence | languages |',
    '|---|---|',
    ...[...new Set(PATTERN_SETS.map(({ licence }) => licence))].map((licence) => `| ${licence} | ${PATTERN_SETS.filter((set) => set.licence === licence).flatMap(({ languages }) => languages).join(', ')} |`),
    '',
  ].join('\n');
}

function shown(name: string): string {
  const longhands: Readonly<Record<string, { readonly inherited: boolean }>> = LONGHANDS;
  return longhands[name]?.inherited === true ? `*\`${name}\`*` : `\`${name}\``;
}
