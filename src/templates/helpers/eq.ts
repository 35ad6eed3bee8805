/** `{{#if (eq kind "table")}}`: whether two values are the same. */

import type { Helper } from './helper.js';

export const eq: Helper = {
  name: 'eq',
  run: ([first, second]) => first === second,
};
