/** What a page's head tells machines: Open Graph, citation tags, schema.org's Report. */

import type { Report, WithContext } from 'schema-dts';
import { describe, expect, it } from 'vitest';

import { pageMeta, scriptJson } from '../../../../src/editions/site/page-meta.js';
import { publication } from './feeds/publication-fixture.js';
import { FACTS } from './site-fixture.js';

const BASE = 'https://example.org/notes';
const facts = { ...FACTS, baseUrl: BASE };
const note = publication('note', { ownIdentifier: 'https://doi.org/10.1234/abc', language: 'en-GB', correction: 'Not ten.' });
const tagsOf = (...args: Parameters<typeof pageMeta>): readonly string[] => pageMeta(...args).tags.map(({ name, property, content }) => `${name ?? property ?? ''}=${content}`);

describe('the head of a page', () => {
  it('has the tags that reference managers read', () => {
    expect(tagsOf(note, facts, null).filter((tag) => tag.startsWith('citation_'))).toEqual([
      'citation_title=Title of note', 'citation_author=Ada Example', 'citation_author=Bob Example', 'citation_technical_report_institution=Press office', 'citation_publisher=Press office',
      'citation_publication_date=2020/02/27', 'citation_language=en-GB', 'citation_series_title=Notes', 'citation_technical_report_number=3', 'citation_doi=10.1234/abc', 'citation_keywords=Conflict',
      `citation_pdf_url=${BASE}/note/note.pdf`,
    ]);
  });

  it('has Open Graph with the cover as its picture', () => {
    expect(tagsOf(note, facts, 'In short.').filter((tag) => !tag.startsWith('citation_'))).toEqual([
      'og:type=article', 'og:title=Title of note', 'og:description=In short.', 'og:site_name=Sheaf', 'og:locale=en_GB', `og:url=${BASE}/note/`, `og:image=${BASE}/note/note-cover.png`, 'og:image:type=image/png',
      'og:image:width=1600', 'og:image:height=2560', 'og:image:alt=Title of note', 'article:published_time=2020-02-27T00:00:00Z', 'article:modified_time=2020-02-28T00:00:00Z', 'article:tag=Conflict',
    ]);
  });

  it('names no address where the site has none', () => {
    const { canonical, tags, jsonLd } = pageMeta(note, FACTS, null);
    expect(canonical).toBeNull();
    expect(JSON.stringify([tags, jsonLd]).match(/https?:[^"]*/g)).toEqual(['https://schema.org', 'https://doi.org/10.1234/abc']);
  });

  it('has a Report of schema.org, as its types have it', () => {
    const report: WithContext<Report> = pageMeta(note, facts, null).jsonLd;
    expect(JSON.parse(JSON.stringify(report))).toEqual({
      '@context': 'https://schema.org', '@type': 'Report', '@id': 'urn:uuid:0000-note', headline: 'Title of note', name: 'Title of note', alternativeHeadline: 'A deck', url: `${BASE}/note/`,
      identifier: ['urn:uuid:0000-note', 'https://doi.org/10.1234/abc'], reportNumber: '3', inLanguage: 'en-GB', datePublished: '2020-02-27', dateModified: '2020-02-28T00:00:00Z',
      author: [{ '@type': 'Person', name: 'Ada Example' }, { '@type': 'Person', name: 'Bob Example' }], publisher: { '@type': 'Organization', name: 'Press office' }, abstract: 'What note says.', keywords: ['Conflict'],
      contentLocation: [{ '@type': 'Place', name: 'Idlib' }], isPartOf: { '@type': 'CreativeWorkSeries', name: 'Notes', position: '3' }, correction: 'Not ten.', isAccessibleForFree: true, image: `${BASE}/note/note-cover.png`,
      encoding: [
        { '@type': 'MediaObject', contentUrl: `${BASE}/note/note.pdf`, encodingFormat: 'application/pdf', contentSize: '99000 B' },
        { '@type': 'MediaObject', contentUrl: `${BASE}/note/note.epub`, encodingFormat: 'application/epub+zip', contentSize: '158000 B' },
      ],
    });
  });

  it('has no text that ends its script', () => {
    const hostile = '</script><!-- <script> & \u2028';
    const written = scriptJson({ hostile });
    expect(written).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(written)).toEqual({ hostile });
  });
});
