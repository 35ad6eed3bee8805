/**
 * The fonts of an e-book that carries its own: TrueType or OpenType files with the characters that the book holds, the rules
 * that name them, and the licences of the house's own (EPUB 3.3, 3.2: core media types; 6.1: fonts).
 *
 * Readers that are not asked keep their own face; a house asks for this where its looks must carry over.
 */

import { fontCoverage } from '../../briefing/brand/font-file.js';

export interface EmbeddedFontsOptions {
  /** The compiled style sheet: families that it does not name are left out. */
  readonly css: string;
  /** All that the book shows. */
  readonly texts: Iterable<string>;
  /** @param path below `@expo-google-fonts/` */
  readonly font: (path: string) => Uint8Array;
  /** Faces that the house may hand out with a book. */
  readonly brand: readonly BrandFace[];
}

export interface BrandFace {
  readonly role: 'text' | 'label';
  readonly weight: number;
  readonly style: string;
  readonly bytes: Uint8Array;
}

export interface EmbeddedFonts {
  /** `@font-face` rules, for before the others. */
  readonly css: string;
  /** By path from the package document. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of the manifest. */
  readonly items: readonly { readonly id: string; readonly href: string; readonly type: string; readonly properties: null }[];
}

export const NO_FONTS: EmbeddedFonts = { css: '', files: new Map(), items: [] };

interface Face {
  readonly family: string;
  readonly weight: number;
  readonly style: string;
  /** Of its file, without the ending. */
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

/** Families as the style sheets name them: the brand's stand before the house's, which gives what they lack. */
const BRAND_FAMILIES = { text: 'Brand Text', label: 'Brand Label' };
const HOUSE = [
  { family: 'Literata', role: 'text', folder: 'literata', faces: [['400Regular/Literata_400Regular', 400, 'normal'], ['400Regular_Italic/Literata_400Regular_Italic', 400, 'italic'], ['600SemiBold/Literata_600SemiBold', 600, 'normal']] },
  { family: 'Source Sans 3', role: 'label', folder: 'source-sans-3', faces: [['400Regular/SourceSans3_400Regular', 400, 'normal'], ['600SemiBold/SourceSans3_600SemiBold', 600, 'normal']] },
] as const;
const FONT_FOLDER = 'fonts';
/** Kerning, ligatures, marks and what they need, figures in columns, superiors for note calls. */
const FEATURES = ['ccmp', 'locl', 'kern', 'liga', 'clig', 'calt', 'rlig', 'init', 'medi', 'fina', 'isol', 'mark', 'mkmk', 'tnum', 'lnum', 'sups', 'subs'];
const UNUSED_TABLES = ['vhea', 'vmtx', 'STAT', 'gasp', 'prep', 'fpgm', 'cvt ', 'BASE'];
const OPENTYPE = 'OTTO';

export async function embeddedFonts({ css, texts, font, brand }: EmbeddedFontsOptions): Promise<EmbeddedFonts> {
  const characters = charactersOf(texts);
  const ofBrand = brand.map(({ role, weight, style, bytes }): Face => ({ family: BRAND_FAMILIES[role], weight, style, name: `brand-${role}-${weight}${style === 'italic' ? '-italic' : ''}`, bytes: () => bytes }));
  const ofHouse = HOUSE.filter(({ family }) => css.includes(`"${family}"`)).map((family) => ({ ...family, characters: characters.filter((character) => !brandHolds(brand, family.role, character)) }));
  const cut = [
    ...ofBrand.map((face) => cutFace(face, characters)),
    ...ofHouse.filter((family) => family.characters.length > 0).flatMap((family) =>
      family.faces.map(([path, weight, style]) => cutFace({ family: family.family, weight, style, name: `${family.folder}-${weight}${style === 'italic' ? '-italic' : ''}`, bytes: () => font(`${family.folder}/${path}.ttf`) }, family.characters))),
  ];
  const faces = await Promise.all(cut);
  const licences = ofHouse.filter((family) => family.characters.length > 0).map(({ folder }) => ({ file: `${FONT_FOLDER}/OFL-${folder}.txt`, bytes: font(`${folder}/LICENSE_FONT`) }));
  return {
    css: faces.map(({ rule }) => rule).join(''),
    files: new Map([...faces, ...licences].map(({ file, bytes }) => [file, bytes])),
    items: [
      ...faces.map(({ file, type }, index) => ({ id: `font-${index + 1}`, href: file, type, properties: null })),
      ...licences.map(({ file }, index) => ({ id: `font-licence-${index + 1}`, href: file, type: 'text/plain', properties: null })),
    ],
  };
}

/** Of the book, and the usual ones: a reading system writes its own words in the book's face. */
function charactersOf(texts: Iterable<string>): readonly string[] {
  const characters = new Set<string>();
  for (let point = 0x20; point < 0x7f; point += 1) characters.add(String.fromCodePoint(point));
  for (const text of texts) for (const character of text) characters.add(character);
  return [...characters].filter((character) => character >= ' ').sort();
}

/** By its regular face: what the brand lacks there comes from the house's own. */
function brandHolds(brand: readonly BrandFace[], role: BrandFace['role'], character: string): boolean {
  const face = brand.find((one) => one.role === role && one.weight === 400 && one.style === 'normal');
  return face !== undefined && coverageOf(face.bytes)(character.codePointAt(0) ?? 0);
}

const coverages = new WeakMap<Uint8Array, ReturnType<typeof fontCoverage>>();

function coverageOf(bytes: Uint8Array): ReturnType<typeof fontCoverage> {
  const known = coverages.get(bytes) ?? fontCoverage(bytes);
  coverages.set(bytes, known);
  return known;
}

async function cutFace({ family, weight, style, name, bytes }: Face, characters: readonly string[]): Promise<{ readonly file: string; readonly type: string; readonly bytes: Uint8Array; readonly rule: string }> {
  const { default: subsetFont } = await import('subset-font');
  const cut = new Uint8Array(await subsetFont(Buffer.from(bytes()), characters.join(''), { targetFormat: 'truetype', keepFeatures: FEATURES, dropTables: UNUSED_TABLES }));
  const ending = String.fromCharCode(...cut.subarray(0, 4)) === OPENTYPE ? 'otf' : 'ttf';
  const file = `${FONT_FOLDER}/${name}.${ending}`;
  // Old readers know two weights, and by name.
  const rule = `@font-face{font-family:"${family}";font-weight:${weight >= 600 ? 'bold' : weight === 400 ? 'normal' : weight};font-style:${style};src:url("${file}")}`;
  return { file, type: `font/${ending}`, bytes: cut, rule };
}
