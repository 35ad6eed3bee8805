import { describe, expect, it } from 'vitest';
import { SafeHtml, escapeHtml, html, joinHtml } from '../../../src/templates/safe-html.js';

describe('safe markup', () => {
  it('escapes what is not markup and keeps what is', () => {
    expect(html`<a title="${'"><script>'}">${escapeHtml('<&')}${null}${3}</a>`.toHTML()).toBe('<a title="&quot;&gt;&lt;script&gt;">&lt;&amp;3</a>');
    expect(joinHtml([html`<b>1</b>`, escapeHtml('<')], ' < ').toHTML()).toBe('<b>1</b> &lt; &lt;');
  });

  it('is not imitated by an object with the same method names at the type level only', () => {
    expect(new SafeHtml('<b>')).toBeInstanceOf(SafeHtml);
    expect(html`${'x’é'}`.toHTML()).toBe('x’é');
  });
});
