/** Templates for the rest of the house. Import `create-templates.js` by itself, with `import()`: it loads Handlebars. */

export type { Templates, TemplatesOptions } from './create-templates.js';
export type { HelperScope } from './helpers/helper.js';
export { SafeHtml, escapeHtml, html, joinHtml, trustedHtml } from './safe-html.js';
export { Shown } from './shown.js';
