/** Serves a folder on 127.0.0.1 for as long as a browser looks at it. */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.csv': 'text/csv; charset=utf-8',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
};

/**
 * What is not there is answered with the site's own page for that, where it has one.
 *
 * @param {string} folder
 * @param {{ prefix?: string }} [options] the path under which it is served, between slashes; nothing is outside of it
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export function serveFolder(folder, { prefix = '/' } = {}) {
  const server = createServer(async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      const file = join(folder, normalize(path.slice(prefix.length - 1).replace(/\/$/, '/index.html')));
      if (!path.startsWith(prefix) || !file.startsWith(folder + sep)) throw new Error('outside');
      const bytes = await readFile(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      const page = await readFile(join(folder, '404.html')).catch(() => null);
      response.writeHead(404, { 'content-type': page === null ? 'text/plain' : TYPES['.html'] }).end(page ?? 'not found');
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      done({
        origin: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        }),
      });
    });
  });
}
