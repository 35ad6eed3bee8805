import { describe, expect, it } from 'vitest';
import { linkAcrossFiles } from '../../../../src/editions/ebook/link-files.js';
import { isTag } from '../../../../src/html/dom.js';
import { parseFragment } from '../../../../src/html/parse.js';
import { serialiseXhtml } from '../../../../src/html/serialise.js';

function mended(one: string, two = '<p id="there"></p>'): string {
  const [first] = parseFragment(one).filter(isTag);
  const [second] = parseFragment(two).filter(isTag);
  if (first === undefined || second === undefined) throw new Error('no element');
  linkAcrossFiles([{ file: 'one.xhtml', root: first }, { file: 'two.xhtml', root: second }]);
  return serialiseXhtml(first);
}

describe('linkAcrossFiles', () => {
  it('names the file of a target elsewhere, and only there', () => {
    expect(mended('<p id="here"><a href="#there">x</a><a href="#here">y</a></p>')).toBe('<p id="here"><a href="two.xhtml#there">x</a><a href="#here">y</a></p>');
  });
  it.each(['#nowhere', 'file:///etc/passwd', '../other.html', 'javascript:void(0)', 'https://'])('takes %s away', (href) => {
    expect(mended(`<p><a role="doc-noteref" href="${href}">x</a></p>`)).toBe('<p><a>x</a></p>');
  });
  it('writes addresses as the standard has them', () => {
    expect(mended('<p><a href="https://example.org/a b|c?d=[1]">x</a></p>')).toBe('<p><a href="https://example.org/a%20b%7Cc?d=%5B1%5D">x</a></p>');
    expect(mended('<p><a href="mailto:a@example.org">x</a></p>')).toContain('mailto:a@example.org');
  });
});
