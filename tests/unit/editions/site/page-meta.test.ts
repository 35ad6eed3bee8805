/** What a page's head tells machines: Open Graph, citation tags, schema.org's Report. */

import type { CollectionPage, Report, WebSite, WithContext } from 'schema-dts';
import { describe, expect, it } from 'vitest';

import { listMeta } from '../../../../src/editions/site/list-meta.js';
import { type PageMeta, pageMeta, scriptJson } from '../../../../src/editions/site/page-meta.js';
import { reportData } from '../../../../src/editions/site/report-data.js';
import type { Statements } from '../../../../src/compose/statements.js';
import { work } from '../../citations/work-fixture.js';
import { publication } from './feeds/publication-fixture.js';
import { FACTS } from './site-fixture.js';

const BASE = 'https://example.org/notes';
const facts = { ...FACTS, baseUrl: BASE };
const card = { path: 'note/note-card.png', bytes: 60_000 };
const note = publication('note', { ownIdentifier: 'https://doi.org/10.1234/abc', language: 'en-GB', correction: 'Not ten.', files: [...publication('note').files, card] });
const told = ({ tags }: PageMeta): readonly string[] => tags.map(({ name, property, content }) => `${name ?? property ?? ''}=${content}`);
const plain = (data: object): unknown => JSON.parse(JSON.stringify(data));

const STATEMENTS: Statements = {
  facts: [{ id: 'fact-dead', text: 'Soldiers killed: at least 29', claimants: ['Governor'], sources: ['source-afp'] }],
  quotes: [{ id: 'quote-envoy', text: 'Il faut agir', language: 'fr', translation: 'We must act', speakers: [{ name: 'Geir Pedersen', isBody: false, role: 'envoy', affiliation: 'UN' }, { name: 'OCHA', isBody: true, role: null, affiliation: null }], date: '2020-02-28', sources: ['source-afp'] }],
  datasets: [{ id: 'fig-trend', figure: 'trend', title: 'It rises', description: 'A line that rises', columns: ['year', 'ppm'], credit: 'NOAA', sources: ['source-noaa'] }],
  sources: [
    { id: 'source-afp', type: 'article-newspaper', title: 'Idlib', authors: [{ name: 'AFP', isBody: true }], publisher: 'AFP', container: 'Le Monde', date: '2020-02-28', url: 'https://example.com/afp', doi: '10.5555/x', language: 'fr' },
    { id: 'source-noaa', type: 'speech', title: null, authors: [], publisher: null, container: null, date: null, url: null, doi: null, language: null },
  ],
};

