import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/briefing/schema.js';
import { NoteCollector } from '../../../src/citations/notes.js';
import { citationKey, joinLocators, numberSources, sourceKey } from '../../../src/citations/source-keys.js';
import { formatReference, sourceKind } from '../../../src/citations/source-list.js';
import { loadCatalogue } from '../../../src/language/catalogue.js';
import { scanReferences } from '../../../src/markdown/references.js';
import { renderMarkdown } from '../../../src/markdown/render.js';

const read = (name: string) => readFileSync(new URL(`../../../templates/locales/${name}`, import.meta.url), 'utf8');
const [fr, en] = ['fr', 'en-GB'].map((language) => loadCatalogue(language, (name) => (/^(fr|en)\.json$/.test(name) ? read(name) : null)).value);
if (fr === undefined || en === undefined) throw new Error('no catalogues');
const spaces = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');
const numbers = numberSources([{ id: 'afp' }, { id: 'un' }, { id: 'afp' }]);

describe('joinLocators', () => {
  it.each<[string[], string, string]>([
    [['§ 9'], '§~9', '§~9'], [['§ 1', '§ 9'], '§~1 et 9', '§~1 and 9'], [['§ 1', '§ 3', '§ 9'], '§~1, 3 et 9', '§~1, 3 and 9'],
    [['p. 3', '§ 9', 'p. 4'], 'p.~3 et 4, §~9', 'p.~3 and 4, §~9'], [['§ 4-7, 20', '§ 30'], '§~4–7, 20 et 30', '§~4–7, 20 and 30'],
    [['§ 1', '§ 1'], '§~1', '§~1'], [['2020-04'], '2020-04', '2020-04'], [['2020-04-01'], '2020-04-01', '2020-04-01'], [['entry co2_x'], 'entry co2_x', 'entry co2_x'], [['§ 1; § 9'], '§~1 et 9', '§~1 and 9'], [['passim'], 'passim', 'passim'], [[], '', ''], [['12'], '12', '12'], [['§ 3 bis'], '§~3 bis', '§~3 bis'],
  ])('%j', (locators, french, english) => {
    expect([joinLocators(locators, fr), joinLocators(locators, en)].map(spaces)).toEqual([french, english]);
  });
});

describe('sourceKey', () => {
  it('links one source as a whole, several each by itself', () => {
    expect(spaces(sourceKey([{ id: 'afp', at: '§ 9' }], numbers, fr).html)).toBe('<a href="#source-afp">[1, §~9]</a>');
    expect(spaces(sourceKey([{ id: 'afp', at: '§ 1' }, { id: 'un' }, { id: 'afp', at: '§ 9' }], numbers, fr).html))
      .toBe('[<a href="#source-afp">1, §~1 et 9</a>; <a href="#source-un">2</a>]');
    expect(spaces(sourceKey([{ id: 'afp', at: '§ 1' }, { id: 'un' }], numbers, fr).text)).toBe('[1, §~1; 2]');
  });
  it('isolates number and place from right to left, and names pages in the language', () => {
    const { value: ar } = loadCatalogue('ar', (name) => (/^(ar|en)\.json$/.test(name) ? read(name) : null));
    expect(spaces(sourceKey([{ id: 'afp', at: 'p. 3' }], numbers, ar).html)).toBe('<a href="#source-afp">[<bdi>1</bdi>, <bdi>ص~3</bdi>]</a>');
    expect(spaces(sourceKey([{ id: 'afp', at: '§ 9' }, { id: 'un' }], numbers, ar).html)).toBe('[<a href="#source-afp"><bdi>1</bdi>, <bdi>§~9</bdi></a>; <a href="#source-un">2</a>]');
  });
  it('leaves out what is no source, and escapes locators', () => {
    expect(sourceKey([{ id: 'x' }], numbers, fr)).toEqual({ html: '', text: '' });
    expect(sourceKey([{ id: 'un', at: '<b>"' }], numbers, fr).html).toBe('<a href="#source-un">[2, &lt;b&gt;&quot;]</a>');
  });
});

describe('citationKey', () => {
  it.each<[string, string | null]>([
    ['[@afp, § 9]', '[1, §~9]'], ['[see @afp, p. 3; also @un]', 'see [1, p.~3]; also [2]'], ['[@afp; @un]', '[1; 2]'], ['[@afp; @x]', null],
  ])('%s', (text, expected) => {
    const [reference] = scanReferences(text);
    const key = reference?.kind === 'citation' ? citationKey(reference, numbers, en) : undefined;
    expect(key === null ? null : spaces(key?.text ?? '?')).toBe(expected);
  });
});

