/** What the site is made from: plain data about the publication, its briefings, and the pages to write now. */

import type { CitedWork } from '../../citations/cited-work.js';
import type { Statements } from '../../compose/statements.js';
import type { Publication } from './feeds/publication.js';

/** The brand's logo; addresses from the site's root. */
export interface SiteLogo {
  readonly light: string;
  /** For the dark theme; null where the light one stands on a light ground of its own. */
  readonly dark: string | null;
  readonly alt: string;
  /** In CSS pixels, as shown. */
  readonly width: number;
  readonly height: number;
}

/** Where the files lie that pages load, from the site's root. */
export interface SiteAssets {
  readonly styleSheet: string;
  /** Of the browser's tab. */
  readonly icon: string;
  /** Font files to load first. */
  readonly preloads: readonly string[];
  /** That of large numbers, which pages with key figures load first too. */
  readonly figureFace: string | null;
  /** By their names, as views name them: `filter`. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** The publication that the pages stand in. */
export interface SiteFacts {
  /** Its name, in the head of every page. */
  readonly title: string;
  readonly publisher: string | null;
  readonly description: string | null;
  /** BCP 47: of the index. Pages of briefings speak their own language. */
  readonly language: string;
  readonly logo: SiteLogo | null;
  /** What the addresses in its pages begin with, such as `/briefings/`; null where they are relative, so that the site may stand anywhere. */
  readonly prefix: string | null;
  /** Where the site stands on the web, without a slash at its end; null where it may stand anywhere. */
  readonly baseUrl: string | null;
  /** The picture for links to pages that are no publication's, from the site's root; left out where there is none. */
  readonly card?: string | null;
  /** It is for everybody to read. */
  readonly isPublic: boolean;
  /** An index of full-text search is made for it; left out where none is. */
  readonly hasSearch?: boolean;
}

/** A published briefing, as the index and the head of its page show it. */
export interface SiteEntry {
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** ISO 8601, as exact as it is known. */
  readonly date: string;
  readonly dateShown: string;
  readonly asOf: string | null;
  readonly series: string | null;
  readonly marking: string | null;
  /** Pages of the dossier; null where there is none. */
  readonly pages: number | null;
  readonly claims: readonly SiteClaim[];
  /** Paths from the site's root, with `/`. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Versions before this one that are still there to download, the latest first; left out where there are none. */
  readonly versions?: readonly SiteVersion[];
  /** A notice says what was corrected in it. */
  readonly isCorrected?: boolean;
}

export interface SiteVersion {
  readonly version: string;
  /** EDTF. */
  readonly date: string;
  /** Of its dossier. */
  readonly pages: number | null;
  /** Plain text: what it changed. */
  readonly changes: string | null;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** A published volume; its slug is `collections/<id>`. */
export interface SiteVolume extends SiteEntry {
  /** Slugs of its briefings, in their order. */
  readonly briefings: readonly string[];
}

/** A stroke of the sheaf. */
export interface SiteClaim {
  readonly kind: 'fact' | 'quote' | 'other';
  readonly words: number;
  readonly locatorLength: number;
}

/** A file of data beside a page. */
export interface PageData {
  /** The id of the element that shows the data. */
  readonly figure: string;
  /** In the page's own folder. */
  readonly name: string;
  readonly bytes: number;
}

/** A briefing, or a volume, whose page is to be written. */
export interface SitePage {
  readonly entry: SiteEntry;
  /** The composed document with its keys and page marks, as HTML. */
  readonly html: string;
  /** One or two sentences for search engines; null where the briefing has none. */
  readonly description: string | null;
  /** As others cite it; left out where the page is not to say so. */
  readonly cited?: CitedWork;
  /** Data to be downloaded. */
  readonly data?: readonly PageData[];
  /** What it states, for machines; left out where nothing is to be told of it. */
  readonly statements?: Statements;
}

/** An address that once held a briefing. */
export interface SiteNotice {
  readonly slug: string;
  readonly language: string;
  /** Of what was withdrawn or superseded, what is told of it; left out of what is withheld. */
  readonly departed?: DepartedBriefing | null;
}

export interface DepartedBriefing {
  readonly reason: 'withdrawn' | 'superseded';
  readonly title: string;
  /** EDTF: when that was. */
  readonly date: string | null;
  /** Plain text. */
  readonly explanation: string | null;
  /** What has taken its place. */
  readonly successor: Pick<SiteEntry, 'slug' | 'title' | 'language' | 'direction'> | null;
  /** By which catalogues and feeds have known it. */
  readonly identifier: string | null;
  /** The moment of the notice, RFC 3339. */
  readonly updated: string | null;
  readonly topics: readonly string[];
}

export interface SiteContent {
  readonly facts: SiteFacts;
  /** Every published briefing, those included whose pages stay as they are. */
  readonly entries: readonly SiteEntry[];
  readonly pages: readonly SitePage[];
  /** Every published volume; those among `pages` too, by their slugs. */
  readonly volumes: readonly SiteVolume[];
  readonly notices: readonly SiteNotice[];
  /** What catalogues and feeds tell of: briefings and volumes. */
  readonly publications: readonly Publication[];
}
