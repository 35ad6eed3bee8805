/** Compiles one template: syntax, names, then JavaScript; the latter as text too, so that it can be done beforehand. */

import Handlebars from 'handlebars';
import type { Diagnostic } from '../diagnostics/index.js';
import { type PartialCall, checkNames } from './check-names.js';
import { HELPERS } from './helpers/index.js';
import { syntaxFault } from './syntax-fault.js';
import type { TemplateSource } from './template-source.js';

export interface CheckedTemplate {
  /** Null where diagnostics say why it cannot be carried out. */
  readonly tree: hbs.AST.Program | null;
  readonly partials: readonly PartialCall[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Handlebars' own that stay; `log` would write to the console. */
const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup'];
const HELPER_NAMES: ReadonlySet<string> = new Set([...BUILT_IN, ...HELPERS.map((helper) => helper.name)]);

export const COMPILE_OPTIONS = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries([...HELPER_NAMES].map((helper) => [helper, true])),
  preventIndent: true,
} as const;

export function checkTemplate(source: TemplateSource): CheckedTemplate {
  try {
    const tree = Handlebars.parse(source.text);
    const { partials, diagnostics } = checkNames(source, tree, HELPER_NAMES);
    return { tree: diagnostics.length > 0 ? null : tree, partials, diagnostics };
  } catch (error) {
    return { tree: null, partials: [], diagnostics: [syntaxFault(source, error)] };
  }
}

/** The JavaScript of a template, as an object literal for Handlebars' `template`; null where it has faults. */
export function precompileTemplate(source: TemplateSource): { readonly partials: readonly PartialCall[]; readonly code: string } | null {
  const { tree, partials } = checkTemplate(source);
  // The published types know `precompile` without a syntax tree and of an unknown result: it is text.
  return tree === null ? null : { partials, code: String(Handlebars.precompile(tree, COMPILE_OPTIONS)) };
}