describe('formatReference', () => {
  const source = (data: Partial<Source>): Source => ({ id: 'x', type: 'webpage', ...data });
  it.each<[Partial<Source>, string, string]>([
    [{ type: 'article-newspaper', kindLabel: 'presse', description: 'Dépêche en français' }, 'Dépêche en français.', 'Dépêche en français.'],
    [{ description: 'Déjà *terminé*.' }, 'Déjà <em>terminé</em>.', 'Déjà <em>terminé</em>.'],
    [{}, '', ''],
    [{ title: 'Report' }, '<i>Report</i>.', '<i>Report</i>.'],
    [{ title: 'Why?' }, '<i>Why?</i>', '<i>Why?</i>'],
    [{ title: 'A title.' , publisher: 'ONU' }, '<i>A title</i>, ONU.', '<i>A title</i>, ONU.'],
    [{ issued: '2020-03-01' }, '1er mars 2020.', '1 March 2020.'],
    [{ accessed: '2020-03-01' }, 'Consulté le 1er mars 2020.', 'Accessed 1 March 2020.'],
    [{ URL: 'https://example.org/a?b=1&c' , accessed: '2020-03' }, '<a href="https://example.org/a?b=1&amp;c">https://example.org/a?b=1&amp;c</a> (consulté en mars 2020).', '<a href="https://example.org/a?b=1&amp;c">https://example.org/a?b=1&amp;c</a> (accessed March 2020).'],
    [{ URL: 'javascript:alert(1)' }, 'javascript:alert(1).', 'javascript:alert(1).'],
    [{ DOI: 'https://doi.org/10.1000/x"y' }, '<a href="https://doi.org/10.1000/x%22y">doi:10.1000/x&quot;y</a>.', '<a href="https://doi.org/10.1000/x%22y">doi:10.1000/x&quot;y</a>.'],
    [
      { type: 'article-journal', author: [{ given: 'Jane', family: 'Doe' }, { literal: 'ONU' }], title: 'On <b>', 'container-title': 'Revue', volume: '3', issue: '2', page: '3-5', issued: '2020', language: 'en' },
      'Jane Doe et ONU, «_<span lang="en">On &lt;b&gt;</span>_», <i lang="en">Revue</i>, vol.~3, nº~2, 2020, p.~3–5.',
      'Jane Doe and ONU, “<span lang="en">On &lt;b&gt;</span>”, <i lang="en">Revue</i>, vol.~3, no.~2, 2020, p.~3–5.',
    ],
    [{ type: 'report', title: 'R', publisher: 'OSDH', 'publisher-place': 'Londres', version: '2', issued: '2020-02~' }, '<i>R</i>, Londres, OSDH, version 2, vers février 2020.', '<i>R</i>, Londres, OSDH, version 2, about February 2020.'],
    [{ author: Array.from({ length: 8 }, (_, n) => ({ family: `N${n}` })) }, 'N0, N1, N2 et al.', 'N0, N1, N2 et al.'],
  ])('%j', (data, french, english) => {
    expect([fr, en].map((catalogue) => spaces(formatReference(source(data), catalogue).html))).toEqual([french, english]);
  });

  it('leaves no punctuation over whatever is missing', () => {
    const fields: Partial<Source> = { title: 'T', author: [{ family: 'A' }], 'container-title': 'C', publisher: 'P', issued: '2020', page: '3', URL: 'https://e.org', accessed: '2020', description: 'D' };
    const keys = Object.keys(fields) as (keyof Source)[];
    for (let mask = 0; mask < 2 ** keys.length; mask += 1) {
      const chosen = Object.fromEntries(keys.filter((_, bit) => (mask >> bit) & 1).map((key) => [key, fields[key as keyof typeof fields]]));
      const text = formatReference(source(chosen), en).html.replace(/<[^>]*>/g, '');
      expect(text).not.toMatch(/^[,. ]|[,(] *[,.)]|\.\.| {2}|,$|undefined/);
      expect(text === '' || text.endsWith('.')).toBe(true);
    }
  });

  it('names the kind', () => {
    expect([source({ kindLabel: 'dépêche' }), source({ type: 'report' }), source({ type: 'odd' })].map((one) => sourceKind(one, fr))).toEqual(['dépêche', 'rapport', null]);
  });
});

describe('NoteCollector', () => {
  it('numbers notes by their calls and lists them', () => {
    const notes = new NoteCollector();
    expect(notes.section('Notes')).toBe('');
    const resolve: Parameters<typeof renderMarkdown>[1]['resolve'] = (reference, position) => {
      const key = reference.kind === 'citation' ? citationKey(reference, numbers, fr) : null;
      return key && { html: position === 'note' ? `${key.html}.` : `<cite>${key.html}</cite>` };
    };
    const { value } = renderMarkdown('Un. [@afp, § 9] [@un] Deux[^a].\n\n[^a]: Voir [@un].', { inline: false, language: 'fr', resolve, note: (html) => notes.call(html) });
    expect(value).toBe('<p>Un<a class="call" href="#note-1" id="call-1" role="doc-noteref">1</a>. Deux<a class="call" href="#note-2" id="call-2" role="doc-noteref">2</a>.</p>');
    expect(notes.notes.map(({ html }) => spaces(html))).toEqual(['[<a href="#source-afp">1, §~9</a>; <a href="#source-un">2</a>].', 'Voir~<cite><a href="#source-un">[2]</a></cite>.']);
    expect(notes.section('Notes & co')).toContain('<h2 id="notes-title">Notes &amp; co</h2>\n<ol>\n<li id="note-1" role="doc-footnote">');
  });
});
