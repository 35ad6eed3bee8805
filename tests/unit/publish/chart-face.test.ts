import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_BRAND } from '../../../src/briefing/brand/brand.js';
import { fontAdvances } from '../../../src/briefing/brand/font-file.js';
import { textWidth } from '../../../src/figures/text-width.js';
import { measureForCharts } from '../../../src/publish/chart-face.js';

const font = (path: string): Uint8Array => readFileSync(new URL(`../../../node_modules/@expo-google-fonts/${path}`, import.meta.url));
const LITERATA = font('literata/400Regular/Literata_400Regular.ttf');
const SANS = font('source-sans-3/400Regular/SourceSans3_400Regular.ttf');
const LABEL = 'Personen, vertrieben seit Dezember 2019';

const measure = (css: string, brand = NO_BRAND) => measureForCharts('print', { styles: { sheets: () => [{ file: 'shared.css', text: css }] }, brand, font });
const sum = (bytes: Uint8Array, size: number): number => [...LABEL].reduce((width, letter) => width + (fontAdvances(bytes)(letter.codePointAt(0) ?? 0) ?? 0) * size, 0);

describe('measureForCharts', () => {
  it('measures in the house’s own face from its table', () => {
    expect(measure(':root { --label-face: "Source Sans 3"; --chart-face: var(--label-face) }')).toBe(textWidth);
    expect(textWidth(LABEL, 10)).toBeCloseTo(sum(SANS, 10), 1);
  });
  it('measures in the face that a theme takes', () => {
    const wide = measure(':root { --text-face: "Literata"; --label-face: var(--text-face); --chart-face: var(--label-face) }');
    expect(wide(LABEL, 10)).toBeCloseTo(sum(LITERATA, 10), 5);
    expect(wide(LABEL, 10, 600)).toBeGreaterThan(wide(LABEL, 10));
  });
  it('measures in a brand’s own file, and its thickened letters as a little wider', () => {
    const brand = { ...NO_BRAND, fonts: [{ role: 'label' as const, weight: 400 as const, style: 'normal' as const, path: 'a.ttf', bytes: LITERATA, isForPrintOnly: false }] };
    const own = measure(':root { --chart-face: "Brand Label", "Source Sans 3" }', brand);
    expect(own(LABEL, 10)).toBeCloseTo(sum(LITERATA, 10), 5);
    expect(own(LABEL, 10, 600) / own(LABEL, 10)).toBeCloseTo(1.06, 5);
  });
  it('takes what the face lacks to be as wide as in the face behind it', () => {
    const own = measure(':root { --chart-face: Literata }');
    expect(own('中', 10)).toBe(textWidth('中', 10));
  });
  it('takes a face that nobody knows to be a wide one', () => {
    expect(measure(':root { --chart-face: "Somebody’s" }')(LABEL, 10)).toBeGreaterThan(textWidth(LABEL, 10));
  });
});
