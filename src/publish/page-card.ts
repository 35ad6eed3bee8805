/** The picture that stands for a page where a link to it is shown, in the house's colours and faces. */

import { createHash } from 'node:crypto';

import type { House } from '../briefing/briefing.js';
import type { DocumentHead } from '../compose/document.js';
import type { CardColours, CardFont, CardOptions } from '../editions/site/card-image.js';
import { type FontUse, coverFontFiles } from '../figures/canvas/cover-fonts.js';
import { type SheafClaim, drawSheaf } from '../figures/sheaf.js';
import type { FileSystem } from '../host/host.js';
import { rootTokens } from '../print/css/root-properties.js';
import { packagedFont } from './print-resources.js';
import type { TemplateFile } from './template-files.js';

export interface PageCardOptions {
  readonly fs: FileSystem;
  readonly house: House;
  /** The sheets with the cover's colours. */
  readonly shared: readonly TemplateFile[];
  readonly claims: readonly SheafClaim[];
  readonly shown: Pick<CardOptions, 'language' | 'direction' | 'title' | 'subtitle' | 'publisher' | 'series' | 'date' | 'marking' | 'states'>;
}

/** Sheets do not change within a build: their colours are read once. */
let lastColours: { readonly sheets: string; readonly colours: CardColours } | null = null;

/** As a PNG; null where the site has no address, since pictures are named by whole ones. */
export async function pageCard({ fs, house, shared, claims, shown }: PageCardOptions): Promise<Uint8Array | null> {
  if (house.data.baseUrl === undefined) return null;
  const { drawCard } = await import('../editions/site/card-image.js');
  const texts = [shown.title, shown.subtitle, shown.publisher, shown.series, shown.date, ...shown.states].join(' ');
  const dark = house.brand.logo?.dark ?? null;
  return drawCard({
    ...shown,
    sheaf: claims.length === 0 ? '' : drawSheaf(claims, { format: 'card', direction: shown.direction }),
    colours: coloursOf(shared),
    logo: dark === null ? null : { bytes: dark.bytes, width: dark.width, height: dark.height },
    fonts: {
      title: faces({ fs, house, texts }, { role: 'text', weight: 600, use: 'title' }),
      serif: faces({ fs, house, texts }, { role: 'text', weight: 400, use: 'serif' }),
      sans: faces({ fs, house, texts }, { role: 'label', weight: 400, use: 'sans' }),
      sansBold: faces({ fs, house, texts }, { role: 'label', weight: 600, use: 'sansBold' }),
    },
  });
}

/** What a briefing's or a volume's card shows. */
export function cardOfHead({ language, direction, title, subtitle, publisher, series, date, marking, states }: DocumentHead): PageCardOptions['shown'] {
  return { language, direction, title, subtitle, publisher, series, date, marking, states: states.map(({ kind, text }) => (kind === 'status' ? text.toLocaleUpperCase(language) : text)) };
}

function coloursOf(shared: readonly TemplateFile[]): CardColours {
  const sheets = shared.map(({ text }) => text).join('\n');
  if (lastColours?.sheets === sheets) return lastColours.colours;
  const tokens = rootTokens(shared, 'light');
  const colour = (name: string, otherwise: string): string => tokens.get(`--cover-${name}`) ?? otherwise;
  const colours = { ground: colour('ground', '#0e3f4b'), title: colour('title', '#ffffff'), text: colour('text', '#f1e8d3'), ribbon: colour('ribbon', '#d2a138') };
  lastColours = { sheets, colours };
  return colours;
}

/** The brand's face of a role, then the house's for the scripts that the texts are in. */
function faces({ fs, house, texts }: { readonly fs: FileSystem; readonly house: House; readonly texts: string }, { role, weight, use }: { readonly role: 'text' | 'label'; readonly weight: number; readonly use: FontUse }): readonly CardFont[] {
  const own = house.brand.fonts.filter((face) => face.role === role && face.style === 'normal' && face.weight !== 300);
  const best = own.find((face) => face.weight === weight) ?? own[0];
  const ofBrand = best === undefined ? [] : [{ name: `card-${createHash('sha256').update(best.bytes).digest('hex').slice(0, 16)}`, read: () => best.bytes }];
  return [...ofBrand, ...coverFontFiles(use, texts).map((path) => ({ name: `card-${path.replace(/[^A-Za-z0-9]+/g, '-')}`, read: () => packagedFont(fs, path) }))];
}
