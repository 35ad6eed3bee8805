/**
 * One entry of the list of sources, in a plain house style, from data in CSL-JSON terms.
 *
 * Authors, title, container, volume and issue, place and publisher, date, pages; then addresses; then the
 * description. What is not known is not there: nothing is invented, and no punctuation is left over.
 */

import type { Source } from '../briefing/schema.js';
import type { Catalogue } from '../language/catalogue.js';
import { formatTime, parseEdtf } from '../language/time.js';
import { renderMarkdown } from '../markdown/render.js';
import { escapeAttribute } from '../html/serialise.js';

const CONTAINED = /^(?:article|chapter|paper-conference|entry|post|review|broadcast|interview)/;
const MOST_AUTHORS = 6;

/**
 * The reference as HTML, ending in a full stop; empty if the data holds nothing to show.
 *
 * @param describe Renders the description (inline Markdown); by default references in it stay as written.
 */
export function formatReference(source: Source, catalogue: Catalogue, describe?: (markdown: string) => string): { readonly html: string } {
  const sentences = [citation(source, catalogue), addresses(source, catalogue), description(source, catalogue, describe)];
  return { html: sentences.filter((html) => html !== '').map(stopped).join(' ') };
}

/** The kind that stands beside the number: the data's own word, or the catalogue's for the CSL type; null if neither is there. */
export function sourceKind(source: Source, catalogue: Catalogue): string | null {
  if (source.kindLabel !== undefined) return source.kindLabel;
  const key = `source.kind.${source.type}`;
  return catalogue.has(key) ? catalogue.text(key) : null;
}

function citation(source: Source, catalogue: Catalogue): string {
  const place = [source['publisher-place'], source.publisher].filter((part) => part !== undefined);
  const parts = [
    authors(source, catalogue),
    title(source, catalogue),
    source['container-title'] === undefined ? '' : foreign('i', source['container-title'], source, catalogue),
    source.volume === undefined ? '' : phrase('source.volume', { n: source.volume }, catalogue),
    source.issue === undefined ? '' : phrase('source.issue', { n: source.issue }, catalogue),
    escapeAttribute(place.join(', ')),
    source.version === undefined ? '' : phrase('source.version', { version: source.version }, catalogue),
    source.issued === undefined ? '' : escapeAttribute(dateText(source.issued, catalogue)),
    source.page === undefined ? '' : phrase('source.page', { n: source.page.replace(/(\d)-(?=\d)/g, '$1–') }, catalogue),
    source.license === undefined ? '' : phrase('source.licence', { licence: source.license }, catalogue),
  ];
  return capitalised(parts.filter((part) => part !== '').join(', '), catalogue);
}

function authors(source: Source, catalogue: Catalogue): string {
  const names = (source.author ?? [])
    .map(({ given, family, literal }) => literal ?? [given, family].filter((part) => part !== undefined).join(' '))
    .filter((name) => name !== '');
  const shown = names.length > MOST_AUTHORS ? `${names.slice(0, 3).join(', ')} et al.` : catalogue.list(names);
  return escapeAttribute(shown);
}

/** Parts of something larger stand in quotation marks, whole works in italics. */
function title(source: Source, catalogue: Catalogue): string {
  if (source.title === undefined) return '';
  const text = source.title.replace(/(?<!\.)\.$/, '');
  if (!CONTAINED.test(source.type) && source['container-title'] === undefined) return foreign('i', text, source, catalogue);
  const [open, close] = catalogue.language.startsWith('fr') ? ['«\u202f', '\u202f»'] : ['“', '”'];
  return `${open}${foreign('span', text, source, catalogue)}${close}`;
}

/** A title says its own language where that differs from the document's. */
function foreign(tag: 'i' | 'span', text: string, source: Source, catalogue: Catalogue): string {
  const { language } = source;
  const isForeign = language !== undefined && language !== catalogue.language;
  if (tag === 'span' && !isForeign) return escapeAttribute(text);
  return `<${tag}${isForeign ? ` lang="${escapeAttribute(language)}"` : ''}>${escapeAttribute(text)}</${tag}>`;
}

function addresses(source: Source, catalogue: Catalogue): string {
  const links = [doiLink(source.DOI), urlLink(source.URL)].filter((html) => html !== '');
  if (source.accessed === undefined) return links.join(', ');
  const edtf = parseEdtf(source.accessed);
  const isDay = edtf?.precision === 'day' || edtf?.precision === 'time';
  const accessed = phrase(isDay ? 'source.accessed' : 'source.accessedMonth', { date: dateText(source.accessed, catalogue) }, catalogue);
  return links.length === 0 ? capitalised(accessed, catalogue) : `${links.join(', ')} (${accessed})`;
}

function doiLink(doi: string | undefined): string {
  if (doi === undefined) return '';
  const bare = doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  if (!/^10\.\d{4,9}\/\S+$/.test(bare)) return `DOI ${escapeAttribute(bare)}`;
  return `<a href="https://doi.org/${escapeAttribute(encodeURI(bare))}">doi:${escapeAttribute(bare)}</a>`;
}

function urlLink(url: string | undefined): string {
  if (url === undefined) return '';
  // A bibliography may hold anything; only web addresses become links.
  return /^https?:\/\//i.test(url) ? `<a href="${escapeAttribute(url)}">${escapeAttribute(url)}</a>` : escapeAttribute(url);
}

function description(source: Source, catalogue: Catalogue, describe?: (markdown: string) => string): string {
  if (source.description === undefined) return '';
  if (describe !== undefined) return describe(source.description);
  return renderMarkdown(source.description, { inline: true, language: catalogue.language, resolve: () => null }).value;
}

function dateText(edtf: string, catalogue: Catalogue): string {
  const parsed = parseEdtf(edtf);
  return parsed === null ? edtf : formatTime(parsed, catalogue.language);
}

function phrase(key: string, values: Readonly<Record<string, string>>, catalogue: Catalogue): string {
  return escapeAttribute(catalogue.text(key, values)).replace(/(\.|º) (?=\d)/g, '$1\u00a0');
}

/** The first letter in capitals, by the rules of the language, where the text begins with a letter and not with a tag. */
function capitalised(html: string, catalogue: Catalogue): string {
  return html.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(catalogue.wordsLanguage));
}

/** Ends a sentence, unless it ends already, be it inside a tag or quotation marks. */
function stopped(html: string): string {
  const text = html.replace(/<[^>]*>/g, '').trimEnd();
  // A full stop behind an address keeps apart from it by standing outside the link.
  return /[.?!…](?:[”’]|[\s\u202f\u00a0]*»)?$/.test(text) && !html.endsWith('</a>') ? html : `${html}.`;
}
