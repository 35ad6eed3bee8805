import { describe, expect, test } from 'vitest';
import { EmbeddedFonts } from '../../../../src/print/pdf/embedded-font.js';
import { openDocument } from '../../../../src/print/pdf/pdfkit-document.js';
import { houseFace } from '../../../support/print-fixture.js';

const METADATA = { title: 't', authors: [], subject: null, keywords: [], publisher: null, rights: null, language: 'en', date: new Date(0), identifier: null };

describe('an embedded font', () => {
  test.each(['literata/400Regular/Literata_400Regular.ttf', 'source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf'])('says of %s what its file says', async (path) => {
    const { document } = await openDocument(METADATA);
    const { face, font } = houseFace(path);
    const embedded = new EmbeddedFonts(document).of(face);
    const post = document._font.font._tables['post'] as Record<string, number>;
    // The test's own reading of the same file, table by table.
    const { italicAngle, underlinePosition, underlineThickness } = font as typeof font & { readonly italicAngle: number };
    expect({ ...post }).toEqual({ italicAngle, underlinePosition, underlineThickness, isFixedPitch: 0 });
    expect(embedded.space).toBe(font.layout(' ').glyphs[0]?.id);
  });
});
