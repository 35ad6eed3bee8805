/** Types of the little that is used of Eleventy 3.1, which ships without. */

declare module '@11ty/eleventy' {
  /** Data of a template as Eleventy hands it back to `render`. */
  export type TemplateData = Readonly<Record<string, unknown>>;

  export interface JavaScriptTemplate {
    data(): TemplateData;
    render(data: TemplateData): string;
  }

  export interface UserConfig {
    addTemplate(virtualInputPath: string, content: JavaScriptTemplate): void;
    addTemplateFormats(formats: string): void;
    setTemplateFormats(formats: readonly string[]): void;
    setUseGitIgnore(use: boolean): void;
    /** What is merged from all configuration: the files of a build are looked up there. */
    on(event: 'eleventy.config', handler: (config: { getConfig(): { readonly virtualTemplates: Record<string, unknown> } }) => void): void;
    on(event: 'eleventy.before', handler: () => void | Promise<void>): void;
    on(event: 'eleventy.after', handler: (build: FinishedBuild) => void | Promise<void>): void;
    /** By input path; documented as what `addTemplate` fills. */
    readonly virtualTemplates: Record<string, unknown>;
    readonly ignores: Set<string>;
    addWatchTarget(path: string): void;
    /** @param handler false passes the template over */
    addPreprocessor(name: string, extensions: string, handler: (data: { readonly page: { readonly inputPath: string } }) => false | undefined): void;
    addCollection(name: string, items: (api: CollectionApi) => readonly CollectionItem[]): void;
    addFilter(name: string, filter: (...values: readonly never[]) => unknown): void;
    addShortcode(name: string, shortcode: (this: ShortcodeScope, ...values: readonly never[]) => string): void;
  }

  export interface CollectionItem {
    readonly url: string | false;
    readonly data: TemplateData;
  }

  export interface CollectionApi {
    getAll(): readonly CollectionItem[];
  }

  export interface ShortcodeScope {
    readonly page?: { readonly url: string | false };
  }

  export interface FinishedBuild {
    readonly directories: { readonly output: string };
    /** The pages of this build. */
    readonly results: readonly RenderedPage[];
    readonly outputMode: 'fs' | 'json' | 'ndjson';
  }

  export interface EleventyOptions {
    readonly quietMode?: boolean;
    /** False reads no configuration file. */
    readonly configPath?: string | false;
    readonly config?: (config: UserConfig) => void | Promise<void>;
  }

  export interface RenderedPage {
    readonly url: string;
    readonly inputPath: string;
    readonly outputPath: string;
    readonly content: string;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options?: EleventyOptions);
    disableLogger(): void;
    /** Renders all templates without writing them. */
    toJSON(): Promise<readonly RenderedPage[]>;
  }
}
