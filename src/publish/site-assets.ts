/**
 * What the site's pages load: style sheet, fonts and their licences, scripts, logo, icon. They bear names with a hash of what
 * they hold, so that caches may keep them for ever, and are made before the pages, which name them.
 */

import { join, posix } from 'node:path';

import type { House } from '../briefing/briefing.js';
import { missingSystemFile } from '../diagnostics/catalogue/cli.js';
import { fontNotSubset } from '../diagnostics/catalogue/site.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { hashedName } from '../editions/site/hashed-name.js';
import type { SiteAssets, SiteContent } from '../editions/site/site.js';
import { type FontCache, type FontFile, siteFonts } from '../editions/site/site-fonts.js';
import { withStandIns } from '../editions/site/stand-in-faces.js';
import type { FileSystem } from '../host/host.js';
import { packageFile } from '../host/package-file.js';
import { type HouseStyles, houseStyles } from './house-styles.js';
import { preparedFont } from './prepare-fonts.js';
import { FONTS, brandFaces, figureFace, logoFiles, preloadsOf } from './site-brand.js';
import { shownCharacters } from './shown-characters.js';
import { siteIcon } from './site-icon.js';
import { siteScripts } from './site-scripts.js';
import { templateFiles } from './template-files.js';

export interface SiteAssetsOptions {
  readonly fs: FileSystem;
  /** Absolute: the project's folder. */
  readonly root: string;
  readonly house: House;
  /** Whether prepared fonts are kept in `.sheaf/cache/`. */
  readonly cache: boolean;
  readonly content: SiteContent;
  /** What other pages show in the same fonts. */
  readonly texts: readonly string[];
}

export interface MadeAssets {
  readonly addresses: SiteAssets;
  /** By path from the site's root. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
}

export async function siteAssets({ fs, root, house, cache, content, texts }: SiteAssetsOptions): Promise<Outcome<MadeAssets>> {
  const diagnostics: Diagnostic[] = [];
  const templates = templateFiles(fs, root);
  const styles = await houseStyles(templates, house);
  const scripts = siteScripts(templates);
  const shared = styleSheet(styles, 'shared', diagnostics);
  const files = new Map<string, Uint8Array | string>([...logoFiles(house.brand), ...scripts.files]);
  const put = (path: string, text: string): string => {
    const address = hashedName(path, text);
    files.set(address, text);
    return address;
  };
  const fonts = await cutFonts({ fs, root, house, cache, characters: shownCharacters(content, templates, texts) }, diagnostics);
  for (const { name, bytes } of fonts.files) files.set(`${FONTS}/${name}`, bytes);
  const addressOf = (face: string): readonly string[] => fonts.files.filter((file) => file.face === face).map(({ name }) => `${FONTS}/${name}`);
  const addresses = {
    styleSheet: put('assets/site.css', [withStandIns(shared), fonts.css, styleSheet(styles, 'screen', diagnostics)].join('\n')),
    icon: put('assets/icon.svg', templates.find('site/icon.svg')?.text ?? siteIcon(shared)),
    preloads: preloadsOf(house.brand).flatMap(addressOf),
    figureFace: addressOf(figureFace(house.brand) ?? '')[0] ?? null,
    scripts: scripts.addresses,
  };
  return { value: { addresses, files }, diagnostics };
}

interface CutOptions extends Pick<SiteAssetsOptions, 'fs' | 'root' | 'house' | 'cache'> {
  readonly characters: ReadonlySet<string>;
}

async function cutFonts({ fs, root, house, cache, characters }: CutOptions, diagnostics: Diagnostic[]): Promise<{ readonly files: readonly FontFile[]; readonly css: string }> {
  const read = (path: string): Uint8Array => fs.readBytes(packageFile(posix.join('@expo-google-fonts', path)));
  try {
    return await siteFonts({ characters, read, brand: brandFaces(house.brand), cache: cache ? fontCache(fs, join(root, '.sheaf', 'cache', 'fonts')) : NO_FONT_CACHE, prepared: (path) => preparedFont(fs, path) });
  } catch (cause) {
    diagnostics.push(fontNotSubset({ reason: cause instanceof Error ? cause.message : String(cause) }, { cause }));
    return { files: [], css: '' };
  }
}

function styleSheet(styles: HouseStyles, name: string, diagnostics: Diagnostic[]): string {
  const sheets = styles.sheets(name, 'screen');
  if (sheets.length === 0) diagnostics.push(missingSystemFile({ path: `styles/${name}.css` }));
  return sheets.map(({ text }) => text).join('\n');
}

const NO_FONT_CACHE: FontCache = { get: () => null, set: () => undefined };

function fontCache(fs: FileSystem, folder: string): FontCache {
  const pathOf = (key: string): string => join(folder, `${key}.woff2`);
  return {
    get: (key) => (fs.info(pathOf(key))?.kind === 'file' ? fs.readBytes(pathOf(key)) : null),
    set(key, bytes) {
      const part = join(folder, `${key}.part`);
      fs.writeFile(part, bytes);
      fs.move(part, pathOf(key));
    },
  };
}
