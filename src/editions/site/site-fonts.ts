/**
 * The fonts of the site: WOFF2 files with the characters that the pages use, cut from the families' whole TTFs.
 *
 * In: the characters that the pages show, and a reader of package files. Out: files and the `@font-face` rules that
 * name them. Cutting is slow: files with the usual characters come prepared with Sheaf's compiled code, others are kept
 * by a hash of all that they depend on.
 */

import { createHash } from 'node:crypto';

import { runtimeVersion } from '../../host/worker-pool.js';
import { hashedName } from './hashed-name.js';
import { standInRules } from './stand-in-faces.js';
import { writeWoff2 } from './write-woff2.js';

export interface FontCache {
  get(key: string): Uint8Array | null;
  set(key: string, bytes: Uint8Array): void;
}

export interface FontFile {
  /** File name, below `assets/fonts/`; in it a hash of what the file holds, licences apart. */
  readonly name: string;
  /** Its name without the hash. */
  readonly face: string;
  readonly bytes: Uint8Array;
}

export interface SiteFontsOptions {
  /** Every character that the pages show. */
  readonly characters: ReadonlySet<string>;
  /** Faces besides the house's own: cut here, always. */
  readonly brand?: readonly BrandFace[];
  /** @param path below `@expo-google-fonts/` */
  readonly read: (path: string) => Uint8Array;
  readonly cache: FontCache;
  /** A file of `prepareSiteFonts`, by its path; null where there is none, and it is cut here. */
  readonly prepared?: (path: string) => Uint8Array | null;
}

interface NamedFace {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** Of its file. */
  readonly name: string;
}

interface Face extends NamedFace {
  readonly source: string;
}

export interface BrandFace extends NamedFace {
  /** The whole TrueType or OpenType file. */
  readonly bytes: Uint8Array;
}

const LITERATA = 'literata';
const SOURCE_SANS = 'source-sans-3';

const FACES: readonly Face[] = [
  { family: 'Literata', weight: 300, style: 'normal', source: `${LITERATA}/300Light/Literata_300Light.ttf`, name: 'literata-300.woff2' },
  { family: 'Literata', weight: 400, style: 'normal', source: `${LITERATA}/400Regular/Literata_400Regular.ttf`, name: 'literata-400.woff2' },
  { family: 'Literata', weight: 400, style: 'italic', source: `${LITERATA}/400Regular_Italic/Literata_400Regular_Italic.ttf`, name: 'literata-400-italic.woff2' },
  { family: 'Literata', weight: 600, style: 'normal', source: `${LITERATA}/600SemiBold/Literata_600SemiBold.ttf`, name: 'literata-600.woff2' },
  { family: 'Source Sans 3', weight: 400, style: 'normal', source: `${SOURCE_SANS}/400Regular/SourceSans3_400Regular.ttf`, name: 'source-sans-3-400.woff2' },
  { family: 'Source Sans 3', weight: 400, style: 'italic', source: `${SOURCE_SANS}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf`, name: 'source-sans-3-400-italic.woff2' },
  { family: 'Source Sans 3', weight: 600, style: 'normal', source: `${SOURCE_SANS}/600SemiBold/SourceSans3_600SemiBold.ttf`, name: 'source-sans-3-600.woff2' },
];

/** Literata lacks the narrow no-break space of French numbers: one glyph of the other family stands in. */
const SPACE = '\u202f';
/** Browsers refuse a file without any outline, so that one comes along; the rule's range hides it. */
const SPACE_FILE_TEXT = `${SPACE}.`;
const SPACE_FILE = 'narrow-space.woff2';
/** Source Sans makes it 0.12 em; the design wants 0.18 em. */
const SPACE_ADJUST = '150%';

/** What pages of this design load first. */
export const PRELOADED_FONTS: readonly string[] = ['literata-400.woff2', 'literata-600.woff2', 'source-sans-3-400.woff2', 'source-sans-3-600.woff2'];

/** Of large numbers: what pages with key figures load first besides. */
export const FIGURE_FONT = 'literata-300.woff2';

/** The licences that the families come with, and must be shipped with. */
const LICENCES = [
  { source: `${LITERATA}/LICENSE_FONT`, name: 'OFL-literata.txt' },
  { source: `${SOURCE_SANS}/LICENSE_FONT`, name: 'OFL-source-sans-3.txt' },
];

/** Kerning, ligatures, marks and what they need; figures in columns; superiors for note calls. */
const FEATURES = ['ccmp', 'locl', 'kern', 'liga', 'clig', 'calt', 'rlig', 'mark', 'mkmk', 'tnum', 'lnum', 'pnum', 'sups', 'subs'];
/** For vertical setting and for old rasterisers. */
const UNUSED_TABLES = ['vhea', 'vmtx', 'STAT', 'gasp', 'prep', 'BASE'];
/** Files of other tools, or of another Brotli, are other files. */
const SUBSETTER = 'subset-font 2.9.0';
const TOOLS = `${SUBSETTER}, ${runtimeVersion()}`;

