/** The picture for links to a page: its shape, its weight, the same bytes each time. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { type CardOptions, drawCard } from '../../../../src/editions/site/card-image.js';
import { type FontUse, coverFontFiles } from '../../../../src/figures/canvas/cover-fonts.js';
import { drawSheaf } from '../../../../src/figures/sheaf.js';

const USES: readonly FontUse[] = ['title', 'serif', 'sans', 'sansBold'];
const CLAIMS = Array.from({ length: 90 }, (_, index) => ({ kind: index % 2 === 0 ? ('fact' as const) : ('other' as const), words: index % 25, locatorLength: index % 20 }));
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsanpassungsgesetz '.repeat(12);

function card(more: Partial<CardOptions> = {}): CardOptions {
  const texts = [more.title, more.publisher].join(' ');
  const files = (use: FontUse) => coverFontFiles(use, texts).map((path) => ({ name: `test-${path}`, read: () => readFileSync(fileURLToPath(new URL(`../../../../node_modules/@expo-google-fonts/${path}`, import.meta.url))) }));
  return {
    language: 'en', direction: 'ltr', title: 'Two ends of a bridge', subtitle: 'What is known', publisher: 'Press office', series: 'Notes, no. 3', date: '27 February 2020', marking: 'TLP:CLEAR', states: [],
    sheaf: drawSheaf(CLAIMS, { format: 'card', direction: more.direction ?? 'ltr' }), logo: null,
    colours: { ground: '#0e3f4b', title: '#ffffff', text: '#f1e8d3', ribbon: '#d2a138' },
    fonts: { title: files(USES[0] ?? 'title'), serif: files('serif'), sans: files('sans'), sansBold: files('sansBold') },
    ...more,
  };
}

it.each<[string, Partial<CardOptions>]>([
  ['a short title', {}],
  ['a title longer than any card', { title: LONG, subtitle: LONG, publisher: LONG, series: LONG, date: LONG, marking: 'TLP:AMBER+STRICT', states: ['DRAFT'] }],
  ['a script from right to left', { language: 'ar', direction: 'rtl', title: 'مستقبل التعاون الإقليمي', publisher: 'مكتب الصحافة', subtitle: null }],
  ['nothing but a title', { title: '\u0000', subtitle: null, publisher: null, series: null, date: null, marking: null, sheaf: '' }],
])('%s: 1,200 × 630 pixels in less than 100 kB', async (_, more) => {
  const png = Buffer.from(await drawCard(card(more)));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThan(100_000);
});

it('has the same bytes each time, whatever was drawn before or meanwhile', async () => {
  const [first, other, again] = await Promise.all([drawCard(card()), drawCard(card({ title: 'Another', logo: null })), drawCard(card())]);
  expect(Buffer.compare(first, again)).toBe(0);
  expect(Buffer.compare(first, other)).not.toBe(0);
});
