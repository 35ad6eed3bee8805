/**
 * Sets one volume: loads a collection and its briefings, composes them, prints the volume, makes its e-book.
 *
 * In: plain data, as for a briefing. Out: plain data: finished files, the frame's document for the site, all diagnostics.
 * Nothing is written. Of briefings that the audience may not see only that is read which says so.
 */

import type { Briefing, House } from '../briefing/briefing.js';
import type { Collection } from '../briefing/collection.js';
import { loadBriefing, loadHouse } from '../briefing/load.js';
import { loadCollection } from '../briefing/load-collection.js';
import { briefingAddress, publicAddress, settleBriefingLinks } from '../compose/briefing-links.js';
import { type Volume, composeVolume } from '../compose/compose-volume.js';
import { compose } from '../compose/compose.js';
import type { DrawFigure } from '../compose/compose-options.js';
import type { ComposedBriefing } from '../compose/document.js';
import { markPages } from '../compose/page-marks.js';
import { memberFailed, twoDirections } from '../diagnostics/catalogue/collection.js';
import { missingSystemFile } from '../diagnostics/catalogue/cli.js';
import { type Diagnostic, type Place, hasErrors } from '../diagnostics/index.js';
import { type VolumeDossierOptions, setVolume } from '../editions/dossier/set-volume.js';
import type { FileSystem } from '../host/host.js';
import { nodeFileSystem } from '../host/node-host.js';
import type { Document } from '../html/dom.js';
import { serialiseHtml } from '../html/serialise.js';
import { cloneDocument } from '../html/walk.js';
import type { Catalogue } from '../language/catalogue.js';
import { createTemplates } from '../templates/create-templates.js';
import { type WithheldBecause, embargoIsOver } from './audience.js';
import { chartDrawer } from './chart-face.js';
import { type Medium, houseStyles } from './house-styles.js';
import { BriefingLinks, type LinkedBriefing } from './link-briefings.js';
import { parseOrigin } from './origin-path.js';
import { plainCause } from './plain-cause.js';
import { cardOfHead, pageCard } from './page-card.js';
import { LOGO_ADDRESS, packagedFont, printResolver, shownPages } from './print-resources.js';
import { publicationFacts } from './publication-facts.js';
import type { Edition } from './request.js';
import type { BriefingSetting, Covers, SettingProgress } from './set-briefing.js';
import { catalogues } from './site-pages.js';
import { type TemplateFile, type TemplateFiles, templateFiles } from './template-files.js';
import { type VolumeAssets, prefixedVolumeAssets } from './volume-assets.js';
import { type VolumeMembers, volumeMembers } from './volume-members.js';

export interface CollectionRequest {
  readonly root: string;
  readonly collection: string;
  readonly only: readonly Edition[];
  readonly pageMarks: boolean;
  readonly strict: boolean;
  readonly audience: string;
  readonly now: Date | null;
}

export interface VolumeSetting extends BriefingSetting {
  /** Slugs of the briefings in it, in their order. */
  readonly members: readonly string[];
}

export function isVolume(setting: BriefingSetting): setting is VolumeSetting {
  return 'members' in setting;
}

export interface CollectionResult {
  readonly id: string;
  /** Null where errors forbid publishing, or the audience may not see it. */
  readonly setting: VolumeSetting | null;
  readonly withheldBecause: WithheldBecause | 'empty' | null;
  /** Briefings that the audience may not see, though the collection names them. */
  readonly leftOut: readonly string[];
  /** As of a briefing. */
  readonly linked: readonly LinkedBriefing[];
  /** Of the volume's own. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of its briefings, told there where these are built too. */
  readonly memberDiagnostics: readonly { readonly slug: string; readonly diagnostics: readonly Diagnostic[] }[];
}

/** In this process, with the machine's own file system. */
export function setCollection(request: CollectionRequest, onStage: SettingProgress = () => undefined): Promise<CollectionResult> {
  return new VolumeUnderWay(request, nodeFileSystem(), onStage).run();
}

interface Loaded {
  readonly house: House;
  readonly collection: Collection;
  readonly briefings: readonly Briefing[];
}

class VolumeUnderWay {
  readonly #request: CollectionRequest;
  readonly #fs: FileSystem;
  readonly #onStage: SettingProgress;
  readonly #files: TemplateFiles;
  readonly #catalogueOf: (language: string) => Catalogue;
  readonly #links: BriefingLinks;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #ofMembers = new Map<string, Diagnostic[]>();
  #members: VolumeMembers | null = null;

  constructor(request: CollectionRequest, fs: FileSystem, onStage: SettingProgress) {
    this.#request = request;
    this.#fs = fs;
    this.#onStage = onStage;
    this.#files = templateFiles(fs, request.root);
    this.#catalogueOf = catalogues(this.#files, this.#diagnostics);
    this.#links = new BriefingLinks({ fs, ...request });
  }

