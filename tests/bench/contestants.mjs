/** Who is measured: Sheaf’s editions and the peers, each as a command that reads the same text from its own format. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { printHtml } from './write-html.mjs';
import { pandocMarkdown } from './write-markdown.mjs';
import { SLUG, writeSheaf } from './write-sheaf.mjs';
import { typstSource } from './write-typst.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
export const REPOSITORY = join(HERE, '..', '..');
const require = createRequire(import.meta.url);

/** WeasyPrint takes minutes for a book. */
const LONGEST_FOR_WEASYPRINT = 100;
/** Beyond this only the two that tell whether a page’s cost stays what it is: all others together would take half an hour. */
const LONGEST_FOR_ALL = 1000;
const ABOVE = ['sheaf-pdf', 'typst-simple'];

/**
 * @typedef {{ id: string, label: string, command: string[], pdf: string | null, missing: string | null }} Contestant pdf: the file whose pages count
 * @param {import('./synthetic-text.mjs').SyntheticText} text
 * @param {{ pages: number, folder: string }} options pages: about how many; folder: an empty one for inputs and outputs
 * @returns {Contestant[]}
 */
export function contestants(text, { pages, folder }) {
  mkdirSync(folder, { recursive: true });
  const all = [...sheaf(text, folder), ...typst(text, folder), ...pandoc(text, folder), ...weasyprint(text, folder, pages)];
  return pages > LONGEST_FOR_ALL ? all.filter(({ id }) => ABOVE.includes(id)) : all;
}

/** The command for one profile run. */
export function sheafCommand(root, out, only) {
  return [join(REPOSITORY, 'lib/command/main.js'), 'build', '--no-cache', '--root', root, '--out', out, ...(only === null ? [] : ['--only', only])];
}

function sheaf(text, folder) {
  const root = join(folder, 'sheaf');
  writeSheaf(text, root);
  const one = (id, label, only) => {
    const out = join(folder, `sheaf-${id}`);
    const pdf = only === null || only === 'pdf' ? join(out, SLUG, `${SLUG}.pdf`) : null;
    return { id: `sheaf-${id}`, label, command: [process.execPath, ...sheafCommand(root, out, only)], pdf, missing: null };
  };
  return [one('all', 'Sheaf, three editions', null), one('pdf', 'Sheaf, PDF', 'pdf'), one('epub', 'Sheaf, EPUB', 'epub'), one('html', 'Sheaf, HTML', 'html')];
}

function typst(text, folder) {
  const missing = resolves('@myriaddreamin/typst-ts-node-compiler') ? null : 'npm ci --prefix tests/bench';
  const fonts = Object.values(houseFonts());
  return [['typst', 'Typst, PDF (total fit)', 'optimized'], ['typst-simple', 'Typst, PDF (line by line)', 'simple']].map(([id, label, linebreaks]) => {
    const [source, pdf] = [join(folder, `${id}.typ`), join(folder, `${id}.pdf`)];
    writeFileSync(source, typstSource(text, { linebreaks }));
    return { id, label, command: [process.execPath, join(HERE, 'typst-compile.mjs'), source, pdf, ...fonts], pdf, missing };
  });
}

function pandoc(text, folder) {
  const missing = onPath('pandoc') ? null : 'apt-get install pandoc';
  const source = join(folder, 'pandoc.md');
  writeFileSync(source, pandocMarkdown(text));
  return [['pandoc-epub', 'Pandoc, EPUB', ['-t', 'epub3'], 'pandoc.epub'], ['pandoc-html', 'Pandoc, HTML', ['-t', 'html5', '--standalone'], 'pandoc.html']].map(([id, label, args, output]) => ({
    id, label, command: ['pandoc', source, '-f', 'markdown', ...args, '--toc', '-o', join(folder, output)], pdf: null, missing,
  }));
}

function weasyprint(text, folder, pages) {
  const missing = pages > LONGEST_FOR_WEASYPRINT ? 'left out at this size' : onPath('weasyprint') ? null : 'apt-get install weasyprint';
  const [source, pdf] = [join(folder, 'weasyprint.html'), join(folder, 'weasyprint.pdf')];
  writeFileSync(source, printHtml(text, houseFonts()));
  return [{ id: 'weasyprint', label: 'WeasyPrint, PDF', command: ['weasyprint', '--quiet', source, pdf], pdf, missing }];
}

function houseFonts() {
  const font = (family, file) => require.resolve(`@expo-google-fonts/${family}/${file}`);
  return {
    serif: font('literata', '400Regular/Literata_400Regular.ttf'),
    serifBold: font('literata', '600SemiBold/Literata_600SemiBold.ttf'),
    sans: font('source-sans-3', '400Regular/SourceSans3_400Regular.ttf'),
    sansBold: font('source-sans-3', '600SemiBold/SourceSans3_600SemiBold.ttf'),
  };
}

function resolves(name) {
  try {
    return require.resolve(name) !== '';
  } catch {
    return false;
  }
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
