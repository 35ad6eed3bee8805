import { describe, expect, it } from 'vitest';
import { dropContents } from '../../../../src/editions/ebook/drop-contents.js';
import { parseHtml } from '../../../../src/html/parse.js';
import { serialiseXhtml } from '../../../../src/html/serialise.js';

function dropped(html: string): string {
  const document = parseHtml(html.replace(/\|(\d)\|/g, '<b role="doc-pagebreak">$1</b>'));
  dropContents(document);
  return serialiseXhtml(document).replace(/<b role="doc-pagebreak">(\d)<\/b>/g, '|$1|');
}

describe('dropContents', () => {
  it('gives a page that begins in the list to what follows', () => {
    expect(dropped('<section class="part"><p>x</p><nav>|3|In this</nav></section><section class="part"><h2>Next</h2></section>')).toBe('<section class="part"><p>x</p></section><section class="part"><h2>|3|Next</h2></section>');
  });
  it('unless another page begins there', () => {
    expect(dropped('<section class="part"><p>x</p><nav>|3|In</nav></section><section class="part"><h2>|4|Next</h2></section>')).toBe('<section class="part"><p>x</p></section><section class="part"><h2>|4|Next</h2></section>');
  });
  it('takes a part that holds nothing else with it', () => {
    expect(dropped('<section class="part"><h2>|2|Contents</h2><nav>In</nav></section><section class="part"><h2>Next</h2></section>')).toBe('<section class="part"><h2>|2|Next</h2></section>');
  });
  it('copes with nothing after it', () => {
    expect(dropped('<section class="part"><p>x</p><nav>|3|In</nav></section>')).toBe('<section class="part"><p>x</p></section>');
  });
});
