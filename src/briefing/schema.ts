/**
 * The briefing schema: the one source of truth for types, validation, defaults and the published
 * JSON Schema. It has no transforms, so that the JSON Schema describes exactly what authors write.
 *
 * Strings marked “Markdown” are read by `markdown/`; “inline Markdown” holds one paragraph's content.
 * Every object is strict: an unknown key is an error.
 */

import { z } from 'zod';

const text = z.string().trim().min(1);
const markdown = text.meta({ markdown: 'block' });
const inlineMarkdown = text.meta({ markdown: 'inline' });

/** Ids name things in the data; Markdown refers to them (`@fact:killed`). */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, beginning with a letter or digit');

/** A BCP 47 tag: “fr”, “en-GB”. */
const languageTag = text.meta({ bcp47: true });

/** Path of a file inside the briefing's folder. */
const filePath = text.meta({ file: true });

/** EDTF (ISO 8601-2), or a text that is shown with the period that sorts it. */
const edtf = text.meta({ edtf: true });
export const timeSchema = z.union([
  edtf,
  z.strictObject({
    text: text.describe('Shown as it is, for example “Thursday night”'),
    within: edtf.optional().describe('Sorts the entry and says how exact it is; never shown'),
    after: edtf.optional().describe('Sorts the entry behind this time; never shown'),
  }),
]);

/** A reference to a source, with the place in it. */
export const sourceReferenceSchema = z.strictObject({
  id: idSchema,
  at: text.optional().describe('Locator: “p. 3”, “§ 9”'),
});
const sourceReferences = z.array(sourceReferenceSchema).min(1);

export const qualifierSchema = z.enum([
  'exactly', 'at least', 'more than', 'nearly', 'about', 'up to', 'fewer than', 'hundreds of', 'estimated',
]);

export const scaleSchema = z.enum(['thousand', 'million', 'billion']);

const rangeSchema = z.strictObject({ from: z.number(), to: z.number() });

const personSchema = z.strictObject({
  name: text.describe('As it is shown: “Anna van der Berg”'),
  family: text.optional().describe('The part of the name that bibliographies sort by, where it is not the last word, with what belongs to it'),
  kind: z.enum(['person', 'body']).optional().describe('A body’s name is never turned round; a person if left out'),
  role: text.optional(),
  affiliation: text.optional(),
});

const speakerSchema = z.strictObject({
  name: text.describe('A person, or a body that speaks as one'),
  kind: z.enum(['person', 'body']).default('person'),
  role: text.optional(),
  affiliation: text.optional(),
});

export const factSchema = z.strictObject({
  id: idSchema,
  measure: text.describe('What is counted'),
  value: z.union([z.number(), rangeSchema, text]).describe('A number, a range, or words where the source gives no digits'),
  valueText: text.optional().describe('The source’s own words for the value (“half a million”), shown instead of digits'),
  scale: scaleSchema.optional().describe('The value counts thousands, millions or billions'),
  unit: text.optional(),
  qualifier: qualifierSchema.optional().describe('The source’s own; left out where it gives none'),
  label: text.optional().describe('Stands under the number; the measure if left out'),
  detail: inlineMarkdown.optional(),
  claimants: z.array(text).optional().describe('Who says so: “according to …”, not the source that reports it'),
  responsibility: z
    .strictObject({ party: text, hedge: z.enum(['attributed to', 'claimed by', 'denied by']) })
    .optional(),
  period: timeSchema.optional(),
  partOf: idSchema.optional().describe('The fact of which this one is a part'),
  asOf: timeSchema.optional(),
  place: text.optional(),
  sources: sourceReferences.optional(),
});

const fragmentSchema = z.strictObject({
  text: text.describe('Word for word as in the source'),
  translation: text.optional(),
});

export const quoteSchema = z.strictObject({
  id: idSchema,
  text: text.optional().describe('One passage, word for word, without quotation marks'),
  fragments: z.array(fragmentSchema).min(1).optional().describe('Several passages, named in the frame as {1}, {2}, …'),
  frame: inlineMarkdown.optional().describe('Paraphrase around the words; {1}, {2} … stand for the fragments'),
  context: inlineMarkdown.optional().describe('Ours: to whom, about what'),
  language: languageTag.optional().describe('BCP 47, where it differs from the briefing’s'),
  translation: text.optional(),
  translatedFrom: languageTag.optional().describe('BCP 47 language of the original, where the words are a translation'),
  translatedBy: text.optional(),
  speakers: z.array(speakerSchema).min(1),
  relayedBy: text.optional().describe('A spokesperson or body that passed the words on'),
  occasion: text.optional(),
  date: timeSchema.optional(),
  group: text.optional().describe('Heading under which quotes stand together'),
  lead: z.boolean().default(false).describe('Set large'),
  sources: sourceReferences.optional(),
});

