/** Writes the reference of all keys of a briefing from the schema: `REFERENCE.md`. */

import type { z } from 'zod';

import { expectationOf, meaningOf } from './expectation.js';
import type { BlockExpectation } from './expectation.js';
import { collectionSchema } from './collection-schema.js';
import { briefingSchema, houseSchema } from './schema.js';

const INTRODUCTION = `# The keys of a briefing

Made from \`schema.ts\` by \`npm run reference\`. A briefing is \`briefings/<slug>/briefing.yaml\`; \`briefings/sheaf.yaml\` holds for all; \`briefings/collections/<id>/collection.yaml\` makes a volume of several.
A key marked • is required where its block stands. *Date* is EDTF: \`2020\`, \`2020-02\`, \`2020-02-27\`, \`2019-12/..\`. *File* is a path inside
the briefing’s folder. *Language* is a BCP 47 tag. *Markdown* may cite (\`[@source, p. 3]\`) and refer (\`@fact:id\`, \`@fig:id\`, \`@quote:id\`, \`@sec:id\`).
`;

/** The whole page, in Markdown. */
export function briefingReference(): string {
  return [INTRODUCTION, ...tables('The head and its blocks', briefingSchema, ''), ...tables('`sheaf.yaml`', houseSchema, ''), ...tables('`collection.yaml`', collectionSchema, '')].join('\n');
}

/** A table of a block's keys, then those of the blocks in it, in the schema's order. */
function tables(title: string, schema: z.core.$ZodType, path: string): readonly string[] {
  const { blocks, discriminator } = expectationOf(schema);
  return blocks.flatMap((block) => {
    const kind = discriminator === null ? '' : ` with \`${discriminator}: ${block.chosenBy.join(', ')}\``;
    return table(`${title}${kind}`, block, path);
  });
}

function table(title: string, block: BlockExpectation, path: string): readonly string[] {
  const rows = [...block.keys].map(([key, schema]) => {
    const mark = block.required.includes(key) ? ' •' : '';
    return `| \`${key}\`${mark} | ${kindOf(schema)} | ${meaningOf(schema) ?? innerMeaning(schema) ?? ''} |`;
  });
  const inner = [...block.keys].flatMap(([key, schema]) => innerBlocks(schema).flatMap((one) => tables(`\`${path}${key}\``, one, `${path}${key}.`)));
  return [`## ${title}`, '', '| key | value | meaning |', '|---|---|---|', ...rows, '', ...inner];
}

/** The blocks within a value: itself, or the items of a list. */
function innerBlocks(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { blocks, items } = expectationOf(schema);
  return [...(blocks.length > 0 ? [schema] : []), ...(items === null ? [] : innerBlocks(items))];
}

function innerMeaning(schema: z.core.$ZodType): string | null {
  const { blocks } = expectationOf(schema);
  return blocks.length > 0 ? 'see below' : null;
}

function kindOf(schema: z.core.$ZodType): string {
  const { text, number, boolean, nothing, choices, items, blocks } = expectationOf(schema);
  const kinds = [
    ...(choices.length > 0 ? [choices.map((choice) => `\`${choice}\``).join(', ')] : []),
    ...(number ? ['number'] : []),
    ...(text === null ? [] : [text.edtf ? 'date' : text.bcp47 ? 'language' : text.file ? 'file' : text.markdown ? 'Markdown' : 'text']),
    ...(boolean ? ['`true`, `false`'] : []),
    ...(nothing ? ['nothing'] : []),
    ...(items === null ? [] : [`list of ${kindOf(items)}`]),
    ...(blocks.length > 0 ? ['block'] : []),
  ];
  return kinds.join(' or ');
}
