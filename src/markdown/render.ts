/**
 * Renders a Markdown field or file as HTML for the shared document.
 *
 * In: Markdown, and what its references, images and notes are to become. Out: HTML (no scripts, no inline style,
 * no ids but the caller's) and diagnostics. What the text refers to is decided by the caller; nothing is fetched.
 */

import type { Env, Renderer, Token } from 'markdown-it';
import type { Diagnostic, Outcome, Place } from '../diagnostics/index.js';
import * as faults from '../diagnostics/catalogue/markdown.js';
import type { CalloutKind } from './callouts.js';
import { isCalloutKind, markCallouts } from './callouts.js';
import { markdownIt, parseMarkdown, REFERENCE_TOKEN, type ParsedMarkdown } from './parser.js';
import { placeCalls, referenceOf } from './place-calls.js';
import type { Reference } from './references.js';

/**
 * Where a reference stands: in the text itself; alone in a note that is made of it (a citation, where
 * `note` is given); or in a footnote that the author wrote.
 */
export type ReferencePosition = 'text' | 'note' | 'footnote';

export interface MarkdownImage {
  /** The URL that the document uses. */
  readonly src: string;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
}

export interface MarkdownOptions {
  /** True: the text is the content of one paragraph; no block is made. */
  readonly inline: boolean;
  /** BCP 47. */
  readonly language: string;
  /** HTML for a reference, or null if it refers to nothing (MD-001). */
  readonly resolve: (reference: Reference, position: ReferencePosition) => { readonly html: string } | null;
  /** Makes a numbered note of its content and gives the HTML of the call. Left out: citations stand in the text. */
  readonly note?: ((html: string) => string) | null;
  /** The image at a path in the briefing's folder, or null. Left out: no image can stand here. */
  readonly image?: ((path: string) => MarkdownImage | null) | null;
  /** The address of another briefing, named by its folder as a link's target; empty where only the link's words are to be shown, null where there is none. Left out: none can be linked to. */
  readonly briefing?: ((slug: string, id: string | null, place: Place | null) => string | null) | null;
  /** Level of the text's first headings; 4 if left out. */
  readonly headingLevel?: number;
  /** The words over a callout. Left out, a callout has no label. */
  readonly calloutLabels?: Readonly<Record<CalloutKind, string>>;
  /** The place of a stretch of the text, by offsets in UTF-16 code units. */
  readonly place?: (start: number, end: number) => Place | null;
}

/** Renders one text. The order of calls to `note` is that of the calls in the text. */
export function renderMarkdown(text: string, options: MarkdownOptions): Outcome<string> {
  const parsed = parseMarkdown(text, options.inline);
  const session = new Session({ text, parsed, options });
  for (const tokens of [parsed.tokens, ...parsed.footnotes.values()]) session.arrange(tokens);
  const html = session.render(parsed.tokens);
  session.reportFootnotes();
  session.reportDepth();
  return { value: html.trim(), diagnostics: session.diagnostics };
}

const SESSION = Symbol('session');
const HTML_TAG = /<\/?[A-Za-z][^<>]{0,300}>/;

/** One rendering: what the renderer's rules need to know. */
class Session {
  readonly diagnostics: Diagnostic[] = [];
  readonly options: MarkdownOptions;
  readonly #text: string;
  readonly #parsed: ParsedMarkdown;
  readonly #called = new Set<string | number>();
  /** For each open link, whether it is shown. */
  readonly openLinks: boolean[] = [];
  #isInFootnote = false;
  #hasHtml = false;

  constructor({ text, parsed, options }: { text: string; parsed: ParsedMarkdown; options: MarkdownOptions }) {
    this.#text = text;
    this.#parsed = parsed;
    this.options = options;
    parsed.env[SESSION] = this;
  }

