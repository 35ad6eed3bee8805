import { describe, expect, it } from 'vitest';
import { openEdition } from '../../../src/verify/finished-edition.js';
import { writeHeard } from '../../../src/verify/write-heard.js';
import { memoryFileSystem } from '../../support/memory-file-system.js';

function open(files: Readonly<Record<string, string>>, edition: 'html' | 'pdf' | 'epub' = 'html'): ReturnType<typeof openEdition> {
  return openEdition({ fs: memoryFileSystem(files), out: '/out' }, 'river', edition);
}

describe('a finished edition', () => {
  it('a page is heard without what its own style sheets hide; sheets from elsewhere are not looked for', () => {
    const page = '<html lang="en"><head><title>T</title><link rel="stylesheet" href="../assets/site.css?v=1"><link rel="stylesheet" href="https://river.example/x.css"><link rel="stylesheet" href="../../secret.css"></head><body><p class="a">a</p><p class="b">b</p></body></html>';
    const outcome = open({ '/out/river/index.html': page, '/out/assets/site.css': '.a { display: none }', '/secret.css': '.b { display: none }' });
    expect(outcome.kind === 'read' ? writeHeard(outcome.reading.heard) : outcome).toBe('title: T\nlanguage: en\n\nparagraph: b\n');
  });

  it.each<readonly [string, 'html' | 'pdf' | 'epub', Readonly<Record<string, string>>, unknown]>([
    ['that is not there', 'pdf', {}, { kind: 'missing' }],
    ['that is a folder', 'html', { '/out/river/index.html/x': '' }, { kind: 'missing' }],
    ['that is something else', 'pdf', { '/out/river/river.pdf': '<html>' }, { kind: 'unreadable', reason: 'it is not a PDF' }],
    ['that is empty', 'epub', { '/out/river/river.epub': '' }, { kind: 'unreadable', reason: 'it is not a ZIP file, or a broken one' }],
    ['that goes deeper than any page', 'html', { '/out/river/index.html': '<div>'.repeat(20_000) }, { kind: 'unreadable', reason: 'it goes deeper, or is larger, than any edition' }],
  ])('%s', (_name, edition, files, outcome) => {
    expect(open(files, edition)).toEqual(outcome);
  });
});
