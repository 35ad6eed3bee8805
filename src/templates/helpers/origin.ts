/** `<p{{origin title}}>`: the `data-o` attribute of a value, with a space before it; nothing for an empty value. */

import { ORIGIN_ATTRIBUTE } from '../../html/dom.js';
import { escapeHtml, trustedHtml } from '../safe-html.js';
import { Shown } from '../shown.js';
import { type Helper, HelperRefusal } from './helper.js';

export const origin: Helper = {
  name: 'origin',
  run([value]) {
    if (value === null || value === undefined) return '';
    const path = value instanceof Shown ? value.origin : value;
    if (typeof path !== 'string') throw new HelperRefusal('this value does not know where it comes from');
    return trustedHtml(` ${ORIGIN_ATTRIBUTE}="${escapeHtml(path).toHTML()}"`);
  },
};
