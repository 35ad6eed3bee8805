/** `{{join names ", "}}`: a list's values with a separator between them; empty values are passed over. */

import { SafeHtml, escapeHtml, joinHtml } from '../safe-html.js';
import { Shown } from '../shown.js';
import { type Helper, HelperRefusal } from './helper.js';

export const join: Helper = {
  name: 'join',
  run([list, separator = ', ']) {
    if (!Array.isArray(list)) throw new HelperRefusal('its first parameter is not a list');
    if (typeof separator !== 'string') throw new HelperRefusal('the separator is not a text');
    const values: readonly unknown[] = list;
    const pieces = values.filter((value) => value !== null && value !== undefined && value !== '').map((value) => {
      if (value instanceof SafeHtml) return value;
      return value instanceof Shown ? value.markup : escapeHtml(String(value));
    });
    return joinHtml(pieces, separator);
  },
};
