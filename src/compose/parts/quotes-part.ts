/** Quotes: who said what, in which capacity, when, and how we know. */

import type { DataPath } from '../../briefing/briefing.js';
import type { Quote } from '../../briefing/schema.js';
import { fragmentMissing, fragmentNotNamed, quoteWithoutWords } from '../../diagnostics/catalogue/compose.js';
import { directionOf } from '../../language/direction.js';
import { type SafeHtml, Shown, escapeHtml, html, joinHtml, trustedHtml } from '../../templates/index.js';
import type { Composition } from '../composition.js';
import { originOf } from '../origin.js';

export interface QuotesView {
  readonly title: string;
  readonly groups: readonly { readonly title: Shown | null; readonly quotes: readonly QuoteView[] }[];
}

/** Characters that the side column holds on one line, in print the narrowest. */
const LONGEST_TIED_NAME = 22;

interface QuoteView {
  readonly id: string;
  readonly lead: boolean;
  /** True where fragments stand in a paraphrase. */
  readonly framed: boolean;
  /** BCP 47, where it differs from the document's. */
  readonly language: string | null;
  /** Where it differs from the document's. */
  readonly direction: 'ltr' | 'rtl' | null;
  readonly words: Shown;
  readonly translation: Shown | null;
  readonly context: Shown | null;
  readonly speakers: Shown;
  readonly circumstances: readonly SafeHtml[];
  readonly key: SafeHtml | null;
}

export function quotesPart(composition: Composition): QuotesView | null {
  const quotes = composition.briefing.data.quotes ?? [];
  if (quotes.length === 0) return null;
  const groups = new Map<string | null, { title: Shown | null; quotes: QuoteView[] }>();
  // Only the first quote is set large: a second would shout it down.
  const lead = quotes.find((quote) => quote.lead);
  quotes.forEach((quote, index) => {
    const name = quote.group ?? null;
    const group = groups.get(name) ?? { title: composition.optionalText(quote.group, ['quotes', index, 'group']), quotes: [] };
    groups.set(name, group);
    group.quotes.push(quoteView(composition, { quote, path: ['quotes', index], isLead: quote === lead }));
  });
  return { title: composition.word('part.quotes'), groups: [...groups.values()] };
}

function quoteView(composition: Composition, { quote, path, isLead }: { quote: Quote; path: DataPath; isLead: boolean }): QuoteView {
  const differs = quote.language !== undefined && quote.language !== composition.language;
  return {
    id: `quote-${quote.id}`,
    lead: isLead,
    framed: quote.frame !== undefined,
    // In a frame the paragraph is ours, and only the fragments are in the other language.
    language: differs && quote.frame === undefined ? quote.language ?? null : null,
    direction: differs && quote.frame === undefined ? foreignDirection(composition, quote) : null,
    words: words(composition, quote, path),
    translation: quote.translation === undefined ? null : quoted(composition, quote.translation, [...path, 'translation']),
    context: composition.optionalInline(quote.context, [...path, 'context']),
    speakers: new Shown(joinHtml(quote.speakers.map((speaker) => escapeHtml(speaker.kind === 'person' ? tiedName(speaker.name) : speaker.name)), ', '), originOf([...path, 'speakers'])),
    circumstances: circumstances(composition, quote),
    key: composition.key(quote.sources),
  };
}

/** Null where the words run as the document does. */
function foreignDirection(composition: Composition, quote: Quote): 'ltr' | 'rtl' | null {
  const own = directionOf(quote.language ?? composition.language);
  return own === composition.options.catalogue.direction ? null : own;
}

/** A person's name stays on one line where the narrow column holds it. */
function tiedName(name: string): string {
  return name.length > LONGEST_TIED_NAME ? name : name.replaceAll(' ', '\u00a0');
}

/** In the quotation marks of the briefing's language, whatever the language of the words. */
function quoted(composition: Composition, text: string, path: DataPath): Shown {
  return composition.text(composition.quoted(text), path);
}

