/** All that a briefing claims, from its data: what each edition must carry, word for word and number for number. */

import type { Briefing, House } from '../../src/briefing/briefing.js';
import type { Fact, Quote, SourceReference } from '../../src/briefing/schema.js';
import { formatReference, sourceKind } from '../../src/citations/source-list.js';
import { compose } from '../../src/compose/compose.js';
import { Composition } from '../../src/compose/composition.js';
import type { ComposeOptions } from '../../src/compose/compose-options.js';
import { parseHtml } from '../../src/html/parse.js';
import { childElements, findAll, findById, getAttribute, textContent } from '../../src/html/walk.js';
import type { Catalogue } from '../../src/language/catalogue.js';
import { createTemplates } from '../../src/templates/create-templates.js';
import type { Claim } from './claim.js';

export interface Expectation {
  readonly briefing: Briefing;
  readonly house: House;
  readonly catalogue: Catalogue;
  readonly template: (name: string) => string;
}

export function expectedClaims(given: Expectation): readonly Claim[] {
  const options: ComposeOptions = {
    briefing: given.briefing,
    house: given.house,
    catalogue: given.catalogue,
    templates: createTemplates({ find: (name) => ({ text: given.template(name), file: name }) }),
    // Drawings are looked for by their alternative text.
    drawFigure: () => ({ value: '', diagnostics: [] }),
  };
  return new Expected(new Composition(options)).all().concat(composedTexts(options));
}

class Expected {
  readonly #composition: Composition;
  readonly #data: Briefing['data'];

  constructor(composition: Composition) {
    this.#composition = composition;
    this.#data = composition.briefing.data;
  }

