/** What the site shows of a brand: where its logo and font files lie, and which of them pages load first. */

import type { Brand } from '../briefing/brand/brand.js';
import type { Asset } from '../briefing/briefing.js';
import type { SiteLogo } from '../editions/site/site.js';
import { hashedName } from '../editions/site/hashed-name.js';
import { type BrandFace, FIGURE_FONT, PRELOADED_FONTS } from '../editions/site/site-fonts.js';
import { brandFamily, brandFonts } from './brand-sheet.js';

/** Where the site's fonts lie, from its root. */
export const FONTS = 'assets/fonts';

export function siteLogo({ logo }: Brand): SiteLogo | null {
  if (logo === null) return null;
  const { light, dark, alt } = logo;
  const height = HEIGHT_PX * Math.min(1, Math.sqrt(light.width / light.height / USUAL_RATIO));
  const size = { width: Math.round((height * light.width) / light.height), height: Math.round(height) };
  return { light: address('logo', light), dark: dark === null ? null : address('logo-dark', dark), alt, ...size };
}

/** Of a logo about four times as wide as high; narrower ones are higher, so that all have about one area. */
const HEIGHT_PX = 44;
const USUAL_RATIO = 4;

/** Files of the logo, by path from the site's root. */
export function logoFiles({ logo }: Brand): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  if (logo !== null) files.set(address('logo', logo.light), logo.light.bytes);
  if (logo !== null && logo.dark !== null) files.set(address('logo-dark', logo.dark), logo.dark.bytes);
  return files;
}

function address(name: string, { mediaType, bytes }: Asset): string {
  return hashedName(`assets/${name}${mediaType === 'image/png' ? '.png' : '.svg'}`, bytes);
}

export function brandFaces(brand: Brand): readonly BrandFace[] {
  return brandFonts(brand, 'screen').map(({ role, weight, style, bytes }) => ({
    family: brandFamily(role), weight, style, bytes, name: `brand-${role}-${weight}${style === 'italic' ? '-italic' : ''}.woff2`,
  }));
}

/** Font files to load first, by their names without a hash: the faces that every page opens with. */
export function preloadsOf(brand: Brand): readonly string[] {
  const faces = brandFaces(brand).filter(({ style, weight }) => style === 'normal' && weight !== 300);
  const replaced = (file: string): boolean => faces.some(({ name }) => name.startsWith(file.startsWith('literata') ? 'brand-text' : 'brand-label'));
  return [...PRELOADED_FONTS.filter((file) => !replaced(file)), ...faces.map(({ name }) => name)];
}

/** The face of large numbers, as above; null where a brand's has no light weight. */
export function figureFace(brand: Brand): string | null {
  const faces = brandFaces(brand).filter(({ name }) => name.startsWith('brand-text'));
  return faces.length === 0 ? FIGURE_FONT : faces.find(({ weight }) => weight === 300)?.name ?? null;
}
