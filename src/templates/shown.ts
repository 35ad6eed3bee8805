/** A value on its way into a template, together with the place in the data that it comes from. */

import type { SafeHtml } from './safe-html.js';

/**
 * In a template `{{title}}` writes the value and `{{origin title}}` its `data-o` attribute, by which a fault
 * found later (a missing glyph, a box too wide) is traced back to the line that the author wrote.
 */
export class Shown {
  readonly markup: SafeHtml;
  /** A data path such as `facts[3].label`. */
  readonly origin: string;

  constructor(markup: SafeHtml, origin: string) {
    this.markup = markup;
    this.origin = origin;
  }

  toHTML(): string {
    return this.markup.toHTML();
  }

  toString(): string {
    return this.markup.toHTML();
  }
}
