import { EpubCheck } from '@likecoin/epubcheck-ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { BriefingInput } from '../../src/briefing/schema.js';
import { fontCoverage } from '../../src/briefing/brand/font-file.js';
import type { EbookBrand } from '../../src/editions/ebook/set-ebook.js';
import { realBriefing } from '../unit/compose/compose-briefing.js';
import { makeEbook } from './make-ebook.js';

const GEORGIAN = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf')));
const brandOf = (face: Partial<EbookBrand['fonts'][number]>): EbookBrand => ({ logo: null, fonts: [{ role: 'text', weight: 400, style: 'normal', bytes: GEORGIAN, isForPrintOnly: false, ...face }] });
const georgian: BriefingInput = { title: 'თბილისი', language: 'ka', date: '2026', summary: { bottomLine: 'Tbilisi, თბილისი: H₂O → CO₂' } };

async function bookOf(input: BriefingInput, brand?: EbookBrand) {
  const { bytes, files } = await makeEbook(input, { embedFonts: true, ...(brand === undefined ? {} : { brand }) });
  const fonts = Object.entries(unzipSync(bytes)).filter(([path]) => /\/fonts\/./.test(path));
  const report = await EpubCheck.validate(bytes);
  return { bytes, files, fonts, messages: report.messages.map(({ id, message, severity }) => `${severity} ${id} ${message}`) };
}

it('a book carries the house’s fonts by choice, with their licences, and EPUBCheck is content', async () => {
  const { bytes, files, fonts, messages } = await bookOf(realBriefing('idleb-fevrier-2020'));
  expect(messages).toEqual([]);
  expect(fonts.map(([path]) => path.replace('OEBPS/fonts/', '')).sort()).toEqual(
    ['OFL-literata.txt', 'OFL-source-sans-3.txt', 'literata-400-italic.ttf', 'literata-400.ttf', 'literata-600.ttf', 'source-sans-3-400.ttf', 'source-sans-3-600.ttf']);
  const holds = fontCoverage(fonts.find(([path]) => path.endsWith('literata-400.ttf'))?.[1] ?? new Uint8Array());
  expect([...'aéç’'].every((character) => holds(character.codePointAt(0) ?? 0))).toBe(true);
  expect(holds(0x416)).toBe(false);
  const css = files.get('OEBPS/style.css') ?? '';
  expect(css).toMatch(/^@font-face\{font-family:"Literata";font-weight:normal;font-style:normal;src:url\("fonts\/literata-400\.ttf"\)\}/);
  expect(css.match(/@font-face/g)).toHaveLength(5);
  const packageDocument = files.get('OEBPS/content.opf') ?? '';
  expect(packageDocument).toContain('<item id="font-1" href="fonts/literata-400.ttf" media-type="font/ttf"/>');
  expect(packageDocument).toContain('<meta property="ibooks:specified-fonts">true</meta>');
  const plain = (await makeEbook(realBriefing('idleb-fevrier-2020'))).bytes;
  expect(bytes.length - plain.length).toBeLessThan(250_000);
});

it('a brand’s font comes before the house’s, which hold only what it lacks', async () => {
  const { files, fonts, messages } = await bookOf(georgian, brandOf({}));
  expect(messages).toEqual([]);
  const font = (name: string) => fontCoverage(fonts.find(([path]) => path.endsWith(`/${name}`))?.[1] ?? new Uint8Array());
  expect(font('brand-text-400.ttf')(0x10d7)).toBe(true);
  expect(font('literata-400.ttf')(0x2192)).toBe(true);
  expect(files.get('OEBPS/style.css')).toMatch(/^@font-face\{font-family:"Brand Text";font-weight:normal/);
});

it('a font for print only is not handed out with a book; without the choice there is none at all', async () => {
  expect((await bookOf(georgian, brandOf({ isForPrintOnly: true }))).fonts.filter(([path]) => path.includes('brand'))).toEqual([]);
  const { bytes, files } = await makeEbook(georgian, { brand: brandOf({}) });
  expect(Object.keys(unzipSync(bytes)).filter((path) => /font/i.test(path))).toEqual([]);
  expect(files.get('OEBPS/style.css')).not.toContain('@font-face');
});
