/** The cover's picture, by its bytes: what decides how its letters look. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect, it } from 'vitest';

import type { DocumentHead } from '../../../../src/compose/document.js';
import { coverFontFiles, type FontUse } from '../../../../src/figures/canvas/cover-fonts.js';
import { drawCoverImage } from '../../../../src/editions/ebook/cover-image.js';

const require = createRequire(import.meta.url);
const files = (use: FontUse): readonly Uint8Array[] => coverFontFiles(use, '').map((path) => readFileSync(require.resolve(`@expo-google-fonts/${path}`)));

function coverIn(language: string): Promise<Uint8Array> {
  // What a cover shows, and no more.
  const head = { title: 'Script', subtitle: null, series: null, publisher: null, marking: null, states: [], direction: 'ltr', language } as unknown as DocumentHead;
  return drawCoverImage({
    head, sheaf: '', asOf: null, logo: null,
    colours: { ground: '#0e3f4b', title: '#ffffff', text: '#f1e8d3', ribbon: '#d2a138' },
    fonts: { title: files('title'), serif: files('serif'), sans: files('sans'), sansBold: files('sansBold') },
  });
}

it('its letters are those of its own language, whatever the machine speaks', async () => {
  expect(Buffer.compare(await coverIn('en'), await coverIn('tr'))).not.toBe(0);
});
