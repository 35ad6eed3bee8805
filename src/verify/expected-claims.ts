/** All that a briefing claims, from its data: what each edition must carry, word for word and number for number. */

import type { Briefing, DataPath } from '../briefing/briefing.js';
import type { Fact, Quote, SourceReference } from '../briefing/schema.js';
import { formatReference, sourceKind } from '../citations/source-list.js';
import { compose } from '../compose/compose.js';
import { Composition } from '../compose/composition.js';
import type { ComposeOptions } from '../compose/compose-options.js';
import { keyFacts } from '../compose/parts/minute-part.js';
import { stateMarks } from '../compose/state-marks.js';
import { parseHtml } from '../html/parse.js';
import { textContent } from '../html/walk.js';
import type { Catalogue } from '../language/catalogue.js';
import { dress } from '../language/micro-typography.js';
import type { Templates } from '../templates/index.js';
import type { Claim, Piece } from './claim.js';
import { blockTexts, composedTexts } from './composed-texts.js';

export const CORRECTION = 'the correction';

export interface Expectation {
  readonly briefing: Briefing;
  readonly house: ComposeOptions['house'];
  readonly catalogue: Catalogue;
  readonly templates: Templates;
  readonly embargoIsOver: boolean;
}

/** Those of the running text are left out where a template has a fault, which a build tells of. */
export function expectedClaims(given: Expectation): readonly Claim[] {
  // Drawings are looked for by their alternative text.
  const options: ComposeOptions = { ...given, drawFigure: () => ({ value: '', diagnostics: [] }) };
  const composed = compose(options).value;
  const { language } = given.briefing.data;
  const ofData = new Expected(new Composition(options)).all().map((claim): Claim => ({ ...claim, pieces: claim.pieces.map(({ text, path }) => ({ text: dress(text, language), path })) }));
  return [...ofData, ...(composed === null ? [] : composedTexts(composed.document))];
}

/** Text with its place. */
function piece(text: string | undefined, ...path: DataPath): Piece {
  return { text: text ?? '', path };
}

class Expected {
  readonly #composition: Composition;
  readonly #data: Briefing['data'];

  constructor(composition: Composition) {
    this.#composition = composition;
    this.#data = composition.briefing.data;
  }

