/** What a helper is: a pure function that templates call by name. */

import type { SafeHtml } from '../safe-html.js';
import type { Shown } from '../shown.js';

/** What a helper may know beyond its parameters. */
export interface HelperScope {
  /** A string of the catalogue, filled in; null if there is none of that name. */
  translate(key: string, values: Readonly<Record<string, string>>): string | null;
}

export interface Helper {
  readonly name: string;
  /**
   * @param parameters as the template gives them, by position
   * @param named as the template gives them, by name (`n=1`)
   * @throws HelperRefusal
   */
  run(parameters: readonly unknown[], named: Readonly<Record<string, unknown>>, scope: HelperScope): string | boolean | SafeHtml | Shown;
}

/** Thrown by a helper that cannot work with what it was given; becomes a diagnostic at the call. */
export class HelperRefusal extends Error {
  override readonly name = 'HelperRefusal';
}
