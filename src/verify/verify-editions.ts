/**
 * Reads finished editions back and compares them with the data, claim by claim.
 *
 * In: the project, the folder of the editions, what to compare. Out: how many claims there are, how many each edition
 * lacks, and a diagnostic at the place in the data for each that is lacking. Nothing is written; nothing is fetched.
 */

import type { Briefing, House } from '../briefing/briefing.js';
import { collectionName } from '../briefing/collection.js';
import { listBriefings, loadBriefing, loadHouse } from '../briefing/load.js';
import { claimMissing, dataMissing, editionMissing, editionUnreadable, markMisplaced, muteGlyphs, notPublished, nothingPublished, outsideTags } from '../diagnostics/catalogue/verify.js';
import { unknownSlug } from '../diagnostics/catalogue/cli.js';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { FileSystem } from '../host/host.js';
import { loadCatalogue } from '../language/catalogue.js';
import { embargoIsOver } from '../publish/audience.js';
import { readManifest } from '../publish/manifest.js';
import type { Edition } from '../publish/request.js';
import { templateFiles } from '../publish/template-files.js';
import { createTemplates } from '../templates/create-templates.js';
import { type Claim, type Piece, missingPiece } from './claim.js';
import { CORRECTION, expectedClaims } from './expected-claims.js';
import { EDITION_NAMES, type EditionReading, type ReadableEdition, editionPath, openEdition } from './finished-edition.js';
import { heardText } from './heard-text.js';
import { misplacedMarks } from './page-marks.js';
import { placeOfPiece } from './place-of-piece.js';
import { verifyVolume } from './verify-volume.js';

export interface VerifyRequest {
  readonly fs: FileSystem;
  /** Absolute: the folder that holds `briefings/`. */
  readonly root: string;
  /** Absolute: where the editions are. */
  readonly out: string;
  /** As the user would write it. */
  readonly outShown: string;
  /** Briefings, and volumes by their names, to verify; empty for all that are published. */
  readonly slugs: readonly string[];
  readonly only: readonly Edition[];
  /** Null: no embargo has passed. */
  readonly now: Date | null;
}

export interface VerifiedBriefing {
  readonly slug: string;
  readonly claims: number;
  /** Names of the claims that an edition lacks; null where it could not be read. */
  readonly missing: Readonly<Partial<Record<Edition, readonly string[] | null>>>;
}

