/** Reads the custom properties that style sheets give the root, for what is not set by the cascade: e-books, drawings, checks. */

import parse from 'css-tree/parser';
import { unreadableCss } from '../../diagnostics/catalogue/css.js';
import { computeCustomProperties } from './custom-properties.js';
import { excerpt, startOf } from './parse-style-sheet.js';
import type { CssNode, Declaration } from 'css-tree';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { CustomProperties } from './custom-properties.js';
import type { StyleSheetSource } from './style-engine.js';

/** The values that hold on a light screen, or on a dark one; sheets in the order of the cascade. */
export function rootTokens(sources: readonly StyleSheetSource[], theme: 'light' | 'dark'): CustomProperties {
  const ignored: Diagnostic[] = [];
  const isDark = (media: string): boolean => theme === 'dark' && /prefers-color-scheme\s*:\s*dark/i.test(media);
  return rootProperties(sources.flatMap((source) => parseSheet(source, ignored)), isDark);
}

/** What `:root` (or `html`) gives outside any at-rule, and in the media that apply; later ones win. */
export function rootProperties(nodes: readonly CssNode[], applies: (media: string) => boolean): CustomProperties {
  const specified = new Map<string, string>();
  gather(nodes, applies, specified);
  return computeCustomProperties(new Map(), specified);
}

function gather(nodes: Iterable<CssNode>, applies: (media: string) => boolean, specified: Map<string, string>): void {
  for (const node of nodes) {
    if (node.type === 'Atrule' && node.name.toLowerCase() === 'media' && node.block !== null && node.prelude?.type === 'Raw' && applies(node.prelude.value)) {
      gather(node.block.children, applies, specified);
    }
    if (node.type !== 'Rule' || node.prelude.type !== 'Raw') continue;
    const selectors = node.prelude.value.split(',').map((selector) => selector.trim());
    if (!selectors.includes(':root') && !selectors.includes('html')) continue;
    for (const declaration of node.block.children) {
      if (declaration.type === 'Declaration' && declaration.property.startsWith('--')) specified.set(declaration.property, rawText(declaration).trim());
    }
  }
}

/** Rules with their positions; values and preludes stay text. */
export function parseSheet({ text, file }: StyleSheetSource, diagnostics: Diagnostic[]): readonly CssNode[] {
  try {
    const sheet = parse(text, { positions: true, parseValue: false, parseRulePrelude: false, parseAtrulePrelude: false });
    return sheet.type === 'StyleSheet' ? [...sheet.children] : [];
  } catch (cause) {
    // The parser recovers from everything but nesting so deep that the call stack ends.
    diagnostics.push(unreadableCss({ text: excerpt(text) }, { place: startOf(file), cause }));
    return [];
  }
}

export function rawText(declaration: Declaration): string {
  return declaration.value.type === 'Raw' ? declaration.value.value : '';
}
