/** `<p{{origin title}}>`: the `data-o` attribute of a value, with a space before it; nothing for what does not come from the data. */

import { ORIGIN_ATTRIBUTE } from '../../html/dom.js';
import { SafeHtml, escapeHtml, trustedHtml } from '../safe-html.js';
import { Shown } from '../shown.js';
import { type Helper, HelperRefusal } from './helper.js';

export const origin: Helper = {
  name: 'origin',
  run([value]) {
    if (value instanceof Shown) return trustedHtml(` ${ORIGIN_ATTRIBUTE}="${escapeHtml(value.origin).toHTML()}"`);
    if (value === null || typeof value === 'string' || value instanceof SafeHtml) return '';
    throw new HelperRefusal('its parameter is not a value that can be shown');
  },
};
