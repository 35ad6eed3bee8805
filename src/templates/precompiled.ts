/** Sheaf's own templates, compiled beforehand. None in this module; the command's bundle has them all in its place (`finish-lib.mjs`). */

import type { PartialCall } from './check-names.js';

export interface Precompiled {
  /** What it was made from: another text of that name, the user's or a newer one, is compiled anew. */
  readonly text: string;
  readonly partials: readonly PartialCall[];
  /** As `Handlebars.template` takes it. */
  readonly specification: TemplateSpecification;
}

/** By name: `briefing/quotes`. */
export const PRECOMPILED: ReadonlyMap<string, Precompiled> = new Map();
