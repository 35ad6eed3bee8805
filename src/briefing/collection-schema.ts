/**
 * The schema of a collection: several briefings as one volume. Its head is written in the terms of a briefing's, and is
 * checked, typed and published in the same way.
 */

import { z } from 'zod';

import { briefingSchema, idSchema } from './schema.js';

const head = briefingSchema.shape;
const text = z.string().trim().min(1);
const markdown = text.meta({ markdown: 'block' });

export const collectionSchema = z.strictObject({
  title: head.title,
  subtitle: head.subtitle,
  identifier: head.identifier,
  language: head.language,
  date: head.date,
  asOf: head.asOf,
  period: head.period,
  version: head.version,
  briefings: z.array(idSchema).min(1).describe('Names of the folders of its briefings, in their order'),
  introduction: z
    .union([
      markdown,
      z.strictObject({
        title: text.optional().describe('“Foreword”; “Introduction” in the language of the volume if left out'),
        text: markdown.optional(),
        file: text.meta({ file: true }).optional().describe('Markdown in the folder of the collection, instead of text'),
      }),
    ])
    .optional()
    .describe('Stands before the first briefing; or a block'),
  authors: head.authors,
  editors: head.authors.describe('Who put the volume together'),
  publisher: head.publisher,
  series: head.series,
  topics: head.topics,
  places: head.places,
  status: head.status,
  withdrawal: head.withdrawal,
  correction: head.correction,
  handling: head.handling.describe('At least that of its briefings holds'),
  licence: head.licence,
});

export type CollectionData = z.output<typeof collectionSchema>;
