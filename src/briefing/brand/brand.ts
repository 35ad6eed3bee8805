/** A house's brand as loaded: its logo, colours and font files, read and found sound. */

import type { Asset } from '../briefing.js';

export interface Brand {
  /** What heads of pages say: the brand's own short name, else the publisher's; null where the house has neither. */
  readonly name: string | null;
  readonly logo: Logo | null;
  readonly colours: BrandColours;
  /** Faces in the order of the schema: text before labels, regular first. */
  readonly fonts: readonly BrandFont[];
}

export interface Logo {
  readonly light: Asset;
  /** For dark grounds: the site's dark theme, the e-book's cover. */
  readonly dark: Asset | null;
  readonly alt: string;
}

/** Colours that the house gives, as `#rrggbb`; what is null keeps the theme's, or follows from another. */
export interface BrandColours {
  readonly accent: string | null;
  readonly ribbon: string | null;
  readonly cover: string | null;
  readonly dark: { readonly accent: string | null; readonly ribbon: string | null };
}

export type FontRole = 'text' | 'label';

export interface BrandFont {
  readonly role: FontRole;
  readonly weight: 300 | 400 | 600;
  readonly style: 'normal' | 'italic';
  /** As the house writes it. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Its licence allows it in documents, not on a site (OS/2 `fsType`, preview and print). */
  readonly isForPrintOnly: boolean;
}

export const NO_BRAND: Brand = { name: null, logo: null, colours: { accent: null, ribbon: null, cover: null, dark: { accent: null, ribbon: null } }, fonts: [] };
