/**
 * Each address that a built site gives leads to something that is there: in its pages (links, pictures, styles, canonical, Open
 * Graph, JSON-LD), feeds, catalogues, sitemap and style sheets; and each fragment to an id.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseDocument } from 'htmlparser2';

import { filesIn } from './editions.mjs';
import { outcome } from './outcome.mjs';

const ADDRESSES = ['href', 'src', 'poster', 'data', 'action', 'cite', 'formaction'];
const META = /^(?:og:url|og:image(?::url|:secure_url)?|twitter:image|citation_pdf_url|citation_abstract_html_url|citation_fulltext_html_url|citation_public_url)$/;

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @param {{ prefix?: string, baseUrl?: string | null }} [options] `baseUrl`: where the site says it stands, without a slash at its end
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each page or feed
 */
export async function checkLinks(folder, name, { prefix = '/', baseUrl = null } = {}) {
  const files = new Set(filesIn(folder));
  const ids = new Map();
  const site = { folder, files, ids, prefix, base: baseUrl === null ? null : `${baseUrl}/` };
  const documents = [...files].flatMap((path) => {
    if (/\.(?:html|xml|svg)$/.test(path)) return [{ path, ...readMarkup(folder, path, ids) }];
    if (path.endsWith('.json') && path !== 'manifest.json') return [{ path, addresses: inJson(JSON.parse(readFileSync(join(folder, path), 'utf8'))) }];
    if (path.endsWith('.css')) return [{ path, addresses: [...readFileSync(join(folder, path), 'utf8').matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, address]) => address) }];
    if (path === 'robots.txt') return [{ path, addresses: [...readFileSync(join(folder, path), 'utf8').matchAll(/^Sitemap:\s*(\S+)/gm)].map(([, address]) => address) }];
    return [];
  });
  return documents.map(({ path, addresses }) => outcome('links lead somewhere', `${name}/${path}`, [...new Set(addresses.flatMap((address) => fault(address, path, site)))]));
}

/** Addresses of a page or feed; its ids are noted. */
function readMarkup(folder, path, ids) {
  const isXml = !path.endsWith('.html');
  const found = new Set();
  const addresses = [];
  const visit = (node) => {
    if (node.attribs !== undefined) {
      const { attribs, name } = node;
      if (attribs.id !== undefined) {
        if (found.has(attribs.id) && !isXml) addresses.push(`#${attribs.id} stands twice`);
        found.add(attribs.id);
      }
      for (const attribute of ADDRESSES) if (attribs[attribute] !== undefined && !(name === 'object' && attribute !== 'data')) addresses.push(attribs[attribute]);
      for (const candidate of (attribs.srcset ?? '').split(',')) if (candidate.trim() !== '') addresses.push(candidate.trim().split(/\s+/)[0]);
      if (name === 'meta' && META.test(attribs.property ?? attribs.name ?? '')) addresses.push(attribs.content);
      for (const list of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-details', 'popovertarget', 'for', 'headers']) {
        for (const id of (attribs[list] ?? '').split(/\s+/)) if (id !== '' && !isXml) addresses.push(`#${id}`);
      }
      if (name === 'script' && attribs.type === 'application/ld+json') addresses.push(...inJson(JSON.parse(node.children[0]?.data ?? 'null')));
      if (path === 'sitemap.xml' && name === 'loc') addresses.push(node.children[0]?.data ?? '');
      if (isXml && /^(?:id|uri|logo|icon)$/.test(name) && name !== 'id') addresses.push(node.children[0]?.data ?? '');
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(parseDocument(readFileSync(join(folder, path), 'utf8'), { xmlMode: isXml }));
  ids.set(path, found);
  return { addresses };
}

/** Strings that are addresses, wherever they stand. */
function inJson(value) {
  if (Array.isArray(value)) return value.flatMap(inJson);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== 'string') return inJson(inner);
    return /^(?:href|url|home_page_url|feed_url|next_url|image|icon|contentUrl|@id|thumbnailUrl|mainEntityOfPage)$/.test(key) ? [inner] : [];
  });
}

/** What is wrong with one address, if it is one of the site's own. */
function fault(address, path, { files, ids, prefix, base }) {
  if (address.includes(' stands twice')) return [address];
  if (/\{(?:\?|searchTerms)/.test(address)) return [];
  const isWhole = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address);
  if (isWhole && (base === null || !`${address}/`.startsWith(base))) return [];
  const root = new URL(base ?? `http://site.invalid${prefix}`);
  const resolved = new URL(address, new URL(path, root));
  if (!`${resolved.origin}${resolved.pathname}/`.startsWith(`${root.origin}${root.pathname}`)) return [`leads out of the site: ${address}`];
  const rest = decodeURIComponent(resolved.pathname.slice(root.pathname.length));
  const target = rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest;
  if (!files.has(target)) return [`leads to nothing: ${address}`];
  const id = decodeURIComponent(resolved.hash.slice(1));
  // A fragment after ":~:" is words to look for; pages of a PDF are named in its own way.
  if (id === '' || id.startsWith(':~:') || !ids.has(target)) return [];
  return ids.get(target).has(id) ? [] : [`leads to no such id: ${address}`];
}