export interface VerifyResult {
  readonly briefings: readonly VerifiedBriefing[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was asked for is not there to be verified. */
  readonly badRequest: boolean;
}

/** The published briefings that are asked for; else why there are none. */
export function publishedSlugs({ fs, out, outShown, slugs }: Pick<VerifyRequest, 'fs' | 'out' | 'outShown' | 'slugs'>): { readonly slugs: readonly string[]; readonly refusals: readonly Diagnostic[] } {
  const published = Object.keys(readManifest(fs, out)?.briefings ?? {}).sort();
  if (published.length === 0) return { slugs: [], refusals: [nothingPublished({ out: outShown })] };
  const unknown = slugs.filter((slug) => !published.includes(slug));
  return { slugs: slugs.length === 0 ? published : published.filter((slug) => slugs.includes(slug)), refusals: unknown.map((slug) => notPublished({ slug, out: outShown })) };
}

/** Volumes that are published and asked for, by their names; and the other names that are asked for. */
function publishedVolumes({ fs, out, slugs }: VerifyRequest): { readonly volumes: readonly { readonly name: string; readonly briefings: readonly string[] }[]; readonly others: readonly string[] } {
  const published = Object.entries(readManifest(fs, out)?.collections ?? {}).map(([id, { briefings }]) => ({ name: collectionName(id), briefings }));
  const volumes = slugs.length === 0 ? published : published.filter(({ name }) => slugs.includes(name));
  return { volumes, others: slugs.filter((slug) => volumes.every(({ name }) => name !== slug)) };
}

/** Each volume with the briefings that it holds now; one whose data have gone or have errors is told of with the briefing. */
function verifyVolumes(request: VerifyRequest, house: House): { readonly volumes: readonly VerifiedBriefing[]; readonly diagnostics: readonly Diagnostic[] } {
  const verified = publishedVolumes(request).volumes.map(({ name, briefings }) => {
    const members = briefings.flatMap((slug) => loadBriefing({ fs: request.fs, root: request.root, slug }).value ?? []).map((briefing) => ({ briefing, claims: claimsOf(request, briefing, house) }));
    const read = (edition: Edition) => ({ ...readBack(request, name, edition), path: `${request.outShown}/${editionPath(name, edition)}` });
    return verifyVolume({ name, members, only: request.only, read, shorten: shortened });
  });
  return { volumes: verified.map(({ volume }) => volume), diagnostics: verified.flatMap(({ diagnostics }) => diagnostics) };
}

export function verifyEditions(asked: VerifyRequest): VerifyResult {
  const { others } = publishedVolumes(asked);
  // Only volumes are asked for.
  if (asked.slugs.length > 0 && others.length === 0) {
    const house = loadHouse(asked);
    const { volumes, diagnostics } = verifyVolumes(asked, house.value);
    return { briefings: volumes, diagnostics: [...house.diagnostics, ...diagnostics], badRequest: false };
  }
  const request = { ...asked, slugs: others };
  const { fs, root } = request;
  const listed = listBriefings({ fs, root });
  const mistyped = request.slugs.filter((slug) => !listed.value.includes(slug)).map((slug) => unknownSlug({ slug, nearest: nearest(slug, listed.value) }));
  const { slugs, refusals } = publishedSlugs(request);
  if (mistyped.length + refusals.length > 0) return { briefings: [], diagnostics: mistyped.length > 0 ? mistyped : refusals, badRequest: true };
  const house = loadHouse({ fs, root });
  const diagnostics: Diagnostic[] = [...house.diagnostics, ...listed.diagnostics];
  const briefings = slugs.flatMap((slug): readonly VerifiedBriefing[] => {
    if (!listed.value.includes(slug)) {
      diagnostics.push(dataMissing({ slug }));
      return [];
    }
    const verified = verifyBriefing(request, slug, house.value);
    diagnostics.push(...verified.diagnostics);
    return verified.briefing === null ? [] : [verified.briefing];
  });
  const ofVolumes = verifyVolumes(asked, house.value);
  return { briefings: [...briefings, ...ofVolumes.volumes], diagnostics: [...diagnostics, ...ofVolumes.diagnostics], badRequest: false };
}

function verifyBriefing(request: VerifyRequest, slug: string, house: House): { readonly briefing: VerifiedBriefing | null; readonly diagnostics: readonly Diagnostic[] } {
  const { fs, root } = request;
  const loaded = loadBriefing({ fs, root, slug });
  const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  if (loaded.value === null || hasErrors(errors)) return { briefing: null, diagnostics: errors };
  const briefing = loaded.value;
  const claims = claimsOf(request, briefing, house);
  const diagnostics: Diagnostic[] = [];
  const missing: Partial<Record<Edition, readonly string[] | null>> = {};
  const lacking = new Map<string, { readonly piece: Piece; readonly editions: ReadableEdition[] }>();
  const lacks = (edition: ReadableEdition, text: string | null, expected: readonly Claim[]): readonly string[] | null => text === null ? null : expected.flatMap((claim) => {
    const piece = missingPiece(text, claim);
    if (piece === null) return [];
    const known = lacking.get(claim.name);
    if (known === undefined) lacking.set(claim.name, { piece, editions: [edition] });
    else known.editions.push(edition);
    return [claim.name];
  });
  const readings = new Map<ReadableEdition, EditionReading>();
  for (const edition of request.only.flatMap(withSheet)) {
    const read = readBack(request, slug, edition);
    diagnostics.push(...read.diagnostics);
    if (read.reading !== null) readings.set(edition, read.reading);
    const text = read.reading === null ? null : heardText(read.reading.heard);
    if (edition === 'in-brief') lacks(edition, text, claims.filter(({ isAlwaysInBrief }) => isAlwaysInBrief === true).map(beginningOf));
    else missing[edition] = lacks(edition, text, claims);
  }
  diagnostics.push(...comparePageMarks(request, briefing, { readings, claims }));
  for (const [name, { piece, editions }] of lacking) {
    diagnostics.push(claimMissing({ claim: name, piece: shortened(piece.text), editions: editions.map((edition) => EDITION_NAMES[edition]) }, { place: placeOfPiece(briefing, piece) }));
  }
  return { briefing: { slug, claims: claims.length, missing }, diagnostics };
}

/** The one page may hold the beginning of a long notice, and lead to the rest. */
function beginningOf(claim: Claim): Claim {
  return { ...claim, pieces: claim.pieces.map(({ text, path }) => ({ path, text: text.length <= SURE_IN_BRIEF ? text : text.slice(0, text.lastIndexOf(' ', SURE_IN_BRIEF) + 1) })) };
}

/** Characters: the one page cuts nothing shorter than half as much again. */
const SURE_IN_BRIEF = 100;

/** With the dossier goes its one page. */
function withSheet(edition: Edition): readonly ReadableEdition[] {
  return edition === 'pdf' ? ['pdf', 'in-brief'] : [edition];
}

/** Of site and e-book with the PDF. One that was built without marks has none to compare. */
function comparePageMarks({ outShown }: VerifyRequest, { slug }: Briefing, { readings, claims }: { readonly readings: ReadonlyMap<ReadableEdition, EditionReading>; readonly claims: readonly Claim[] }): readonly Diagnostic[] {
  const printed = readings.get('pdf')?.printed ?? null;
  if (printed === null) return [];
  const elsewhere = claims.flatMap(({ name, pieces }) => (name === CORRECTION ? pieces.map(({ text }) => text) : []));
  return (['html', 'epub'] as const).flatMap((edition) => {
    const reading = readings.get(edition);
    const path = `${outShown}/${editionPath(slug, edition)}`;
    return reading === undefined ? [] : misplacedMarks(reading.heard, printed, elsewhere).map((mark) => markMisplaced({ path, ...mark }));
  });
}

function claimsOf({ fs, root, now }: VerifyRequest, briefing: Briefing, house: House): readonly Claim[] {
  const files = templateFiles(fs, root);
  const templates = createTemplates({ find: (name) => files.find(`${name}.hbs`) });
  const catalogue = loadCatalogue(briefing.data.language, (name) => files.find(`locales/${name}`)?.text ?? null).value;
  return expectedClaims({ briefing, house, templates, catalogue, embargoIsOver: embargoIsOver(briefing.data, now) }).filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== ''));
}

function readBack(request: VerifyRequest, slug: string, edition: ReadableEdition): { readonly reading: EditionReading | null; readonly diagnostics: readonly Diagnostic[] } {
  const path = `${request.outShown}/${editionPath(slug, edition)}`;
  const outcome = openEdition(request, slug, edition);
  switch (outcome.kind) {
    case 'missing':
      // Not every briefing has a sheet of its own.
      return { reading: null, diagnostics: edition === 'in-brief' ? [] : [editionMissing({ path })] };
    case 'unreadable':
      return { reading: null, diagnostics: [editionUnreadable({ path, reason: outcome.reason })] };
    case 'read': {
      const { outside, mute } = outcome.reading;
      return { reading: outcome.reading, diagnostics: [...outside.map(({ page, text }) => outsideTags({ path, page, text: shortened(text) })), ...mute.map((page) => muteGlyphs({ path, page }))] };
    }
  }
}

const LONGEST_PIECE = 80;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_PIECE ? line : `${line.slice(0, LONGEST_PIECE - 1).trimEnd()}…`;
}
