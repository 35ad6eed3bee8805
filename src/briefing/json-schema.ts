/** Publishes the briefing schema as JSON Schema, for completion and checks in editors. */

import { z } from 'zod';

import { collectionSchema } from './collection-schema.js';
import { briefingSchema, houseSchema } from './schema.js';

/** `briefing.schema.json`: draft 2020-12, of what authors write (defaults are optional). Ends with a line break. */
export function briefingJsonSchema(): string {
  return publish(briefingSchema, 'A briefing', 'briefings/<slug>/briefing.yaml, which Sheaf turns into a page, a dossier and an e-book.');
}

/** `house.schema.json`: the same for `briefings/sheaf.yaml`. */
export function houseJsonSchema(): string {
  return publish(houseSchema, 'A house of briefings', 'briefings/sheaf.yaml: what holds for all briefings of a folder.');
}

/** `collection.schema.json`: the same for `briefings/collections/<id>/collection.yaml`. */
export function collectionJsonSchema(): string {
  return publish(collectionSchema, 'A collection of briefings', 'briefings/collections/<id>/collection.yaml: several briefings as one volume.');
}

/** The schema as an object, for those who go through it. */
export function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', override: ({ jsonSchema }) => dropMarks(jsonSchema) });
}

function publish(schema: z.ZodType, title: string, description: string): string {
  return `${JSON.stringify({ title, description, ...jsonSchemaOf(schema) }, null, 2)}\n`;
}

/** The marks that only Sheaf reads are no words of JSON Schema: editors warn about them. */
function dropMarks(jsonSchema: z.core.JSONSchema.BaseSchema): void {
  for (const mark of ['edtf', 'bcp47', 'file', 'markdown']) {
    delete jsonSchema[mark];
  }
}
