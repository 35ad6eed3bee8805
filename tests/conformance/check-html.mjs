/** Checks each page of a built site against the HTML standard. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn } from './editions.mjs';
import { outcome } from './outcome.mjs';

/**
 * @param {string} folder an output folder
 * @param {string} name what to call it
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each page
 */
export async function checkHtml(folder, name) {
  const { HtmlValidate } = await import('html-validate');
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
  const outcomes = [];
  for (const file of filesIn(folder).filter((one) => one.endsWith('.html'))) {
    const report = await validator.validateString(readFileSync(join(folder, file), 'utf8'), file);
    const findings = report.results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`));
    outcomes.push(outcome('valid HTML', `${name}/${file}`, findings));
  }
  return outcomes;
}
