/**
 * The print engine: HTML and CSS in, a tagged PDF out. It knows nothing of briefings.
 * Stages: css (style) → boxes → text (shape, break) → layout (pages of fragments) → pdf (draw and tag).
 */

import type { Diagnostic, Place } from '../diagnostics/index.js';
import type { Document } from '../html/dom.js';
import type { StyleSheetSource } from './css/style-engine.js';
import type { PageMapEntry } from './layout/fragment.js';
export type { PageMapEntry } from './layout/fragment.js';

/** Gives the bytes behind a URL of the document or its style sheets; null where there is nothing. Never reaches the network. */
export type AssetResolver = (url: string) => { readonly bytes: Uint8Array; readonly mediaType: string } | null;

export interface PdfMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject: string | null;
  readonly keywords: readonly string[];
  readonly publisher: string | null;
  readonly rights: string | null;
  /** BCP 47. */
  readonly language: string;
  /** Both dates of the file; nothing is taken from the clock. */
  readonly date: Date;
  readonly identifier: string | null;
}

export interface PrintInput {
  readonly document: Document;
  readonly styleSheets: readonly StyleSheetSource[];
  readonly resolve: AssetResolver;
  readonly metadata: PdfMetadata;
  /** The place in the author's files of an origin (`data-o`), for diagnostics. */
  readonly placeOf: (origin: string) => Place | null;
  /** False lays out without drawing: the page map alone. */
  readonly draw: boolean;
}

export interface PrintResult {
  /** Null where `draw` was false. */
  readonly pdf: Uint8Array | null;
  readonly pageCount: number;
  readonly pageMap: readonly PageMapEntry[];
  readonly diagnostics: readonly Diagnostic[];
}
