/**
 * Small capitals, superiors and inferiors that a font does not have, made from what it has (CSS Fonts 4, sections 6.6 and 6.7):
 * capitals at a smaller size for letters, smaller glyphs raised or lowered. What the font has is left as it is.
 */

import type { FontFeature } from '../css/computed-style.js';
import type { FontFace } from './glyph-run.js';
import { hasFeature, scaledFace } from './harfbuzz.js';
import type { ShapedGlyphs } from './harfbuzz.js';

/** A piece of a span: shaped with other features, from other letters or at another size than the rest. */
export interface Synthetic {
  readonly face: FontFace;
  /** Offsets in the span's text. */
  readonly from: number;
  readonly to: number;
  /** What is shaped in place of the span's own text, with the offset in it of each of its units; null: its own. */
  readonly capitals: { readonly text: string; readonly offsets: readonly number[] } | null;
  /** In em of the text's size, upwards. */
  readonly raiseEm: number;
}

export type ShapeWith = (features: readonly FontFeature[]) => ShapedGlyphs;

/** Which letters each feature of capitals is for; the first is the one asked for, the second stands in for it. */
const CAPITALS = [
  { tag: 'smcp', instead: null, letters: /\p{Ll}/u },
  { tag: 'pcap', instead: 'smcp', letters: /\p{Ll}/u },
  { tag: 'c2sc', instead: null, letters: /\p{Lu}/u },
  { tag: 'c2pc', instead: 'c2sc', letters: /\p{Lu}/u },
  { tag: 'unic', instead: null, letters: /\p{Lu}/u },
] as const;
const POSITIONS = { sups: 0.34, subs: -0.14 } as const;
const POSITION_SCALE = 0.62;
const NO_GLYPHS_OF_ITS_OWN = /[\s\p{P}\p{S}\p{M}\p{Cf}]/u;

const isOn = (features: readonly FontFeature[], tag: string): boolean => features.some(([name, value]) => name === tag && value !== 0);

/** True where a style asks for anything that may have to be made. */
export function mayNeedSynthesis(features: readonly FontFeature[]): boolean {
  return features.length > 0 && (CAPITALS.some(({ tag }) => isOn(features, tag)) || isOn(features, 'sups') || isOn(features, 'subs'));
}

/** Petite capitals that a font does not have become small capitals (section 6.6). */
export function withSubstitutes(face: FontFace, features: readonly FontFeature[]): readonly FontFeature[] {
  const changed = features.map(([tag, value]): FontFeature => {
    const instead = CAPITALS.find((one) => one.tag === tag)?.instead ?? null;
    return instead !== null && !hasFeature(face, tag) && hasFeature(face, instead) ? [instead, value] : [tag, value];
  });
  return changed.some(([tag], index) => tag !== features[index]?.[0]) ? changed : features;
}

/**
 * What must be made of a span of text; null where the font has all that is asked for.
 *
 * @param shapeWith Shapes the span's text with other features.
 */
export function synthesise(face: FontFace, text: string, language: string, features: readonly FontFeature[], shapeWith: ShapeWith): readonly Synthetic[] | null {
  const position = isOn(features, 'sups') ? 'sups' : isOn(features, 'subs') ? 'subs' : null;
  if (position !== null && lacks(face, position, text, features, shapeWith, (character) => !NO_GLYPHS_OF_ITS_OWN.test(character))) {
    return [{ face: scaledFace(face, POSITION_SCALE), from: 0, to: text.length, capitals: null, raiseEm: POSITIONS[position] }];
  }
  const made = new Set<RegExp>();
  for (const { tag, letters } of CAPITALS) {
    if (isOn(features, tag) && lacks(face, tag, text, features, shapeWith, (character) => letters.test(character))) made.add(letters);
  }
  if (made.size === 0) return null;
  const scale = Math.min(0.85, Math.max(0.7, Math.round((face.xHeight / face.capHeight) * 110) / 100));
  return cut(text, (character) => [...made].some((letters) => letters.test(character))).map(({ from, to, isMade }) => ({
    face: isMade ? scaledFace(face, scale) : face, from, to, raiseEm: 0,
    capitals: isMade ? capitalsOf(text.slice(from, to), language) : null,
  }));
}

/** True where some of the characters concerned keep their common glyphs with the feature on. */
function lacks(face: FontFace, tag: string, text: string, features: readonly FontFeature[], shapeWith: ShapeWith, isConcerned: (character: string) => boolean): boolean {
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    if (isConcerned(character)) offsets.push(offset);
    offset += character.length;
  }
  if (offsets.length === 0) return false;
  if (!hasFeature(face, tag)) return true;
  const [on, off] = [glyphsAt(shapeWith(features)), glyphsAt(shapeWith(features.filter(([name]) => name !== tag)))];
  return offsets.some((at) => on.has(at) && on.get(at) === off.get(at));
}

function glyphsAt(shaped: ShapedGlyphs): Map<number, string> {
  const glyphs = new Map<number, string>();
  shaped.clusters.forEach((cluster, index) => glyphs.set(cluster, `${glyphs.get(cluster) ?? ''} ${shaped.glyphIds[index] ?? 0}`));
  return glyphs;
}

/** Stretches of letters that are made, with their marks, and of what is not. */
function cut(text: string, isMade: (character: string) => boolean): { from: number; to: number; isMade: boolean }[] {
  const parts: { from: number; to: number; isMade: boolean }[] = [];
  let offset = 0;
  for (const character of text) {
    const last = parts.at(-1);
    const made = /\p{M}/u.test(character) ? (last?.isMade ?? false) : isMade(character);
    if (last !== undefined && last.isMade === made) last.to += character.length;
    else parts.push({ from: offset, to: offset + character.length, isMade: made });
    offset += character.length;
  }
  return parts;
}

/** Letters in capitals, as the language has them; ß becomes two, which both stand for the one. */
function capitalsOf(text: string, language: string): { readonly text: string; readonly offsets: readonly number[] } {
  let capitals = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    const capital = upperCase(character, language);
    capitals += capital;
    for (let unit = 0; unit < capital.length; unit += 1) offsets.push(offset);
    offset += character.length;
  }
  return { text: capitals, offsets };
}

function upperCase(text: string, language: string): string {
  try {
    return text.toLocaleUpperCase(language === '' ? 'en' : language);
  } catch {
    // Not a language tag: the general rules hold.
    return text.toUpperCase();
  }
}
