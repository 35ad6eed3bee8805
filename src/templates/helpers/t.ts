/** `{{t "keyFigures"}}`, `{{t "figureNumber" n=2}}`: a string of the catalogue, in the page's language. */

import { type Helper, HelperRefusal } from './helper.js';

export const t: Helper = {
  name: 't',
  run([key], named, scope) {
    if (typeof key !== 'string') throw new HelperRefusal('its parameter is not the name of a text');
    const values = Object.fromEntries(Object.entries(named).map(([name, value]) => [name, String(value)]));
    const text = scope.translate(key, values);
    if (text === null) throw new HelperRefusal(`the catalogue has no text “${key}”`);
    return text;
  },
};
