/** What can be wrong with a template: TPL-0xx. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const templateNotFound = defineDiagnostic<{ name: string }>({
  code: 'TPL-001',
  severity: 'error',
  title: 'Template not found',
  description:
    'Sheaf needs a template that is neither in the project’s own `templates/` nor among the built-in ones. The built-in ones come with Sheaf, so a copy of it is probably incomplete.',
  message: ({ name }) => `There is no template “${name}”`,
  hints: ({ name }) => [`Put a file templates/${name}.hbs in place, or install Sheaf again`],
});

export const templateSyntax = defineDiagnostic<{ reason: string }>({
  code: 'TPL-002',
  severity: 'error',
  title: 'Template does not compile',
  description: 'A template is not well-formed Handlebars: a brace is missing, or a block is opened and not closed.',
  message: ({ reason }) => `This template cannot be read: ${reason}`,
  hints: () => ['Check the braces here, and that every {{#block}} has its {{/block}}'],
});

export const unknownHelper = defineDiagnostic<{ name: string; nearest: string | null; known: readonly string[] }>({
  code: 'TPL-003',
  severity: 'error',
  title: 'Unknown helper',
  description: 'A template calls a helper that does not exist. A name followed by parameters is always a helper.',
  message: ({ name }) => `There is no helper “${name}”`,
  hints: ({ nearest, known }) => [nearest === null ? `The helpers are: ${known.join(', ')}` : `Did you mean “${nearest}”?`],
});

export const unknownPartial = defineDiagnostic<{ name: string }>({
  code: 'TPL-004',
  severity: 'error',
  title: 'Unknown partial',
  description: 'A template includes another one (`{{> name}}`) that is neither in the project’s own `templates/` nor among the built-in ones.',
  message: ({ name }) => `There is no template “${name}” to include here`,
  hints: ({ name }) => [`Write templates/${name}.hbs, or correct the name: it is the path below templates/, without “.hbs”`],
});

export const unknownVariable = defineDiagnostic<{ name: string; nearest: string | null }>({
  code: 'TPL-005',
  severity: 'error',
  title: 'Unknown name',
  description:
    'A template names a value that Sheaf does not give it. Values that a briefing may leave out are there, but empty, so this is nearly always a misspelling, or a name used inside a block whose `this` has changed.',
  message: ({ name }) => `There is no value “${name}” here`,
  hints: ({ nearest }) => [
    nearest === null ? 'Inside {{#each}} and {{#with}}, names of the outer level need ../ before them' : `Did you mean “${nearest}”?`,
  ],
});

export const unescapedOutput = defineDiagnostic<{ name: string }>({
  code: 'TPL-006',
  severity: 'error',
  title: 'Unescaped output',
  description:
    'A template asks for a value to be put into the page without escaping (`{{{value}}}` or `{{&value}}`). Markup made by Sheaf passes through two braces as it is; everything else is text and must be escaped.',
  message: ({ name }) => `“${name}” may not be written without escaping`,
  hints: ({ name }) => [`Write {{${name}}}: markup that Sheaf has made itself is not escaped again`],
});

export const unsupportedConstruct = defineDiagnostic<{ construct: string }>({
  code: 'TPL-007',
  severity: 'error',
  title: 'Construct not allowed',
  description: 'Decorators, and partials whose names are worked out while the page is made, are not allowed: their faults could not be found beforehand.',
  message: ({ construct }) => `Templates here cannot use ${construct}`,
  hints: () => ['Use {{#if}} or {{#each}} and name the partial itself'],
});

export const helperRefused = defineDiagnostic<{ name: string; reason: string }>({
  code: 'TPL-008',
  severity: 'error',
  title: 'Helper called wrongly',
  description: 'A helper was given a value that it cannot work with.',
  message: ({ name, reason }) => `The helper “${name}” cannot do this: ${reason}`,
});

export const partialsTooDeep = defineDiagnostic<{ name: string; limit: number }>({
  code: 'TPL-009',
  severity: 'error',
  title: 'Templates include one another without end',
  description: 'A template includes itself, directly or through others, and nothing stops it.',
  message: ({ name, limit }) => `“${name}” is included more than ${limit} levels deep`,
  hints: () => ['Break the circle: see the chain of templates below'],
});

export const templateFailed = defineDiagnostic<{ reason: string }>({
  code: 'TPL-010',
  severity: 'error',
  title: 'Template failed',
  description: 'A template compiled but could not be carried out.',
  message: ({ reason }) => `This template could not be carried out: ${reason}`,
});
