/**
 * The fonts at hand: picks faces for a style as CSS Fonts 4 (section 5) says, and opens a file when its face is first asked for.
 *
 * In: the `@font-face` rules and an asset resolver. Out: a `FontLibrary`. Fonts of the machine are never used.
 */

import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { fontFileMissing, fontFileUnreadable, noFonts, unknownFontFamily } from '../../diagnostics/catalogue/text.js';
import type { FontFaceRule } from '../css/computed-style.js';
import type { AssetResolver } from '../print.js';
import type { FontFace } from './glyph-run.js';
import { bindFont, loadShapingEngine } from './harfbuzz.js';
import type { ShapingEngine } from './harfbuzz.js';

export { glyphPath } from './glyph-path.js';

/** What a style says about its font. `ComputedStyle` fits. */
export interface FontRequest {
  readonly fontFamily: readonly string[];
  readonly fontWeight: number;
  readonly fontStyle: 'normal' | 'italic';
}

export type Report = (diagnostic: Diagnostic) => void;

/** What a style has to choose from. */
export interface FaceChoice {
  /** The best face of the first known family; where no family is known, of the first one declared, with a warning. Null only if no font can be loaded at all. */
  readonly primary: FontFace | null;
  /** The faces that the style's families give, then those of all others, each opened when its turn comes: the first that `fits`. */
  find(fits: (face: FontFace) => boolean): FontFace | null;
}

export interface FontLibrary {
  choose(request: FontRequest, report: Report): FaceChoice;
  readonly engine: ShapingEngine;
}

export interface FontLibraryOptions {
  readonly faces: readonly FontFaceRule[];
  readonly resolve: AssetResolver;
}

/** Makes a font library. No font file is read before a face of it is asked for. */
export async function loadFonts(options: FontLibraryOptions): Promise<Outcome<FontLibrary>> {
  const engine = loadShapingEngine();
  const diagnostics = options.faces.length === 0 ? [noFonts({})] : [];
  return { value: createLibrary(options, engine), diagnostics };
}

interface Slot {
  readonly rule: FontFaceRule;
  readonly id: string;
  /** Undefined until asked for, null where the file cannot be used. */
  face: FontFace | null | undefined;
}

function createLibrary(options: FontLibraryOptions, engine: ShapingEngine): FontLibrary {
  const choice = new Choices(options, engine);
  const choices = new Map<string, FaceChoice>();
  return {
    engine,
    choose(request, report) {
      const key = JSON.stringify([request.fontWeight, request.fontStyle, ...request.fontFamily]);
      const known = choices.get(key);
      if (known !== undefined) return known;
      const made = choice.make(request, report);
      choices.set(key, made);
      return made;
    },
  };
}

/** Makes the choices of one library: opens faces when they are asked for, and tells of each fault once. */
class Choices {
  private readonly options: FontLibraryOptions;
  private readonly engine: ShapingEngine;
  private readonly families: ReadonlyMap<string, Slot[]>;
  private readonly reported = new Set<string>();

  constructor(options: FontLibraryOptions, engine: ShapingEngine) {
    this.options = options;
    this.engine = engine;
    this.families = groupByFamily(options.faces);
  }

  /** The families asked for, in their order, and then all others. */
  make(request: FontRequest, report: Report): FaceChoice {
    const known = request.fontFamily.map((family) => this.families.get(family.toLowerCase())).filter((slots) => slots !== undefined);
    const queue = [...new Set([...known, ...this.families.values()])];
    const faces: FontFace[] = [];
    let next = 0;
    const open = (): FontFace | null => {
      const slots = queue[next];
      if (slots === undefined) return null;
      next += 1;
      const face = this.best(slots, request, report);
      if (face !== null) faces.push(face);
      return face;
    };
    while (faces.length === 0 && next < queue.length) open();
    const primary = faces[0] ?? null;
    if (primary === null) this.once('none', report, () => noFonts({}));
    else if (next > known.length) this.once(`family ${request.fontFamily.join(', ')}`, report, () => unknownFontFamily({ families: request.fontFamily, used: primary.family }));
    return {
      primary,
      find(fits) {
        for (const face of faces) if (fits(face)) return face;
        while (next < queue.length) {
          const face = open();
          if (face !== null && fits(face)) return face;
        }
        return null;
      },
    };
  }

  private best(slots: readonly Slot[], request: FontRequest, report: Report): FontFace | null {
    for (const slot of orderByPreference(slots, request)) {
      if (slot.face === undefined) slot.face = openFace(slot, this.options.resolve, this.engine, report);
      if (slot.face !== null) return slot.face;
    }
    return null;
  }

