import { expect, test } from 'vitest';

import { entriesOf } from '../../../src/diagnostics/reference.js';
import { generatedFiles, loadCatalogue } from '../../../src/briefing/write-reference.js';
import { nodeFileSystem } from '../../../src/host/node-host.js';
import { ownFile } from '../../../src/host/package-file.js';

const fs = nodeFileSystem();

test('the published schemas and references are those of the source (npm run reference)', async () => {
  for (const [path, content] of await generatedFiles(fs)) {
    if (process.env['UPDATE_REFERENCE'] === '1') {
      fs.writeFile(ownFile(path), content);
    }
    expect(fs.exists(ownFile(path)) ? fs.readText(ownFile(path)) : '', path).toBe(content);
  }
});

test('the JSON Schema is of what authors write', async () => {
  const schema = JSON.parse((await generatedFiles(fs)).get('src/briefing/briefing.schema.json') ?? '{}');
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', required: ['title', 'language', 'date'], additionalProperties: false });
  expect(schema.properties.asOf.description).toBe('The moment up to which the facts hold');
});

test('codes of the catalogue are well formed, each given once, with a description', async () => {
  const entries = entriesOf(await loadCatalogue(fs));
  const codes = entries.map(({ code }) => code);
  expect(new Set(codes).size, codes.filter((code, index) => codes.indexOf(code) !== index).join(', ')).toBe(codes.length);
  for (const { code, title, description } of entries) {
    expect(code).toMatch(/^[A-Z]+-\d{3}$/);
    expect(title.length * description.length, code).toBeGreaterThan(0);
  }
});
