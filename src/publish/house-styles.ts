/**
 * The style sheets of a house: Sheaf's own or the project's, the theme's behind each, and the brand's behind `shared`.
 *
 * In: the project's templates, the house. Out: the sheets of each edition in the order of the cascade, and what is wrong with
 * the theme or with the brand's colours.
 */

import { posix } from 'node:path';

import type { House } from '../briefing/briefing.js';
import { unknownTheme } from '../diagnostics/catalogue/brand.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { TemplateFile, TemplateFiles } from './template-files.js';

export type Medium = 'print' | 'screen' | 'ebook';

export interface HouseStyles {
  /** The sheets of a name, such as `print`. */
  sheets(name: string, medium: Medium): readonly TemplateFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Sheets that a theme may have. */
const THEME_SHEETS = ['shared', 'print', 'letter', 'marked', 'state', 'in-brief', 'screen', 'ebook'];
const THEMES = 'themes';

export async function houseStyles(files: TemplateFiles, house: House): Promise<HouseStyles> {
  const { theme } = house.data;
  const own = (name: string): readonly TemplateFile[] => [files.find(posix.join('styles', `${name}.css`))].filter((file) => file !== null);
  const ofTheme = (name: string): readonly TemplateFile[] => (theme === undefined || !isThemeName(theme) ? [] : [files.find(posix.join(THEMES, theme, `${name}.css`))].filter((file) => file !== null));
  const brand = await brandStyles(house, () => [...own('shared'), ...ofTheme('shared')]);
  const ofBrand = (medium: Medium): readonly TemplateFile[] => {
    const text = brand.sheet(medium);
    return text === '' ? [] : [{ text, file: 'briefings/sheaf.yaml' }];
  };
  return {
    sheets: (name, medium) => [...own(name), ...ofTheme(name), ...(name === 'shared' ? ofBrand(medium) : [])],
    diagnostics: [...checkTheme(files, house, ofTheme), ...brand.diagnostics],
  };
}

interface BrandStyles {
  sheet(medium: Medium): string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A house without a brand does without what reads style sheets. */
async function brandStyles(house: House, shared: () => readonly TemplateFile[]): Promise<BrandStyles> {
  if (house.data.brand === undefined) return { sheet: () => '', diagnostics: [] };
  const [{ rootTokens }, { brandSheet }, { checkBrand }] = await Promise.all([import('../print/css/root-properties.js'), import('./brand-sheet.js'), import('./check-brand.js')]);
  const tokens = { light: rootTokens(shared(), 'light'), dark: rootTokens(shared(), 'dark') };
  return { sheet: (medium) => brandSheet(house.brand, tokens, medium), diagnostics: checkBrand(house, tokens) };
}

function checkTheme(files: TemplateFiles, { data: { theme }, locate }: House, ofTheme: (name: string) => readonly TemplateFile[]): readonly Diagnostic[] {
  if (theme === undefined || THEME_SHEETS.some((name) => ofTheme(name).length > 0)) return [];
  const hasSheet = (name: string): boolean => THEME_SHEETS.some((sheet) => files.find(posix.join(THEMES, name, `${sheet}.css`)) !== null);
  const folders = files.folders(THEMES);
  const known = folders.filter((name) => hasSheet(name));
  return [unknownTheme({ theme, nearest: nearest(theme, known), known, sheets: THEME_SHEETS, hasFolder: folders.includes(theme) }, { place: locate.value(['theme']) })];
}

/** Never a path. */
function isThemeName(theme: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(theme);
}
