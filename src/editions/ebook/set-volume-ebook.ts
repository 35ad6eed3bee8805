/**
 * Makes the e-book of a volume: one cover, its briefings as parts, the page numbers of the volume's own PDF.
 *
 * In: a composed volume whose documents bear page marks, templates, styles, pictures by the addresses that they have in
 * the volume. Out: as of a briefing's e-book.
 */

import type { Volume } from '../../compose/compose-volume.js';
import type { Outcome } from '../../diagnostics/index.js';
import type { Catalogue } from '../../language/catalogue.js';
import { rootTokens } from '../../print/css/root-properties.js';
import { type BookResources, makeBook } from './make-book.js';
import { type VolumeCut, cutVolume } from './volume-chapters.js';

export interface VolumeEbookOptions extends BookResources {
  readonly volume: Volume;
  readonly catalogueOf: (language: string) => Catalogue;
  readonly assets: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mediaType: string }>;
  /** Drawn from the volume's frame, as of a briefing. */
  readonly cover: Promise<Uint8Array>;
}

export function setVolumeEbook(options: VolumeEbookOptions): Promise<Outcome<Uint8Array | null>> {
  const { volume, templates, catalogueOf, styleSheets } = options;
  let made: VolumeCut | null = null;
  const cutOnce = (): VolumeCut => (made ??= cutVolume({ volume, templates, catalogueOf, tokens: rootTokens(styleSheets('shared'), 'light') }));
  return makeBook({ ...options, head: volume.frame.head, cut: () => cutOnce().cut, entries: () => cutOnce().entries });
}
