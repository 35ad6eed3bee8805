/** Compiles one Typst document to PDF: `node typst-compile.mjs SOURCE PDF FONT…`. A process of its own, so that it is timed cold. */

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [source, pdf, ...fonts] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: dirname(source), fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(font)) }] });
const compiled = compiler.compile({ mainFilePath: source });
if (compiled.hasError() || compiled.result === null) {
  compiled.printDiagnostics();
  process.exit(1);
}
writeFileSync(pdf, compiler.pdf(compiled.result, {}));