  all(): readonly Claim[] {
    return [...this.#head(), ...this.#notices(), ...this.#summary(), ...this.#facts(), ...this.#quotes(), ...this.#figures(), ...this.#timeline(), ...this.#actors(), ...this.#outlook(), ...this.#glossary(), ...this.#sources()];
  }

  #head(): readonly Claim[] {
    const { title, subtitle, asOf, period, nextUpdate, version, identifier, replaces, authors } = this.#data;
    const time = (given: Parameters<Composition['timeText']>[0] | undefined): string => (given === undefined ? '' : this.#composition.timeText(given));
    return [
      { name: 'title and deck', pieces: [piece(title, 'title'), piece(subtitle, 'subtitle')] },
      { name: 'the date up to which the facts hold', pieces: [piece(time(asOf), 'asOf')] },
      { name: 'the period', pieces: [piece(time(period), 'period')] },
      { name: 'the next update', pieces: [piece(time(nextUpdate), 'nextUpdate')] },
      { name: 'the version', pieces: [piece(version, 'version')] },
      { name: 'the identifier', pieces: [piece(identifier, 'identifier')] },
      { name: 'what it replaces', pieces: [piece(replaces, 'replaces')] },
      ...(authors ?? []).map(({ name }, index): Claim => ({ name: `author ${name}`, pieces: [piece(name, 'authors', index, 'name')] })),
    ];
  }

  /** What binds the reader, or puts right what was read before. */
  #notices(): readonly Claim[] {
    const { correction, handling, readingNote, statement, licence, revisions } = this.#data;
    return [
      { name: CORRECTION, pieces: [piece(this.#inline(correction), 'correction')], isAlwaysInBrief: true },
      { name: 'the marking', pieces: [piece(handling?.marking, 'handling', 'marking')], isAlwaysInBrief: true },
      ...stateMarks(this.#composition).map(({ kind, text }): Claim => ({ name: kind === 'embargo' ? 'the embargo' : 'the status', pieces: [kind === 'embargo' ? piece(text, 'handling', 'embargo') : piece(text, 'status')], isAlwaysInBrief: true })),
      { name: 'how to read it', pieces: this.#running(readingNote, 'readingNote') },
      { name: 'the statement', pieces: this.#running(statement, 'statement') },
      { name: 'the licence', pieces: [piece(licence, 'licence')] },
      ...(revisions ?? []).map(({ version, date, changes }, index): Claim => {
        const at = (text: string, step: string): Piece => piece(text, 'revisions', index, step);
        return { name: `revision ${version}`, pieces: [at(version, 'version'), at(date === undefined ? '' : this.#composition.timeText(date), 'date'), at(this.#inline(changes), 'changes')] };
      }),
    ];
  }

  #summary(): readonly Claim[] {
    const { bottomLine, points, questions } = this.#data.summary ?? {};
    const at = (text: string | undefined, ...steps: DataPath): Piece => piece(text, 'summary', ...steps);
    return [
      { name: 'the bottom line', pieces: [at(this.#inline(bottomLine), 'bottomLine')] },
      ...(points ?? []).map(({ label, text }, index): Claim => ({ name: `point ${index + 1}`, pieces: [at(label, 'points', index, 'label'), at(this.#inline(text), 'points', index, 'text')] })),
      ...(questions ?? []).map(({ question, answer }, index): Claim => ({ name: `question ${index + 1}`, pieces: [at(question, 'questions', index, 'question'), at(this.#inline(answer), 'questions', index, 'answer')] })),
    ];
  }

  #facts(): readonly Claim[] {
    const keyFactIds = new Set(keyFacts(this.#composition).map(({ fact }) => fact.id));
    return [...this.#composition.facts.values()].flatMap((located): readonly Claim[] => {
      const { fact, path } = located;
      const at = (text: string | undefined, ...steps: DataPath): Piece => piece(text, ...path, ...steps);
      const value = this.#composition.value(located);
      const measure = [at(fact.partOf === undefined ? '' : this.#word('fact.partOf'), 'partOf'), at(fact.measure, 'measure')];
      const amount = [at(value.qualifier ?? '', 'qualifier'), at(value.number, 'value'), at(value.unit ?? '', 'unit')];
      const circumstances = [
        at(fact.period === undefined ? '' : this.#composition.timeText(fact.period), 'period'),
        at(fact.asOf === undefined ? '' : this.#word('fact.asOf', { date: this.#composition.timeText(fact.asOf) }), 'asOf'),
        at(fact.claimants === undefined ? '' : this.#composition.options.catalogue.list(fact.claimants), 'claimants'),
      ];
      const key = at(this.#key(fact.sources), 'sources');
      const name = `fact ${fact.id}`;
      return [
        { name, pieces: [...measure, at(this.#inline(fact.detail), 'detail'), ...amount, ...circumstances, key] },
        { name: `${name}, responsibility`, pieces: [at(fact.measure, 'measure'), at(this.#responsibility(fact), 'responsibility'), ...amount] },
        keyFactIds.has(fact.id)
          ? { name: `${name}, on the first page`, pieces: [at(fact.label ?? fact.measure, 'label'), ...amount] }
          : { name: `${name}, label`, pieces: [at(fact.measure, 'measure'), at(fact.label === fact.measure ? '' : fact.label, 'label'), ...amount] },
        { name: `${name}, place`, pieces: [at(fact.place, 'place')] },
      ];
    });
  }

  #responsibility({ responsibility }: Fact): string {
    return responsibility === undefined ? '' : this.#word(`hedge.${responsibility.hedge}`, { party: responsibility.party });
  }

  #quotes(): readonly Claim[] {
    return (this.#data.quotes ?? []).flatMap((quote, index): readonly Claim[] => {
      const at = (text: string | undefined, ...steps: DataPath): Piece => piece(text, 'quotes', index, ...steps);
      const speakers = quote.speakers.map(({ name }, speaker) => at(name, 'speakers', speaker, 'name'));
      const roles = [...new Set(quote.speakers.flatMap(({ role, affiliation }) => [role ?? '', affiliation ?? '']))].map((text) => at(text, 'speakers'));
      const name = `quote ${quote.id}`;
      return [
        {
          name,
          pieces: [
            ...this.#words(quote, index), at(this.#inline(quote.context), 'context'), ...speakers, ...roles, at(quote.occasion, 'occasion'),
            at(quote.date === undefined ? '' : this.#composition.timeText(quote.date), 'date'),
            at(quote.relayedBy === undefined ? '' : this.#word('quote.relayedBy', { name: quote.relayedBy }), 'relayedBy'),
            at(this.#key(quote.sources), 'sources'),
          ],
        },
        { name: `${name}, group`, pieces: [at(quote.group, 'group')] },
      ];
    });
  }

  /** Word for word, each passage in quotation marks; a frame's own words around its fragments. */
  #words(quote: Quote, index: number): readonly Piece[] {
    const at = (text: string, ...steps: DataPath): Piece => piece(text, 'quotes', index, ...steps);
    if (quote.text !== undefined) return [at(`"${quote.text}"`, 'text')];
    const fragments = (quote.fragments ?? []).map(({ text }) => text);
    if (quote.frame === undefined) return fragments.map((text, fragment) => at(`"${text}"`, 'fragments', fragment, 'text'));
    return [at(this.#inline(quote.frame).replace(/\{(\d+)\}/g, (_, number: string) => `"${fragments[Number(number) - 1] ?? ''}"`), 'frame')];
  }

  #figures(): readonly Claim[] {
    return (this.#data.figures ?? []).flatMap((figure, index): readonly Claim[] => {
      const at = (text: string | undefined, ...steps: DataPath): Piece => piece(text, 'figures', index, ...steps);
      const number = this.#composition.figures.get(figure.id);
      const label = at(number === undefined ? '' : this.#composition.figureLabel(number), 'id');
      const remarks = [at(this.#inline(figure.note), 'note'), at(figure.credit, 'credit'), at(this.#key(figure.sources), 'sources')];
      const name = `figure ${figure.id}`;
      if (figure.kind === 'table' || figure.kind === 'facts') return [{ name, pieces: [label, at(figure.title, 'title')] }, { name: `${name}, note`, pieces: remarks }];
      // Between drawing and caption a chart's data may stand.
      return [{ name, pieces: [at(figure.title, 'title'), at(figure.alt, 'alt')] }, { name: `${name}, caption`, pieces: [label, ...remarks] }];
    });
  }

  #timeline(): readonly Claim[] {
    // Entries of one time stand under it together, so the time may be some way above.
    return (this.#data.timeline ?? []).flatMap((entry, index): readonly Claim[] => {
      const at = (text: string, ...steps: DataPath): Piece => piece(text, 'timeline', index, ...steps);
      return [
        { name: `timeline ${index + 1}`, pieces: [at(this.#inline(entry.text), 'text'), at(this.#key(entry.sources), 'sources')] },
        { name: `timeline ${index + 1}, time`, pieces: [at(`${this.#composition.timeText(entry.time)}${entry.inferred === undefined ? '' : ` [${entry.inferred}]`}`, 'time')] },
      ];
    });
  }

  #actors(): readonly Claim[] {
    return (this.#data.actors ?? []).map((actor, index): Claim => {
      const at = (text: string | undefined, ...steps: DataPath): Piece => piece(text, 'actors', index, ...steps);
      const { name, role, affiliation, position, note, sources } = actor;
      return { name: `actor ${name}`, pieces: [at(name, 'name'), at(role, 'role'), at(affiliation, 'affiliation'), at(this.#inline(position), 'position'), at(this.#inline(note), 'note'), at(this.#key(sources), 'sources')] };
    });
  }

  #outlook(): readonly Claim[] {
    const outlook = this.#data.outlook;
    const at = (kind: string, index: number) => (text: string, step: string): Piece => piece(text, 'outlook', kind, index, step);
    return [
      ...(outlook?.nextSteps ?? []).map(({ time, text, sources }, index): Claim => {
        const own = at('nextSteps', index);
        return { name: `next step ${index + 1}`, pieces: [own(time === undefined ? '' : this.#composition.timeText(time), 'time'), own(this.#inline(text), 'text'), own(this.#key(sources), 'sources')] };
      }),
      ...(outlook?.openQuestions ?? []).map(({ question, text, sources }, index): Claim => {
        const own = at('openQuestions', index);
        return { name: `open question ${index + 1}`, pieces: [own(this.#inline(question), 'question'), own(this.#inline(text), 'text'), own(this.#key(sources), 'sources')] };
      }),
      ...(outlook?.options ?? []).map(({ title, benefit, cost, risk }, index): Claim => {
        const own = at('options', index);
        return { name: `option ${title}`, pieces: [own(title, 'title'), own(this.#inline(benefit), 'benefit'), own(this.#inline(cost), 'cost'), own(this.#inline(risk), 'risk')] };
      }),
    ];
  }

  #glossary(): readonly Claim[] {
    return (this.#data.glossary ?? []).map(({ term, expansion, definition }, index): Claim => {
      const at = (text: string | undefined, step: string): Piece => piece(text, 'glossary', index, step);
      return { name: `term ${term}`, pieces: [at(term, 'term'), at(expansion, 'expansion'), at(this.#inline(definition), 'definition')] };
    });
  }

  #sources(): readonly Claim[] {
    const { catalogue } = this.#composition.options;
    return this.#composition.briefing.sources.flatMap((source, index): readonly Claim[] => {
      const at = (text: string, ...steps: DataPath): Piece => piece(text, 'sources', index, ...steps);
      const reference = formatReference(source, catalogue, (markdown) => this.#composition.inline(markdown, ['sources', index, 'description']).toHTML());
      return [
        { name: `source ${source.id}`, pieces: [at(`[${index + 1}]`, 'id'), at(sourceKind(source, catalogue) ?? '', 'type'), at(textOf(reference.html))] },
        ...(source.voices ?? []).map(({ name, about, at: locator }, voice): Claim => ({ name: `voice ${name}`, pieces: [at(name, 'voices', voice, 'name'), at(about, 'voices', voice, 'about'), at(locator ?? '', 'voices', voice, 'at')] })),
      ];
    });
  }

  #word(key: string, values: Readonly<Record<string, string>> = {}): string {
    return this.#composition.word(key, values);
  }

  #inline(markdown: string | undefined): string {
    return markdown === undefined ? '' : textOf(this.#composition.inline(markdown, []).toHTML());
  }

  /** Block by block. */
  #running(markdown: string | undefined, step: string): readonly Piece[] {
    return markdown === undefined ? [] : blockTexts(parseHtml(this.#composition.running(markdown, [step]).toHTML())).map((text) => piece(text, step));
  }

  #key(references: readonly SourceReference[] | undefined): string {
    return textOf(this.#composition.key(references)?.toHTML() ?? '');
  }
}

function textOf(markup: string): string {
  return textContent(parseHtml(markup));
}
