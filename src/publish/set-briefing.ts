/**
 * Sets one briefing: loads it, composes the document, prints the dossier, makes the e-book.
 *
 * In: plain data (so that it can be sent to a worker). Out: plain data: finished files, the document for the site,
 * all diagnostics. Nothing is written. What the audience may not see is read, and no more.
 */

import type { Briefing, House } from '../briefing/briefing.js';
import { loadBriefing, loadHouse } from '../briefing/load.js';
import { type Visibility, readVisibility } from '../briefing/read-visibility.js';
import { compose } from '../compose/compose.js';
import { dataFiles } from '../compose/data-files.js';
import type { Claim, ComposedBriefing, DocumentHead, PartHeading } from '../compose/document.js';
import { type Statements, statementsOf } from '../compose/statements.js';
import { markPages } from '../compose/page-marks.js';
import { type Diagnostic, type Place, hasErrors } from '../diagnostics/index.js';
import type { drawCover } from '../editions/ebook/set-ebook.js';
import { type DossierOptions, setDossier } from '../editions/dossier/set-dossier.js';
import type { PageData } from '../editions/site/site.js';
import type { FileSystem } from '../host/host.js';
import { nodeFileSystem } from '../host/node-host.js';
import { serialiseHtml } from '../html/serialise.js';
import { type Catalogue, loadCatalogue } from '../language/catalogue.js';
import { missingSystemFile } from '../diagnostics/catalogue/cli.js';
import { createTemplates } from '../templates/create-templates.js';
import { type Medium, houseStyles } from './house-styles.js';
import { type TemplateFile, type TemplateFiles, templateFiles } from './template-files.js';
import { embargoIsOver, withheldBecause } from './audience.js';
import { chartDrawer } from './chart-face.js';
import { parseOrigin } from './origin-path.js';
import { plainCause } from './plain-cause.js';
import { type PublicationFacts, publicationFacts } from './publication-facts.js';
import { BriefingLinks, type LinkedBriefing, publicLinks } from './link-briefings.js';
import { cardOfHead, pageCard } from './page-card.js';
import { LOGO_ADDRESS, packagedFont, printResolver, shownPages } from './print-resources.js';
import type { Edition } from './request.js';

export interface SettingRequest {
  readonly root: string;
  readonly slug: string;
  readonly only: readonly Edition[];
  readonly pageMarks: boolean;
  readonly strict: boolean;
  readonly audience: string;
  readonly now: Date | null;
}

export interface SetAsset {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface BriefingSetting {
  readonly head: DocumentHead;
  readonly parts: readonly PartHeading[];
  readonly claims: readonly Claim[];
  /** The composed document with its keys and, where asked for, page marks. */
  readonly html: string;
  readonly assets: readonly SetAsset[];
  /** Files of data among these, by the ids of the elements that show the data; none where no page is made. */
  readonly data: readonly PageData[];
  readonly pages: number | null;
  readonly pdf: Uint8Array | null;
  /** The one-page edition; null where the author wants none. */
  readonly inBrief: Uint8Array | null;
  readonly epub: Uint8Array | null;
  /** The e-book's cover as files of its own, for catalogues; null where there is no e-book. */
  readonly covers: Covers | null;
  /** The picture that stands for its page where a link to it is shown; null where there is no page, or the site has no address. */
  readonly card: Uint8Array | null;
  /** What it states, for machines that read its page; null where there is none, and of a volume, whose briefings say it. */
  readonly statements: Statements | null;
  /** What catalogues and feeds tell of it. */
  readonly facts: PublicationFacts;
}

export interface Covers {
  readonly cover: Uint8Array;
  readonly thumbnail: Uint8Array;
}

export interface SettingResult {
  readonly slug: string;
  /** Null where errors forbid publishing, or the audience may not see it. */
  readonly setting: BriefingSetting | null;
  /** What decides who may see the briefing; null where it could not be read. */
  readonly visibility: Visibility | null;
  /** It was set as a briefing whose embargo has passed. */
  readonly embargoIsOver: boolean;
  /** What it leads to depends on these as well. */
  readonly linked: readonly LinkedBriefing[];
  readonly diagnostics: readonly Diagnostic[];
}

export type SettingProgress = (stage: 'load' | 'compose' | 'pdf' | 'epub') => void;

/** In this process, with the machine's own file system. */
export function setBriefing(request: SettingRequest, onStage: SettingProgress = () => undefined): Promise<SettingResult> {
  return new Setting(request, nodeFileSystem(), onStage).run();
}

interface PrintParts {
  readonly composed: ComposedBriefing;
  readonly templates: ReturnType<typeof createTemplates>;
  readonly catalogue: Catalogue;
  readonly house: House;
  readonly briefing: Briefing;
}

class Setting {
  readonly #request: SettingRequest;
  readonly #fs: FileSystem;
  readonly #onStage: SettingProgress;
  readonly #files: TemplateFiles;
  readonly #links: BriefingLinks;
  readonly #diagnostics: Diagnostic[] = [];
  #visibility: Visibility | null = null;