  all(): Claim[] {
    return [this.#head(), ...this.#facts(), ...this.#quotes(), ...this.#figures(), ...this.#timeline(), ...this.#actors(), ...this.#outlook(), ...this.#glossary(), ...this.#sources()]
      .map(({ name, pieces }) => ({ name, pieces: pieces.filter((piece) => piece !== '') }));
  }

  #head(): Claim {
    return { name: 'title and deck', pieces: [this.#data.title, this.#data.subtitle ?? ''] };
  }

  #facts(): Claim[] {
    return [...this.#composition.facts.values()].flatMap((located): Claim[] => {
      const { fact } = located;
      const value = this.#composition.value(located);
      const measure = [fact.partOf === undefined ? '' : this.#word('fact.partOf'), fact.measure];
      const amount = [value.qualifier ?? '', value.number, value.unit ?? ''];
      const circumstances = [
        fact.period === undefined ? '' : this.#composition.timeText(fact.period),
        fact.asOf === undefined ? '' : this.#word('fact.asOf', { date: this.#composition.timeText(fact.asOf) }),
        fact.claimants === undefined ? '' : this.#composition.options.catalogue.list(fact.claimants),
      ];
      const name = `fact ${fact.id}`;
      const isKeyFact = this.#data.summary?.keyFacts?.includes(fact.id) ?? false;
      return [
        { name, pieces: [...measure, this.#inline(fact.detail), ...amount, ...circumstances, this.#key(fact.sources)] },
        { name: `${name}, responsibility`, pieces: [fact.measure, this.#responsibility(fact), ...amount] },
        isKeyFact
          ? { name: `${name}, on the first page`, pieces: [fact.label ?? fact.measure, value.qualifier ?? '', this.#key(fact.sources), value.number, value.unit ?? ''] }
          : { name: `${name}, label`, pieces: [fact.measure, fact.label === fact.measure ? '' : fact.label ?? '', ...amount] },
        { name: `${name}, place`, pieces: [fact.place ?? ''] },
      ];
    });
  }

  #responsibility({ responsibility }: Fact): string {
    return responsibility === undefined ? '' : this.#word(`hedge.${responsibility.hedge}`, { party: responsibility.party });
  }

  #quotes(): Claim[] {
    return (this.#data.quotes ?? []).flatMap((quote): Claim[] => {
      const speakers = quote.speakers.map((speaker) => speaker.name);
      const roles = [...new Set(quote.speakers.flatMap(({ role, affiliation }) => [role ?? '', affiliation ?? '']))];
      const circumstances = [quote.occasion ?? '', quote.date === undefined ? '' : this.#composition.timeText(quote.date), quote.relayedBy === undefined ? '' : this.#word('quote.relayedBy', { name: quote.relayedBy })];
      const name = `quote ${quote.id}`;
      return [
        { name, pieces: [...this.#words(quote), this.#inline(quote.context), ...speakers, ...roles, ...circumstances, this.#key(quote.sources)] },
        { name: `${name}, group`, pieces: [quote.group ?? ''] },
      ];
    });
  }

  /** Word for word, each passage in quotation marks; a frame's own words around its fragments. */
  #words(quote: Quote): string[] {
    if (quote.text !== undefined) return [`"${quote.text}"`];
    const fragments = (quote.fragments ?? []).map(({ text }) => text);
    if (quote.frame === undefined) return fragments.map((text) => `"${text}"`);
    return [this.#inline(quote.frame).replace(/\{(\d+)\}/g, (_, number: string) => `"${fragments[Number(number) - 1] ?? ''}"`)];
  }

  #figures(): Claim[] {
    return (this.#data.figures ?? []).flatMap((figure): Claim[] => {
      const number = this.#composition.figures.get(figure.id);
      const label = number === undefined ? '' : this.#composition.figureLabel(number);
      const remarks = [this.#inline(figure.note), figure.credit ?? '', this.#key(figure.sources)];
      const name = `figure ${figure.id}`;
      if (figure.kind === 'table' || figure.kind === 'facts') return [{ name, pieces: [label, figure.title] }, { name: `${name}, note`, pieces: remarks }];
      return [{ name, pieces: [label, ...remarks, figure.title, figure.alt] }];
    });
  }

  #timeline(): Claim[] {
    // Entries of one time stand under it together, so the time may be some way above.
    return (this.#data.timeline ?? []).flatMap((entry, index): Claim[] => [
      { name: `timeline ${index + 1}`, pieces: [this.#inline(entry.text), this.#key(entry.sources)] },
      { name: `timeline ${index + 1}, time`, pieces: [`${this.#composition.timeText(entry.time)}${entry.inferred === undefined ? '' : ` [${entry.inferred}]`}`] },
    ]);
  }

  #actors(): Claim[] {
    return (this.#data.actors ?? []).map((actor) => ({
      name: `actor ${actor.name}`,
      pieces: [actor.name, actor.role ?? '', actor.affiliation ?? '', this.#inline(actor.position), this.#inline(actor.note), this.#key(actor.sources)],
    }));
  }

  #outlook(): Claim[] {
    const outlook = this.#data.outlook;
    return [
      ...(outlook?.nextSteps ?? []).map(({ time, text, sources }, index) => ({ name: `next step ${index + 1}`, pieces: [time === undefined ? '' : this.#composition.timeText(time), this.#inline(text), this.#key(sources)] })),
      ...(outlook?.openQuestions ?? []).map(({ question, text, sources }, index) => ({ name: `open question ${index + 1}`, pieces: [this.#inline(question), this.#inline(text), this.#key(sources)] })),
      ...(outlook?.options ?? []).map((option) => ({ name: `option ${option.title}`, pieces: [option.title, this.#inline(option.benefit), this.#inline(option.cost), this.#inline(option.risk)] })),
    ];
  }

  #glossary(): Claim[] {
    return (this.#data.glossary ?? []).map(({ term, expansion, definition }) => ({ name: `term ${term}`, pieces: [term, expansion ?? '', this.#inline(definition)] }));
  }

  #sources(): Claim[] {
    const { catalogue } = this.#composition.options;
    return this.#composition.briefing.sources.flatMap((source, index): Claim[] => {
      const reference = formatReference(source, catalogue, (markdown) => this.#composition.inline(markdown, ['sources', index, 'description']).toHTML());
      return [
        { name: `source ${source.id}`, pieces: [`[${index + 1}]`, sourceKind(source, catalogue) ?? '', textOf(reference.html)] },
        ...(source.voices ?? []).map(({ name, about, at }) => ({ name: `voice ${name}`, pieces: [name, about, at ?? ''] })),
      ];
    });
  }

  #word(key: string, values: Readonly<Record<string, string>> = {}): string {
    return this.#composition.word(key, values);
  }

  #inline(markdown: string | undefined): string {
    return markdown === undefined ? '' : textOf(this.#composition.inline(markdown, []).toHTML());
  }

  #key(references: readonly SourceReference[] | undefined): string {
    return textOf(this.#composition.key(references)?.toHTML() ?? '');
  }
}

function textOf(markup: string): string {
  return textContent(parseHtml(markup));
}

/** Running text and notes as composed, block by block, without the marks that call notes. */
function composedTexts(options: ComposeOptions): readonly Claim[] {
  const document = compose(options).value?.document;
  if (document === undefined) throw new Error('the briefing does not compose');
  const textWithoutCalls = (element: ReturnType<typeof findAll>[number]): string =>
    element.children.map((child) => ('attribs' in child && getAttribute(child, 'role') === 'doc-noteref' ? '' : 'children' in child ? textWithoutCalls(child as typeof element) : textContent(child))).join('');
  const notes = findById(document, 'notes');
  const list = notes === null ? [] : findAll(notes, ({ name }) => name === 'li');
  const paragraphs = ['minute', 'background', 'outlook', 'sources'].flatMap((id) => {
    const part = findById(document, id);
    return part === null ? [] : findAll(part, (element) => (element.name === 'p' || element.name === 'li') && !childElements(element).some(({ name }) => name === 'p' || name === 'a'));
  });
  return [
    ...list.map((note, index) => ({ name: `note ${index + 1}`, pieces: [textWithoutCalls(note)] })),
    ...paragraphs.map((paragraph) => ({ name: `paragraph “${textContent(paragraph).slice(0, 40)}…”`, pieces: [textWithoutCalls(paragraph)] })),
  ];
}
