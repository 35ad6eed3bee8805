import { describe, expect, it } from 'vitest';
import { hearTags } from '../../../src/verify/hear-tags.js';
import type { Tag, TaggedLink } from '../../../src/verify/pdf/tag-tree.js';
import { writeHeard } from '../../../src/verify/write-heard.js';

type Child = Tag | string | TaggedLink;

function tag(role: string, children: readonly Child[] = [], more: Partial<Tag> = {}): Tag {
  return { role, children, language: null, alternative: null, expansion: null, id: null, attributes: {}, pages: [0], ...more };
}

const to = (destination: string | null, address: string | null = null): TaggedLink => ({ link: { pageIndex: 0, destination, address, description: '' } });

function heard(...children: readonly Child[]): readonly string[] {
  return writeHeard(hearTags({ tags: tag('Document', children), title: 'T', language: 'en', pages: [], labels: [], printed: [] })).trimEnd().split('\n').slice(3);
}

describe('what is heard of tags', () => {
  it.each<readonly [name: string, tags: readonly Child[], lines: readonly string[]]>([
    ['headings and paragraphs, in groups that are not announced', [tag('Sect', [tag('H2', ['A']), tag('Div', [tag('P', ['b'])])])], ['heading 2: A', 'paragraph: b']],
    ['links', [tag('P', ['see ', tag('Link', ['A', to('a')]), ' ', tag('Link', ['B', to(null, 'https://b.example/')]), ' ', tag('Link', ['C'])])], ['paragraph: see {link #a: A} {link https://b.example/: B} {link to nowhere: C}']],
    ['words in the stead of others', [tag('P', [tag('Span', ['✓'], { alternative: 'yes' }), tag('Span', ['WHO'], { expansion: 'World Health Organization' })])], ['paragraph: yes{abbreviation of World Health Organization: WHO}']],
    ['languages', [tag('P', ['a ', tag('Quote', ['b'], { language: 'fr' })]), tag('Sect', [tag('P', ['c'])], { language: 'tr' })], ['paragraph: a {fr: {quotation: b}}', 'paragraph [tr]: c']],
    ['pictures', [tag('Div', [tag('Figure', [], { alternative: 'A hill' }), tag('Caption', ['c'])]), tag('Figure')], ['picture: A hill', 'caption: c', 'picture without description']],
    ['bullets are not read, numbers are', [tag('L', [tag('LI', [tag('Lbl', ['• ']), tag('LBody', ['a'])])], { attributes: { ListNumbering: 'Disc' } }), tag('L', [tag('LI', [tag('Lbl', ['2. ']), tag('LBody', [tag('P', ['b'])])])], { attributes: { ListNumbering: 'Decimal' } })], ['list, 1 item', '  item: a', 'list, 1 item', '  item 2: b']],
    ['terms', [tag('L', [tag('LI', [tag('Lbl', ['a']), tag('LBody', ['b'])])])], ['list, 1 item', '  term: a', '  definition: b']],
    ['what stands in a list and is no item', [tag('L', [tag('P', ['a'])])], ['list, 1 item', '  item: a']],
    ['contents', [tag('TOC', [tag('TOCI', [tag('Reference', [tag('Link', ['A', to('a')])])]), tag('TOCI', [tag('TOC', [tag('TOCI', [tag('P', ['b'])])])])])], ['contents, 2 items', '  item: {link #a: A}', '  item', '    contents, 1 item', '      item: b']],
    ['notes and their calls', [tag('P', ['a', tag('Reference', [tag('Link', ['1', to('n')])])]), tag('Note', [tag('Lbl', [tag('Link', ['1', to('c')])]), 'b'], { id: 'n' }), tag('Note', ['c'])], ['paragraph: a{note call #n: 1}', 'note 1 #n, back to #c: b', 'note #: c']],
    ['tables', [tag('Table', [tag('Caption', ['C']), tag('THead', [tag('TR', [tag('TH', ['A'], { attributes: { Scope: 'Column', ColSpan: 2 } })])]), tag('TBody', [tag('TR', [tag('TH', ['x'], { attributes: { Scope: 'Row' } }), tag('TD', ['1'])])])])], ['table, 2 columns, 2 rows', '  caption: C', '  row 1: column header over 2 columns: A', '  row 2: row header: (A) x | (A) 1']],
    ['headers that cells name', [tag('Table', [tag('TR', [tag('TH', ['A'], { id: 'a' }), tag('TH', ['B'], { id: 'b' })]), tag('TR', [tag('TD', ['1'], { attributes: { Headers: ['b'] } })])])], ['table, 2 columns, 2 rows', '  row 1: column header: A | column header: B', '  row 2: (B) 1']],
    ['cells without a row', [tag('Table', [tag('TD', ['1'])])], ['table, 1 column, 1 row', '  row 1: 1']],
  ])('%s', (_name, tags, lines) => {
    expect(heard(...tags)).toEqual(lines);
  });
});
