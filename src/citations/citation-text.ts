/** A reference as set text: pieces of which some are in italics, an address, or the day on which it is read. */

import { escapeAttribute } from '../html/serialise.js';

export type Piece =
  | string
  /** The title of a work by itself: italics. */
  | { readonly kind: 'work'; readonly text: string }
  | { readonly kind: 'address'; readonly text: string }
  /** Words with `{date}` in them, which whoever copies the reference fills; nothing where nobody does. `room` is about as long as what they become. */
  | { readonly kind: 'accessed'; readonly text: string; readonly room: string };

export type CitationText = readonly Piece[];

/** Sentences behind each other, a space between; what is null or empty is not there. */
export function sentences(...parts: readonly (Piece | CitationText | null)[]): CitationText {
  const kept = parts.flatMap((part) => (part === null || part === '' ? [] : [typeof part === 'object' && 'length' in part ? part : [part]])).filter((part) => part.length > 0);
  return kept.flatMap((part, index) => (index === 0 ? part : [' ', ...part]));
}

/** Ends in a full stop, unless it ends in a sign already. */
export function stopped(...pieces: CitationText): CitationText {
  const last = pieces.at(-1);
  const text = last === undefined ? '' : typeof last === 'string' ? last : last.text;
  return /[.?!…。？！؟]$/u.test(text) || text === '' ? pieces : [...pieces, '.'];
}

/** Without what is only known when it is read. */
export function plainCitation(citation: CitationText): string {
  return citation.map((piece) => (typeof piece === 'string' ? piece : piece.kind === 'accessed' ? '' : piece.text)).join('');
}

/** Markup for the page; the place of the day is empty until it is known, and keeps its room. */
export function citationMarkup(citation: CitationText): string {
  return citation.map((piece) => {
    if (typeof piece === 'string') return escapeAttribute(piece);
    const text = escapeAttribute(piece.text);
    switch (piece.kind) {
      case 'work': return `<i>${text}</i>`;
      case 'address': return `<bdi>${text}</bdi>`;
      case 'accessed': return `<span data-accessed="${text}" data-room="${escapeAttribute(piece.room)}"></span>`;
    }
  }).join('');
}
