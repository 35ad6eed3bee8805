/** Says in plain words what zod finds beyond structure: forms and sizes. */

import type { z } from 'zod';

import { embargoWithoutOffset, wrongForm, wrongSize, wrongType } from '../diagnostics/catalogue/data.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { DataPath, Locator } from './briefing.js';
import { describeValue, nameOf } from './names.js';

type Issue = z.core.$ZodIssue;

/**
 * Diagnostics for zod's issues, apart from those about values that are reported already: reading the
 * values has found all faults of structure, and says them better.
 */
export function explainIssues(issues: readonly Issue[], reported: readonly DataPath[], locate: Locator): readonly Diagnostic[] {
  return issues.flatMap((issue) => {
    const path = pathOf(issue);
    const isKnown = reported.some((other) => isPrefix(other, path) || isPrefix(path, other));
    return isKnown ? [] : explain(issue, path, locate);
  });
}

function explain(issue: Issue, path: DataPath, locate: Locator): readonly Diagnostic[] {
  const place = locate.value(path);
  const name = nameOf(path);
  switch (issue.code) {
    case 'invalid_format':
      return [explainForm(issue.format, path, locate)];
    case 'too_big':
    case 'too_small':
      return [wrongSize({ name, problem: sizeProblem(issue), hint: null }, { place })];
    case 'invalid_union': {
      const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
      return deepest.flatMap((inner) => explain(inner, [...path, ...pathOf(inner)], locate));
    }
    case 'invalid_type':
      if (issue.expected === 'int') {
        return [wrongForm({ name, problem: 'must be a whole number', hint: null }, { place })];
      }
      return [wrongType({ name, expected: 'another kind of value', found: describeValue(issue.input), hint: null }, { place })];
    default:
      return [wrongForm({ name, problem: 'does not have the form that is expected here', hint: null }, { place, cause: issue })];
  }
}

function explainForm(format: string, path: DataPath, locate: Locator): Diagnostic {
  const place = locate.value(path);
  const written = locate.scalarSource(path)?.replace(/^(['"])(.*)\1$/s, '$2') ?? '';
  const name = nameOf(path);
  switch (format) {
    case 'datetime':
      return embargoWithoutOffset({ written }, { place });
    case 'url':
      return wrongForm({ name, problem: 'must be an address that begins with https:// or http://', hint: suggestAddress(written) }, { place });
    case 'regex': {
      if (path.join('.') === 'site.prefix') {
        return wrongForm({ name, problem: 'must be a path on the site’s own host, with a slash before it', hint: suggestPrefix(written) }, { place });
      }
      const suggestion = suggestId(written);
      return wrongForm(
        {
          name: `The id “${written}”`,
          problem: 'may hold only small letters without accents, digits and hyphens',
          hint: suggestion === null ? 'For example “displaced-children”' : `Write ${suggestion}`,
        },
        { place },
      );
    }
    default:
      return wrongForm({ name, problem: 'does not have the form that is expected here', hint: null }, { place });
  }
}

/** An address without its `https://`, with it; null for what does not look like one. */
function suggestAddress(written: string): string | null {
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(written) ? `Write https://${written}` : null;
}

/** A path with slashes around it, made of a name, or of a whole address, which belongs to `baseUrl`. */
function suggestPrefix(written: string): string {
  const parts = written.replace(/^(?:https?:)?\/\/[^/]*/, '').split('/').filter((part) => /^[\w.~-]+$/.test(part) && !/^\.\.?$/.test(part));
  const prefix = parts.length === 0 ? '/briefings/' : `/${parts.join('/')}/`;
  return written.includes('//') ? `For example ${prefix}; the whole address is “baseUrl”` : `For example ${prefix}`;
}

/** A text made into an id or slug: accents dropped, everything else that is no letter or digit a hyphen; null if nothing is left. */
export function suggestId(written: string): string | null {
  const id = written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return id === '' ? null : id;
}

function sizeProblem(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum;
  const bound = issue.code === 'too_big' ? 'at most' : 'at least';
  if (issue.origin === 'array') {
    return `must have ${bound} ${limit === 1 ? 'one item' : `${String(limit)} items`}`;
  }
  return issue.origin === 'string' ? 'is empty' : `must be ${bound} ${String(limit)}`;
}

function pathOf(issue: Issue): DataPath {
  return issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function isPrefix(prefix: DataPath, path: DataPath): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => step === path[index]);
}
