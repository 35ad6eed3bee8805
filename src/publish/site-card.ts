/** The picture for links to pages of the site that are no publication's: its name over the sheaf of its latest briefing. */

import type { House } from '../briefing/briefing.js';
import { hashedName } from '../editions/site/hashed-name.js';
import type { SiteContent } from '../editions/site/site.js';
import type { FileSystem } from '../host/host.js';
import { directionOf } from '../language/direction.js';
import { houseStyles } from './house-styles.js';
import { pageCard } from './page-card.js';
import { templateFiles } from './template-files.js';

export interface SiteCard {
  /** From the site's root. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Null where the site has no address. */
export async function siteCard({ fs, root, house, content: { facts, entries } }: { readonly fs: FileSystem; readonly root: string; readonly house: House; readonly content: SiteContent }): Promise<SiteCard | null> {
  if (facts.baseUrl === null) return null;
  const latest = entries.reduce<(typeof entries)[number] | null>((best, entry) => (best === null || entry.date > best.date || (entry.date === best.date && entry.slug < best.slug) ? entry : best), null);
  const styles = await houseStyles(templateFiles(fs, root), house);
  const { title, description, publisher, language } = facts;
  const shown = { language, direction: directionOf(language), title, subtitle: description, publisher: publisher === title ? null : publisher, series: null, date: null, marking: null, states: [] };
  const bytes = await pageCard({ fs, house, shared: styles.sheets('shared', 'ebook'), claims: latest?.claims ?? [], shown });
  return bytes === null ? null : { path: hashedName('assets/card.png', bytes), bytes };
}
