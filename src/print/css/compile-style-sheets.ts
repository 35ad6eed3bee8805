/**
 * Compiles a style sheet for readers that know neither `var()` nor `calc()`: old e-book readers.
 *
 * Custom properties take the values that `:root` (or `html`) gives them outside any at-rule; rules for print and for a dark
 * screen are dropped. What comes out is compact CSS.
 */

import { uncompilableValue, unreadableCss } from '../../diagnostics/catalogue/css.js';
import { parseComponents } from './component-value.js';
import { substitute, usesVar } from './custom-properties.js';
import { parseLengthSum, parseNumber, round } from './length.js';
import { excerpt } from './parse-style-sheet.js';
import { parseSheet, rawText, rootProperties } from './root-properties.js';
import type { Atrule, CssNode, Declaration } from 'css-tree';
import type { Diagnostic, Outcome, Place } from '../../diagnostics/index.js';
import type { CustomProperties } from './custom-properties.js';
import type { StyleSheetSource } from './style-engine.js';

interface Compilation {
  readonly file: string;
  readonly custom: CustomProperties;
  readonly diagnostics: Diagnostic[];
}

/**
 * One sheet from several, in their order; custom properties hold for all of them. A value that cannot be worked out is left out
 * with a warning. What the print engine reports of the same sheet is reported in the same words and places.
 */
export function compileStyleSheets(sources: readonly StyleSheetSource[]): Outcome<string> {
  const diagnostics: Diagnostic[] = [];
  const sheets = sources.map((source) => ({ ...source, nodes: parseSheet(source, diagnostics) }));
  const custom = rootProperties(sheets.flatMap(({ nodes }) => nodes), () => false);
  return { value: sheets.map(({ nodes, file }) => compileNodes(nodes, { file, custom, diagnostics })).join(''), diagnostics };
}

function compileNodes(nodes: Iterable<CssNode>, compilation: Compilation): string {
  let out = '';
  for (const node of nodes) {
    if (node.type === 'Rule') {
      const body = compileNodes(node.block.children, compilation);
      const selector = node.prelude.type === 'Raw' ? compact(node.prelude.value) : '';
      if (body !== '') out += `${selector}{${body.replace(/;$/, '')}}`;
    } else if (node.type === 'Atrule') {
      out += compileAtRule(node, compilation);
    } else if (node.type === 'Declaration') {
      out += compileDeclaration(node, compilation);
    } else if (node.type === 'Raw' && node.value.replace(/[;\s]/g, '') !== '') {
      compilation.diagnostics.push(unreadableCss({ text: excerpt(node.value) }, { place: placeOf(node, compilation.file) }));
    }
  }
  return out;
}

function compileAtRule(rule: Atrule, compilation: Compilation): string {
  const prelude = rule.prelude?.type === 'Raw' ? compact(rule.prelude.value) : '';
  const name = rule.name.toLowerCase();
  if (name === 'page' || name === 'charset') return '';
  if (name === 'media' && (/\bprint\b/i.test(prelude) || /prefers-color-scheme\s*:\s*dark/i.test(prelude))) return '';
  const head = prelude === '' ? `@${rule.name}` : `@${rule.name} ${prelude}`;
  if (rule.block === null) return `${head};`;
  const body = compileNodes(rule.block.children, compilation).replace(/;$/, '');
  return body === '' ? '' : `${head}{${body}}`;
}

function compileDeclaration(declaration: Declaration, compilation: Compilation): string {
  const { property } = declaration;
  if (property.startsWith('--')) return '';
  const written = compact(rawText(declaration));
  const substituted = usesVar(written) ? substitute(written, (name) => compilation.custom.get(name) ?? null) : written;
  const value = substituted === null ? null : resolveCalc(compact(substituted));
  if (value === null) {
    const reason = substituted === null ? 'a custom property in it has no value on :root' : 'its calc() mixes units';
    compilation.diagnostics.push(uncompilableValue({ property, value: written, reason }, { place: placeOf(declaration, compilation.file) }));
    return '';
  }
  return `${property}:${value}${declaration.important === false ? '' : '!important'};`;
}

/** Each `calc()` as a plain number or length; null if one comes to a mixture of units. */
function resolveCalc(value: string): string | null {
  let out = '';
  let rest = 0;
  for (let start = value.indexOf('calc('); start >= 0; start = value.indexOf('calc(', rest)) {
    let depth = 1;
    let end = start + 5;
    for (; end < value.length && depth > 0; end++) depth += value[end] === '(' ? 1 : value[end] === ')' ? -1 : 0;
    const plain = plainValue(value.slice(start, end));
    if (plain === null) return null;
    out += value.slice(rest, start) + plain;
    rest = end;
  }
  return out + value.slice(rest);
}

function plainValue(calc: string): string | null {
  const component = parseComponents(calc)?.[0];
  if (component === undefined) return null;
  const number = parseNumber(component);
  if (number !== null) return String(round(number));
  const sum = parseLengthSum(component);
  if (sum === null || sum.choices.length > 0 || sum.lh !== 0 || sum.rlh !== 0) return null;
  const parts = [[sum.pt, 'pt'], [sum.em, 'em'], [sum.rem, 'rem'], [sum.percent, '%']] as const;
  const used = parts.filter(([amount]) => amount !== 0);
  const [only] = used;
  if (only === undefined) return '0';
  return used.length === 1 ? `${round(only[0])}${only[1]}` : null;
}

/** Without comments, and with runs of white space as one space; strings stay as they are. */
function compact(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*.*?\*\/|\s+/gs, (_match, string: string | undefined) => string ?? ' ').trim();
}

function placeOf(node: CssNode, file: string): Place | null {
  return node.loc == null ? null : { file, start: { ...node.loc.start }, end: { ...node.loc.end } };
}