const cell = z.union([z.string(), z.number(), z.null()]);

const dataSchema = z.strictObject({
  file: filePath.optional().describe('CSV or JSON in the briefing’s folder'),
  columns: z.array(text).min(1).optional(),
  rows: z.array(z.array(cell)).min(1).optional(),
});

const channelSchema = z.strictObject({
  field: text,
  label: text.optional(),
  unit: text.optional(),
  kind: z.enum(['number', 'time', 'category']).optional(),
});

const figureBase = {
  id: idSchema,
  title: text.describe('One sentence: what the figure shows'),
  note: inlineMarkdown.optional().describe('What one mark stands for, how to read it'),
  alt: text.optional().describe('What a reader who does not see it needs; required for charts, maps and images'),
  credit: text.optional(),
  sources: sourceReferences.optional(),
};

export const figureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...figureBase,
    kind: z.literal('chart'),
    chart: z.enum(['line', 'bar', 'units']).describe('line: a series over time; bar: horizontal bars on one scale; units: one mark for each thing counted'),
    alt: text,
    data: dataSchema,
    encoding: z.strictObject({
      x: channelSchema.optional().describe('line: the time or number axis; bar and units: the value'),
      y: channelSchema.optional().describe('line: the value; bar and units: the category'),
      series: channelSchema.optional().describe('line: one line for each value of this field'),
      text: channelSchema.optional().describe('bar, units: the field that holds the label to print'),
      note: channelSchema.optional().describe('bar, units: the field that holds a small remark'),
      part: channelSchema.optional().describe('bar: the field that holds how much of the value is marked as a part'),
      partText: channelSchema.optional().describe('bar: the label of that part'),
      emphasis: channelSchema.optional().describe('bar, units: the field that says “subject” or “rest”'),
    }),
    zero: z.boolean().default(false).describe('line: the value axis begins at zero'),
    marks: z.array(z.strictObject({ at: z.union([z.string(), z.number()]), text })).optional().describe('line: points to name'),
  }),
  z.strictObject({
    ...figureBase,
    kind: z.literal('table'),
    data: dataSchema,
    columns: z
      .array(z.strictObject({
        field: text,
        label: text.optional(),
        unit: text.optional(),
        role: z.enum(['head', 'text', 'number', 'qualifier', 'key']).default('text'),
        decimals: z.int().min(0).max(6).optional(),
      }))
      .min(1)
      .optional(),
  }),
  z.strictObject({ ...figureBase, kind: z.literal('facts').describe('A table of the facts of this briefing'), facts: z.array(idSchema).min(1).optional() }),
  z.strictObject({ ...figureBase, kind: z.literal('image'), alt: text, file: filePath }),
  z.strictObject({ ...figureBase, kind: z.literal('map'), alt: text, file: filePath.describe('A map drawn elsewhere: SVG, PNG or JPEG') }),
]);

export const timelineEntrySchema = z.strictObject({
  time: timeSchema,
  inferred: text.optional().describe('The part of the time that we inferred; shown in brackets'),
  text: inlineMarkdown,
  sources: sourceReferences.optional(),
});

export const actorSchema = z.strictObject({
  id: idSchema.optional(),
  name: text,
  role: text.optional(),
  affiliation: text.optional(),
  position: inlineMarkdown.optional().describe('What they want, what they said'),
  note: inlineMarkdown.optional(),
  sources: sourceReferences.optional(),
});

export const sectionSchema = z.strictObject({
  id: idSchema.optional().describe('For @sec:id'),
  title: text,
  text: markdown.optional(),
  file: filePath.optional().describe('Markdown in the briefing’s folder, instead of text'),
});

const optionSchema = z.strictObject({
  title: text,
  benefit: inlineMarkdown.optional(),
  cost: inlineMarkdown.optional(),
  risk: inlineMarkdown.optional(),
  owner: text.optional(),
  deadline: timeSchema.optional(),
});

export const outlookSchema = z.strictObject({
  title: text.optional(),
  intro: markdown.optional(),
  nextSteps: z.array(z.strictObject({ time: timeSchema.optional(), text: inlineMarkdown, sources: sourceReferences.optional() })).optional(),
  options: z.array(optionSchema).optional(),
  openQuestions: z.array(z.strictObject({ question: inlineMarkdown, text: inlineMarkdown.optional(), sources: sourceReferences.optional() })).optional(),
  procedure: z
    .strictObject({ stage: text, committee: text.optional(), rapporteur: text.optional(), nextStep: text.optional() })
    .optional(),
});

