/** What peers are given in place of Sheaf’s references: the words that Sheaf makes of them. */

/** French spaces that do not break, where Sheaf sets them by itself. */
export function spaced(text) {
  return text.replace(/« /gu, '«\u00a0').replace(/ ([»;:?!])/gu, '\u00a0$1');
}

/** “au moins 12 400 tonnes”. */
export function factWords({ qualifierText, value, unit }) {
  return `${qualifierText} ${String(value).replace(/\B(?=(\d{3})+$)/gu, '\u00a0')}\u00a0${unit}`;
}

/**
 * The spans of a paragraph as text, with notes in a format’s own manner.
 *
 * @param {readonly import('./synthetic-text.mjs').Span[]} spans
 * @param {readonly import('./synthetic-text.mjs').Fact[]} facts
 * @param {{ escape: (text: string) => string, note: (text: string) => string }} format
 */
export function peerSpans(spans, facts, { escape, note }) {
  return spans
    .map((span) => {
      if (typeof span === 'string') return escape(spaced(span));
      if ('note' in span) return note(escape(spaced(span.note)));
      if ('cite' in span) return escape(`[1, ${span.cite}]`);
      const fact = facts.find(({ id }) => id === span.fact);
      return escape(fact === undefined ? '' : factWords(fact));
    })
    .join('');
}
