/** Sources: the list, who is heard through each, how to read the figures, versions and colophon. */

import { formatReference, sourceKind } from '../../citations/source-list.js';
import { Shown, trustedHtml } from '../../templates/index.js';
import type { Composition } from '../composition.js';
import type { Claim } from '../document.js';

export interface SourcesView {
  readonly title: string;
  readonly sources: readonly { readonly id: string; readonly number: string; readonly kind: Shown | null; readonly reference: Shown }[];
  readonly heard: readonly { readonly number: string; readonly voices: readonly VoiceView[] }[];
  readonly reading: Shown | null;
  readonly statement: Shown | null;
  readonly licence: Shown | null;
  /** True where there is something to say of versions or of making. */
  readonly versioned: boolean;
  readonly revisions: readonly { readonly version: Shown; readonly date: Shown | null; readonly changes: Shown }[];
  /** The version, where no revision names it. */
  readonly remarks: readonly Shown[];
  /** How many claims carry a source; null without any. */
  readonly colophon: string | null;
}

interface VoiceView {
  readonly name: Shown;
  readonly about: Shown;
  readonly at: Shown | null;
}

export function sourcesPart(composition: Composition, claims: readonly Claim[]): SourcesView | null {
  const { data, sources } = composition.briefing;
  const remarks = versionRemarks(composition);
  const revisions = revisionViews(composition);
  const colophon = claims.length === 0 ? null : `${composition.options.catalogue.plural('colophon.claims', claims.length)} ${composition.word('colophon.editions')}`;
  const view: SourcesView = {
    title: composition.word('part.sources'),
    sources: sources.map((source, index) => ({
      id: `source-${source.id}`,
      number: `[${index + 1}]`,
      kind: composition.optionalText(sourceKind(source, composition.options.catalogue) ?? undefined, ['sources', index, 'type']),
      reference: reference(composition, index),
    })),
    heard: heardThrough(composition),
    reading: data.readingNote === undefined ? null : composition.running(data.readingNote, ['readingNote']),
    statement: data.statement === undefined ? null : composition.running(data.statement, ['statement']),
    licence: composition.optionalText(data.licence, ['licence']),
    versioned: revisions.length > 0 || remarks.length > 0 || colophon !== null,
    revisions,
    remarks,
    colophon,
  };
  const isEmpty = view.sources.length === 0 && view.reading === null && view.statement === null && view.licence === null && !view.versioned;
  return isEmpty ? null : view;
}

function reference(composition: Composition, index: number): Shown {
  const source = composition.briefing.sources[index];
  const path = ['sources', index];
  if (source === undefined) return composition.text('', path);
  const { html } = formatReference(source, composition.options.catalogue, (markdown) => composition.inline(markdown, [...path, 'description']).toHTML());
  return new Shown(trustedHtml(html === '' ? source.id : html), `sources[${index}]`);
}

function heardThrough(composition: Composition): { number: string; voices: VoiceView[] }[] {
  return composition.briefing.sources.flatMap(({ voices }, index) => {
    if (voices === undefined || voices.length === 0) return [];
    const views = voices.map(({ name, about, at }, voice) => ({
      name: composition.text(name, ['sources', index, 'voices', voice, 'name']),
      about: composition.text(about, ['sources', index, 'voices', voice, 'about']),
      at: composition.optionalText(at, ['sources', index, 'voices', voice, 'at']),
    }));
    return [{ number: `[${index + 1}]`, voices: views }];
  });
}

function revisionViews(composition: Composition): { version: Shown; date: Shown | null; changes: Shown }[] {
  return (composition.briefing.data.revisions ?? []).map(({ version, date, changes }, index) => ({
    version: composition.text(composition.word('head.versionNumber', { version }), ['revisions', index, 'version']),
    date: composition.optionalTime(date, ['revisions', index, 'date']),
    changes: composition.inline(changes, ['revisions', index, 'changes']),
  }));
}

function versionRemarks(composition: Composition): Shown[] {
  const { version, revisions } = composition.briefing.data;
  const isNamed = version === undefined || (revisions ?? []).some((revision) => revision.version === version);
  return [
    isNamed ? null : composition.text(`${composition.word('head.versionNumber', { version })}.`, ['version']),
  ].filter((remark) => remark !== null);
}
