/** The words that stand around a date, by language: since, until, about, uncertain, seasons. */

/**
 * Patterns take `{date}`. Where a language treats a full date (“le 27 février”) otherwise than a month or year,
 * `day` is the pattern for a full date, `other` that for the rest.
 */
export interface TimeWords {
  readonly since: ByPrecision;
  readonly until: ByPrecision;
  readonly approximate: ByPrecision;
  readonly uncertain: string;
  /** From spring to winter. */
  readonly seasons: readonly [SeasonWords, SeasonWords, SeasonWords, SeasonWords];
}

interface ByPrecision {
  readonly day: string;
  readonly other: string;
}

/** A season by itself and behind each preposition; patterns take `{year}`. */
interface SeasonWords {
  readonly alone: string;
  readonly since: string;
  readonly until: string;
  readonly about: string;
}

const always = (pattern: string): ByPrecision => ({ day: pattern, other: pattern });

/** Seasons whose form does not change: the general patterns are put around it. */
function season(alone: string, words: { since: string; until: string; about: string }): SeasonWords {
  const around = (pattern: string) => pattern.replace('{date}', alone);
  return { alone, since: around(words.since), until: around(words.until), about: around(words.about) };
}

const english = { since: 'since {date}', until: 'until {date}', about: 'about {date}' };
const spanish = { since: 'desde la {date}', until: 'hasta la {date}', about: 'hacia la {date}' };
const spanishMale = { since: 'desde el {date}', until: 'hasta el {date}', about: 'hacia el {date}' };

const WORDS: Readonly<Record<string, TimeWords>> = {
  en: {
    since: always(english.since),
    until: always(english.until),
    approximate: always(english.about),
    uncertain: '{date} (uncertain)',
    seasons: [
      season('spring {year}', english), season('summer {year}', english),
      season('autumn {year}', english), season('winter {year}', english),
    ],
  },
  fr: {
    since: { day: 'depuis le {date}', other: 'depuis {date}' },
    until: { day: 'jusqu’au {date}', other: 'jusqu’en {date}' },
    approximate: { day: 'vers le {date}', other: 'vers {date}' },
    uncertain: '{date} (date incertaine)',
    seasons: [
      { alone: 'printemps {year}', since: 'depuis le printemps {year}', until: 'jusqu’au printemps {year}', about: 'vers le printemps {year}' },
      { alone: 'été {year}', since: 'depuis l’été {year}', until: 'jusqu’à l’été {year}', about: 'vers l’été {year}' },
      { alone: 'automne {year}', since: 'depuis l’automne {year}', until: 'jusqu’à l’automne {year}', about: 'vers l’automne {year}' },
      { alone: 'hiver {year}', since: 'depuis l’hiver {year}', until: 'jusqu’à l’hiver {year}', about: 'vers l’hiver {year}' },
    ],
  },
  de: {
    since: { day: 'seit dem {date}', other: 'seit {date}' },
    until: { day: 'bis zum {date}', other: 'bis {date}' },
    approximate: { day: 'um den {date}', other: 'um {date}' },
    uncertain: '{date} (unsicher)',
    seasons: [
      season('Frühjahr {year}', { since: 'seit dem {date}', until: 'bis zum {date}', about: 'um das {date}' }),
      season('Sommer {year}', { since: 'seit dem {date}', until: 'bis zum {date}', about: 'um den {date}' }),
      season('Herbst {year}', { since: 'seit dem {date}', until: 'bis zum {date}', about: 'um den {date}' }),
      season('Winter {year}', { since: 'seit dem {date}', until: 'bis zum {date}', about: 'um den {date}' }),
    ],
  },
  es: {
    since: { day: 'desde el {date}', other: 'desde {date}' },
    until: { day: 'hasta el {date}', other: 'hasta {date}' },
    approximate: { day: 'hacia el {date}', other: 'hacia {date}' },
    uncertain: '{date} (fecha incierta)',
    seasons: [
      season('primavera de {year}', spanish), season('verano de {year}', spanishMale),
      season('otoño de {year}', spanishMale), season('invierno de {year}', spanishMale),
    ],
  },
};

/** Signs instead of words, for a language that has none above: never words of another language in the midst of a text. */
const SIGNS: Omit<TimeWords, 'seasons'> & { readonly seasons: null } = {
  since: always('{date} –'),
  until: always('– {date}'),
  approximate: always('≈ {date}'),
  uncertain: '{date} (?)',
  seasons: null,
};

/** The words of a language (BCP 47); signs, and no names of seasons, for one that has none here. */
export function timeWords(language: string): TimeWords | typeof SIGNS {
  return WORDS[language.toLowerCase().split('-')[0] ?? ''] ?? SIGNS;
}
