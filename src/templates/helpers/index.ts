/** All helpers that templates may call, besides Handlebars' own if, unless, each, with and lookup. */

import { eq } from './eq.js';
import type { Helper } from './helper.js';
import { join } from './join.js';
import { origin } from './origin.js';
import { some } from './some.js';
import { t } from './t.js';

export const HELPERS: readonly Helper[] = [eq, join, origin, some, t];
