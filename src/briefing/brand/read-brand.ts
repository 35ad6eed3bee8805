/**
 * Reads a house's brand: its logo, colours and font files, from the folder of `sheaf.yaml` and nowhere else.
 *
 * In: the folder, and the house's values as far as they can be read. Out: the brand, without what is faulty; each fault
 * at the value that names it.
 */

import { badColour, changedFont, fontForPrintOnly, fontNotEmbeddable, fontUnusable, logoWithoutWords, variableFont } from '../../diagnostics/catalogue/brand.js';
import { wrongFormat } from '../../diagnostics/catalogue/data.js';
import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import type { Asset, Locator } from '../briefing.js';
import type { DataNode } from '../data-node.js';
import { readImage } from '../read-assets.js';
import { type BriefingFolder, readBytes } from '../read-file.js';
import type { Brand, BrandColours, BrandFont, FontRole, Logo } from './brand.js';
import { hexColour } from './colour.js';
import { type FontFacts, readFontFile } from './font-file.js';

const ROLES: readonly FontRole[] = ['text', 'label'];
const FACES = [
  { key: 'regular', weight: 400, style: 'normal' },
  { key: 'italic', weight: 400, style: 'italic' },
  { key: 'bold', weight: 600, style: 'normal' },
  { key: 'light', weight: 300, style: 'normal' },
] as const;

export function readBrand(folder: BriefingFolder, house: DataNode, locate: Locator): Outcome<Brand> {
  const reader = new BrandReader(folder, locate);
  const brand = house.get('brand');
  const name = brand.get('name').text() ?? house.get('publisher').text();
  const value: Brand = {
    name,
    logo: reader.logo(brand.get('logo'), name),
    colours: reader.colours(brand.get('colours')),
    fonts: ROLES.flatMap((role) => reader.fonts(role, brand.get('fonts').get(role))),
  };
  return { value, diagnostics: reader.diagnostics };
}

class BrandReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #folder: BriefingFolder;
  readonly #locate: Locator;

  constructor(folder: BriefingFolder, locate: Locator) {
    this.#folder = folder;
    this.#locate = locate;
  }

  logo(node: DataNode, name: string | null): Logo | null {
    if (!node.isPresent) return null;
    const light = this.#image(node.text() === null ? node.get('file') : node);
    const dark = this.#image(node.get('dark'));
    const alt = node.get('alt').text() ?? name;
    if (alt === null) this.diagnostics.push(logoWithoutWords({}, { place: this.#locate.key(node.path) }));
    return light === null || alt === null ? null : { light, dark, alt };
  }

  #image(node: DataNode): Asset | null {
    const bytes = this.#bytes(node);
    const path = node.text();
    if (bytes === null || path === null) return null;
    const place = this.#locate.value(node.path);
    const read = readImage(path, bytes, place);
    if ('mediaType' in read && read.mediaType !== 'image/jpeg') return read;
    this.diagnostics.push('mediaType' in read ? wrongFormat({ path, expected: 'a logo in SVG or PNG', found: 'is a JPEG' }, { place }) : read);
    return null;
  }

  colours(node: DataNode): BrandColours {
    const dark = node.get('dark');
    return {
      accent: this.#colour(node.get('accent')),
      ribbon: this.#colour(node.get('ribbon')),
      cover: this.#colour(node.get('cover')),
      dark: { accent: this.#colour(dark.get('accent')), ribbon: this.#colour(dark.get('ribbon')) },
    };
  }

  #colour(node: DataNode): string | null {
    const written = node.text();
    if (written === null) return null;
    const colour = hexColour(written);
    if (colour === null) this.diagnostics.push(badColour({ name: String(node.path.at(-1)), written }, { place: this.#locate.value(node.path) }));
    return colour;
  }

  fonts(role: FontRole, node: DataNode): readonly BrandFont[] {
    return FACES.flatMap(({ key, weight, style }) => {
      const face = node.get(key);
      const path = face.text();
      const bytes = this.#bytes(face);
      if (path === null || bytes === null) return [];
      const facts = this.#fontFacts(face, path, bytes);
      return facts === null ? [] : [{ role, weight, style, path, bytes, isForPrintOnly: facts.embedding === 'print' }];
    });
  }

  /** Null where the font cannot or may not be used. */
  #fontFacts(node: DataNode, path: string, bytes: Uint8Array): FontFacts | null {
    const place = this.#locate.value(node.path);
    const facts = readFontFile(bytes);
    if ('fault' in facts) {
      this.diagnostics.push(fontUnusable({ path, fault: facts.fault }, { place }));
      return null;
    }
    const reason = refusalOf(facts);
    if (reason !== null) {
      this.diagnostics.push(fontNotEmbeddable({ path, reason }, { place }));
      return null;
    }
    if (facts.embedding === 'print') this.diagnostics.push(fontForPrintOnly({ path }, { place }));
    if (facts.changed !== null) this.diagnostics.push(changedFont({ path, table: facts.changed.trim() }, { place }));
    if (facts.isVariable) this.diagnostics.push(variableFont({ path }, { place }));
    return facts;
  }

  #bytes(node: DataNode): Uint8Array | null {
    const path = node.text();
    if (path === null) return null;
    const { content, fault } = readBytes(this.#folder, path, this.#locate.value(node.path));
    if (fault !== null) this.diagnostics.push(fault);
    return content;
  }
}

/** What the licence bits of OS/2 forbid (OpenType specification, OS/2, `fsType`). */
function refusalOf({ embedding, maySubset, bitmapsOnly }: FontFacts): string | null {
  if (embedding === 'restricted') return 'its file says that its licence is restricted';
  if (!maySubset) return 'its file says that only the whole font may be embedded, and Sheaf embeds the characters used';
  return bitmapsOnly ? 'its file says that only its bitmaps may be embedded' : null;
}
