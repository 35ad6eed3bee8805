/**
 * `manifest.json`: the published facts. It is what the next build knows of the last one: which briefings stand in
 * the output folder, what the index says of each, and which addresses hold a notice.
 */

import { z } from 'zod';

import type { FileSystem } from '../host/host.js';
import { join } from 'node:path';
import { publicationFactsSchema } from './publication-facts.js';

export const MANIFEST_FILE = 'manifest.json';

/** The file may have been tampered with: what it names is removed and replaced, so it must lie in the folder. */
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const folder = z.string().regex(/^(?:collections\/)?[a-z0-9][a-z0-9-]*$/);
const path = z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\\0]+$/);

const fileSchema = z.object({ path, bytes: z.number(), sha256: z.string() });

/** An earlier version that is still there to download. */
const versionSchema = z.object({
  /** As the data names it; of a briefing without versions, its date. */
  version: z.string(),
  /** EDTF: when the version came out. */
  date: z.string(),
  pages: z.number().nullable(),
  /** Below `<slug>/versions/`. */
  files: z.array(fileSchema),
});

/** What is told at an address that once held something. Of what is withheld, the language alone. */
const noticeSchema = z.object({
  language: z.string(),
  reason: z.enum(['withheld', 'withdrawn', 'superseded']).default('withheld'),
  title: z.string().nullable().default(null),
  /** EDTF: when it was withdrawn or superseded. */
  date: z.string().nullable().default(null),
  explanation: z.string().nullable().default(null),
  /** Slug of the briefing that has taken its place. */
  successor: slug.nullable().default(null),
  /** By which catalogues and feeds have known it. */
  identifier: z.string().nullable().default(null),
  /** The moment of the notice, RFC 3339. */
  updated: z.string().nullable().default(null),
  topics: z.array(z.string()).default([]),
});

const publishedSchema = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  date: z.string(),
  dateShown: z.string(),
  asOf: z.string().nullable(),
  series: z.string().nullable(),
  version: z.string().nullable(),
  marking: z.string().nullable(),
  topics: z.array(z.string()),
  /** Pages of the PDF; null where there is none. */
  pages: z.number().nullable(),
  /** Kind, words and length of the locator of each claim: what the sheaf is drawn from. */
  claims: z.array(z.tuple([z.enum(['fact', 'quote', 'other']), z.number(), z.number()])),
  /** What catalogues and feeds tell of it; null where an earlier version of Sheaf has built it. */
  facts: publicationFactsSchema.nullable().default(null),
  files: z.array(fileSchema),
  versions: z.array(versionSchema).default([]),
});

const manifestSchema = z.object({
  audience: z.string(),
  briefings: z.record(slug, publishedSchema),
  /** Volumes by their ids, each with the briefings in it: it must leave when one of these may not be seen any more. */
  collections: z.record(slug, publishedSchema.extend({ briefings: z.array(slug) })).default({}),
  /** Addresses that once held a briefing or a volume and now hold a notice. */
  notices: z.record(folder, noticeSchema),
  /** The site's own files. */
  files: z.array(fileSchema),
});

export type PublishedFile = z.output<typeof fileSchema>;
export type PublishedBriefing = z.output<typeof publishedSchema>;
export type PublishedVersion = z.output<typeof versionSchema>;
export type NoticeFacts = z.output<typeof noticeSchema>;
export type Manifest = z.output<typeof manifestSchema>;

/** The manifest of the last build; null if there is none, or none that can be read (then nothing is known of that folder). */
export function readManifest(fs: FileSystem, out: string): Manifest | null {
  const path = join(out, MANIFEST_FILE);
  if (!fs.exists(path)) return null;
  try {
    return manifestSchema.safeParse(JSON.parse(fs.readText(path))).data ?? null;
  } catch {
    return null;
  }
}

/** Keys sorted, so that two builds write the same bytes. */
export function formatManifest(manifest: Manifest): string {
  const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const byPath = (a: PublishedFile, b: PublishedFile): number => (a.path < b.path ? -1 : 1);
  const tidied = <T extends PublishedBriefing>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(sorted(record)).map(([name, entry]) => [name, { ...entry, files: [...entry.files].sort(byPath) }]));
  const tidy = { audience: manifest.audience, briefings: tidied(manifest.briefings), collections: tidied(manifest.collections), notices: sorted(manifest.notices), files: [...manifest.files].sort(byPath) };
  return `${JSON.stringify(tidy, null, 2)}\n`;
}

/** Of which nothing is told. */
export function plainNotice(language: string): NoticeFacts {
  return { language, reason: 'withheld', title: null, date: null, explanation: null, successor: null, identifier: null, updated: null, topics: [] };
}
