import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dress, dressHeading } from '../../../src/language/micro-typography.js';

/** Spaces made visible: ~ is U+00A0, _ is U+202F, = is U+2011. */
const seen = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_').replaceAll('\u2011', '=');

describe('dress', () => {
  it.each([
    ['ru', 'Он сказал: «Статья "Река" вышла 27 февраля».', 'Он сказал: «Статья „Река“ вышла 27~февраля».'],
    ['el', 'Είπε: "ποτέ πια" στις 27 Φεβρουαρίου.', 'Είπε: «ποτέ πια» στις 27~Φεβρουαρίου.'],
  ])('%s has its own marks, and a day stays with its month', (language, text, expected) => {
    expect(seen(dress(text, language))).toBe(expected);
  });

  it.each([
    ['Qui ? Moi ! Oui ; non', 'Qui_? Moi_! Oui_; non'],
    ['Qui? Moi! Oui; non', 'Qui_? Moi_! Oui_; non'],
    ['Quoi ?! Non (!) et [?]', 'Quoi_?! Non (!) et [?]'],
    ['Idleb : deux armées', 'Idleb~: deux armées'],
    ['Idleb: deux armées', 'Idleb~: deux armées'],
    ['à 12:30, TLP:CLEAR', 'à 12:30, TLP:CLEAR'],
    ['« mot » et «mot»', '«_mot_» et «_mot_»'],
    ['il dit "plus jamais" et part', 'il dit «_plus jamais_» et part'],
    ['« il dit "non" »', '«_il dit “non”_»'],
    ["l'eau d'aujourd'hui", 'l’eau d’aujourd’hui'],
    ['12 % et 12%, 3,6 millions, 5 km', '12~% et 12~%, 3,6~millions, 5~km'],
    ['948 000 personnes', '948_000 personnes'],
    ['948\u202f000 personnes', '948_000 personnes'],
    ['en 2019 400 personnes', 'en 2019 400 personnes'],
    ['aux S-400 et F-16', 'aux S=400 et F=16'],
    ['États-Unis, Bachar al-Assad, vice-Premier', 'États=Unis, Bachar al=Assad, vice-Premier'],
    ['Jean-Paul-Sartre, L’Haÿ-Les-Roses', 'Jean=Paul=Sartre, L’Haÿ=Les=Roses'],
    ['Mecklembourg-Poméranie-Occidentale, porte-parole', 'Mecklembourg-Poméranie-Occidentale, porte-parole'],
    ['le 27 février, 1er mars 2020, 416 ppm', 'le 27~février, 1er~mars 2020, 416~ppm'],
    ['§ 11-12, p. 3', '§~11–12, p.~3'],
    ['M. Dupont, Mme Élan', 'M.~Dupont, Mme~Élan'],
    ['voir https://exemple.fr/a?b;c!d : oui', 'voir https://exemple.fr/a?b;c!d~: oui'],
    ['Voir https://exemple.fr ?', 'Voir https://exemple.fr_?'],
    ['à jean-3@exemple.fr;', 'à jean-3@exemple.fr_;'],
    ['attends...', 'attends…'],
    [' ; suite', '_; suite'],
    ['le 2020-02-27, 2020-02', 'le 2020-02-27, 2020-02'],
    ['', ''],
  ])('French: %j', (text, expected) => {
    expect(seen(dress(text, 'fr'))).toBe(expected);
  });

  it.each([
    ["don't", 'don’t'], ["the soldiers' camp", 'the soldiers’ camp'], ["the '90s", 'the ’90s'],
    ['he said "no way" and left', 'he said “no way” and left'], ["he said 'no way' and left", 'he said ‘no way’ and left'],
    ['"One" and "two."', '“One” and “two.”'], ['a 5" pipe', 'a 5" pipe'],
    ['12 km, 3.6 million people', '12~km, 3.6~million people'], ['pages 11-12 of 20', 'pages 11–12 of 20'], ['2019-2020', '2019–2020'],
    ['call 555-01-22, 2020-02-27, 2020-02', 'call 555-01-22, 2020-02-27, 2020-02'], ['[1, 1989-10], pp. 1989-1995, 3-10', '[1, 1989-10], pp.~1989–1995, 3–10'], ['Who? Me! Yes; no: well', 'Who? Me! Yes; no: well'],
    ['an S-400', 'an S=400'], ['at 12:30', 'at 12:30'], ['{{"x"}} `"y"`', '{{"x"}} `"y"`'],
    ['12 months', '12 months'], ["'s envoy", '’s envoy'],
  ])('English: %j', (text, expected) => {
    expect(seen(dress(text, 'en-GB'))).toBe(expected);
  });

  it.each([['de', 'er sagt "nein" dazu', 'er sagt „nein“ dazu'], ['ja', '"x" it\'s', '"x" it’s']])('%s: %j', (language, text, expected) => {
    expect(dress(text, language)).toBe(expected);
  });

  it.each(['fr', 'en', 'de', 'es', 'pl', 'ar'])('changes nothing the second time (%s)', (language) => {
    const piece = fc.constantFrom(' ', '"', '\'', '«', '»', '?', '!', ';', ':', '-', '.', '...', '…', '%', '(', ')', '12', '948 000', '1-2', 'a', 'mot', 'S-400', 'l\'eau', 'M. X', '§ 3', '\u00a0', '\u202f', '“', '”', '‘', '’', '—', 'http://x.org/?a', 'a@b.org', '\ue000', '`', '\n', ',', '5 km');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = dress(pieces.join(''), language);
      expect(dress(once, language)).toBe(once);
      const heading = dressHeading(once, language);
      expect(dressHeading(heading, language)).toBe(heading);
    }), { numRuns: 2000, seed: 7 });
  });

  it.each(['"', '\'', '«', ' ', 'a', '1-', '[', '@', '. ', '"a'])('is fast on many of %j', (piece) => {
    const begun = performance.now();
    for (const language of ['fr', 'en']) dress(piece.repeat(10_000), language);
    expect(performance.now() - begun).toBeLessThan(600);
  });
});

describe('dressHeading', () => {
  it.each([
    ['fr', 'Réfugiés : le levier d\'Ankara', 'Réfugiés~: le~levier d’Ankara'], ['fr', 'Paix à la frontière', 'Paix à~la~frontière'],
    ['en', 'The war in a province', 'The~war in a~province'], ['de', 'Der Krieg', 'Der Krieg'],
  ])('%s: %j', (language, text, expected) => {
    expect(seen(dressHeading(text, language))).toBe(expected);
  });
});
