/**
 * The tags of random documents hold the constructs of their source, in its order: lists with their items, tables with their
 * captions and headers, quotes, pictures. `RANDOM_DOCUMENTS=2000 npx vitest run tests/agreement/random-documents.test.ts` tries more.
 */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { removeNode } from '../../src/html/build.js';
import { parseHtml } from '../../src/html/parse.js';
import { findAll, hasClass } from '../../src/html/walk.js';
import { drawPdf } from '../../src/print/pdf/draw-pdf.js';
import { hearHtml } from '../../src/verify/hear-html.js';
import type { Block, Content } from '../../src/verify/heard.js';
import { readDossier } from '../../src/verify/read-dossier.js';
import { readStyles } from '../../src/verify/style-reading.js';
import { randomDocumentOf } from '../layout/random-document.js';
import { realFonts, setReal } from '../layout/real-stages.js';

const RUNS = Number(process.env['RANDOM_DOCUMENTS'] ?? 16);
const METADATA = { title: 'Random', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null };
const fonts = await realFonts();

it('holds the constructs of their source', { timeout: 0 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomDocumentOf(2), async ({ sheet, html }) => {
      const shown = html.replaceAll('visibility: hidden', '');
      const { laid, tree } = setReal(sheet, shown, fonts);
      const { heard } = readDossier(await drawPdf({ document: laid, tree, metadata: METADATA, report: () => undefined }));
      const source = parseHtml(shown);
      // Notes are read elsewhere than where they are written.
      for (const note of findAll(source, (element) => hasClass(element, 'fn'))) removeNode(note);
      expect(constructs(heard.blocks)).toEqual(constructs(hearHtml(source, { styles: readStyles([]), target: (href) => href, language: 'en' })));
    }),
    { numRuns: RUNS, seed: 20200227 },
  );
});

/** Levels of headings without gaps, cells that make rows of one length, and names of pictures are the tagging's own rules, tested elsewhere. */
function constructs(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return pictures(block.content);
      case 'caption':
      case 'quote':
        return [block.kind, ...constructs(block.blocks), `end of ${block.kind}`];
      case 'list':
        return [`list, ${block.items.length}`, ...block.items.flatMap(({ number, terms, blocks: held }) => [`item ${number === '' ? '' : 'with number '}${terms.length}`, ...constructs(held)]), 'end of list'];
      case 'table':
        return ['table', ...(block.caption.length > 0 ? ['caption'] : []), ...block.rows.flat().flatMap(({ isHeader, scope, blocks: held }) => [...(isHeader ? [`${scope} header`] : []), ...constructs(held)]), 'end of table'];
      default:
        return [];
    }
  });
}

function pictures(content: Content): readonly string[] {
  return content.flatMap((phrase) => (phrase.kind === 'picture' ? (phrase.alternative === null ? [] : [`picture ${phrase.alternative}`]) : 'content' in phrase ? pictures(phrase.content) : []));
}
