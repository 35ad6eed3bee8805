/** Diagnostics as plain data: they are sent between threads and kept in the cache. */

import type { Diagnostic } from '../diagnostics/index.js';

/** An underlying error goes along as its text. */
export function plainCause(diagnostic: Diagnostic): Diagnostic {
  const { cause } = diagnostic;
  return cause === undefined || cause === null ? diagnostic : { ...diagnostic, cause: cause instanceof Error ? cause.stack ?? cause.message : String(cause) };
}