  async run(): Promise<CollectionResult> {
    const setting = await this.#set();
    return {
      id: this.#request.collection,
      setting: this.#mayGoOn() ? setting : null,
      withheldBecause: this.#members?.withheldBecause ?? null,
      leftOut: this.#members?.leftOut.map(({ slug }) => slug) ?? [],
      linked: this.#links.linked(),
      diagnostics: this.#diagnostics.map(plainCause),
      memberDiagnostics: [...this.#ofMembers].map(([slug, diagnostics]) => ({ slug, diagnostics: diagnostics.map(plainCause) })),
    };
  }

  #forbids(diagnostics: readonly Diagnostic[]): boolean {
    return hasErrors(diagnostics) || (this.#request.strict && diagnostics.some(({ severity }) => severity === 'warning'));
  }

  #mayGoOn(): boolean {
    return !this.#forbids(this.#diagnostics);
  }

  #take<T>(outcome: { readonly value: T; readonly diagnostics: readonly Diagnostic[] }): T {
    this.#diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  }

  async #set(): Promise<VolumeSetting | null> {
    this.#onStage('load');
    const loaded = this.#load();
    if (loaded === null || !this.#mayGoOn()) return null;
    this.#onStage('compose');
    const templates = createTemplates({ find: (name) => this.#files.find(`${name}.hbs`) });
    const volume = this.#compose(loaded, templates, await chartDrawer(this.#fs, this.#files, loaded.house));
    if (volume === null || !this.#mayGoOn()) return null;
    const assets = prefixedVolumeAssets(volume);
    const { baseUrl } = loaded.house.data;
    const printed = this.#settledOutside(volume, (slug, id) => publicAddress(baseUrl, slug, id));
    const { pageMarks, only } = this.#request;
    const dossier = await this.#dossier({ loaded, volume: printed, templates, assets });
    if (!this.#mayGoOn()) return null;
    const marks = dossier === null || !pageMarks ? null : shownPages(dossier.pageMap);
    const marked = <T extends ComposedBriefing>(composed: T): T => (marks === null ? composed : { ...composed, document: markPages(composed.document, marks) });
    const book = only.includes('epub') ? await this.#ebook({ frame: marked(printed.frame), members: printed.members.map(marked) }, { loaded, templates, assets }) : null;
    const { frame } = volume;
    return {
      head: frame.head,
      parts: frame.parts,
      inBrief: null,
      members: volume.members.map(({ head }) => head.slug),
      claims: frame.claims,
      html: serialiseHtml(this.#onSite(frame.document), { keepOwnAttributes: true }),
      assets: [],
      data: [],
      pages: dossier?.pdf ? dossier.pageCount : null,
      pdf: dossier?.pdf ?? null,
      epub: book?.epub ?? null,
      covers: book?.covers ?? null,
      card: only.includes('html') ? await pageCard({ fs: this.#fs, house: loaded.house, shared: (await this.#styleSheets(loaded.house, 'ebook'))('shared'), claims: frame.claims, shown: cardOfHead(frame.head) }) : null,
      statements: null,
      facts: publicationFacts(frame.head, frame.document),
    };
  }

  #load(): Loaded | null {
    const { root, collection: id, audience, now } = this.#request;
    const house = this.#take(loadHouse({ fs: this.#fs, root }));
    const collection = this.#take(loadCollection({ fs: this.#fs, root, id }));
    if (collection === null) return null;
    const members = volumeMembers({ fs: this.#fs, root, audience, now }, collection);
    this.#members = members;
    this.#diagnostics.push(...members.diagnostics);
    if (members.withheldBecause !== null || !this.#mayGoOn()) return null;
    const briefings = members.slugs.map((slug) => {
      const { value, diagnostics } = loadBriefing({ fs: this.#fs, root, slug });
      this.#ofMembers.set(slug, [...diagnostics]);
      return value;
    });
    if (this.#tellFailed(collection)) return null;
    const { status, handling } = members.visibility;
    return { house, collection: { ...collection, data: { ...collection.data, status, handling } }, briefings: briefings.filter((briefing) => briefing !== null) };
  }

  /** @returns whether a briefing has errors */
  #tellFailed({ id, data, locate }: Pick<Collection, 'id' | 'data' | 'locate'>): boolean {
    const failed = [...this.#ofMembers].filter(([, diagnostics]) => this.#forbids(diagnostics)).map(([slug]) => slug);
    this.#diagnostics.push(...failed.map((slug) => memberFailed({ id, slug }, { place: locate.value(['briefings', data.briefings.indexOf(slug)]) })));
    return failed.length > 0;
  }

  #compose({ house, collection, briefings }: Loaded, templates: ReturnType<typeof createTemplates>, drawFigure: DrawFigure): Volume | null {
    const linkToBriefing = this.#links.addressOf;
    const composed: ComposedBriefing[] = [];
    for (const briefing of briefings) {
      const catalogue = this.#catalogueOf(briefing.data.language);
      const outcome = compose({ briefing, house, templates, catalogue, drawFigure, linkToBriefing, editions: this.#request.only, embargoIsOver: embargoIsOver(briefing.data, this.#request.now) });
      this.#ofMembers.get(briefing.slug)?.push(...outcome.diagnostics);
      if (outcome.value !== null) composed.push(outcome.value);
    }
    if (this.#tellFailed(collection)) return null;
    const catalogue = this.#catalogueOf(collection.data.language);
    for (const { head } of composed) if (head.direction !== catalogue.direction) this.#diagnostics.push(twoDirections({ slug: head.slug }));
    return this.#take(composeVolume({ collection, members: composed, house, templates, catalogue, editions: this.#request.only, embargoIsOver: embargoIsOver(collection.data, this.#request.now), linkToBriefing }));
  }

  /** For paper and e-book, which lead inside of the volume where they can: links to briefings that are not in it have other addresses, or none. */
  #settledOutside(volume: Volume, elsewhere: (slug: string, id: string | null) => string | null): Volume {
    const slugs = volume.members.map(({ head }) => head.slug);
    const settle = <T extends ComposedBriefing>(composed: T): T => {
      const document = cloneDocument(composed.document);
      settleBriefingLinks(document, (slug, id) => (slugs.includes(slug) ? briefingAddress(slug, id) : elsewhere(slug, id)));
      return { ...composed, document };
    };
    return { frame: settle(volume.frame), members: volume.members.map(settle) };
  }

  /** The page of a volume lies a folder deeper than those of briefings. */
  #onSite(document: Document): Document {
    const copy = cloneDocument(document);
    settleBriefingLinks(copy, (slug, id) => `../${briefingAddress(slug, id)}`);
    return copy;
  }

  async #dossier({ loaded, volume, templates, assets }: { readonly loaded: Loaded; readonly volume: Volume; readonly templates: ReturnType<typeof createTemplates>; readonly assets: VolumeAssets }): Promise<Awaited<ReturnType<typeof setVolume>>['value']> {
    const draw = this.#request.only.includes('pdf');
    if (!draw && !this.#request.pageMarks) return null;
    this.#onStage('pdf');
    const { house } = loaded;
    const options: VolumeDossierOptions = {
      volume, templates, draw,
      catalogue: this.#catalogueOf(volume.frame.head.language),
      catalogueOf: this.#catalogueOf,
      styleSheets: await this.#styleSheets(house, 'print'),
      logo: house.brand.logo === null ? null : { source: LOGO_ADDRESS, alt: house.brand.logo.alt },
      resolve: printResolver({ fs: this.#fs, assets, brand: house.brand }),
      placeOf: (origin) => placeOf(origin, loaded),
      page: house.data.page,
    };
    const { value, diagnostics } = await setVolume(options);
    this.#divide(diagnostics, loaded.collection);
    return value;
  }

  /** What is wrong with a briefing's lines is told of the briefing. */
  #divide(diagnostics: readonly Diagnostic[], collection: Collection): void {
    for (const diagnostic of diagnostics) {
      const slug = /^briefings\/([^/]+)\//.exec(diagnostic.place?.file ?? '')?.[1] ?? '';
      (this.#ofMembers.get(slug) ?? this.#diagnostics).push(diagnostic);
    }
    this.#tellFailed(collection);
  }

  async #ebook(volume: Volume, { loaded, templates, assets }: { readonly loaded: Loaded; readonly templates: ReturnType<typeof createTemplates>; readonly assets: VolumeAssets }): Promise<{ readonly epub: Uint8Array; readonly covers: Covers } | null> {
    this.#onStage('epub');
    const { brand, data } = loaded.house;
    const [{ drawCover }, { setVolumeEbook }] = await Promise.all([import('../editions/ebook/set-ebook.js'), import('../editions/ebook/set-volume-ebook.js')]);
    const resources = {
      templates, brand,
      catalogue: this.#catalogueOf(volume.frame.head.language),
      styleSheets: await this.#styleSheets(loaded.house, 'ebook'),
      font: (path: string) => packagedFont(this.#fs, path),
    };
    const cover = drawCover({ ...resources, composed: volume.frame });
    const epub = this.#take(await setVolumeEbook({ ...resources, embedFonts: data.ebook?.embedFonts ?? false, volume, assets, catalogueOf: this.#catalogueOf, cover }));
    if (epub === null) return null;
    const { drawThumbnail } = await import('../editions/ebook/cover-thumbnail.js');
    return { epub, covers: { cover: await cover, thumbnail: await drawThumbnail(await cover) } };
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

/** @param origin as `prefixKeys` writes it in briefings; a plain path in the volume's own text */
function placeOf(origin: string, { collection, briefings }: Loaded): Place | null {
  const end = origin.indexOf('/');
  const owner = end === -1 ? collection : briefings.find(({ slug }) => slug === origin.slice(0, end));
  const path = parseOrigin(origin.slice(end + 1));
  return owner === undefined || path === null ? null : owner.locate.value(path);
}
