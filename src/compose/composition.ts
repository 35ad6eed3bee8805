/**
 * One composing under way: what every part needs to turn values of the data into what templates show.
 *
 * Values come out as `Shown`: escaped markup with its place in the data. Markdown comes out rendered, with its
 * references resolved. Notes are gathered in the order of their calls, so parts are made in the document's order.
 */

import type { Asset, Briefing, DataPath } from '../briefing/briefing.js';
import { NoteCollector } from '../citations/notes.js';
import { citationKey, numberSources, sourceKey } from '../citations/source-keys.js';
import type { Fact, SourceReference, Time } from '../briefing/schema.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { textMissing } from '../diagnostics/catalogue/compose.js';
import { dress } from '../language/micro-typography.js';
import { formatTime, parseEdtf } from '../language/time.js';
import { renderMarkdown } from '../markdown/render.js';
import type { Reference } from '../markdown/references.js';
import { type SafeHtml, Shown, escapeHtml, html, trustedHtml } from '../templates/index.js';
import { assetUrl } from './asset-url.js';
import type { ComposeOptions, DrawFigure } from './compose-options.js';
import { type FactValue, factValue } from './fact-value.js';
import { originOf } from './origin.js';
import { type FigureNumber, numberFigures } from './figure-numbers.js';

export interface LocatedFact {
  readonly fact: Fact;
  readonly path: DataPath;
}

/** How Markdown is to be read: block or one paragraph; with citations as notes or as keys in the text. */
export interface MarkdownManner {
  readonly inline: boolean;
  readonly notes: boolean;
}

export class Composition {
  readonly briefing: Briefing;
  readonly house: ComposeOptions['house'];
  readonly language: string;
  readonly options: ComposeOptions;
  readonly drawFigure: DrawFigure;
  readonly notes = new NoteCollector();
  readonly sourceNumbers: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, LocatedFact>;
  readonly figures: ReadonlyMap<string, FigureNumber>;
  readonly assets = new Map<string, { readonly bytes: Uint8Array; readonly mediaType: string }>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #openMark: string;
  readonly #closeMark: string;
  readonly #missingTexts = new Set<string>();

