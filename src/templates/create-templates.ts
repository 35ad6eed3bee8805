/**
 * Templates: finds them, compiles each once, and carries them out.
 *
 * In: a name and a view model whose optional fields are explicit nulls. Out: markup, or diagnostics at file,
 * line and column of the template. What always holds: every text is escaped unless Sheaf's own renderers made
 * it (`SafeHtml`); a template reaches nothing but the view model's own values and the helpers; a faulty template
 * is a diagnostic, never a crash. Handlebars is loaded by this folder only: import it with `import()`.
 */

import Handlebars from 'handlebars';
import type { Diagnostic, Outcome, Place } from '../diagnostics/index.js';
import { partialsTooDeep, templateNotFound, unknownPartial } from '../diagnostics/catalogue/templates.js';
import type { PartialCall } from './check-names.js';
import { COMPILE_OPTIONS, checkTemplate } from './compile-template.js';
import { type Helper, HelperRefusal, type HelperScope } from './helpers/helper.js';
import { HELPERS } from './helpers/index.js';
import { PRECOMPILED } from './precompiled.js';
import { LocatedFault, type Location, RefusedCall, locateFault } from './runtime-fault.js';
import type { TemplateSource } from './template-source.js';

export interface Templates {
  /**
   * Carries out a template.
   *
   * @param context the view model; its own properties only are seen
   * @param scope what helpers may know; without it, `t` knows no text
   * @returns the markup; empty where a diagnostic is an error
   */
  render(name: string, context: unknown, scope?: HelperScope): Outcome<string>;
}

export interface TemplatesOptions {
  /** Looks a template up by its path below `templates/`, without `.hbs`; the caller knows which folder comes first. */
  find(name: string): { readonly text: string; readonly file: string } | null;
}

const MAX_DEPTH = 40;

type Run = (context: unknown, options: Handlebars.RuntimeOptions) => string;

interface Loaded {
  readonly source: TemplateSource;
  readonly partials: readonly PartialCall[];
  readonly diagnostics: readonly Diagnostic[];
  readonly run: Run;
}

/** Templates on an instance of Handlebars of their own. */
export function createTemplates(options: TemplatesOptions): Templates {
  const library = new TemplateLibrary(options);
  return { render: (name, context, scope) => library.render(name, context, scope ?? { translate: () => null }) };
}

class TemplateLibrary {
  readonly #options: TemplatesOptions;
  readonly #handlebars: typeof Handlebars = Handlebars.create();
  readonly #loaded = new Map<string, Loaded | null>();
  /** The chain of templates now being carried out, outermost first. */
  readonly #chain: Loaded[] = [];
  #scope: HelperScope = { translate: () => null };

  constructor(options: TemplatesOptions) {
    this.#options = options;
    this.#handlebars.unregisterHelper('log');
    for (const helper of HELPERS) this.#register(helper);
  }

  render(name: string, context: unknown, scope: HelperScope): Outcome<string> {
    const diagnostics: Diagnostic[] = [];
    const main = this.#loadAll(name, [], diagnostics);
    if (main === null) return { value: '', diagnostics: [templateNotFound({ name })] };
    if (diagnostics.length > 0) return { value: '', diagnostics };
    this.#scope = scope;
    try {
      return { value: this.#enter(main, context, {}), diagnostics: [] };
    } catch (error) {
      if (!(error instanceof LocatedFault)) throw error;
      return { value: '', diagnostics: [error.diagnostic] };
    } finally {
      this.#chain.length = 0;
    }
  }

  #register(helper: Helper): void {
    this.#handlebars.registerHelper(helper.name, (...received: unknown[]) => {
      // Handlebars passes its options last; `loc` is missing from its published types.
      const call = received.at(-1) as Handlebars.HelperOptions & { readonly loc?: Location };
      try {
        return helper.run(received.slice(0, -1), call.hash, this.#scope);
      } catch (error) {
        if (error instanceof HelperRefusal) throw new RefusedCall(helper.name, error, call.loc ?? null);
        throw error;
      }
    });
  }

  /** A template with all that it includes, each once; their diagnostics are gathered in order. */
  #loadAll(name: string, chain: readonly Place[], diagnostics: Diagnostic[], seen = new Set<string>()): Loaded | null {
    const template = this.#load(name);
    if (template === null || seen.has(name)) return template;
    seen.add(name);
    const trace = chain.map(includedFrom);
    diagnostics.push(...template.diagnostics.map((diagnostic) => ({ ...diagnostic, trace })));
    for (const partial of template.partials) {
      const included = this.#loadAll(partial.name, [...chain, partial.place], diagnostics, seen);
      if (included === null) diagnostics.push(unknownPartial({ name: partial.name }, { place: partial.place, trace }));
    }
    return template;
  }

  #load(name: string): Loaded | null {
    const known = this.#loaded.get(name);
    if (known !== undefined) return known;
    const found = this.#options.find(name);
    const loaded = found === null ? null : this.#compile({ name, ...found });
    this.#loaded.set(name, loaded);
    return loaded;
  }

  #compile(source: TemplateSource): Loaded {
    const ready = PRECOMPILED.get(source.name);
    if (ready !== undefined && ready.text === source.text) {
      const partials = ready.partials.map(({ name, place }) => ({ name, place: { ...place, file: source.file } }));
      return this.#offer(source, partials, this.#handlebars.template(ready.specification));
    }
    const { tree, partials, diagnostics } = checkTemplate(source);
    if (tree === null) return { source, partials, diagnostics, run: () => '' };
    return this.#offer(source, partials, this.#handlebars.compile(tree, COMPILE_OPTIONS));
  }

  /** Other templates may include it from now on. */
  #offer(source: TemplateSource, partials: readonly PartialCall[], run: Run): Loaded {
    const loaded: Loaded = { source, partials, diagnostics: [], run };
    this.#handlebars.registerPartial(source.name, (context: unknown, options?: Handlebars.RuntimeOptions) => this.#enter(loaded, context, options ?? {}));
    return loaded;
  }

  #enter(template: Loaded, context: unknown, options: Handlebars.RuntimeOptions): string {
    this.#chain.push(template);
    if (this.#chain.length > MAX_DEPTH) {
      const caller = this.#chain.at(-2);
      const call = caller?.partials.find((partial) => partial.name === template.source.name);
      const trace = this.#trace().slice(-3);
      this.#chain.pop();
      throw new LocatedFault(partialsTooDeep({ name: template.source.name, limit: MAX_DEPTH }, { place: call?.place ?? null, trace }));
    }
    try {
      return template.run(context, { ...options, allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    } catch (error) {
      throw locateFault({ error, source: template.source, context, trace: this.#trace() });
    } finally {
      this.#chain.pop();
    }
  }

  /** How Sheaf came to the innermost template: one line for each that includes the next. */
  #trace(): readonly string[] {
    return this.#chain.slice(0, -1).map((template, index) => {
      const next = this.#chain[index + 1];
      const call = template.partials.find((partial) => partial.name === next?.source.name);
      return call === undefined ? `in ${template.source.file}` : includedFrom(call.place);
    });
  }
}

function includedFrom(place: Place): string {
  return `included from ${place.file}:${place.start.line}:${place.start.column}`;
}