  private once(key: string, report: Report, make: () => Diagnostic): void {
    if (this.reported.has(key)) return;
    this.reported.add(key);
    report(make());
  }
}

function groupByFamily(rules: readonly FontFaceRule[]): Map<string, Slot[]> {
  const families = new Map<string, Slot[]>();
  const ids = new Map<string, number>();
  for (const rule of rules) {
    const plain = `${rule.family.replace(/[^A-Za-z0-9]+/g, '')}-${rule.weight}-${rule.style}`;
    const count = (ids.get(plain) ?? 0) + 1;
    ids.set(plain, count);
    const key = rule.family.toLowerCase();
    const slots = families.get(key) ?? [];
    // Of two rules alike the later one wins, so it comes first.
    slots.unshift({ rule, id: count === 1 ? plain : `${plain}-${count}`, face: undefined });
    families.set(key, slots);
  }
  return families;
}

/** CSS Fonts 4, section 5.2: first by style, then by weight. */
function orderByPreference(slots: readonly Slot[], request: FontRequest): readonly Slot[] {
  const rank = (slot: Slot): number =>
    (slot.rule.style === request.fontStyle ? 0 : 100_000) + weightDistance(slot.rule.weight, request.fontWeight);
  return slots.length === 1 ? slots : [...slots].sort((a, b) => rank(a) - rank(b));
}

/** Smaller is better. 400 and 500 look at each other first; lighter ones look below first, bolder ones above. */
function weightDistance(have: number, want: number): number {
  if (have === want) return 0;
  if (want >= 400 && want <= 500) {
    if (have > want && have <= 500) return have - want;
    return have < want ? 1000 + want - have : 2000 + have - want;
  }
  if (want < 400) return have < want ? want - have : 1000 + have - want;
  return have > want ? have - want : 1000 + want - have;
}

/** The face of the rule's first file that can be used; what is wrong with the one preferred is reported where none can. */
function openFace(slot: Slot, resolve: AssetResolver, engine: ShapingEngine, report: Report): FontFace | null {
  const faults: Parameters<Report>[0][] = [];
  for (const url of [slot.rule.url, ...(slot.rule.otherUrls ?? [])]) {
    const face = openFile(slot, url, { resolve, engine, report: (fault) => faults.push(fault) });
    if (face !== null) return face;
  }
  faults.slice(0, 1).forEach((fault) => report(fault));
  return null;
}

interface Opening {
  readonly resolve: AssetResolver;
  readonly engine: ShapingEngine;
  readonly report: Report;
}

function openFile(slot: Slot, url: string, { resolve, engine, report }: Opening): FontFace | null {
  const { family, weight, style } = slot.rule;
  const asset = resolve(url);
  if (asset === null) {
    report(fontFileMissing({ family, url }));
    return null;
  }
  const signature = String.fromCharCode(...asset.bytes.subarray(0, 4));
  if (signature === 'wOFF' || signature === 'wOF2') {
    report(fontFileUnreadable({ family, url, reason: 'it is a web font (WOFF)' }));
    return null;
  }
  const data = engine.open(asset.bytes);
  if (data === null) {
    report(fontFileUnreadable({ family, url, reason: 'it is not a TrueType or OpenType font' }));
    return null;
  }
  if (isCutShort(asset.bytes)) {
    report(fontFileUnreadable({ family, url, reason: 'the file is damaged: it ends before the font does' }));
    return null;
  }
  const { font, codePoints, metrics } = data;
  const face: FontFace = { ...metrics, id: slot.id, family, weight, style, scale: 1, bytes: asset.bytes, has: coverage(codePoints) };
  bindFont(face, font);
  return face;
}

/** Whether a table of the font lies beyond the file's end (OpenType 1.9, table directory): what reads on would fail. */
function isCutShort(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 4)) === 'ttcf') return false;
  const count = view.getUint16(4);
  if (12 + count * 16 > bytes.length) return true;
  for (let entry = 12; entry < 12 + count * 16; entry += 16) if (view.getUint32(entry + 8) + view.getUint32(entry + 12) > bytes.length) return true;
  return false;
}

/** A bit for each code point of the basic plane, a set for the others. */
function coverage(codePoints: Uint32Array): (codePoint: number) => boolean {
  const basic = new Uint8Array(0x10000 / 8);
  const others = new Set<number>();
  for (const codePoint of codePoints) {
    if (codePoint < 0x10000) basic[codePoint >> 3] = (basic[codePoint >> 3] ?? 0) | (1 << (codePoint & 7));
    else others.add(codePoint);
  }
  return (codePoint) => (codePoint < 0x10000 ? ((basic[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0 : others.has(codePoint));
}