  get #asNotes(): boolean {
    return typeof this.options.note === 'function' && !this.#isInFootnote;
  }

  report(raise: (circumstances: { place: Place | null }) => Diagnostic, stretch: { start: number; end: number }): void {
    this.diagnostics.push(raise({ place: this.options.place?.(stretch.start, stretch.end) ?? null }));
  }

  /** The first stretch of the text that reads like this; its beginning if none does. */
  find(written: string): { start: number; end: number } {
    const start = this.#text.indexOf(written);
    return start === -1 ? { start: 0, end: 0 } : { start, end: start + written.length };
  }

  /** Brings a stream of tokens into the house's form, in place. */
  arrange(tokens: Token[]): void {
    markCallouts(tokens, (kind) => this.report((at) => faults.unknownCallout({ kind }, at), this.find(kind.toUpperCase())));
    levelHeadings(tokens, this.options.headingLevel ?? 4);
    for (const token of tokens) {
      dressCell(token);
      for (const child of token.children ?? [token]) this.#noticeHtml(child);
    }
  }

  #noticeHtml(token: Token): void {
    const tag = token.type === 'text' && !this.#hasHtml ? HTML_TAG.exec(token.content)?.[0] : undefined;
    if (tag === undefined) return;
    this.#hasHtml = true;
    this.report((at) => faults.htmlIsText({ tag }, at), this.find(tag));
  }

  /** Blocks, or (in footnotes of one field) inline tokens. */
  render(tokens: readonly Token[]): string {
    const md = markdownIt();
    const placing = { language: this.options.language, asNotes: this.#asNotes };
    const isInline = !tokens.some((token) => token.block || token.type === 'inline');
    if (isInline) return md.renderer.renderInline(placeCalls(tokens, placing), md.options, this.#parsed.env);
    for (const token of tokens) if (token.children !== null) token.children = placeCalls(token.children, placing);
    return md.renderer.render([...tokens], md.options, this.#parsed.env);
  }

  reference(token: Token): string {
    const reference = referenceOf(token);
    if (reference === null) return '';
    if (reference.kind === 'fact' && reference.unknownForm !== null) {
      const { id, unknownForm: form } = reference;
      this.report((at) => faults.unknownFactForm({ id, form }, at), reference);
    }
    const isNote = reference.kind === 'citation' && this.#asNotes;
    const resolved = this.options.resolve(reference, this.#isInFootnote ? 'footnote' : isNote ? 'note' : 'text');
    if (resolved === null) {
      this.report((at) => faults.referenceToNothing({ written: token.content }, at), reference);
      return escapeHtml(token.content);
    }
    // A link in a link is not HTML: the outer one stays.
    const html = token.meta?.['isInLink'] === true ? resolved.html.replace(/<\/?a\b[^>]*>/g, '') : resolved.html;
    return isNote ? this.options.note?.(html) ?? html : html;
  }

  footnote(token: Token): string {
    const label = typeof token.meta?.['label'] === 'string' ? token.meta['label'] : null;
    const body = this.#parsed.footnotes.get(label ?? Number(token.meta?.['id']));
    const written = label === null ? '^[' : `[^${label}]`;
    if (label !== null) this.#called.add(label);
    if (this.#isInFootnote || body === undefined) {
      this.report((at) => faults.footnoteInFootnote({ label: label ?? '' }, at), this.find(written));
      return escapeHtml(written);
    }
    this.#isInFootnote = true;
    const html = joinParagraphs(this.render(body));
    this.#isInFootnote = false;
    if (typeof this.options.note === 'function') return this.options.note(html);
    this.report((at) => faults.footnoteHere({ label }, at), this.find(written));
    return ` (${html})`;
  }

  reportFootnotes(): void {
    for (const label of new Set(this.#parsed.undefinedLabels)) {
      this.report((at) => faults.footnoteUndefined({ label }, at), this.find(`[^${label}]`));
    }
    for (const label of this.#parsed.footnotes.keys()) {
      if (typeof label === 'number' || this.#called.has(label)) continue;
      this.report((at) => faults.footnoteUncalled({ label }, at), this.find(`[^${label}]:`));
    }
  }

  reportDepth(): void {
    const { tooDeep } = this.#parsed;
    if (tooDeep !== null) this.report((at) => faults.nestedTooDeeply({}, at), this.find(tooDeep));
  }

  image(token: Token, alt: string): string {
    const source = decode(String(token.attrGet('src') ?? ''));
    const stretch = this.find(source);
    if (!isInnerPath(source)) {
      this.report((at) => faults.imageRefused({ source }, at), stretch);
      return escapeHtml(alt);
    }
    const image = this.options.image?.(source) ?? null;
    if (image === null) {
      this.report((at) => faults.imageMissing({ source }, at), stretch);
      return escapeHtml(alt);
    }
    if (alt.trim() === '') this.report((at) => faults.imageWithoutText({ source }, at), stretch);
    const size = [['width', image.width], ['height', image.height]].map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`));
    return `<img src="${escapeHtml(image.src)}" alt="${escapeHtml(alt)}"${size.join('')}>`;
  }

  /** Where a link leads once it is published; null, with a report, where it may not be. */
  linkTarget(href: string): string | null {
    if (/^(?:https?:\/\/|mailto:|#)/i.test(href)) return href;
    const target = decode(href);
    const [, slug = '', id = null] = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9-]+))?$/.exec(target) ?? [];
    const stretch = this.find(target);
    const address = slug === '' ? null : (this.options.briefing?.(slug, id, this.options.place?.(stretch.start, stretch.end) ?? null) ?? null);
    if (address === null) this.report((at) => faults.linkRefused({ target }, at), stretch);
    return address === '' ? null : address;
  }
}

/** A relative path that stays inside its folder. */
function isInnerPath(source: string): boolean {
  return source !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\]|[\\\0?#]/.test(source) && !source.split('/').includes('..');
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function escapeHtml(text: string): string {
  return markdownIt().utils.escapeHtml(text);
}

/** The levels in use become consecutive ones from `first` on, so that no level is skipped. */
function levelHeadings(tokens: readonly Token[], first: number): void {
  const headings = tokens.filter((token) => /^h[1-6]$/.test(token.tag));
  const used = [...new Set(headings.map((token) => token.tag))].sort();
  for (const token of headings) token.tag = `h${Math.min(first + used.indexOf(token.tag), 6)}`;
}

/** Column alignment as classes: no inline style. */
function dressCell(token: Token): void {
  if (token.type === 'table_open') token.attrSet('class', 'data');
  if (token.type !== 'th_open' && token.type !== 'td_open') return;
  const style = String(token.attrGet('style') ?? '');
  token.attrs = token.type === 'th_open' ? [['scope', 'col']] : null;
  if (style.endsWith('right')) token.attrSet('class', 'n');
  else if (style.endsWith('center')) token.attrSet('class', 'c');
}

/** A note is set on a line or two: its paragraphs become lines, where it has nothing but paragraphs. */
function joinParagraphs(html: string): string {
  const inner = /^<p>([^]*)<\/p>$/.exec(html.trim())?.[1];
  if (inner === undefined) return html.trim();
  const joined = inner.replace(/<\/p>\n<p>/g, '<br>');
  return /<\/?(?:p|ul|ol|dl|pre|table|blockquote|aside|h[1-6])\b/.test(joined) ? html.trim() : joined;
}

function sessionOf(env: Env | undefined): Session {
  const session = env?.[SESSION];
  if (session instanceof Session) return session;
  throw new Error('Markdown was rendered outside of renderMarkdown');
}

setRules(markdownIt().renderer);

function setRules(renderer: Renderer): void {
  const { rules } = renderer;
  rules[REFERENCE_TOKEN] = (tokens, index, _options, env) => withToken(tokens, index, (token) => sessionOf(env).reference(token));
  rules['footnote_ref'] = (tokens, index, _options, env) => withToken(tokens, index, (token) => sessionOf(env).footnote(token));
  rules['image'] = (tokens, index, options, env) => withToken(tokens, index, (token) =>
    sessionOf(env).image(token, renderer.renderInlineAsText(token.children ?? [], options, env)));
  rules['link_open'] = (tokens, index, _options, env) => withToken(tokens, index, (token) => {
    const session = sessionOf(env);
    const href = String(token.attrGet('href') ?? '');
    const target = session.linkTarget(href);
    session.openLinks.push(target !== null);
    return target === null ? '' : `<a href="${escapeHtml(target)}">`;
  });
  rules['link_close'] = (_tokens, _index, _options, env) => (sessionOf(env).openLinks.pop() === true ? '</a>' : '');
  rules['blockquote_open'] = (tokens, index, options, env) => withToken(tokens, index, ({ info }) => {
    const label = isCalloutKind(info) ? sessionOf(env).options.calloutLabels?.[info] : undefined;
    const opened = renderer.renderToken(tokens, index, options);
    return label === undefined ? opened : `${opened}<p class="callout-label">${escapeHtml(label)}</p>\n`;
  });
}

function withToken(tokens: readonly Token[], index: number, render: (token: Token) => string): string {
  const token = tokens[index];
  return token === undefined ? '' : render(token);
}
