/** What documents for print and e-books draw on: fonts of installed packages, the brand's files, the document's own images. Nothing else has an address. */

import { join } from 'node:path';

import type { Brand } from '../briefing/brand/brand.js';
import type { FileSystem } from '../host/host.js';
import { packageFile } from '../host/package-file.js';
import type { AssetResolver, PageMapEntry } from '../print/print.js';
import { FONT_ADDRESS } from './brand-sheet.js';

/** Of the logo, in documents for print. */
export const LOGO_ADDRESS = 'brand-logo:';

export interface PrintResources {
  readonly fs: FileSystem;
  /** By the URL that the document uses. */
  readonly assets: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mediaType: string }>;
  readonly brand: Brand;
}

export function printResolver({ fs, assets, brand }: PrintResources): AssetResolver {
  return (url) => {
    if (url.startsWith('font:')) return { bytes: packagedFont(fs, url.slice('font:'.length)), mediaType: 'font/ttf' };
    if (url.startsWith(FONT_ADDRESS)) return fontOf(brand, url.slice(FONT_ADDRESS.length));
    if (url === LOGO_ADDRESS) return brand.logo?.light ?? null;
    return assets.get(url) ?? null;
  };
}

/** @param path below `@expo-google-fonts/` */
export function packagedFont(fs: FileSystem, path: string): Uint8Array {
  return fs.readBytes(packageFile(join('@expo-google-fonts', path)));
}

/** Pages that show something of the document; the others have no place in it. */
export function shownPages(pageMap: readonly PageMapEntry[]): { readonly label: string; readonly key: string; readonly offset: number }[] {
  return pageMap.flatMap(({ label, key, offset }) => (key === null ? [] : [{ label, key, offset }]));
}

/** @param index as `brandSheet` writes it */
function fontOf({ fonts }: Brand, index: string): { readonly bytes: Uint8Array; readonly mediaType: string } | null {
  const font = fonts[Number(index)];
  return font === undefined ? null : { bytes: font.bytes, mediaType: 'font/ttf' };
}
