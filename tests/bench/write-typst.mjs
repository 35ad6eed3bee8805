/** Writes the synthetic text for Typst: the same page, column, fonts and line height as the dossier’s. */

import { factWords, peerSpans, spaced } from './peer-text.mjs';

/**
 * @param {import('./synthetic-text.mjs').SyntheticText} text
 * @param {{ linebreaks: 'optimized' | 'simple' }} options total fit, as the dossier has it, or line by line, Typst’s default for ragged text
 * @returns {string} the source of one document
 */
export function typstSource(text, { linebreaks }) {
  const parts = [preamble(text, linebreaks), facts(text)];
  for (const { title, blocks } of text.sections) {
    parts.push(`== ${escape(spaced(title))}`);
    for (const block of blocks) parts.push(block.kind === 'table' ? table(block) : peerSpans(block.spans, text.facts, { escape, note: (note) => `#footnote[${note}]` }));
  }
  return `${parts.join('\n\n')}\n`;
}

function preamble({ title, bottomLine }, linebreaks) {
  return `#set document(title: "${title}")
#set page(paper: "a4", margin: (top: 25mm, bottom: 23.6mm, left: 70mm, right: 22mm),
  header: text(font: "Source Sans 3", size: 8.5pt)[${escape(title)}],
  footer: context text(font: "Source Sans 3", size: 11pt)[#counter(page).display("1 / 1", both: true)])
#set text(font: "Literata", size: 11pt, lang: "fr", hyphenate: true, top-edge: "baseline", bottom-edge: "baseline")
#set par(leading: 16pt, spacing: 24pt, justify: false, linebreaks: "${linebreaks}")
#set heading(numbering: none)
#show heading: set text(hyphenate: false)
#show heading.where(level: 2): set text(font: "Source Sans 3", size: 10.5pt, weight: 600)
#show footnote.entry: set text(font: "Source Sans 3", size: 9pt)
#show footnote.entry: set par(leading: 12pt)
#set table(stroke: none, inset: (x: 5pt, y: 10.45pt))
#show table: set text(font: "Source Sans 3", size: 9.5pt, hyphenate: false)
#show table: set par(leading: 12.5pt)
#align(horizon, text(size: 28pt, weight: 600)[#par(leading: 33pt)[${escape(spaced(title))}]])
#pagebreak()
#text(size: 14.5pt)[${escape(spaced(bottomLine))}]
#outline(depth: 2)
#pagebreak()
= Contexte`;
}

function facts(text) {
  return `#table(columns: (1fr, 1fr),\n${text.facts.slice(0, 6).map((fact) => `  [${escape(factWords(fact))}], [${escape(fact.measure)}],`).join('\n')}\n)`;
}

function table({ head, rows }) {
  const line = (cells) => cells.map((cell) => `[${escape(spaced(cell))}]`).join(', ');
  return `#table(columns: (auto, auto, auto, 1fr), align: (left, right, right, left),\n  table.header(${line(head)}),\n${rows.map((row) => `  ${line(row)},`).join('\n')}\n)`;
}

function escape(text) {
  return text.replace(/[\\#$*_`<>@[\]~]/gu, '\\$&');
}
