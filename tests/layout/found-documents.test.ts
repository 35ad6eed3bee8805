/** Documents in which random ones once broke a rule, cut down to what breaks it. */

import { expect, it } from 'vitest';

import { faultsOf } from './page-rules.js';
import { realFonts, setReal } from './real-stages.js';

const fonts = await realFonts();

it('paints no box shorter than its text where a cloned lower edge has no room', () => {
  const sheet = `html { font: 5pt/1.2 Narrow; hyphens: manual; orphans: 1; widows: 1; overflow-wrap: anywhere } body, figure { margin: 0; padding: 0 }
    li { margin-inline: 2.2em 0 } @page { size: 120pt 60pt; margin: 4pt 8pt 6pt }`;
  const html = '<html lang="en"><body><li style="min-height: 120pt; box-decoration-break: clone; padding: 3pt 0"><figure style="break-inside: avoid"><img src="60x40.png"><figcaption>202083 UN84 202085 Élysée86 202087 да88</figcaption></figure></li></body></html>';
  expect(faultsOf(setReal(sheet, html, fonts))).toEqual([]);
});
