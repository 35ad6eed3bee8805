import { describe, expect, it } from 'vitest';

import { pageForSearch } from '../../../src/publish/search-pages.js';
import { entry } from '../editions/site/site-fixture.js';

const page = (html: string | null) => pageForSearch({ entry: entry('one', { title: 'A "title" & <more>' }), html, description: 'What it says.', authors: ['Ada'], topic: [], place: [], year: [] });

describe('pageForSearch', () => {
  it('reads the main part alone, and parts words of neighbouring cells', () => {
    const text = page('<html><nav>Site</nav><main class="frame"><dl><dt>Level</dt><dd>about <b>90</b>%</dd></dl></main><footer>End</footer></html>');
    expect(text).toContain('<dl><dt>Level</dt> <dd>about <b>90</b>%</dd> </dl>');
    expect(text).not.toMatch(/Site|End/);
  });
  it('reads of a volume what it is about', () => expect(page(null)).toContain('<p>What it says</p><p>What it says.</p>'));
  it('keeps names as text', () => expect(page(null)).toContain('data-title="A &quot;title&quot; &amp; &lt;more&gt;"'));
});
