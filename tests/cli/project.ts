/** A project of its own for each test, in a temporary folder, and the command run on it in this process. */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.js';
import { nodeFileSystem } from '../../src/host/node-host.js';
import { fontCacheOfTests } from '../support/font-cache.js';

export interface Answer {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface JsonAnswer {
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly hints: readonly string[]; readonly place: { readonly file: string; readonly start: { readonly line: number; readonly column: number } } | null }[];
  readonly briefings: readonly { readonly slug: string; readonly outcome: string; readonly pages: number | null; readonly files: readonly { readonly path: string; readonly bytes: number }[] }[];
}

export class Project {
  readonly root = mkdtempSync(join(tmpdir(), 'sheaf-cli-'));
  /** Whether sites have full-text search, whose index takes a tenth of a second. */
  search = false;

  constructor(files: Readonly<Record<string, string>> = {}) {
    mkdirSync(fontCacheOfTests(), { recursive: true });
    mkdirSync(join(this.root, '.sheaf/cache'), { recursive: true });
    symlinkSync(fontCacheOfTests(), join(this.root, '.sheaf/cache/fonts'));
    this.write(files);
  }

  /** A project that stands where this one does now. Gone when the test ends. */
  copy(): Project {
    const made = project();
    made.remove('.sheaf');
    cpSync(this.root, made.root, { recursive: true, verbatimSymlinks: true });
    return made;
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), content);
    }
    return this;
  }

  /** Files of the repository. */
  copyFrom(folder: URL, path: string): this {
    cpSync(folder, join(this.root, path), { recursive: true });
    return this;
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  has(path: string): boolean {
    return statSync(join(this.root, path), { throwIfNoEntry: false }) !== undefined;
  }

  remove(...paths: readonly string[]): void {
    for (const path of paths) rmSync(join(this.root, path), { recursive: true, force: true });
  }

  /** Every file below a folder, by path, with its bytes. */
  files(folder: string): ReadonlyMap<string, Buffer> {
    const found = new Map<string, Buffer>();
    if (!this.has(folder)) return found;
    for (const name of readdirSync(join(this.root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(this.root, folder, name);
      if (statSync(path).isFile()) found.set(relative(join(this.root, folder), path), readFileSync(path));
    }
    return found;
  }

  async run(args: readonly string[], environment: Readonly<Record<string, string>> = {}, terminal: { readonly columns: number } | null = null): Promise<Answer> {
    let out = '';
    let err = '';
    const status = await run(args[0] === 'build' && !this.search && !args.includes('--no-search') ? [...args, '--no-search'] : args, {
      out: { write: (text) => void (out += text), isTerminal: terminal !== null, columns: terminal?.columns ?? 100, colour: terminal !== null },
      err: { write: (text) => void (err += text), isTerminal: terminal !== null, columns: terminal?.columns ?? 100, colour: terminal !== null },
      workingFolder: this.root,
      environment,
      fs: nodeFileSystem(),
      elapsed: () => 0,
      version: '1.2.3',
    });
    return { status, out, err };
  }

  async json(args: readonly string[]): Promise<JsonAnswer & { readonly status: number }> {
    const { status, out } = await this.run([...args, '--json']);
    // The command's own JSON: its shape is what these tests are about.
    return { status, ...(JSON.parse(out) as JsonAnswer) };
  }

  discard(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Gone when the test ends. */
export function project(files: Readonly<Record<string, string>> = {}): Project {
  const made = new Project(files);
  onTestFinished(() => made.discard());
  return made;
}

/** Letters that every site of these tests shows, so that all share the fonts cut for them. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789';

/** A small briefing without a warning. */
export function briefing(title: string, more = ''): string {
  return `title: ${title}\nlanguage: en\ndate: 2020-02-27\nsummary: { bottomLine: All is well. ${LETTERS} }\n${more}`;
}

/** “DATA-010 briefings/bad/briefing.yaml:4:1”. */
export function shown({ diagnostics }: JsonAnswer): readonly string[] {
  return diagnostics.map(({ code, place }) => (place === null ? code : `${code} ${place.file}:${place.start.line}:${place.start.column}`));
}
