/** Says, from the schema, what may stand at a place of the data: the one file that looks inside zod's schemas. */

import { z } from 'zod';

/** What strings of the schema are besides text; set with `.meta({…})` in the schema. */
export interface TextMarks {
  readonly edtf: boolean;
  readonly bcp47: boolean;
  readonly file: boolean;
  readonly markdown: boolean;
}

/** A block of named values. */
export interface BlockExpectation {
  readonly keys: ReadonlyMap<string, z.core.$ZodType>;
  readonly required: readonly string[];
  /** The values of the discriminator that choose this block; empty where there is none. */
  readonly chosenBy: readonly string[];
}

export interface Expectation {
  /** Any text, with what it means; null where text is not accepted. */
  readonly text: TextMarks | null;
  readonly number: boolean;
  readonly boolean: boolean;
  readonly nothing: boolean;
  /** The words to choose from, where the text is one of a list. */
  readonly choices: readonly string[];
  /** What the items of a list are. */
  readonly items: z.core.$ZodType | null;
  readonly blocks: readonly BlockExpectation[];
  /** The key whose value chooses among the blocks. */
  readonly discriminator: string | null;
}

const known = new WeakMap<z.core.$ZodType, Expectation>();

/** What may stand where the schema stands. */
export function expectationOf(schema: z.core.$ZodType): Expectation {
  const found = known.get(schema);
  if (found !== undefined) {
    return found;
  }
  const expectation = describe(schema);
  known.set(schema, expectation);
  return expectation;
}

/** The schema's own words about a value, without what wraps it; null if there are none. */
export function meaningOf(schema: z.core.$ZodType): string | null {
  return z.globalRegistry.get(schema)?.description ?? null;
}

const NOTHING: Expectation = {
  text: null, number: false, boolean: false, nothing: false, choices: [], items: null, blocks: [], discriminator: null,
};

function describe(schema: z.core.$ZodType): Expectation {
  // Zod's classes share no discriminated union of their definitions for `instanceof` to narrow.
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return { ...expectationOf(schema.def.innerType), ...(schema instanceof z.ZodNullable ? { nothing: true } : {}) };
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return { ...join(schema.def.options), discriminator: schema.def.discriminator };
  }
  if (schema instanceof z.ZodUnion) {
    return join(schema.def.options);
  }
  if (schema instanceof z.ZodObject) {
    return { ...NOTHING, blocks: [describeBlock(schema.def.shape)] };
  }
  if (schema instanceof z.ZodArray) {
    return { ...NOTHING, items: schema.def.element };
  }
  if (schema instanceof z.ZodEnum) {
    return { ...NOTHING, choices: Object.values(schema.def.entries).map(String) };
  }
  if (schema instanceof z.ZodLiteral) {
    return { ...NOTHING, choices: schema.def.values.map(String) };
  }
  if (schema instanceof z.ZodNumber) {
    return { ...NOTHING, number: true };
  }
  if (schema instanceof z.ZodBoolean) {
    return { ...NOTHING, boolean: true };
  }
  if (schema instanceof z.ZodNull) {
    return { ...NOTHING, nothing: true };
  }
  return { ...NOTHING, text: marksOf(schema) };
}

function join(options: readonly z.core.$ZodType[]): Expectation {
  return options.map(expectationOf).reduce((all, one) => ({
    text: all.text ?? one.text,
    number: all.number || one.number,
    boolean: all.boolean || one.boolean,
    nothing: all.nothing || one.nothing,
    choices: [...all.choices, ...one.choices],
    items: all.items ?? one.items,
    blocks: [...all.blocks, ...one.blocks],
    discriminator: all.discriminator ?? one.discriminator,
  }), NOTHING);
}

function describeBlock(shape: Readonly<Record<string, z.core.$ZodType>>): BlockExpectation {
  const entries = Object.entries(shape);
  return {
    keys: new Map(entries),
    required: entries
      .filter(([, schema]) => !(schema instanceof z.ZodOptional || schema instanceof z.ZodDefault))
      .map(([key]) => key),
    chosenBy: entries.flatMap(([, schema]) => (schema instanceof z.ZodLiteral ? schema.def.values.map(String) : [])),
  };
}

function marksOf(schema: z.core.$ZodType): TextMarks {
  const meta: Readonly<Record<string, unknown>> = z.globalRegistry.get(schema) ?? {};
  return {
    edtf: meta['edtf'] === true,
    bcp47: meta['bcp47'] === true,
    file: meta['file'] === true,
    markdown: meta['markdown'] !== undefined,
  };
}
