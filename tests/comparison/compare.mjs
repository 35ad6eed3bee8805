/**
 * Sets documents with Sheaf's engine, with Chromium and with WeasyPrint, and lays their pages beside one another as pictures, to be looked at.
 *
 *   npm run build; node tests/comparison/compare.mjs [document…] [--out DIR (.sheaf/comparison)] [--resolution DPI]
 *
 * A document is the name of a file in `documents/` or of a briefing's folder; without one, all of them. Sheaf's
 * diagnostics go to standard error. Chromium knows neither footnotes nor running heads, leaders or references to
 * pages: where it shows none of them, that is known.
 */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { layBeside } from './lay-beside.mjs';
import { setByChromium, setByWeasyPrint } from './peers.mjs';
import { REPOSITORY, readDocument, readDossier, setBySheaf, writeForPeers } from './sheaf.mjs';

const DOCUMENTS = fileURLToPath(new URL('documents/', import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: '.sheaf/comparison' }, resolution: { type: 'string', default: '110' } } });
const briefings = readdirSync(join(REPOSITORY, 'briefings'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const names = positionals.length > 0 ? positionals : [...readdirSync(DOCUMENTS).filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -5)), ...briefings];

for (const name of names) {
  const work = mkdtempSync(join(tmpdir(), 'sheaf-comparison-'));
  try {
    const file = join(DOCUMENTS, `${name}.html`);
    const source = existsSync(file) ? await readDocument(file) : await readDossier(name);
    const { pdf, warnings } = await setBySheaf(source);
    mkdirSync(values.out, { recursive: true });
    const ours = join(values.out, `${name}.pdf`);
    writeFileSync(ours, pdf);
    const html = writeForPeers(source);
    const columns = [{ label: 'Sheaf', pdf: ours }, { label: 'Chromium', pdf: await setByChromium(html, work) }, { label: 'WeasyPrint', pdf: await setByWeasyPrint(html, work) }];
    const pictures = await layBeside(columns, { out: values.out, name, work, resolution: Number(values.resolution) });
    process.stdout.write(`${name}: ${pictures.length} pictures\n`);
    for (const warning of warnings) process.stderr.write(`  ${warning}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
