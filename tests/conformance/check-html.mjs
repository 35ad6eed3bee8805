/** Checks each page of a built site against the HTML standard, and each of its links against what is there. */

import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { filesIn } from './editions.mjs';
import { outcome } from './outcome.mjs';

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} two for each page
 */
export async function checkHtml(folder, name) {
  const { HtmlValidate } = await import('html-validate');
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
  const files = new Set(filesIn(folder));
  const texts = new Map([...files].filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const outcomes = [];
  for (const [file, text] of texts) {
    const report = await validator.validateString(text, file);
    const findings = report.results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`));
    outcomes.push(outcome('valid HTML', `${name}/${file}`, findings));
    outcomes.push(outcome('links lead somewhere', `${name}/${file}`, brokenLinks(file, text, { files, texts })));
  }
  return outcomes;
}

/** Links to files that are not there, or to ids that a page has not. */
function brokenLinks(file, text, { files, texts }) {
  const broken = [];
  for (const [, attribute] of text.matchAll(/\s(?:href|src|srcset)="([^"]*)"/g)) {
    const link = attribute.replaceAll('&amp;', '&');
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) continue;
    const [path = '', fragment = ''] = link.split('#');
    const joined = path === '' ? file : path.startsWith('/') ? path.slice(1) : posix.join(dirname(file), path);
    const target = decodeURIComponent(joined === '.' ? '' : joined);
    const resolved = target === '' || target.endsWith('/') ? `${target}index.html` : target;
    if (!files.has(resolved)) broken.push(`leads to nothing: ${link}`);
    else if (fragment !== '' && texts.has(resolved) && !hasId(texts.get(resolved), decodeURIComponent(fragment))) broken.push(`leads to no such id: ${link}`);
  }
  return [...new Set(broken)];
}

function hasId(text, id) {
  return text.includes(` id="${id}"`);
}
