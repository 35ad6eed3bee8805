/** A name as bibliographies sort it: family and given names of a person, or the whole name of a body. */

export type CitedName =
  | { readonly kind: 'person'; readonly family: string; readonly given: string }
  /** A body; or a person of one name, or whose names do not come in that order. */
  | { readonly kind: 'literal'; readonly name: string; readonly isBody?: boolean };

export interface NameHints {
  /** What the author says the family name is; null where that is to be told from the name. */
  readonly family: string | null;
  readonly isBody: boolean;
}

/** Written small, they belong to the family name behind them: “Anna van der Berg”. */
const PARTICLES = /^(?:[ae]l-?|af|av|bin|bint|da|das|de|del|della|den|der|des|di|do|dos|du|el|ibn|la|las|le|los|lo|ten|ter|van|vom|von|y|zu|zum|zur|’t|'t|d[’'])$/u;
/** Behind the family name, and not part of it. */
const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV|MP|MEP|QC|KC|Ph\.?D\.?)$/u;
/** Scripts in which a name is not turned round: a family name comes first, or nothing parts the two. */
const KEPT = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\s・]+$/u;

/** A comma in the name parts family from given name (“Berg, Anna”); otherwise the last word is the family name, with its particles. */
export function citedName(name: string, { family, isBody }: NameHints = { family: null, isBody: false }): CitedName {
  const written = name.replace(/\s+/gu, ' ').trim();
  if (isBody) return { kind: 'literal', name: written, isBody };
  if (KEPT.test(written)) return { kind: 'literal', name: written };
  if (family !== null && written.includes(family)) {
    const given = written.replace(family, ' ').replace(/\s+/gu, ' ').replace(/^[ ,]+|[ ,]+$/gu, '');
    return given === '' ? { kind: 'literal', name: written } : { kind: 'person', family, given };
  }
  const comma = /^([^,]+), ([^,]+)$/u.exec(written);
  if (comma !== null && !SUFFIX.test(comma[2] ?? '')) return { kind: 'person', family: comma[1] ?? '', given: comma[2] ?? '' };
  return splitWords(written);
}

function splitWords(written: string): CitedName {
  const words = written.split(/,? /u);
  const suffixes: string[] = [];
  while (words.length > 2 && SUFFIX.test(words.at(-1) ?? '')) suffixes.unshift(words.pop() ?? '');
  if (words.length < 2) return { kind: 'literal', name: written };
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && PARTICLES.test(word));
  const at = particle === -1 ? words.length - 1 : particle;
  return { kind: 'person', family: words.slice(at).join(' '), given: [...words.slice(0, at), ...suffixes].join(' ') };
}

/** “Berg, Anna”; a body's name as it is. */
export function invertedName(name: CitedName, comma = ', '): string {
  return name.kind === 'literal' ? name.name : `${name.family}${comma}${name.given}`;
}

/** “Anna Berg”. */
export function naturalName(name: CitedName): string {
  return name.kind === 'literal' ? name.name : `${name.given} ${name.family}`;
}

/** “A. M.”, “J.-P.”; with no signs between for styles that want “AM”. */
export function initials(given: string, { stop, space }: { readonly stop: string; readonly space: string }): string {
  const words = given.split(' ').filter((word) => /^\p{L}/u.test(word) && !SUFFIX.test(word));
  return words.map((word) => word.split('-').filter((part) => part !== '').map((part) => `${[...part][0] ?? ''}${stop}`).join(stop === '' ? '' : '-')).join(space);
}
