/** Writes the synthetic text as HTML with a style sheet for paged media, for WeasyPrint: the dossier’s page, column and fonts. */

import { pathToFileURL } from 'node:url';

import { factWords, peerSpans, spaced } from './peer-text.mjs';

/**
 * @param {import('./synthetic-text.mjs').SyntheticText} text
 * @param {{ serif: string, serifBold: string, sans: string, sansBold: string }} fonts paths of font files
 */
export function printHtml(text, fonts) {
  const sections = text.sections.map(({ id, title, blocks }) => `<h2 id="${id}">${escape(spaced(title))}</h2>\n${blocks.map((block) => (block.kind === 'table' ? table(block) : paragraph(block, text.facts))).join('\n')}`);
  const contents = text.sections.map(({ id, title }) => `<li><a href="#${id}">${escape(spaced(title))}</a></li>`);
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${escape(text.title)}</title><style>${styles(fonts)}</style></head><body>
<h1>${escape(spaced(text.title))}</h1>
<p class="lead">${escape(spaced(text.bottomLine))}</p>
<table>${text.facts.slice(0, 6).map((fact) => `<tr><td>${escape(factWords(fact))}</td><td>${escape(fact.measure)}</td></tr>`).join('')}</table>
<ul class="contents">${contents.join('\n')}</ul>
${sections.join('\n')}
</body></html>
`;
}

function paragraph({ spans }, facts) {
  return `<p>${peerSpans(spans, facts, { escape, note: (note) => `<span class="fn">${note}</span>` })}</p>`;
}

function table({ head, rows }) {
  const line = (cells, name) => `<tr>${cells.map((cell, index) => `<${name}${index === 1 || index === 2 ? ' class="n"' : ''}>${escape(spaced(cell))}</${name}>`).join('')}</tr>`;
  return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

function styles(fonts) {
  const face = (family, weight, file) => `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${pathToFileURL(file)}"); }`;
  return `
${face('Literata', 400, fonts.serif)} ${face('Literata', 600, fonts.serifBold)} ${face('Source Sans 3', 400, fonts.sans)} ${face('Source Sans 3', 600, fonts.sansBold)}
@page { size: A4; margin: 25mm 22mm 23.6mm 70mm; @top-left { content: string(title); font: 8.5pt "Source Sans 3"; } @bottom-left { content: counter(page) " / " counter(pages); font: 11pt "Source Sans 3"; } }
body { font: 11pt/16pt "Literata"; margin: 0; }
h1 { font: 600 28pt/33pt "Literata"; string-set: title content(); break-after: page; }
h2 { font: 600 10.5pt/14pt "Source Sans 3"; break-after: avoid; margin: 16pt 0 0; }
p { margin: 8pt 0 0; hyphens: auto; orphans: 2; widows: 2; }
.lead { font-size: 14.5pt; line-height: 22pt; }
.contents { list-style: none; padding: 0; break-after: page; }
.contents a::before { content: target-counter(attr(href), page) " "; }
table { font: 9.5pt/12.5pt "Source Sans 3"; border-collapse: collapse; margin: 8pt 0; width: 118mm; }
.n { text-align: right; }
.fn { float: footnote; font: 9pt/12pt "Source Sans 3"; }`;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