export const glossaryEntrySchema = z.strictObject({
  id: idSchema.optional(),
  term: text,
  expansion: text.optional().describe('What an acronym stands for'),
  definition: inlineMarkdown.optional(),
});

const nameSchema = z.strictObject({ family: text.optional(), given: text.optional(), literal: text.optional() });

/** Bibliographic data in CSL-JSON terms, plus what Sheaf adds: description and evidence. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  type: text.describe('CSL type (article-newspaper, report, dataset, webpage, …)'),
  kindLabel: text.optional().describe('The kind in the briefing’s language, where the type says too little (“presse”)'),
  title: text.optional(),
  author: z.array(nameSchema).optional(),
  'container-title': text.optional(),
  publisher: text.optional(),
  'publisher-place': text.optional(),
  issued: edtf.optional(),
  accessed: edtf.optional(),
  volume: text.optional(),
  issue: text.optional(),
  page: text.optional(),
  version: text.optional(),
  URL: z.url({ protocol: /^https?$/ }).optional(),
  DOI: text.optional(),
  language: text.optional(),
  license: text.optional(),
  description: inlineMarkdown.optional().describe('Enough by itself where nothing more is known'),
  voices: z
    .array(z.strictObject({ name: text, about: text, at: text.optional() }))
    .optional()
    .describe('Who is heard through this source, and on what'),
  evidence: text.optional().describe('Path to the source’s text; read by the checks, never published'),
});

export const revisionSchema = z.strictObject({
  version: text,
  date: edtf.optional(),
  changes: inlineMarkdown,
  withdrawn: z.boolean().optional().describe('Its PDF and EPUB are not kept for download beside the present ones'),
});

/** What readers are told where a briefing stood. */
export const withdrawalSchema = z.strictObject({
  date: edtf.optional().describe('When it was withdrawn or superseded'),
  reason: text.optional().describe('Shown as it is, in a sentence or two'),
});

