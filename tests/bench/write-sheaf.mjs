/** Writes the synthetic text as a briefing of Sheaf’s: a project folder that `sheaf build --root` takes. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SLUG = 'synthetic';

/**
 * @param {import('./synthetic-text.mjs').SyntheticText} text
 * @param {string} root an empty folder
 */
export function writeSheaf(text, root) {
  const folder = join(root, 'briefings', SLUG);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, 'briefings', 'sheaf.yaml'), 'title: Synthèse\nlanguage: fr\npage: A4\n');
  for (const section of text.sections) writeFileSync(join(folder, `${section.id}.md`), sectionMarkdown(section));
  const sources = [{ id: 'log', at: 'p. 1' }];
  const briefing = {
    title: text.title,
    language: 'fr',
    date: '2026-03-14',
    version: '1',
    summary: { bottomLine: text.bottomLine, keyFacts: text.facts.slice(0, 6).map(({ id }) => id) },
    facts: text.facts.map(({ id, measure, value, unit, qualifier }) => ({ id, measure, value, unit, qualifier, sources })),
    background: text.sections.map(({ id, title }) => ({ id, title, file: `${id}.md` })),
    sources: [{ id: 'log', type: 'report', title: 'Registre de l’essai', issued: '2026' }],
  };
  // JSON is YAML, and needs no care for quotation marks.
  writeFileSync(join(folder, 'briefing.yaml'), `${JSON.stringify(briefing, null, 2)}\n`);
}

function sectionMarkdown({ blocks }) {
  const notes = [];
  const span = (part) => {
    if (typeof part === 'string') return part;
    if ('fact' in part) return `@fact:${part.fact}`;
    if ('cite' in part) return `[@log, ${part.cite}]`;
    notes.push(part.note);
    return `[^n${notes.length}]`;
  };
  const written = blocks.map((block) => (block.kind === 'table' ? table(block) : block.spans.map(span).join('')));
  return `${[...written, ...notes.map((note, index) => `[^n${index + 1}]: ${note}`)].join('\n\n')}\n`;
}

function table({ head, rows }) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), '|---|--:|--:|---|', ...rows.map(line)].join('\n');
}
