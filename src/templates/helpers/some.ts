/** `{{#if (some role relayed date)}}`: whether at least one value is there; an empty list is not. */

import type { Helper } from './helper.js';

export const some: Helper = {
  name: 'some',
  run: (parameters) =>
    parameters.some((value) => value !== null && value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0)),
};
