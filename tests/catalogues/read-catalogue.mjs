/**
 * Reads the OPDS catalogues of a built site with readers that are not ours: r2-opds-js (Thorium's) and opds-ts.
 *
 * In: the site's folder. Out: what is wrong, in sentences; none where both catalogues say the same and all their files are there.
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';

const require = createRequire(import.meta.url);
const ACQUISITION = 'http://opds-spec.org/acquisition';

/** @param {string} site @param {readonly string[]} files paths below the site's folder, with `/` */
export function readCatalogues(site, files) {
  const readers = loadReaders();
  const text = (path) => readFileSync(join(site, path), 'utf8');
  const findings = [];
  const shown = new Map();
  for (const path of files.filter((file) => file.startsWith('opds/'))) {
    try {
      if (path.endsWith('.xml')) shown.set(path, readAtom(readers, path, text(path)));
      else shown.set(path, readJson(readers, path, text(path)));
    } catch (error) {
      findings.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const [path, publications] of shown) {
    findings.push(...publications.flatMap((publication) => missingFiles(site, path, publication)));
    const other = path.endsWith('.xml') ? shown.get(path.replace(/\.xml$/, '.json')) : undefined;
    if (other !== undefined && path !== 'opds/catalog.xml') findings.push(...differences(path, publications, other));
  }
  return findings;
}

function loadReaders() {
  require('r2-opds-js/dist/es6-es2015/src/opds/init-globals.js').initGlobalConverters_OPDS();
  require('r2-shared-js/dist/es6-es2015/src/init-globals.js').initGlobalConverters_GENERIC();
  return {
    xml: require('r2-utils-js/dist/es6-es2015/src/_utils/xml-js-mapper/index.js').XML,
    json: require('r2-lcp-js/dist/es6-es2015/src/serializable.js'),
    DOMParser: require('@xmldom/xmldom').DOMParser,
    ...require('r2-opds-js/dist/es6-es2015/src/opds/converter.js'),
    OPDS: require('r2-opds-js/dist/es6-es2015/src/opds/opds1/opds.js').OPDS,
    Entry: require('r2-opds-js/dist/es6-es2015/src/opds/opds1/opds-entry.js').Entry,
    OPDSFeed: require('r2-opds-js/dist/es6-es2015/src/opds/opds2/opds2.js').OPDSFeed,
    OPDSPublication: require('r2-opds-js/dist/es6-es2015/src/opds/opds2/opds2-publication.js').OPDSPublication,
    atom: require('opds-ts/v1.2'),
  };
}

/** As Thorium reads OPDS 1: each document becomes one of OPDS 2. */
function readAtom(readers, path, text) {
  const document = new readers.DOMParser().parseFromString(text, 'application/xml');
  if (document.documentElement.localName === 'entry') {
    return [factsOf(readers.convertOpds1ToOpds2_EntryToPublication(readers.xml.deserialize(document, readers.Entry)))];
  }
  const feed = readers.convertOpds1ToOpds2(readers.xml.deserialize(document, readers.OPDS));
  const second = readers.atom.Feed.fromXml(text);
  const publications = (feed.Publications ?? []).map(factsOf);
  const entries = second.getEntries().length;
  const found = publications.length + (feed.Navigation ?? []).length;
  if (entries !== found) throw new Error(`opds-ts finds ${entries} entries, r2-opds-js ${found}`);
  if (text.includes('<entry') && found === 0) throw new Error('r2-opds-js finds no entry');
  return publications;
}

function readJson(readers, path, text) {
  const json = JSON.parse(text);
  if (path.startsWith('opds/publications/')) return [factsOf(readers.json.TaJsonDeserialize(json, readers.OPDSPublication))];
  const feed = readers.json.TaJsonDeserialize(json, readers.OPDSFeed);
  if ((feed.Metadata?.Title ?? '') === '') throw new Error('r2-opds-js finds no title');
  return [...(feed.Publications ?? []), ...(feed.Groups ?? []).flatMap((group) => group.Publications ?? [])].map(factsOf);
}

/** What both formats tell of a publication. */
function factsOf({ Metadata, Links, Images }) {
  const acquisitions = (Links ?? []).filter(({ Rel }) => (Rel ?? []).some((rel) => rel.startsWith(ACQUISITION)));
  return {
    title: String(Metadata.Title),
    languages: Metadata.Language ?? [],
    // Atom knows no subtitle: it stands in the summary where there is no other.
    summary: Metadata.Description ?? Metadata.SubTitle ?? null,
    identifier: Metadata.Identifier,
    acquisitions: acquisitions.map(({ Href, TypeLink }) => `${TypeLink} ${posix.basename(Href)}`),
    images: (Images ?? []).map(({ Href }) => posix.basename(Href)),
    hrefs: [...acquisitions, ...(Images ?? [])].map(({ Href }) => Href),
  };
}

function missingFiles(site, path, { title, hrefs, acquisitions, images }) {
  const there = (href) => existsSync(join(site, posix.dirname(path), href)) && statSync(join(site, posix.dirname(path), href)).isFile();
  const none = [...(acquisitions.length === 0 ? ['no acquisition link'] : []), ...(images.length === 0 ? ['no picture'] : [])];
  return [...none, ...hrefs.filter((href) => !there(href)).map((href) => `${href} is not there`)].map((what) => `${path}, “${title}”: ${what}`);
}

/** OPDS 1 identifies the entry, OPDS 2 the publication. */
function differences(path, atom, json) {
  const tell = ({ title, languages, summary, acquisitions, images }) => JSON.stringify([title, languages, summary, acquisitions, images]);
  const [one, two] = [atom, json].map((publications) => publications.map(tell));
  return one.join('\n') === two.join('\n') ? [] : [`${path} and its JSON say different things:\n${one.join('\n')}\n${two.join('\n')}`];
}
