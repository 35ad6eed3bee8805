/** All examples of the CommonMark specification, as its HTML and as Sheaf reads its Markdown, set in one document and read back. */

import { createCanvas } from '@napi-rs/canvas';
import { tests as examples } from 'commonmark-spec';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { appendChild, element } from '../../src/html/build.js';
import type { ChildNode } from '../../src/html/dom.js';
import { parseFragment, parseHtml } from '../../src/html/parse.js';
import { findFirst } from '../../src/html/walk.js';
import { renderMarkdown } from '../../src/markdown/render.js';
import { print } from '../../src/print/index.js';
import type { PrintResult } from '../../src/print/index.js';
import { readTags, tagsOf } from '../support/pdf-reader.js';
import { expectedWarnings } from './expected-warnings.js';
import { linesOfHtml } from './lines-of-html.js';
import type { Lines } from './lines-of-html.js';
import { linesOfTags } from './lines-of-tags.js';

const require = createRequire(import.meta.url);
const SHEET = `
@font-face { font-family: Literata; src: url(font:literata/400Regular/Literata_400Regular.ttf) }
@font-face { font-family: Literata; font-style: italic; src: url(font:literata/400Regular_Italic/Literata_400Regular_Italic.ttf) }
@font-face { font-family: Literata; font-weight: 600; src: url(font:literata/600SemiBold/Literata_600SemiBold.ttf) }
@font-face { font-family: "Source Sans 3"; src: url(font:source-sans-3/400Regular/SourceSans3_400Regular.ttf) }
@page { size: A5; margin: 15mm; @bottom-center { content: counter(page); font: 8pt Literata } }
html { font: 10pt/13pt Literata, "Source Sans 3"; hyphens: auto }
pre, code { font-family: Literata }
pre { white-space: pre-wrap }
img { width: 4mm; height: 4mm }`;

interface Printed {
  readonly lines: readonly Lines[];
  readonly diagnostics: PrintResult['diagnostics'];
}

/** A document of one section an example, set, and read back section by section. */
async function printExamples(contents: readonly (readonly ChildNode[])[]): Promise<Printed> {
  const document = parseHtml('<html lang="en"><body></body></html>');
  const body = findFirst(document, ({ name }) => name === 'body');
  for (const content of contents) if (body !== null) appendChild(body, element('section', {}, [element('h1', {}, ['Example']), element('div', {}, content)]));
  const pixel = new Uint8Array(createCanvas(2, 2).toBuffer('image/png'));
  const result = await print({
    document,
    styleSheets: [{ text: SHEET, file: 'print.css' }],
    resolve: (url) => (url.startsWith('font:') ? { bytes: new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${url.slice(5)}`))), mediaType: 'font/ttf' } : { bytes: pixel, mediaType: 'image/png' }),
    metadata: { title: 'CommonMark', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null },
    placeOf: () => null,
    draw: true,
  });
  const tags = readTags(result.pdf ?? new Uint8Array());
  return { lines: tagsOf(tags, 'Sect').map((section) => withoutHeading(linesOfTags(section))), diagnostics: result.diagnostics };
}

function withoutHeading({ blocks, markers }: Lines): Lines {
  return { blocks: blocks.slice(1), markers };
}

const NOTHING: Lines = { blocks: [], markers: [] };

async function expectAllSet(contents: readonly (readonly ChildNode[])[]): Promise<void> {
  const wanted = contents.map(linesOfHtml);
  const warnings = expectedWarnings(contents);
  const { lines, diagnostics } = await printExamples(contents);
  const named = (all: readonly Lines[]): readonly unknown[] => examples.map(({ number }, index) => ({ example: number, ...(all[index] ?? NOTHING) }));
  expect(named(lines)).toEqual(named(wanted));
  expect(diagnostics.map(({ code, message }) => (code.startsWith('TXT-') ? (/U\+[0-9A-F]+/.exec(message)?.[0] ?? '') : message)).sort()).toEqual(warnings);
}

test('the HTML of every example', async () => {
  await expectAllSet(examples.map(({ html }) => parseFragment(withTabs(html))));
});

test('the Markdown of every example, as Sheaf reads it', async () => {
  const html = examples.map(({ markdown }) => renderMarkdown(withTabs(markdown), { inline: false, language: 'en', headingLevel: 2, resolve: () => null, image: (src) => ({ src }) }).value);
  await expectAllSet(html.map((text) => parseFragment(text)));
});

/** The specification shows tabs as arrows. */
function withTabs(text: string): string {
  return text.replaceAll('→', '\t');
}
