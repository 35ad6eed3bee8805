/** The css stage's answer to the stages after it: the style of every element, pseudo-element and page. */

import type { Element } from '../../html/dom.js';
import type { CounterStyles } from './counter-styles.js';
import type { ComputedStyle, FontFaceRule, PageSelector, PageStyle } from './computed-style.js';

export type PseudoElement = 'before' | 'after' | 'marker' | 'footnote-call' | 'footnote-marker';

export interface StyleEngine {
  /** Equal styles are the same object, so that later stages may cache by identity. */
  styleOf(element: Element): ComputedStyle;
  /** The value of a custom property on an element, with every `var()` in it replaced; null where it has none. */
  customProperty(element: Element, name: string): string | null;
  /** Null where no rule gives the pseudo-element content (`marker` and the footnote ones have defaults: never null for list items and footnotes). */
  pseudoStyleOf(element: Element, pseudo: PseudoElement): ComputedStyle | null;
  /** The initial style, with the root element's inherited values: for anonymous boxes at the top. */
  readonly rootStyle: ComputedStyle;
  pageStyle(selector: PageSelector): PageStyle;
  /** Addresses of the pictures that margin boxes show. */
  readonly pageImages: readonly string[];
  /** Names of counters whose values only the pages give. */
  readonly pageCounters: ReadonlySet<string>;
  readonly fontFaces: readonly FontFaceRule[];
  /** Predefined ones and those of the sheets. */
  readonly counterStyles: CounterStyles;
}

export interface StyleSheetSource {
  readonly text: string;
  /** For diagnostics. */
  readonly file: string;
}
