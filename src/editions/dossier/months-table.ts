/**
 * Sets a long series of months as a table of years and months: a page in print instead of twenty, and heard as
 * “1998, May, 368.95”.
 */

import { element } from '../../html/build.js';
import type { Element } from '../../html/dom.js';
import { childElements, findAll, findFirst, getAttribute, textContent } from '../../html/walk.js';

/** Shorter series stand as they are. */
const LONG = 36;

/**
 * A table with a row for each year, or null where the table is no long series of months with one value each.
 *
 * @param language in which the months are named
 */
export function monthsTable(table: Element, language: string): Element | null {
  const months = monthsOf(table);
  if (months === null || months.size < LONG) return null;
  const headers = findAll(table, ({ name }) => name === 'thead').flatMap((head) => findAll(head, ({ name }) => name === 'th')).map((header) => textContent(header));
  const years = [...new Set([...months.keys()].map((month) => month.slice(0, 4)))].sort();
  const names = Array.from({ length: 12 }, (_, index) => new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2001, index, 1)));
  const head = element('tr', {}, [element('th', { scope: 'col' }, [headers[1] ?? '']), ...names.map((name) => element('th', { scope: 'col', class: 'n' }, [name]))]);
  const rows = years.map((year) => {
    const cells = names.map((_, index) => element('td', { class: 'n' }, [months.get(`${year}-${String(index + 1).padStart(2, '0')}`) ?? element('span', { 'aria-hidden': 'true' }, ['–'])]));
    return element('tr', {}, [element('th', { scope: 'row' }, [year]), ...cells]);
  });
  return element('table', { class: 'data months' }, [element('thead', {}, [head]), element('tbody', {}, rows)]);
}

/** Values by month (`1998-05`); null where a row is anything else, or a month comes twice. */
function monthsOf(table: Element): ReadonlyMap<string, string> | null {
  const months = new Map<string, string>();
  const body = findFirst(table, ({ name }) => name === 'tbody');
  for (const row of body === null ? [] : childElements(body)) {
    const [when, value, ...others] = childElements(row);
    const time = when === undefined ? null : findFirst(when, ({ name }) => name === 'time');
    const month = /^(\d{4}-\d{2})(?:-01)?$/.exec(time === null ? '' : (getAttribute(time, 'datetime') ?? ''))?.[1];
    if (month === undefined || value === undefined || others.length > 0 || months.has(month)) return null;
    months.set(month, textContent(value));
  }
  return months;
}
