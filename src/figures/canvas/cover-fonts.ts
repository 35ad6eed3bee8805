/** Which of the house's font files a cover needs: those of the scripts that stand on it, as print has them (print.css). */

/** What a text on the cover is set in. */
export type FontUse = 'title' | 'serif' | 'sans' | 'sansBold';

interface ScriptFonts {
  readonly script: RegExp;
  /** Paths below `@expo-google-fonts/`. */
  readonly files: Readonly<Record<FontUse, string>>;
}

const LATIN: Readonly<Record<FontUse, string>> = {
  title: 'literata/600SemiBold/Literata_600SemiBold.ttf',
  serif: 'literata/400Regular/Literata_400Regular.ttf',
  sans: 'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  sansBold: 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
};

const sansOnly = (folder: string, name: string): Readonly<Record<FontUse, string>> => {
  const [regular, bold] = [`${folder}/400Regular/${name}_400Regular.ttf`, `${folder}/600SemiBold/${name}_600SemiBold.ttf`];
  return { title: bold, serif: regular, sans: regular, sansBold: bold };
};

const SCRIPTS: readonly ScriptFonts[] = [
  {
    script: /\p{Script=Arabic}/u,
    files: { ...sansOnly('noto-sans-arabic', 'NotoSansArabic'), title: 'noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold.ttf', serif: 'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf' },
  },
  {
    script: /\p{Script=Hebrew}/u,
    files: { ...sansOnly('noto-sans-hebrew', 'NotoSansHebrew'), title: 'frank-ruhl-libre/600SemiBold/FrankRuhlLibre_600SemiBold.ttf', serif: 'frank-ruhl-libre/400Regular/FrankRuhlLibre_400Regular.ttf' },
  },
  { script: /\p{Script=Georgian}/u, files: sansOnly('noto-sans-georgian', 'NotoSansGeorgian') },
  { script: /\p{Script=Armenian}/u, files: sansOnly('noto-sans-armenian', 'NotoSansArmenian') },
];

/** In the order in which a letter is looked for: Latin, Greek and Cyrillic first. */
export function coverFontFiles(use: FontUse, texts: string): readonly string[] {
  return [LATIN[use], ...SCRIPTS.filter(({ script }) => script.test(texts)).map(({ files }) => files[use])];
}

/** What these files hold between them, roughly; for anything else the machine's fonts are asked. */
export const HOUSE_GLYPHS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Georgian}\p{Script=Armenian}\u0300-\u036f\u0020-\u007e\u00a0-\u00ff\u0600-\u06ff\u200c-\u200f\u2010-\u2027\u2030-\u203a\u2044\u2066-\u2069\u2080-\u208e\u20ac\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265]*$/u;
