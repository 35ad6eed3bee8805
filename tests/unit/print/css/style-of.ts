/** For tests: the style of one element of a small document. */

import { parseHtml } from '../../../../src/html/parse.js';
import { findById } from '../../../../src/html/walk.js';
import { createStyleEngine } from '../../../../src/print/css/create-style-engine.js';
import type { Diagnostic } from '../../../../src/diagnostics/index.js';
import type { Document, Element } from '../../../../src/html/dom.js';
import type { ComputedStyle } from '../../../../src/print/css/computed-style.js';
import type { StyleEngine } from '../../../../src/print/css/style-engine.js';

export interface Styled {
  readonly engine: StyleEngine;
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
  /** The element with an id, `x` unless told. */
  element(id?: string): Element;
  style(id?: string): ComputedStyle;
}

export function styled(html: string, ...sheets: readonly string[]): Styled {
  const document = parseHtml(html);
  const { value: engine, diagnostics } = createStyleEngine({ sheets: sheets.map((text, index) => ({ text, file: `sheet-${index + 1}.css` })), document });
  const element = (id = 'x'): Element => {
    const found = findById(document, id);
    if (found === null) throw new Error(`no element #${id}`);
    return found;
  };
  return { engine, document, diagnostics, element, style: (id = 'x') => engine.styleOf(element(id)) };
}

/** `CODE line:column` of each diagnostic. */
export function codes(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, place }) => (place === null ? code : `${code} ${place.start.line}:${place.start.column}`));
}