export const handlingSchema = z.strictObject({
  marking: z.enum(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']).optional(),
  embargo: z.iso.datetime({ offset: true }).optional().describe('Not before this moment, with its offset from UTC'),
});

export const briefingSchema = z.strictObject({
  // head
  title: text,
  subtitle: text.optional(),
  identifier: text.optional(),
  language: languageTag,
  date: edtf,
  asOf: timeSchema.optional().describe('The moment up to which the facts hold'),
  period: timeSchema.optional(),
  nextUpdate: timeSchema.optional(),
  version: text.optional(),
  authors: z.array(personSchema).optional(),
  publisher: text.optional(),
  series: z.strictObject({ title: text, number: text.optional() }).optional(),
  topics: z.array(text).optional(),
  places: z.array(text).optional(),
  status: z.enum(['draft', 'final', 'withdrawn', 'superseded']).default('final'),
  replaces: text.optional().describe('The briefing that this one supersedes: its folder’s name or its identifier, for a link between the two; or any words'),
  replacedBy: idSchema.optional().describe('Folder’s name of the briefing that supersedes this one, where that does not say so itself'),
  withdrawal: withdrawalSchema.optional().describe('Of a briefing whose status is withdrawn or superseded'),
  correction: inlineMarkdown.optional(),
  handling: handlingSchema.optional(),
  licence: text.optional(),
  statement: markdown.optional().describe('Impartiality, disclaimer'),
  readingNote: markdown.optional().describe('How to read the figures and qualifiers of this briefing'),
  inBrief: z.boolean().optional().describe('Whether it also comes as one page, `<slug>-in-brief.pdf`; as `sheaf.yaml` says if left out'),
  // body
  summary: z
    .strictObject({
      bottomLine: inlineMarkdown.optional().describe('At most 60 words'),
      keyFacts: z.array(idSchema).max(12).optional().describe('Facts on the first page; the first six if left out'),
      points: z.array(z.strictObject({ label: text.optional(), text: inlineMarkdown })).optional(),
      questions: z.array(z.strictObject({ question: text, answer: inlineMarkdown })).optional(),
    })
    .optional(),
  facts: z.array(factSchema).optional(),
  quotes: z.array(quoteSchema).optional(),
  figures: z.array(figureSchema).optional(),
  timeline: z.array(timelineEntrySchema).optional(),
  actors: z.array(actorSchema).optional(),
  background: z.array(sectionSchema).optional(),
  outlook: outlookSchema.optional(),
  glossary: z.array(glossaryEntrySchema).optional(),
  sources: z.union([z.array(sourceSchema), z.strictObject({ file: filePath.describe('.bib or CSL-JSON') })]).optional(),
  revisions: z.array(revisionSchema).optional(),
});

/** Checked where the brand is read, for a better message than a pattern gives. */
const colour = text.meta({ pattern: '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$' });

const facesSchema = z.strictObject({
  regular: filePath,
  italic: filePath.optional(),
  bold: filePath.optional().describe('Weight 600 or 700'),
  light: filePath.optional().describe('Weight 300: the large numbers'),
});

export const brandSchema = z.strictObject({
  name: text.optional().describe('Short name, in the heads of pages; the publisher if left out'),
  logo: z
    .union([
      filePath,
      z.strictObject({
        file: filePath.describe('SVG or PNG'),
        dark: filePath.optional().describe('The same for dark grounds'),
        alt: text.optional().describe('What a reader who does not see it needs; the name of the brand if left out'),
      }),
    ])
    .optional()
    .describe('SVG or PNG; or a block'),
  colours: z
    .strictObject({
      accent: colour.optional().describe('Links, numbers of notes, the first series of charts: `"#0e5563"`, in quotation marks'),
      ribbon: colour.optional().describe('Ribbon and thread, the second series of charts; never text'),
      cover: colour.optional().describe('Ground of the e-book’s cover; made from the accent if left out'),
      dark: z
        .strictObject({ accent: colour.optional(), ribbon: colour.optional() })
        .optional()
        .describe('The same on dark screens; made from the others if left out'),
    })
    .optional(),
  fonts: z
    .strictObject({
      text: facesSchema.optional().describe('Text, titles, large numbers'),
      label: facesSchema.optional().describe('Labels, notes, tables'),
    })
    .optional()
    .describe('TrueType or OpenType files; characters that they lack come from the house’s own'),
});

/** `briefings/sheaf.yaml`: what holds for all briefings of a folder. */
export const houseSchema = z.strictObject({
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  publisher: text.optional(),
  language: languageTag.optional().describe('Language of the index; the briefings’ own if they share one'),
  title: text.optional().describe('Name of the site'),
  description: text.optional(),
  page: z.enum(['A4', 'Letter']).default('A4').describe('The canonical page size'),
  theme: text.optional().describe('A folder of `templates/themes/`, such as `ministry`; the house style if left out'),
  brand: brandSchema.optional(),
  inBrief: z.boolean().default(false).describe('Each briefing also comes as one page, `<slug>-in-brief.pdf`'),
  site: z
    .strictObject({
      prefix: z
        .string()
        .regex(/^(?!.*\/\.\.?(?:\/|$))\/(?:[\w.~-]+(?:\/[\w.~-]+)*\/?)?$/, 'must be a path such as “/briefings/”')
        .optional()
        .describe('What addresses in the pages begin with, such as `/briefings/`; if left out they are relative, and the site may stand in any folder, or on a disk'),
    })
    .optional(),
  ebook: z
    .strictObject({
      embedFonts: z.boolean().default(false).describe('The e-book carries the brand’s fonts, or the house’s own, and is some 100 kB larger for it; without, it is read in the reader’s own'),
      accessibility: z
        .strictObject({
          certifiedBy: text.describe('Who evaluated the e-books by EPUB Accessibility 1.1 and WCAG 2.2 Level AA, and answers for it; an organisation rather than a person'),
          credential: text.optional().describe('What shows that they know how'),
          report: z.url({ protocol: /^https?$/ }).optional().describe('Address of their public report'),
        })
        .optional()
        .describe('Stands in the e-book’s metadata; if left out, that says that programs checked it, and no person'),
    })
    .optional(),
});

export type BriefingInput = z.input<typeof briefingSchema>;
export type BriefingData = z.output<typeof briefingSchema>;
export type HouseData = z.output<typeof houseSchema>;
export type Fact = z.output<typeof factSchema>;
export type Quote = z.output<typeof quoteSchema>;
export type Figure = z.output<typeof figureSchema>;
export type TimelineEntry = z.output<typeof timelineEntrySchema>;
export type Actor = z.output<typeof actorSchema>;
export type Section = z.output<typeof sectionSchema>;
export type Outlook = z.output<typeof outlookSchema>;
export type GlossaryEntry = z.output<typeof glossaryEntrySchema>;
export type Source = z.output<typeof sourceSchema>;
export type SourceReference = z.output<typeof sourceReferenceSchema>;
export type Time = z.output<typeof timeSchema>;
export type Revision = z.output<typeof revisionSchema>;
export type Qualifier = z.output<typeof qualifierSchema>;
export type Scale = z.output<typeof scaleSchema>;