export async function siteFonts(options: SiteFontsOptions): Promise<{ readonly files: readonly FontFile[]; readonly css: string }> {
  const usual = charactersKept(new Set());
  const text = charactersKept(options.characters);
  const folder = preparedFolder();
  const cut = FACES.map(({ source, name }) => fontFile({ source, name, text, prepared: text === usual ? `${folder}/${name}` : null }, options));
  const space = fontFile({ source: `${SOURCE_SANS}/400Regular/SourceSans3_400Regular.ttf`, name: SPACE_FILE, text: SPACE_FILE_TEXT, prepared: `${folder}/${SPACE_FILE}` }, options);
  const licences = LICENCES.map(({ source, name }) => ({ name, face: name, bytes: options.read(source) }));
  const { brand = [] } = options;
  const ofBrand = brand.map(async ({ name, bytes }) => hashed(name, await subset(bytes, text, options)));
  const faces = await Promise.all([...cut, space, ...ofBrand]);
  return { files: [...faces, ...licences], css: fontFaces(brand, new Map(faces.map(({ face, name }) => [face, name]))) };
}

function hashed(face: string, bytes: Uint8Array): FontFile {
  return { name: hashedName(face, bytes), face, bytes };
}

function fontFaces(brand: readonly NamedFace[], names: ReadonlyMap<string, string>): string {
  const rule = (face: NamedFace & { readonly more?: string }): string => fontFace({ ...face, name: names.get(face.name) ?? face.name });
  const rules = [...brand, ...FACES].map(({ family, weight, style, name }) => rule({ family, weight, style, name }));
  const spaces = FACES.filter(({ family }) => family === 'Literata').map(({ family, weight, style }) =>
    rule({ family, weight, style, name: SPACE_FILE, more: ` size-adjust: ${SPACE_ADJUST}; unicode-range: U+${SPACE.charCodeAt(0).toString(16)};` }));
  return [...rules, ...spaces, standInRules()].join('\n');
}

function fontFace({ family, weight, style, name, more = '' }: NamedFace & { readonly more?: string }): string {
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; font-display: optional; src: url("fonts/${name}") format("woff2");${more} }`;
}

/** Latin, typography, signs of reckoning, arrows, raised and lowered figures: what is always there, so that a new word rarely means a new file. */
const USUAL = usualCharacters();

function usualCharacters(): ReadonlySet<number> {
  const points = new Set<number>();
  for (const [first, last] of [[0x20, 0x7e], [0xa0, 0x17f], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022], [0x2030, 0x2030], [0x2032, 0x2033], [0x2039, 0x203a], [0x2074, 0x2079], [0x2080, 0x2089], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2190, 0x2193]] as const) {
    for (let point = first; point <= last; point += 1) points.add(point);
  }
  for (const sign of '…−≈≠≤≥⁰') points.add(sign.codePointAt(0) ?? 0);
  return points.add(0x202f);
}

/** The usual characters; then what the pages use besides. */
function charactersKept(used: ReadonlySet<string>): string {
  const points = new Set(USUAL);
  for (const character of used) points.add(character.codePointAt(0) ?? 0);
  return String.fromCodePoint(...[...points].filter((point) => point >= 0x20).sort((a, b) => a - b));
}

/** Prepared files lie in a folder of this name, so that those of another version of Sheaf are never taken. */
export function preparedFolder(): string {
  const made = [SUBSETTER, FEATURES.join(), UNUSED_TABLES.join(), charactersKept(new Set()), SPACE_FILE_TEXT, JSON.stringify(FACES)];
  return createHash('sha256').update(made.join('\n')).digest('hex').slice(0, 16);
}

/** Files with the usual characters, by path: made once, when Sheaf is compiled, for `SiteFontsOptions.prepared`. */
export async function prepareSiteFonts(read: SiteFontsOptions['read']): Promise<readonly FontFile[]> {
  const { files } = await siteFonts({ characters: new Set(), read, cache: { get: () => null, set: () => undefined } });
  return files.filter(({ face }) => face.endsWith('.woff2')).map(({ face, bytes }) => ({ name: `${preparedFolder()}/${face}`, face, bytes }));
}

interface Cut {
  readonly source: string;
  readonly name: string;
  readonly text: string;
  /** Where the file lies if it was prepared; null if it cannot have been. */
  readonly prepared: string | null;
}

async function fontFile({ source, name, text, prepared }: Cut, options: SiteFontsOptions): Promise<FontFile> {
  const known = prepared === null ? null : options.prepared?.(prepared) ?? null;
  return hashed(name, known ?? (await subset(options.read(source), text, options)));
}

async function subset(font: Uint8Array, text: string, { cache }: SiteFontsOptions): Promise<Uint8Array> {
  const key = createHash('sha256').update(`${TOOLS}\n${FEATURES.join()}\n${text}\n`).update(font).digest('hex');
  const known = cache.get(key);
  if (known !== null) return known;
  const { default: subsetFont } = await import('subset-font');
  const bytes = await writeWoff2(await subsetFont(Buffer.from(font), text, { targetFormat: 'truetype', keepFeatures: FEATURES, dropTables: UNUSED_TABLES }));
  cache.set(key, bytes);
  return bytes;
}
