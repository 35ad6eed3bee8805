import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

describe('package.json and README', () => {
  it('offer only modules that exist', () => {
    const { exports, bin } = JSON.parse(read('package.json')) as { exports: Record<string, string>; bin: Record<string, string> };
    // `lib/command/` holds the bundle of `lib/cli/`.
    const sources = [...Object.values(exports), ...Object.values(bin)].map((path) =>
      path.replace(/^(\.\/)?lib\//, 'src/').replace(/^src\/command\//, 'src/cli/').replace(/\.js$/, '.ts'),
    );
    expect(sources.length).toBeGreaterThan(1);
    expect(sources.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
  });

  it('link to files that exist', () => {
    // Links in samples lead where their reader's own files are.
    const text = read('README.md').replace(/^```.*?^```/gms, '');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !existsSync(resolve(ROOT, link)))).toEqual([]);
  });

  it('name every dependency in the table', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const table = read('README.md').split('## What Sheaf stands on')[1] ?? '';
    // The table shortens names that share a beginning: `…/source-sans-3`, `-footnote`.
    const named = (name: string): boolean =>
      [name, name.replace(/^@[^/]+\//, '…/'), name.replace(/^markdown-it-/, '-')].some((shown) => table.includes(`\`${shown}\``));
    expect(Object.keys(dependencies).filter((name) => !named(name))).toEqual([]);
  });
});
