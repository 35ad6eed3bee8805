/**
 * Reads an EPUB from its archive alone, as a measure for what reading systems make of it: the lists of its navigation document,
 * every link in its text, and the words at each place that anything leads to.
 */

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

import { unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';

/** How many characters of a place's text are compared, white space not counted; the same as in pages/in-view.js. */
const WORDS = 60;
const UNREAD = new Set(['svg', 'script', 'style', 'head']);

/**
 * @typedef {{ path: string, id: string }} Place a file of the archive and an id in it, '' for its beginning
 * @typedef {{ label: string, place: Place, depth: number }} Entry
 * @typedef {{ from: string, index: number, href: string, place: Place, kind: 'note' | 'back' | 'link' }} Link `index`: among the
 *   file's `a[href]`
 * @typedef {object} Book
 * @property {Record<string, Uint8Array>} entries
 * @property {readonly string[]} files the content documents, in the spine's order
 * @property {{ toc: Entry[], pages: Entry[], landmarks: Entry[], others: Entry[] }} lists
 * @property {readonly Link[]} links
 * @property {(place: Place, isAside?: (node: object) => boolean) => string | null} wordsAt the first words there, those of
 *   elements aside left out; null where there is no such place
 * @property {(place: Place) => string} textAt all the text of the place's element
 * @property {(path: string) => string} shownText all text of a file, drawings and what is hidden aside
 * @property {string} bodyText of the files that hold the briefings' text, white space taken out
 * @property {string} frontText of those that the book is dressed with: title pages and imprint
 * @property {ReadonlySet<string>} dataLinks the texts of links to the data behind the charts
 */

/** @param {Uint8Array | string} source the archive, or its path. @returns {Book} */
export function readBook(source) {
  const entries = unzipSync(typeof source === 'string' ? readFileSync(source) : source);
  const text = (path) => new TextDecoder().decode(entries[path]);
  const parse = (path) => parseDocument(text(path), { xmlMode: true });
  const container = parse('META-INF/container.xml');
  const packagePath = find(container, (node) => node.name === 'rootfile').attribs['full-path'];
  const inPackage = (href) => posix.join(posix.dirname(packagePath), decodeURI(href));
  const packageDocument = parse(packagePath);
  const items = new Map(all(packageDocument, (node) => node.name === 'item').map(({ attribs }) => [attribs.id, attribs]));
  const files = all(packageDocument, (node) => node.name === 'itemref').map(({ attribs }) => inPackage(items.get(attribs.idref).href));
  const navPath = inPackage([...items.values()].find(({ properties = '' }) => properties.split(' ').includes('nav')).href);
  const trees = new Map([...new Set([...files, navPath])].map((path) => [path, parse(path)]));
  const placeOf = (href, from) => {
    const [file, id = ''] = href.split('#');
    return { path: file === '' ? from : posix.join(posix.dirname(from), decodeURI(file)), id: decodeURIComponent(id) };
  };
  const wordsAt = ({ path, id }, isAside = () => false) => {
    const tree = trees.get(path);
    const target = tree === undefined ? undefined : find(tree, (node) => (id === '' ? node.name === 'body' : node.attribs?.id === id));
    return target === undefined ? null : wordsFrom(tree, target, isAside);
  };
  const textAt = ({ path, id }) => textOf(find(trees.get(path), (node) => node.attribs?.id === id) ?? { children: [] });
  const squashed = (path) => textOf(find(trees.get(path), (node) => node.name === 'body')).replace(/\s+/g, '');
  const own = files.filter((path) => find(trees.get(path), (node) => /^(?:titlepage|colophon|cover)$/.test(node.attribs?.['epub:type'] ?? '') || node.attribs?.class === 'title-page') !== undefined);
  const dataLinks = new Set([...trees.values()].flatMap((tree) => all(tree, isDataLink)).map((link) => textOf(link).replace(/\s+/g, '')));
  const texts = { dataLinks, bodyText: files.filter((path) => !own.includes(path)).map(squashed).join('\n'), frontText: own.map(squashed).join('\n') };
  const shownText = (path) => seenText(find(trees.get(path), (node) => node.name === 'body'));
  return { ...texts, shownText, entries, files, lists: listsOf(trees.get(navPath), navPath, placeOf), links: linksOf(trees, files, placeOf), wordsAt, textAt };
}

function listsOf(tree, path, placeOf) {
  const lists = { toc: [], pages: [], landmarks: [], others: [] };
  for (const nav of all(tree, (node) => node.name === 'nav')) {
    const name = { toc: 'toc', 'page-list': 'pages', landmarks: 'landmarks' }[nav.attribs['epub:type']] ?? 'others';
    const walk = (node, depth) => {
      for (const child of node.children ?? []) {
        if (child.name === 'a') lists[name].push({ label: textOf(child).replace(/\s+/g, ' ').trim(), place: placeOf(child.attribs.href, path), depth });
        else walk(child, child.name === 'ol' ? depth + 1 : depth);
      }
    };
    walk(nav, -1);
  }
  return lists;
}

function linksOf(trees, files, placeOf) {
  return files.flatMap((from) =>
    all(trees.get(from), (node) => node.name === 'a' && node.attribs.href !== undefined).flatMap(({ attribs }, index) => {
      if (/^[a-z][a-z+.-]*:/i.test(attribs.href)) return [];
      const kind = attribs['epub:type'] === 'noteref' ? 'note' : attribs.role === 'doc-backlink' ? 'back' : 'link';
      return [{ from, index, href: attribs.href, place: placeOf(attribs.href, from), kind }];
    }),
  );
}

/** The link from a chart to the file of its data, which print has at another place of the figure. */
export function isDataLink(node) {
  return node.attribs?.class === 'data-link';
}

/** The first text from an element's beginning on, to the file's end, drawings and what is hidden aside. */
function wordsFrom(tree, target, isAside) {
  let text = '';
  let hasBegun = false;
  const walk = (node) => {
    if (text.length >= WORDS) return;
    if (node === target) hasBegun = true;
    if (node.type === 'text' && hasBegun) text += node.data.replace(/\s+/g, '');
    if (UNREAD.has(node.name) || isAside(node) || (node.attribs?.hidden !== undefined && node !== target && !contains(node, target))) return;
    for (const child of node.children ?? []) walk(child);
  };
  walk(tree);
  return text.slice(0, WORDS);
}

function contains(node, target) {
  for (let up = target.parent; up !== null && up !== undefined; up = up.parent) if (up === node) return true;
  return false;
}

function seenText(node) {
  if (UNREAD.has(node.name) || node.attribs?.hidden !== undefined) return '';
  return node.type === 'text' ? node.data : (node.children ?? []).map(seenText).join('');
}

export function all(tree, test) {
  const found = [];
  const walk = (node) => {
    if (node.name !== undefined && test(node)) found.push(node);
    for (const child of node.children ?? []) walk(child);
  };
  walk(tree);
  return found;
}

export function find(tree, test) {
  return all(tree, test)[0];
}

export function textOf(node) {
  return node.type === 'text' ? node.data : (node.children ?? []).map(textOf).join('');
}
