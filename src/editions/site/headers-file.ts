/**
 * `_headers`: what hosts that read it (Netlify, Cloudflare Pages and others) send with the site's files; to all others it is a
 * file like any. Assets never change under their names; what a page cannot say of itself in a `meta` element is said here.
 */

import type { SiteFile } from './build-site.js';
import { rootOf } from './frame-view.js';
import type { SiteFacts } from './site.js';

const EVERYWHERE = [
  "Content-Security-Policy: frame-ancestors 'self'",
  'Permissions-Policy: camera=(), geolocation=(), microphone=()',
  'Referrer-Policy: same-origin',
  'X-Content-Type-Options: nosniff',
];
const ASSETS = ['Cache-Control: public, max-age=31536000, immutable'];

export function headersFile(facts: Pick<SiteFacts, 'prefix' | 'baseUrl'>): SiteFile {
  const root = rootOf(facts);
  const rule = (pattern: string, headers: readonly string[]): string => [`${root}${pattern}`, ...headers.map((header) => `  ${header}`)].join('\n');
  return { path: '_headers', text: `${rule('*', EVERYWHERE)}\n\n${rule('assets/*', ASSETS)}\n` };
}
