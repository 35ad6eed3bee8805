/** `@supports`: whether the print engine understands what a style sheet asks for (CSS Conditional 4, section 2). */

import { judgeCondition } from './condition.js';
import { readDeclaration } from './declaration.js';
import { compileSelectors } from './selector.js';
import type { Verdict } from './condition.js';

/** Properties that only pages have; the table of longhands does not know them. */
const PAGE_PROPERTIES: ReadonlySet<string> = new Set(['size', '-sheaf-page-label']);

/** Null where the condition itself is not understood. */
export function isSupported(condition: string): boolean | null {
  return judgeCondition(condition.replace(/\/\*.*?\*\//gs, ' ').trim(), leaf);
}

function leaf(text: string): Verdict {
  const selector = /^selector\((.*)\)$/is.exec(text)?.[1];
  if (selector !== undefined) return canSelect(selector);
  // font-tech() and font-format() ask for what the engine does not choose fonts by.
  if (/^font-(?:tech|format)\(/i.test(text)) return false;
  const declaration = /^\(\s*([\w-]+)\s*:(.*)\)$/s.exec(text);
  if (declaration === null) return null;
  const [, property = '', value = ''] = declaration;
  if (property.startsWith('--')) return true;
  const name = property.toLowerCase();
  return PAGE_PROPERTIES.has(name) || readDeclaration(name, value.trim().replace(/\s*!\s*important$/i, '')).kind === 'entries';
}

function canSelect(selector: string): boolean {
  try {
    compileSelectors(selector);
    return true;
  } catch {
    // The reason does not matter: the sheet asked whether it can be done.
    return false;
  }
}
