import { PDFDict, PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PdfObject, isDictionary, nameOf, textOf } from '../../../../src/verify/pdf/object.js';
import { latin1 } from '../../../../src/verify/pdf/lexer.js';
import { PdfFile } from '../../../../src/verify/pdf/pdf-file.js';
import { readTagTree } from '../../../../src/verify/pdf/tag-tree.js';
import { Unreadable } from '../../../../src/verify/unreadable.js';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** Objects by number, with a table as it should be. */
function pdfOf(objects: Readonly<Record<number, string>>, trailer = '/Root 1 0 R'): string {
  let text = '%PDF-1.7\n';
  const offsets = Object.entries(objects).map(([number, content]) => {
    const offset = text.length;
    text += `${number} 0 obj\n${content}\nendobj\n`;
    return { number, offset };
  });
  const table = offsets.map(({ number, offset }) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 1\n0000000000 65535 f \n${table}trailer\n<<${trailer}>>\nstartxref\n${text.length}\n%%EOF`;
}

const TAGGED = pdfOf({
  1: '<</Type/Catalog/Pages 2 0 R/Lang(en)/StructTreeRoot 5 0 R>>',
  2: '<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 7 0 R>>>>>>',
  3: '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>',
  4: '<</Length 201>>stream\n/P<</MCID 0>>BDC /F 9 Tf (\\000A)Tj EMC q /Artifact BMC (\\000B)Tj EMC Q /Span<</ActualText<FEFF00630064>/MCID 1>>BDC [(\\000A)-20(\\000B)]TJ EMC (\\000B)Tj /ReversedChars BMC /P<</MCID 2>>BDC (\\000A\\000B)Tj EMC EMC     \nendstream',
  5: '<</Type/StructTreeRoot/K 6 0 R/RoleMap<</Text/P>>>>',
  6: '<</S/Document/K[<</S/Text/Pg 3 0 R/K[0 1 0]>><</S/P/Pg 3 0 R/K<</Type/MCR/MCID 2>>/Lang(fr)>>]>>',
  7: '<</Type/Font/ToUnicode 8 0 R>>',
  8: '<</Length 92>>stream\n1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0041> <0042> <0061> endbfrange\nendstream',
});

describe('the tag tree', () => {
  it('joins marked content to its tags: text through the font’s map, ActualText, reversed runs; each content once', () => {
    const { tags, pages, language } = readTagTree(bytesOf(TAGGED));
    expect(language).toBe('en');
    expect(tags).toMatchObject({ role: 'Document', children: [{ role: 'P', children: ['a', 'cd', ''], pages: [0] }, { role: 'P', language: 'fr', children: ['ba'] }] });
    expect(pages).toMatchObject([{ artifacts: 'b', outside: 'b' }]);
  });

  it('without tags there is nothing to read', () => {
    expect(() => readTagTree(bytesOf(TAGGED.replace('/StructTreeRoot 5 0 R', '/Xx 5 0 R            ')))).toThrow(new Unreadable('it has no tags'));
  });

  it('elements that hold one another end', () => {
    const circle = TAGGED.replace('/K<</Type/MCR/MCID 2>>', '/K 6 0 R               ');
    expect(readTagTree(bytesOf(circle)).tags).toMatchObject({ children: [{ role: 'P' }, { role: 'P' }] });
  });
});

describe('page labels', () => {
  const labels = (tree: string): readonly string[] => readTagTree(bytesOf(TAGGED.replace('/Lang(en)', `/Lang(en)/PageLabels ${tree}`).replace('/Kids[3 0 R]/Count 1', `/Kids[3 0 R${'<</Type/Page>>'.repeat(5)}]`).replace(/xref[\s\S]*trailer/, 'trailer'))).labels;

  it.each<readonly [string, readonly string[]]>([
    ['null', ['1', '2', '3', '4', '5', '6']],
    ['<</Nums[0<</S/r>>3<</S/D/P(A-)>>]>>', ['i', 'ii', 'iii', 'A-1', 'A-2', 'A-3']],
    ['<</Nums[0<</S/R/St 48>>]>>', ['XLVIII', 'XLIX', 'L', 'LI', 'LII', 'LIII']],
    ['<</Kids[<</Nums[0<</P(Cover)>>1<</S/a/St 25>>]>><</Nums[4<</S/A>>]>>]>>', ['Cover', 'y', 'z', 'aa', 'A', 'B']],
    ['<</Nums[0<</S/r/St 9000000>>1<</S/a/St 9000000>>2<</S/D/St -3>>]>>', ['9000000', '9000000', '-3', '-2', '-1', '0']],
  ])('%s', (tree, expected) => {
    expect(labels(tree)).toEqual(expected);
  });
});

describe('broken files', () => {
  const readable = (text: string): unknown => readTagTree(bytesOf(text)).tags.children[0];

  it.each([
    ['a table that points elsewhere', TAGGED.replace(/(\d{10}) 00000 n/g, '0000000009 00000 n')],
    ['no table at all', TAGGED.replace(/xref[\s\S]*trailer/, 'trailer').replace(/startxref\n\d+/, 'startxref\n999999')],
    ['no trailer either', TAGGED.replace(/xref[\s\S]*$/, '')],
    ['a wrong length', TAGGED.replace('/Length 201', '/Length 999999')],
  ])('%s: its objects are searched for', (_, text) => {
    expect(readable(text)).toMatchObject({ role: 'P', children: ['a', 'cd', ''] });
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a head alone', '%PDF-1.7\n'],
    ['encrypted', TAGGED.replace('<</Root 1 0 R>>', '<</Root 1 0 R/Encrypt 9 0 R>>')],
    ['a table below itself', `%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF`],
  ])('%s: a sentence, no crash', (_, text) => {
    expect(() => readTagTree(bytesOf(text))).toThrow(Unreadable);
  });

  it('a length that leads to its own stream, a page tree below itself', () => {
    expect(() => readTagTree(bytesOf(TAGGED.replace('/Length 201', '/Length 4 0 R')))).not.toThrow();
    expect(() => readTagTree(bytesOf(TAGGED.replace('/Kids[3 0 R]', '/Kids[2 0 R]')))).not.toThrow();
  });

  it('marks without end, ranges without end', () => {
    const marks = '/P BMC '.repeat(100_000);
    const ranges = `1 beginbfrange ${'<0000> <FFFF> <0041> '.repeat(100_000)} endbfrange`;
    const made = (content: string, map: string): string => pdfOf({
      1: '<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K<</S/P>>>>>>', 2: '<</Kids[3 0 R]/Resources<</Font<</F 5 0 R>>>>>>', 3: '<</Contents 4 0 R>>',
      4: `<</Length ${content.length}>>stream\n${content}\nendstream`, 5: '<</ToUnicode 6 0 R>>', 6: `<</Length ${map.length}>>stream\n${map}\nendstream`,
    });
    expect(() => readTagTree(bytesOf(made(marks, '')))).toThrow(/deeper/);
    expect(() => readTagTree(bytesOf(made('/Artifact BMC /F 9 Tf <0001> Tj EMC', ranges)))).toThrow(/more than a dossier/);
  });

  it('whatever bytes are changed, it is read or refused', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 300; round++) {
      const bytes = bytesOf(TAGGED);
      for (let change = 0; change < 1 + random(6); change++) bytes[random(bytes.length)] = random(256);
      try {
        readTagTree(bytes.subarray(0, random(4) === 0 ? random(bytes.length) : bytes.length));
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable);
      }
    }
  });
});

describe('beside another reader', () => {
  let document: PDFDocument;
  beforeAll(async () => {
    document = await PDFDocument.create();
    document.setTitle('Été');
    const font = await document.embedFont(StandardFonts.Helvetica);
    for (let page = 0; page < 3; page++) document.addPage([200, 200]).drawText(`page ${page}`, { font, x: 10, y: 10 });
  });

  it.each([false, true])('object streams: %s', async (useObjectStreams) => {
    const bytes = await document.save({ useObjectStreams });
    const file = new PdfFile(bytes);
    expect(textOf(file.resolve(file.info.get('Title')))).toBe('Été');
    const pages = file.list(file.dictionary(file.catalog.get('Pages')).get('Kids')).map((page) => file.dictionary(page));
    expect(pages.map((page) => latin1(file.content(file.list(page.get('Contents'))[0]) ?? new Uint8Array()))).toEqual([0, 1, 2].map((page) => expect.stringContaining(Buffer.from(`page ${page}`).toString('hex').toUpperCase())));
    const theirs = (await PDFDocument.load(bytes)).catalog;
    expect([...file.catalog.keys()].sort()).toEqual(theirs.keys().map((key) => key.decodeText()).sort());
    expect(shape(file, file.catalog)).toBe(theirs.lookup(PDFName.of('Pages'), PDFDict).get(PDFName.of('Count'))?.toString());
  });

  function shape(file: PdfFile, catalog: PdfObject): string {
    const pages = isDictionary(catalog) ? file.dictionary(catalog.get('Pages')) : new Map<string, PdfObject>();
    return nameOf(pages.get('Type')) === 'Pages' ? String(pages.get('Count')) : '';
  }
});
