/** References in the styles that policy staff use: whole sentences, whatever is not known. */

import { describe, expect, it } from 'vitest';

import { citationMarkup, plainCitation } from '../../../src/citations/citation-text.js';
import { CITATION_STYLES } from '../../../src/citations/citation-styles.js';
import type { CitedWork } from '../../../src/citations/cited-work.js';
import { words, work } from './work-fixture.js';

const cite = (given: CitedWork): Readonly<Record<string, string>> =>
  Object.fromEntries(CITATION_STYLES.map(({ id, cite: style }) => [id, plainCitation(style(given, words(given.language)))]));
const person = (family: string, given: string) => ({ kind: 'person', family, given }) as const;

describe('references', () => {
  it('are as the styles have them', () => {
    expect(cite(work())).toEqual({
      apa: 'van der Berg, A. M., & Dahl, C. (2020, 27 February). Two ends of a bridge: What is known (Notes, no. 3; Version 2). Press office. https://example.org/note/',
      chicago: 'van der Berg, Anna Maria, and Carl Dahl. 2020. Two ends of a bridge: What is known. Notes, no. 3. Version 2. Press office. 27 February 2020. https://example.org/note/.',
      harvard: 'van der Berg, A. M. and Dahl, C. (2020) Two ends of a bridge: What is known. Notes, no. 3. Version 2. Press office. Available at: https://example.org/note/.',
      mla: 'van der Berg, Anna Maria, and Carl Dahl. Two ends of a bridge: What is known. Version 2, Press office, 27 Feb. 2020, https://example.org/note/. Notes, no. 3.',
      vancouver: 'van der Berg AM, Dahl C. Two ends of a bridge: What is known [Internet]. Version 2. Press office; 2020 Feb 27. (Notes, no. 3). Available at: https://example.org/note/',
    });
  });

  it('of a body that publishes its own work name it once', () => {
    const own = work({ authors: [], subtitle: null, series: null, version: null, date: '2020-02', language: 'en-US' });
    const same = work({ ...own, authors: [{ kind: 'literal', name: 'Press office' }] });
    expect(cite(own)).toEqual({
      apa: 'Press office. (2020, February). Two ends of a bridge. https://example.org/note/',
      chicago: 'Press office. 2020. Two ends of a bridge. February 2020. https://example.org/note/.',
      harvard: 'Press office (2020) Two ends of a bridge. Available at: https://example.org/note/.',
      mla: 'Two ends of a bridge. Press office, Feb. 2020, https://example.org/note/.',
      vancouver: 'Press office. Two ends of a bridge [Internet]. 2020 Feb. Available at: https://example.org/note/',
    });
    expect(cite(same)).toEqual(cite(own));
  });

  it('hold together where next to nothing is known', () => {
    const bare = work({ authors: [], publisher: null, subtitle: null, series: null, version: null, date: null, url: null });
    expect(cite(bare)).toEqual({
      apa: 'Two ends of a bridge. (n.d.).', chicago: 'Two ends of a bridge. n.d.', harvard: 'Two ends of a bridge (n.d.).', mla: 'Two ends of a bridge.', vancouver: 'Two ends of a bridge. [n.d.].',
    });
  });

  it('join title and subtitle once', () => {
    const apa = (title: string): string | undefined => /\)\. (.*?) \(Notes/.exec(cite(work({ title }))['apa'] ?? '')?.[1];
    expect(['A bridge', 'A bridge?', 'A bridge: two ends', 'At 10:30'].map(apa)).toEqual(['A bridge: What is known', 'A bridge? What is known', 'A bridge: two ends', 'At 10:30: What is known']);
  });

  it('send to the DOI, and ask for no day of reading then', () => {
    const pieces = CITATION_STYLES.flatMap(({ cite: style }) => style(work({ doi: '10.1234/a b' }), words('en')));
    expect(pieces.some((piece) => typeof piece !== 'string' && piece.kind === 'accessed')).toBe(false);
    expect(cite(work({ doi: '10.1234/abc' }))['apa']).toMatch(/ https:\/\/doi\.org\/10\.1234\/abc$/);
  });

  it('shorten long rows of names, each in its way', () => {
    const authors = Array.from({ length: 24 }, (_, index) => person(`Family${index + 1}`, 'Given'));
    const cited = cite(work({ authors }));
    expect(cited['apa']).toContain('Family19, G., … Family24, G. (2020');
    expect(cited['chicago']).toMatch(/^Family1, Given, .*Given Family7, et al\. 2020\./);
    expect(cited['harvard']).toMatch(/^Family1, G\. et al\. \(2020\)/);
    expect(cited['mla']).toMatch(/^Family1, Given, et al\. Two/);
    expect(cited['vancouver']).toMatch(/^Family1 G, .*Family6 G, et al\. Two/);
  });

  it('say of editors that they are', () => {
    const cited = cite(work({ authors: [], editors: [person('Dahl', 'Carl')] }));
    expect([cited['apa'], cited['chicago']].map((text) => text?.slice(0, 24))).toEqual(['Dahl, C. (Ed.). (2020, 2', 'Dahl, Carl, ed. 2020. Tw']);
    expect(cited['harvard']).toMatch(/^Dahl, C\. \(ed\.\) \(2020\) /);
  });

  it('speak the language of the work', () => {
    expect(cite(work({ language: 'fr', date: '2020-02', series: { title: 'Notes', number: '3' } }))).toMatchObject({
      apa: 'van der Berg, A. M., & Dahl, C. (2020, février). Two ends of a bridge\u00a0: What is known (Notes, nº 3; Version 2). Press office. https://example.org/note/',
      harvard: 'van der Berg, A. M. et Dahl, C. (2020) Two ends of a bridge\u00a0: What is known. Notes, nº 3. Version 2. Press office. Disponible à l’adresse\u00a0: https://example.org/note/.',
    });
    const arabic = cite(work({ language: 'ar', title: 'جسر', subtitle: null, authors: [person('الحربي', 'محمد'), person('خوري', 'سلمى')], publisher: 'مكتب الصحافة' }));
    expect(arabic['chicago']).toMatch(/^الحربي، محمد، وسلمى خوري\. /);
    for (const language of ['ar', 'de', 'el', 'en', 'es', 'fr', 'he', 'it', 'nl', 'pt', 'ru']) {
      for (const text of Object.values(cite(work({ language })))) expect(text, language).not.toMatch(/\{|\}|cite\.|undefined| {2}|,,|;;|\.\.|\s[.,;]/u);
    }
  });

  it('are text on the page, whatever stands in the title', () => {
    const hostile = work({ title: '</i><script>alert("x")</script> & {date}', url: 'https://example.org/"><b>/' });
    for (const { cite: style } of CITATION_STYLES) {
      const markup = citationMarkup(style(hostile, words('en')));
      expect(markup.match(/<[^>]*>/g)?.every((tag) => /^<(?:\/?(?:i|bdi)|span data-accessed="[^"]*" data-room="[^"]*"|\/span)>$/.test(tag))).toBe(true);
    }
  });
});
