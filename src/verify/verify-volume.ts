/**
 * Reads a finished volume back and compares it with the data of its briefings: every claim of each stands in its dossier
 * and its e-book, and the e-book's page marks are the dossier's pages. Its page on the site leads to the briefings' own.
 */

import type { Briefing } from '../briefing/briefing.js';
import { claimMissing, markMisplaced } from '../diagnostics/catalogue/verify.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Edition } from '../publish/request.js';
import { type Claim, type Piece, missingPiece } from './claim.js';
import { CORRECTION } from './expected-claims.js';
import { EDITION_NAMES, type EditionReading } from './finished-edition.js';
import { heardText } from './heard-text.js';
import { misplacedMarks } from './page-marks.js';
import { placeOfPiece } from './place-of-piece.js';

export interface VolumeToVerify {
  /** `collections/<id>`. */
  readonly name: string;
  readonly members: readonly { readonly briefing: Briefing; readonly claims: readonly Claim[] }[];
  readonly only: readonly Edition[];
  /** Reads an edition of the volume; its path is for people. */
  readonly read: (edition: Edition) => { readonly reading: EditionReading | null; readonly path: string; readonly diagnostics: readonly Diagnostic[] };
  /** Cuts a long text for a message. */
  readonly shorten: (text: string) => string;
}

export interface VerifiedVolume {
  readonly slug: string;
  readonly claims: number;
  readonly missing: Readonly<Partial<Record<Edition, readonly string[] | null>>>;
}

export function verifyVolume({ name, members, only, read, shorten }: VolumeToVerify): { readonly volume: VerifiedVolume; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const missing: Partial<Record<Edition, readonly string[] | null>> = {};
  const readings = new Map<Edition, EditionReading>();
  const paths = new Map<Edition, string>();
  const lacking = new Map<Claim, { readonly briefing: Briefing; readonly piece: Piece; readonly editions: string[] }>();
  for (const edition of only.filter((one) => one !== 'html')) {
    const { reading, path, diagnostics: found } = read(edition);
    diagnostics.push(...found);
    paths.set(edition, path);
    if (reading !== null) readings.set(edition, reading);
    const text = reading === null ? null : heardText(reading.heard);
    missing[edition] = text === null ? null : members.flatMap(({ briefing, claims }) => claims.flatMap((claim) => {
      const piece = missingPiece(text, claim);
      if (piece === null) return [];
      const known = lacking.get(claim) ?? { briefing, piece, editions: [] };
      known.editions.push(`${EDITION_NAMES[edition]} of ${name}`);
      lacking.set(claim, known);
      return [`${briefing.slug}: ${claim.name}`];
    }));
  }
  for (const [claim, { briefing, piece, editions }] of lacking) diagnostics.push(claimMissing({ claim: claim.name, piece: shorten(piece.text), editions }, { place: placeOfPiece(briefing, piece) }));
  const printed = readings.get('pdf')?.printed ?? null;
  const book = readings.get('epub');
  const elsewhere = members.flatMap(({ claims }) => claims.filter((claim) => claim.name === CORRECTION).flatMap(({ pieces }) => pieces.map(({ text }) => text)));
  if (printed !== null && book !== undefined) diagnostics.push(...misplacedMarks(book.heard, printed, elsewhere).map((mark) => markMisplaced({ path: paths.get('epub') ?? name, ...mark })));
  return { volume: { slug: name, claims: members.reduce((sum, { claims }) => sum + claims.length, 0), missing }, diagnostics };
}
