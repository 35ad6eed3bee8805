/** Writes the synthetic text as Pandoc’s Markdown. */

import { factWords, peerSpans, spaced } from './peer-text.mjs';

/** @param {import('./synthetic-text.mjs').SyntheticText} text */
export function pandocMarkdown(text) {
  const notes = [];
  const note = (words) => `[^${notes.push(words)}]`;
  const parts = [`---\ntitle: "${text.title}"\nlang: fr\ndate: 2026-03-14\n---`, escape(spaced(text.bottomLine)), pipeTable(['', ''], text.facts.slice(0, 6).map((fact) => [factWords(fact), fact.measure]))];
  for (const { id, title, blocks } of text.sections) {
    parts.push(`# ${escape(spaced(title))} {#${id}}`);
    for (const block of blocks) parts.push(block.kind === 'table' ? pipeTable(block.head, block.rows) : peerSpans(block.spans, text.facts, { escape, note }));
  }
  return `${[...parts, ...notes.map((words, index) => `[^${index + 1}]: ${words}`)].join('\n\n')}\n`;
}

function pipeTable(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => escape(spaced(cell))).join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index === 1 || index === 2 ? '--:' : '---')).join('|')}|`, ...rows.map(line)].join('\n');
}

function escape(text) {
  return text.replace(/[\\`*_[\]{}<>#|~^$@]/gu, '\\$&');
}