describe('the head of a page', () => {
  it('has the tags that reference managers read', () => {
    expect(told(pageMeta({ publication: note, facts, description: null })).filter((tag) => tag.startsWith('citation_'))).toEqual([
      'citation_title=Title of note', 'citation_author=Ada Example', 'citation_author=Bob Example', 'citation_technical_report_institution=Press office', 'citation_publisher=Press office',
      'citation_publication_date=2020/02/27', 'citation_online_date=2020/02/27', 'citation_language=en-GB', 'citation_series_title=Notes', 'citation_technical_report_number=3', 'citation_doi=10.1234/abc', 'citation_keywords=Conflict',
      'citation_abstract=What note says.', `citation_public_url=${BASE}/note/`, `citation_abstract_html_url=${BASE}/note/`, `citation_fulltext_html_url=${BASE}/note/`, `citation_pdf_url=${BASE}/note/note.pdf`,
    ]);
  });

  it('turns names round where nobody takes that for two people', () => {
    const authors = [{ kind: 'person', family: 'Dahl', given: 'Carl' }, { kind: 'person', family: 'van der Berg', given: 'Anna Maria' }, { kind: 'literal', name: 'World Health Organization', isBody: true }] as const;
    const tags = told(pageMeta({ publication: note, facts, description: null, page: { html: '', cited: work({ authors }) } }));
    expect(tags.filter((tag) => tag.startsWith('citation_author='))).toEqual(['citation_author=Dahl, Carl', 'citation_author=Anna Maria van der Berg', 'citation_author=World Health Organization']);
  });

  it('has Open Graph with a picture of its own', () => {
    expect(told(pageMeta({ publication: note, facts, description: 'In short.' })).filter((tag) => !tag.startsWith('citation_'))).toEqual([
      'og:type=article', 'og:title=Title of note', 'og:description=In short.', 'og:site_name=Sheaf', 'og:locale=en_GB', `og:url=${BASE}/note/`, `og:image=${BASE}/note/note-card.png`, 'og:image:type=image/png',
      'og:image:width=1200', 'og:image:height=630', 'og:image:alt=Title of note – Press office – Notes', 'twitter:card=summary_large_image', 'article:published_time=2020-02-27T00:00:00Z', 'article:modified_time=2020-02-28T00:00:00Z', 'article:tag=Conflict',
    ]);
  });

  it('names no address where the site has none', () => {
    const { canonical, tags, jsonLd } = pageMeta({ publication: note, facts: FACTS, description: null, page: { html: '', statements: STATEMENTS } });
    expect(canonical).toBeNull();
    expect(JSON.stringify([tags, jsonLd]).match(/https?:[^"]*/g)).toEqual(['https://schema.org', 'https://doi.org/10.1234/abc', 'https://doi.org/10.1234/abc', 'https://example.com/afp', 'https://doi.org/10.5555/x'].sort((a, b) => (a.includes('schema') ? -1 : b.includes('schema') ? 1 : 0)));
  });

  it('of a list has the site, and the site’s picture', () => {
    const withCard = { ...facts, card: 'assets/card.0123456789.png' };
    const index = listMeta({ facts: withCard, folder: '', title: 'Sheaf – Briefings', description: 'All of them.', language: 'en' });
    expect(told(index)).toEqual([
      'og:type=website', 'og:title=Sheaf', 'og:description=All of them.', 'og:site_name=Sheaf', 'og:locale=en', `og:url=${BASE}/`, `og:image=${BASE}/assets/card.0123456789.png`, 'og:image:type=image/png', 'og:image:width=1200', 'og:image:height=630', 'og:image:alt=Sheaf', 'twitter:card=summary_large_image',
    ]);
    const site: WithContext<WebSite> = { '@context': 'https://schema.org', '@type': 'WebSite', name: 'Sheaf', url: `${BASE}/`, description: 'All of them.', inLanguage: 'en', publisher: { '@type': 'Organization', name: 'Sheaf' } };
    expect(plain(index.jsonLd)).toEqual(site);
    const shelf = listMeta({ facts: FACTS, folder: 'topics/climate/', title: 'Climate', description: null, language: 'en' });
    const page: WithContext<CollectionPage> = { '@context': 'https://schema.org', '@type': 'CollectionPage', name: 'Climate', isPartOf: { '@type': 'WebSite', name: 'Sheaf' }, inLanguage: 'en', publisher: { '@type': 'Organization', name: 'Sheaf' } };
    expect(plain(shelf.jsonLd)).toEqual(page);
    expect(shelf.canonical).toBeNull();
  });

  it('has no text that ends its script', () => {
    const hostile = '</script><!-- <script> & \u2028';
    const written = scriptJson({ hostile });
    expect(written).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(written)).toEqual({ hostile });
  });
});

describe('the Report of schema.org', () => {
  it('is as its types have it', () => {
    const report: WithContext<Report> = reportData({ publication: note, facts });
    expect(plain(report)).toEqual({
      '@context': 'https://schema.org', '@type': 'Report', '@id': 'urn:uuid:0000-note', headline: 'Title of note', name: 'Title of note', alternativeHeadline: 'A deck', url: `${BASE}/note/`,
      identifier: ['urn:uuid:0000-note', 'https://doi.org/10.1234/abc'], sameAs: 'https://doi.org/10.1234/abc', reportNumber: '3', inLanguage: 'en-GB', datePublished: '2020-02-27', dateModified: '2020-02-28T00:00:00Z',
      author: [{ '@type': 'Person', name: 'Ada Example' }, { '@type': 'Person', name: 'Bob Example' }], publisher: { '@type': 'Organization', name: 'Press office' }, abstract: 'What note says.', keywords: ['Conflict'],
      contentLocation: [{ '@type': 'Place', name: 'Idlib' }], isPartOf: { '@type': 'CreativeWorkSeries', name: 'Notes', position: '3' }, correction: { '@type': 'CorrectionComment', text: 'Not ten.' }, isAccessibleForFree: true, image: `${BASE}/note/note-card.png`,
      encoding: [
        { '@type': 'MediaObject', contentUrl: `${BASE}/note/note.pdf`, encodingFormat: 'application/pdf', contentSize: '99000 B' },
        { '@type': 'MediaObject', contentUrl: `${BASE}/note/note.epub`, encodingFormat: 'application/epub+zip', contentSize: '158000 B' },
      ],
    });
  });

  it('holds its quotations, claims and datasets, and cites its sources', () => {
    const report: WithContext<Report> = reportData({ publication: note, facts, page: { html: '<div class="fact" id="fact-dead"></div>', cited: work({ authors: [{ kind: 'literal', name: 'Office', isBody: true }] }), statements: STATEMENTS } });
    const at = `${BASE}/note/#`;
    expect(plain(report)).toMatchObject({
      version: '2',
      author: [{ '@type': 'Organization', name: 'Office' }],
      hasPart: [
        {
          '@type': 'Quotation', '@id': `${at}quote-envoy`, text: 'Il faut agir', inLanguage: 'fr', dateCreated: '2020-02-28', workTranslation: { '@type': 'Quotation', text: 'We must act' }, citation: [{ '@id': `${at}source-afp` }],
          creator: [{ '@type': 'Person', name: 'Geir Pedersen', jobTitle: 'envoy', affiliation: { '@type': 'Organization', name: 'UN' } }, { '@type': 'Organization', name: 'OCHA' }],
        },
        { '@type': 'Claim', '@id': `${at}fact-dead`, text: 'Soldiers killed: at least 29', author: [{ '@type': 'Organization', name: 'Governor' }], appearance: [{ '@id': `${at}source-afp` }] },
        { '@type': 'Dataset', '@id': `${at}fig-trend`, name: 'It rises', description: 'A line that rises', variableMeasured: ['year', 'ppm'], creditText: 'NOAA', distribution: { '@type': 'DataDownload', contentUrl: `${BASE}/note/trend.csv`, encodingFormat: 'text/csv' }, isBasedOn: [{ '@id': `${at}source-noaa` }] },
      ],
      citation: [{ '@type': 'NewsArticle', '@id': `${at}source-afp`, name: 'Idlib', author: [{ '@type': 'Organization', name: 'AFP' }], datePublished: '2020-02-28', isPartOf: { '@type': 'CreativeWork', name: 'Le Monde' }, inLanguage: 'fr', url: 'https://example.com/afp', sameAs: 'https://doi.org/10.5555/x' }],
    });
  });

  it('names translations, and of a volume its briefings', () => {
    const french = publication('note-fr', { language: 'fr' });
    const report: WithContext<Report> = reportData({ publication: note, facts, translations: [note, french], members: [french] });
    const other = { '@type': 'Report', '@id': 'urn:uuid:0000-note-fr', name: 'Title of note-fr', inLanguage: 'fr', url: `${BASE}/note-fr/` };
    expect(plain(report)).toMatchObject({ workTranslation: [other], hasPart: [other] });
  });

  it('tells of the first statements where there are too many, and cuts long ones', () => {
    const fact = (index: number): Statements['facts'][number] => ({ id: `fact-${index}`, text: 'word '.repeat(400), claimants: [], sources: [] });
    const { hasPart } = reportData({ publication: note, facts, page: { html: '', statements: { ...STATEMENTS, facts: Array.from({ length: 5_000 }, (_, index) => fact(index)) } } });
    expect(JSON.stringify(hasPart).length).toBeLessThan(12_000);
    expect(hasPart?.length).toBeGreaterThan(8);
    expect(JSON.stringify(hasPart)).toContain('word…');
  });
});
