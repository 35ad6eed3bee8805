/** Sets the comparison's documents with Sheaf's own engine, from the compiled library, and gives the same sources to its peers. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const FONTS = join(REPOSITORY, 'node_modules/@expo-google-fonts');
const MEDIA_TYPES = { '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml', '.ttf': 'font/ttf' };

/**
 * @typedef {{ name: string, html: string, sheets: { text: string, file: string }[], folder: string, assets: Map<string, { bytes: Uint8Array, mediaType: string }> }} Source
 *   `html` has no style sheets in it; `folder` is where its images are
 */

const compiled = (path) => import(pathToFileURL(join(REPOSITORY, 'lib', path)).href);

/** @returns {Promise<Source>} an HTML file with the sheets it links to and holds, in their order */
export async function readDocument(file) {
  const text = readFileSync(file, 'utf8');
  const folder = dirname(file);
  const sheets = [];
  const html = text.replace(/<link rel="stylesheet" href="([^"]+)">\n?|<style>([^]*?)<\/style>\n?/g, (_, href, style) => {
    sheets.push(href === undefined ? { text: style, file } : { text: readFileSync(join(folder, href), 'utf8'), file: join(folder, href) });
    return '';
  });
  return { name: file.replace(/^.*\/|\.html$/g, ''), html, sheets, folder, assets: new Map() };
}

/** @returns {Promise<Source>} the dossier of one of the repository's briefings, as its edition gives it to the engine */
export async function readDossier(slug) {
  const [{ nodeFileSystem }, { templateFiles }, { houseStyles }, { loadBriefing, loadHouse }, { createTemplates }, { loadCatalogue }, { compose }, { drawFigure }, dossier, { serialiseHtml }] = await Promise.all(
    ['host/node-host.js', 'publish/template-files.js', 'publish/house-styles.js', 'briefing/load.js', 'templates/create-templates.js', 'language/catalogue.js', 'compose/compose.js', 'figures/draw-figure.js', 'editions/dossier/set-dossier.js', 'html/serialise.js'].map(compiled),
  );
  const fs = nodeFileSystem();
  const files = templateFiles(fs, REPOSITORY);
  const briefing = loadBriefing({ fs, root: REPOSITORY, slug }).value;
  const house = loadHouse({ fs, root: REPOSITORY }).value;
  const templates = createTemplates({ find: (name) => files.find(`${name}.hbs`) });
  const catalogue = loadCatalogue(briefing.data.language, (name) => files.find(`locales/${name}`)?.text ?? null).value;
  const composed = compose({ briefing, house, templates, catalogue, drawFigure, editions: ['pdf'], embargoIsOver: false }).value;
  const styles = await houseStyles(files, house);
  const options = { composed, templates, catalogue, page: house.data.page, logo: null, styleSheets: (name) => styles.sheets(name, 'print') };
  const sheets = dossier.dossierSheets(options);
  return { name: slug, html: serialiseHtml(dossier.dossierDocument(options).value), sheets, folder: REPOSITORY, assets: composed.assets };
}

/** @returns {Promise<{ pdf: Uint8Array, warnings: string[] }>} */
export async function setBySheaf({ name, html, sheets, folder, assets }) {
  const [{ print }, { parseHtml }] = await Promise.all(['print/index.js', 'html/parse.js'].map(compiled));
  const resolve = (url) => {
    const asset = assets.get(url);
    if (asset !== undefined) return asset;
    const path = url.startsWith('font:') ? join(FONTS, url.slice('font:'.length)) : join(folder, url);
    return existsSync(path) ? { bytes: new Uint8Array(readFileSync(path)), mediaType: MEDIA_TYPES[extname(path)] ?? '' } : null;
  };
  const language = /<html[^>]* lang="([^"]+)"/.exec(html)?.[1] ?? 'en';
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? name;
  const metadata = { title, authors: [], subject: null, keywords: [], publisher: null, rights: null, language, date: new Date(0), identifier: null };
  const { pdf, diagnostics } = await print({ document: parseHtml(html), styleSheets: sheets, resolve, metadata, placeOf: () => null, draw: true });
  return { pdf, warnings: diagnostics.map(({ code, message, place }) => `${code}${place === null ? '' : ` (line ${place.start.line})`}: ${message}`) };
}

/** The same document in one HTML file for other engines: sheets inside, fonts and images by their files' addresses. */
export function writeForPeers({ html, sheets, folder }) {
  const css = sheets.map(({ text }) => text.replaceAll('url("font:', `url("${pathToFileURL(FONTS).href}/`)).join('\n');
  const style = `<base href="${pathToFileURL(folder).href}/">\n<style>${css}</style>\n`;
  return html.includes('</head>') ? html.replace('</head>', () => `${style}</head>`) : style + html;
}