function words(composition: Composition, quote: Quote, path: DataPath): Shown {
  const fragments = quote.fragments ?? (quote.text === undefined ? [] : [{ text: quote.text }]);
  if (fragments.length === 0) composition.report(quoteWithoutWords({ id: quote.id }, { place: composition.briefing.locate.value(path) }));
  if (quote.frame !== undefined) return framedWords(composition, { quote, path, fragments });
  const [only] = fragments;
  if (fragments.length === 1 && only !== undefined) {
    return quoted(composition, only.text, quote.fragments === undefined ? [...path, 'text'] : [...path, 'fragments', 0, 'text']);
  }
  const pieces = fragments.map((fragment, index) => fragmentMarkup(composition, { quote, path, fragment, index }));
  return new Shown(joinHtml(pieces, ', '), originOf([...path, 'fragments']));
}

interface Fragment {
  readonly text: string;
  readonly translation?: string | undefined;
}

function fragmentMarkup(composition: Composition, { quote, path, fragment, index }: { quote: Quote; path: DataPath; fragment: Fragment; index: number }): SafeHtml {
  const origin = originOf([...path, 'fragments', index, 'text']);
  const text = composition.quoted(fragment.text);
  const differs = quote.language !== undefined && quote.language !== composition.language;
  const direction = foreignDirection(composition, quote);
  const own = differs ? html`<q class="fragment" lang="${quote.language ?? ''}"${direction === null ? '' : html` dir="${direction}"`} data-o="${origin}">${text}</q>` : html`<q class="fragment" data-o="${origin}">${text}</q>`;
  return fragment.translation === undefined ? own : html`${own} <span class="translation">(${composition.quoted(fragment.translation)})</span>`;
}

/** The frame with each `{1}` replaced by its fragment. Attributes (link targets) are left alone. */
function framedWords(composition: Composition, { quote, path, fragments }: { quote: Quote; path: DataPath; fragments: readonly Fragment[] }): Shown {
  const framePath = [...path, 'frame'];
  const frame = composition.inline(quote.frame ?? '', framePath);
  const place = composition.briefing.locate.value(framePath);
  const named = new Set<number>();
  const markup = frame.toHTML().replace(/<[^>]*>|\{(\d{1,3})\}/g, (matched, digits: string | undefined) => {
    if (digits === undefined) return matched;
    const number = Number(digits);
    const fragment = fragments[number - 1];
    named.add(number);
    if (fragment !== undefined) return fragmentMarkup(composition, { quote, path, fragment, index: number - 1 }).toHTML();
    composition.report(fragmentMissing({ number, count: fragments.length }, { place }));
    return matched;
  });
  fragments.forEach((_, index) => {
    if (!named.has(index + 1)) composition.report(fragmentNotNamed({ number: index + 1 }, { place }));
  });
  return new Shown(trustedHtml(markup), originOf(framePath));
}

/** Capacity, occasion, time, and the hands that the words went through. */
function circumstances(composition: Composition, quote: Quote): SafeHtml[] {
  const capacities = quote.speakers.flatMap(({ role, affiliation }) => [role, affiliation]).filter((piece) => piece !== undefined);
  const pieces: (string | null | undefined)[] = [
    ...new Set(capacities),
    quote.occasion,
    quote.date === undefined ? null : composition.timeText(quote.date),
    quote.relayedBy === undefined ? null : composition.word('quote.relayedBy', { name: quote.relayedBy }),
    quote.speakers.length > 1 && quote.occasion === undefined ? composition.word('quote.jointly') : null,
    translationRemark(composition, quote),
  ];
  return pieces.filter((piece) => piece !== null && piece !== undefined).map(escapeHtml);
}

function translationRemark(composition: Composition, quote: Quote): string | null {
  const pieces = [
    quote.translatedFrom === undefined ? null : composition.word('quote.translatedFrom', { language: languageName(quote.translatedFrom, composition.language) }),
    quote.translatedBy === undefined ? null : composition.word('quote.translatedBy', { name: quote.translatedBy }),
  ].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : pieces.join(', ');
}

function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // The checks report a tag that is none; here it is shown as written.
    return tag;
  }
}
