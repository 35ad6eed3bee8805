import { expect, it } from 'vitest';

import { briefingAddress, hasBriefingLinks, leadInsideVolume, publicAddress, settleBriefingLinks } from '../../../src/compose/briefing-links.js';
import { prefixIds, prefixKeys } from '../../../src/compose/prefix-ids.js';
import type { Element } from '../../../src/html/dom.js';
import { parseHtml } from '../../../src/html/parse.js';
import { serialiseHtml } from '../../../src/html/serialise.js';
import { findFirst } from '../../../src/html/walk.js';

function root(markup: string): Element {
  const found = findFirst(parseHtml(markup), () => true);
  if (found === null) throw new Error('no element');
  return found;
}

it('ids bear the slug, and so does all that refers to them; other addresses stay', () => {
  const section = root('<section id="a" aria-labelledby="t u"><a href="#t">x</a><a href="https://example.org/#t">y</a><td headers="r c"></td><img src="assets/map.png"><span id="page-3" role="doc-pagebreak"></span><svg><path fill="url(#g)"/></svg></section>');
  prefixIds(section, 'river');
  expect(serialiseHtml(section)).toBe('<section id="river--a" aria-labelledby="river--t river--u"><a href="#river--t">x</a><a href="https://example.org/#t">y</a><td headers="river--r river--c"></td><img src="assets/river--map.png"><span id="page-3" role="doc-pagebreak"></span><svg><path fill="url(#river--g)"></path></svg></section>');
});

it('keys and origins say which briefing they are of', () => {
  const section = root('<p data-k="3" data-o="facts[0].unit">x</p>');
  prefixKeys(section, 'river');
  expect(serialiseHtml(section, { keepOwnAttributes: true })).toBe('<p data-k="river/3" data-o="river/facts[0].unit">x</p>');
});

it('links to briefings lead where the edition has them; without an address they are words', () => {
  const text = root(`<p><a href="${briefingAddress('river', 'fig-map')}">in</a> <a href="${briefingAddress('sea', null)}">out <b>there</b></a> <a href="https://example.org/">web</a></p>`);
  expect(hasBriefingLinks(text)).toBe(true);
  settleBriefingLinks(text, (slug, id) => (slug === 'river' ? briefingAddress(slug, id) : null));
  prefixIds(text, 'sea');
  leadInsideVolume(text);
  expect(serialiseHtml(text)).toBe('<p><a href="#river--fig-map">in</a> out <b>there</b> <a href="https://example.org/">web</a></p>');
  expect(hasBriefingLinks(text)).toBe(false);
  expect([publicAddress('https://example.org/x/', 'sea', 'minute'), publicAddress(undefined, 'sea', null)]).toEqual(['https://example.org/x/sea/#minute', null]);
});