  constructor(options: ComposeOptions) {
    const { briefing } = options;
    this.options = options;
    this.briefing = briefing;
    this.house = options.house;
    this.language = briefing.data.language;
    this.drawFigure = options.drawFigure;
    this.sourceNumbers = numberSources(briefing.sources);
    [this.#openMark = '', this.#closeMark = ''] = dress('"x"', this.language).split('x');
    this.facts = new Map((briefing.data.facts ?? []).map((fact, index) => [fact.id, { fact, path: ['facts', index] }]));
    this.figures = numberFigures(briefing.data.figures ?? []);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  report(...diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...diagnostics);
  }

  /** The value of an outcome; its diagnostics are kept. */
  take<T>(outcome: Outcome<T>): T {
    this.#diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  }

  /** A text of the catalogue; its key, with a warning, where there is none. */
  word(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const { catalogue } = this.options;
    if (catalogue.has(key)) return catalogue.text(key, values);
    if (!this.#missingTexts.has(key)) this.report(textMissing({ key, language: this.language }));
    this.#missingTexts.add(key);
    return key;
  }

  /** The form of a text for a count. */
  plural(key: string, count: number): string {
    return this.options.catalogue.has(key) ? this.options.catalogue.plural(key, count) : this.word(key);
  }

  /** An author's plain text. */
  text(value: string, path: DataPath): Shown {
    return new Shown(escapeHtml(value), originOf(path));
  }

  optionalText(value: string | undefined, path: DataPath): Shown | null {
    return value === undefined ? null : this.text(value, path);
  }

  /** In the quotation marks of the briefing's language, whatever the language of the words. */
  quoted(words: string): string {
    return `${this.#openMark}${words}${this.#closeMark}`;
  }

  /** A time in words; the author's own where given. Times that do not parse are shown as written. */
  timeText(time: Time): string {
    if (typeof time !== 'string') return time.text;
    const edtf = parseEdtf(time);
    return edtf === null ? time : formatTime(edtf, this.language);
  }

  time(time: Time, path: DataPath): Shown {
    return new Shown(escapeHtml(this.timeText(time)), originOf(path));
  }

  optionalTime(time: Time | undefined, path: DataPath): Shown | null {
    return time === undefined ? null : this.time(time, path);
  }

  /** One paragraph's Markdown, its citations as keys. */
  inline(markdown: string, path: DataPath): Shown {
    return this.#markdown(markdown, path, { inline: true, notes: false });
  }

  optionalInline(markdown: string | undefined, path: DataPath): Shown | null {
    return markdown === undefined ? null : this.inline(markdown, path);
  }

  /** Running text: its citations and footnotes become notes. */
  running(markdown: string, path: DataPath): Shown {
    return this.#markdown(markdown, path, { inline: false, notes: true });
  }

  /** `[1, § 9]`, linked to the list of sources; null without sources. */
  key(references: readonly SourceReference[] | undefined): SafeHtml | null {
    if (references === undefined) return null;
    const { html: markup } = sourceKey(references, this.sourceNumbers, this.options.catalogue);
    return markup === '' ? null : trustedHtml(markup);
  }

  /** The value of a fact, formatted: qualifier, number and unit apart. */
  value(located: LocatedFact): FactValue {
    return factValue(located, this);
  }

  #markdown(markdown: string, path: DataPath, manner: MarkdownManner): Shown {
    const rendered = renderMarkdown(markdown, {
      inline: manner.inline,
      language: this.language,
      headingLevel: 4,
      resolve: (reference, position) => {
        const resolved = this.#resolve(reference);
        if (resolved === null) return null;
        // A note that is nothing but a citation is a sentence all the same.
        if (reference.kind === 'citation') return { html: `<cite>${resolved.toHTML()}</cite>${position === 'note' ? '.' : ''}` };
        return { html: resolved.toHTML() };
      },
      note: manner.notes ? (content) => this.notes.call(content) : null,
      briefing: this.options.linkToBriefing ?? null,
      image: manner.inline ? null : (file) => this.#image(file),
      calloutLabels: {
        note: this.word('callout.note'),
        tip: this.word('callout.tip'),
        important: this.word('callout.important'),
        warning: this.word('callout.warning'),
        caution: this.word('callout.caution'),
      },
      place: (start, end) => this.briefing.locate.text(path, start, end),
    });
    return new Shown(trustedHtml(this.take(rendered)), originOf(path));
  }

  #resolve(reference: Reference): SafeHtml | null {
    switch (reference.kind) {
      case 'citation': {
        const key = citationKey(reference, this.sourceNumbers, this.options.catalogue);
        return key === null ? null : trustedHtml(key.html);
      }
      case 'fact': {
        const located = this.facts.get(reference.id);
        return located === undefined ? null : this.#factInText(located, reference.form);
      }
      case 'figure': {
        const figure = this.figures.get(reference.id);
        return figure === undefined ? null : html`<a href="#fig-${reference.id}">${this.figureLabel(figure).toLocaleLowerCase(this.language)}</a>`;
      }
      case 'quote': {
        const quote = this.briefing.data.quotes?.find((candidate) => candidate.id === reference.id);
        return quote === undefined ? null : html`<a href="#quote-${quote.id}">${quote.speakers.map((speaker) => speaker.name).join(', ')}</a>`;
      }
      case 'section': {
        const section = this.briefing.data.background?.find((candidate) => candidate.id === reference.id);
        return section === undefined ? null : html`<a href="#sec-${reference.id}">${section.title}</a>`;
      }
    }
  }

  #factInText(located: LocatedFact, form: 'number' | 'sentence' | null): SafeHtml {
    const value = this.value(located);
    if (form === 'number') return escapeHtml(value.number);
    if (form === null) return escapeHtml(value.phrase);
    const { fact } = located;
    const sentence = this.word('fact.sentence', { measure: fact.measure, quantity: value.phrase });
    const circumstances = [fact.period === undefined ? null : this.timeText(fact.period), this.claimants(fact)].filter((piece) => piece !== null);
    return escapeHtml(circumstances.length === 0 ? sentence : `${sentence} (${circumstances.join(', ')})`);
  }

  /** “Figure 2”, “Table 1”. */
  figureLabel(figure: FigureNumber): string {
    return this.word(figure.isTable ? 'figure.table' : 'figure.number', { n: figure.number });
  }

  /** “according to UNHCR, OCHA”; null where the source itself vouches. */
  claimants(fact: Fact): string | null {
    return fact.claimants === undefined || fact.claimants.length === 0 ? null : this.word('fact.claimants', { names: this.options.catalogue.list(fact.claimants) });
  }

  /** A picture of the briefing under its address, remembered for the editions. */
  useAsset(id: string, asset: Asset): { src: string; width: number; height: number } {
    const src = assetUrl(id, asset);
    this.assets.set(src, { bytes: asset.bytes, mediaType: asset.mediaType });
    return { src, width: Math.max(1, Math.round(asset.width)), height: Math.max(1, Math.round(asset.height)) };
  }

  /** Text may show again what a figure has declared, by the figure's file. */
  #image(path: string): { src: string; width: number; height: number } | null {
    const asset = this.briefing.assets.get(path);
    const figure = this.briefing.data.figures?.find((candidate) => (candidate.kind === 'image' || candidate.kind === 'map') && candidate.file === path);
    return asset === undefined || figure === undefined ? null : this.useAsset(figure.id, asset);
  }
}