  constructor(request: SettingRequest, fs: FileSystem, onStage: SettingProgress) {
    this.#request = request;
    this.#fs = fs;
    this.#onStage = onStage;
    this.#files = templateFiles(fs, request.root);
    this.#links = new BriefingLinks({ fs, ...request });
  }

  async run(): Promise<SettingResult> {
    const setting = await this.#set();
    const { status, handling } = this.#visibility ?? {};
    return {
      slug: this.#request.slug,
      setting: this.#mayGoOn() ? setting : null,
      visibility: status === undefined ? null : { status, handling },
      embargoIsOver: this.#isEmbargoOver(),
      linked: this.#links.linked(),
      diagnostics: this.#diagnostics.map(plainCause),
    };
  }

  #isEmbargoOver(): boolean {
    return this.#visibility !== null && embargoIsOver(this.#visibility, this.#request.now);
  }

  #mayGoOn(): boolean {
    return !hasErrors(this.#diagnostics) && !(this.#request.strict && this.#diagnostics.some((diagnostic) => diagnostic.severity === 'warning'));
  }

  #take<T>(outcome: { readonly value: T; readonly diagnostics: readonly Diagnostic[] }): T {
    this.#diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  }

  async #set(): Promise<BriefingSetting | null> {
    const { root, slug, only } = this.#request;
    this.#onStage('load');
    const house = this.#take(loadHouse({ fs: this.#fs, root }));
    const briefing = this.#take(loadBriefing({ fs: this.#fs, root, slug }));
    if (briefing === null) {
      this.#visibility = readVisibility({ fs: this.#fs, root, slug });
      return null;
    }
    this.#visibility = briefing.data;
    if (withheldBecause(this.#visibility, this.#request.audience, this.#request.now) !== null || !this.#mayGoOn()) return null;
    this.#onStage('compose');
    const templates = createTemplates({ find: (name) => this.#files.find(`${name}.hbs`) });
    const catalogue = this.#take(loadCatalogue(briefing.data.language, (name) => this.#files.find(`locales/${name}`)?.text ?? null));
    const composing = { briefing, house, templates, catalogue, drawFigure: await chartDrawer(this.#fs, this.#files, house), editions: only, linkToBriefing: this.#links.addressOf, embargoIsOver: this.#isEmbargoOver() };
    const composed = this.#take(compose(composing));
    if (composed === null || !this.#mayGoOn()) return null;
    const printed = publicLinks(composed, house.data.baseUrl);

    const styleSheets = await this.#styleSheets(house, 'ebook');
    const cover = only.includes('epub') ? this.#beginCover({ composed, catalogue, styleSheets, brand: house.brand }) : undefined;
    const card = only.includes('html') ? pageCard({ fs: this.#fs, house, shared: styleSheets('shared'), claims: composed.claims, shown: cardOfHead(composed.head) }) : null;
    // It is packed in another thread meanwhile; a fault shows where it is waited for.
    card?.catch(() => undefined);
    const dossier = await this.#dossier({ composed: printed, templates, catalogue, house, briefing });
    if (!this.#mayGoOn()) return null;
    const inBrief = dossier === null || dossier.pdf === null ? null : await this.#inBrief({ composed: printed, templates, catalogue, house, briefing, pages: dossier.pageCount });
    if (!this.#mayGoOn()) return null;
    const withPages = (document: ComposedBriefing['document']): ComposedBriefing['document'] => (dossier === null || !this.#request.pageMarks ? document : markPages(document, shownPages(dossier.pageMap)));
    const marked = withPages(composed.document);
    let epub: Uint8Array | null = null;
    if (only.includes('epub')) {
      this.#onStage('epub');
      const { setEbook } = await import('../editions/ebook/set-ebook.js');
      epub = this.#take(await setEbook({ composed: printed, marked: printed === composed ? marked : withPages(printed.document), templates, catalogue, styleSheets, font: (path) => packagedFont(this.#fs, path), brand: house.brand, embedFonts: house.data.ebook?.embedFonts ?? false, ...(cover === undefined ? {} : { cover }) }));
    }
    const data = only.includes('html') ? dataFiles(briefing) : [];
    return {
      head: composed.head,
      parts: composed.parts,
      claims: composed.claims,
      html: serialiseHtml(marked, { keepOwnAttributes: true }),
      assets: [...[...composed.assets].map(([url, asset]) => ({ url, ...asset })), ...data.map(({ name, text }) => ({ url: name, mediaType: 'text/csv', bytes: new TextEncoder().encode(text) }))],
      data: data.map(({ figure, name, text }) => ({ figure, name, bytes: new TextEncoder().encode(text).length })),
      pages: dossier?.pdf ? dossier.pageCount : null,
      pdf: dossier?.pdf ?? null,
      inBrief,
      epub,
      covers: epub === null || cover === undefined ? null : { cover: await cover, thumbnail: await smallCover(cover) },
      card: await card,
      statements: only.includes('html') ? statementsOf(composing) : null,
      facts: publicationFacts(composed.head, composed.document),
    };
  }

  /** Drawn first, so that another thread packs it while the pages are set. */
  #beginCover(options: Omit<Parameters<typeof drawCover>[0], 'font'>): Promise<Uint8Array> {
    const cover = import('../editions/ebook/set-ebook.js').then(({ drawCover }) => drawCover({ ...options, font: (path) => packagedFont(this.#fs, path) }));
    // A fault shows when the e-book is made; where none is, nobody asks.
    cover.catch(() => undefined);
    return cover;
  }

  /** The dossier; laid out without drawing where only its page numbers are wanted; null where nothing of it is. */
  async #dossier(parts: PrintParts): Promise<Awaited<ReturnType<typeof setDossier>>['value']> {
    const draw = this.#request.only.includes('pdf');
    if (!draw && !this.#request.pageMarks) return null;
    this.#onStage('pdf');
    return this.#take(await setDossier({ ...(await this.#printOptions(parts)), draw }));
  }

  /** Where the author, or else the house, wants it. */
  async #inBrief({ pages, ...parts }: PrintParts & { readonly pages: number }): Promise<Uint8Array | null> {
    const { briefing, house } = parts;
    if (!(briefing.data.inBrief ?? house.data.inBrief)) return null;
    const { setInBrief } = await import('../editions/dossier/in-brief/set-in-brief.js');
    const address = parts.composed.head.addresses.pdf;
    return this.#take(await setInBrief({ ...(await this.#printOptions(parts)), draw: true, pages, address }))?.pdf ?? null;
  }

  async #printOptions({ composed, templates, catalogue, house, briefing }: PrintParts): Promise<Omit<DossierOptions, 'draw'>> {
    return {
      composed,
      templates,
      catalogue,
      styleSheets: await this.#styleSheets(house, 'print'),
      logo: house.brand.logo === null ? null : { source: LOGO_ADDRESS, alt: house.brand.logo.alt },
      resolve: printResolver({ fs: this.#fs, assets: composed.assets, brand: house.brand }),
      placeOf: (origin) => placeOf(origin, briefing),
      page: house.data.page,
    };
  }

  async #styleSheets(house: House, medium: Medium): Promise<(name: string) => readonly TemplateFile[]> {
    const styles = await houseStyles(this.#files, house);
    return (name) => {
      const sheets = styles.sheets(name, medium);
      if (sheets.length === 0) this.#diagnostics.push(missingSystemFile({ path: `styles/${name}.css` }));
      return sheets;
    };
  }
}

function placeOf(origin: string, briefing: Briefing): Place | null {
  const path = parseOrigin(origin);
  return path === null ? null : briefing.locate.value(path);
}

async function smallCover(cover: Promise<Uint8Array>): Promise<Uint8Array> {
  const { drawThumbnail } = await import('../editions/ebook/cover-thumbnail.js');
  return drawThumbnail(await cover);
}
