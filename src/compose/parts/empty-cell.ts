/** What stands in a table's cell where there is nothing to say: a dash for the eye, which nobody wants to hear row by row. */

import { html } from '../../templates/index.js';

export const EMPTY_CELL = html`<span aria-hidden="true">–</span>`;
