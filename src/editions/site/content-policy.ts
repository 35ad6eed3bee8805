/**
 * The Content Security Policy of a page (CSP Level 3): it loads files of its own site and nothing else. Scripts and styles in the
 * page itself, attributes that hold them and requests to other hosts are refused; JSON-LD is data, and not concerned.
 */

const POLICY = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data:"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'self'"],
] as const;

export function contentPolicy({ usesWebAssembly = false }: { readonly usesWebAssembly?: boolean }): string {
  return POLICY.map(([directive, sources]) => `${directive} ${sources}${usesWebAssembly && directive === 'script-src' ? " 'wasm-unsafe-eval'" : ''}`).join('; ');
}
