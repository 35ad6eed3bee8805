/** Fonts cut for the site, shared by all tests of one run: cutting them is most of what building a small site takes. */

import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function fontCacheOfTests(): string {
  return join(tmpdir(), `sheaf-test-fonts-${process.pid}`);
}
