/** Markup that Sheaf's own renderers have made, and that templates therefore do not escape again. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/**
 * Well-formed HTML of known origin. A value becomes SafeHtml only through `trustedHtml` (by a renderer that
 * escapes what authors wrote) or through `escapeHtml`; a string is never taken for one.
 */
export class SafeHtml {
  readonly #markup: string;

  /** For `trustedHtml` and `escapeHtml`; elsewhere call those. */
  constructor(markup: string) {
    this.#markup = markup;
  }

  /** Called by Handlebars, which escapes every value that has no such method. */
  toHTML(): string {
    return this.#markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** Vouches for markup: only for renderers that escape every string of an author's themselves. */
export function trustedHtml(markup: string): SafeHtml {
  return new SafeHtml(markup);
}

/** Text as markup: safe in element content and in quoted attribute values. */
export function escapeHtml(text: string): SafeHtml {
  return new SafeHtml(text.replace(/[&<>"'`]/g, (character) => ESCAPES[character] ?? character));
}

/**
 * Builds markup from a literal and values; strings among the values are escaped, null leaves nothing.
 *
 * @example html`<b>${name}</b>`
 */
export function html(literals: TemplateStringsArray, ...values: readonly (SafeHtml | string | number | null)[]): SafeHtml {
  const pieces = literals.map((literal, index) => {
    const value = values[index];
    if (value === undefined || value === null) return literal;
    return literal + (value instanceof SafeHtml ? value : escapeHtml(String(value))).toHTML();
  });
  return new SafeHtml(pieces.join(''));
}

/** Joins markup with a separator (text, escaped). */
export function joinHtml(pieces: readonly SafeHtml[], separator: string): SafeHtml {
  return new SafeHtml(pieces.map(String).join(escapeHtml(separator).toHTML()));
}
