import { describe, expect, it } from 'vitest';
import type { Reference } from '../../../src/markdown/references.js';
import { scanReferences } from '../../../src/markdown/references.js';

/** A reference in one line, so that cases read as tables. */
function brief(reference: Reference): string {
  switch (reference.kind) {
    case 'citation':
      return `cite ${reference.items.map(({ prefix, id, locator }) => [prefix && `<${prefix}>`, id, locator && `{${locator}}`].filter(Boolean).join(' ')).join(' | ')}`;
    case 'fact':
      return `fact ${reference.id}${reference.form ? ` ${reference.form}` : ''}${reference.unknownForm ? ` unknown ${reference.unknownForm}` : ''}`;
    default:
      return `${reference.kind} ${reference.id}`;
  }
}
const scan = (text: string) => scanReferences(text).map(brief);

describe('scanReferences', () => {
  it.each<[string, string[]]>([
    ['[@afp]', ['cite afp']],
    ['Dit-il [@afp, § 9].', ['cite afp {§ 9}']],
    ['[@afp p. 3]', ['cite afp {p. 3}']],
    ['[@source, p. 3; @other]', ['cite source {p. 3} | other']],
    ['[see @a, pp. 3-4; also -@b]', ['cite <see> a {pp. 3-4} | <also> b']],
    ['[@a, @b]', ['cite a | b']],
    ['[@a, p. 3, @b]', ['cite a {p. 3} | b']],
    ['[@a and @b]', ['cite a | <and> b']],
    ['[@afp, § 1; § 9]', ['cite afp {§ 1; § 9}']],
    ['[@a][@b] [@c]', ['cite a', 'cite b', 'cite c']],
    ['[@afp,\n§ 9]', ['cite afp {§ 9}']],
    ['@fact:killed', ['fact killed']],
    ['(@fact:killed.number)', ['fact killed number']],
    ['@fact:killed.sentence.', ['fact killed sentence']],
    ['Ils sont @fact:killed.', ['fact killed']],
    ['@fact:killed. Then', ['fact killed']],
    ['@fact:killed.Then', ['fact killed']],
    ['@fact:killed.numbr', ['fact killed unknown numbr']],
    ['l’@fact:killed et *@quote:envoy*', ['fact killed', 'quote envoy']],
    ['voir @fig:map, @sec:context-2', ['figure map', 'section context-2']],
    ['@fact:a-', ['fact a']],
  ])('finds in %j', (text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  it.each([
    'write to jane@example.org', 'jane@fact:killed', '@someone said', '[jane@example.org]', '[ask jane@example.org; now]', '\\@fact:killed', '[\\@afp]', '\\[@afp]',
    '`@fact:killed`', '`` ` [@afp] ``', '```\n[@afp]\n```', '~~~ yaml\n@fact:x\n~~~', '> ```\n> [@afp]\n> ```', '- ```\n  [@afp]\n  ```', '```\n[@afp]',
    '[@afp](https://example.org)', '[text](https://x.org/@fact:y)', 'https://x.org/@fact:y', '<https://x.org/?@fact:y>', '<mailto:a@fact:y>',
    '@facts:killed', '@fact:', '@fact: killed', '[no source]', '[@afp', '[@afp\n\n]', '[[]@afp', '^[@afp]', '[a; @]', '',
  ])('finds nothing in %j', (text) => {
    expect(scan(text)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['a ` b [@afp]', ['cite afp']],
    ['`a\n\n[@afp] `', ['cite afp']],
    ['``a` @fact:x', ['fact x']],
    ['```\ncode\n```\n[@afp]', ['cite afp']],
    ['[x [@afp]]', ['cite afp']],
    ['[@fact:killed]', ['fact killed']],
    ['\\\\@fact:killed', ['fact killed']],
  ])('is not misled by %j', (text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  it('gives offsets of references and of the sources in them', () => {
    const text = 'é [see @a, p. 1; @b] @fact:c.number.';
    const [group, fact] = scanReferences(text);
    expect(group && text.slice(group.start, group.end)).toBe('[see @a, p. 1; @b]');
    expect(group?.kind === 'citation' && group.items.map((item) => text.slice(item.start, item.end))).toEqual(['@a', '@b']);
    expect(fact && text.slice(fact.start, fact.end)).toBe('@fact:c.number');
  });

  it.each([
    ['brackets', '['.repeat(10_000)], ['open groups', '[@a '.repeat(10_000)], ['sources', `[${'@a '.repeat(10_000)}]`], ['at signs', '@'.repeat(20_000)],
    ['backticks', Array.from({ length: 400 }, (_, n) => '`'.repeat(n + 1)).join(' ')], ['lone backticks', '` `` '.repeat(5_000)], ['code spans', '`a` '.repeat(100_000)], ['fences', '```\n~~~\n'.repeat(5_000)],
    ['angle brackets', '<a:'.repeat(10_000)], ['link targets', ']('.repeat(10_000)], ['hyphens', `@fact:${'-'.repeat(20_000)}`], ['long ids', '@fact:a'.repeat(5_000)],
    ['quotes', '> '.repeat(10_000)], ['spaces', `${' '.repeat(20_000)}\n`.repeat(3)],
  ])('is fast on many %s', (_, text) => {
    const begun = performance.now();
    scanReferences(text);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
