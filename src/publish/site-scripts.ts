/**
 * The site's scripts: plain files of `templates/scripts/`, which a project may replace or add to, under names with a hash.
 *
 * In: the templates. Out: where each script lies, by its name, and the files, by path from the site's root.
 */

import { hashedName } from '../editions/site/hashed-name.js';
import type { TemplateFiles } from './template-files.js';

export interface SiteScripts {
  /** By name, such as `filter`; from the site's root. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, string>;
}

const FOLDER = 'scripts';
/** Also of a name that a view gives; declarations of types are no scripts. */
const SCRIPT = /^([a-z][a-z0-9-]*)\.js$/;

export function siteScripts(templates: TemplateFiles): SiteScripts {
  const addresses: Record<string, string> = {};
  const files = new Map<string, string>();
  for (const file of templates.names(FOLDER)) {
    const name = SCRIPT.exec(file)?.[1];
    const text = name === undefined ? undefined : templates.find(`${FOLDER}/${file}`)?.text;
    if (name === undefined || text === undefined) continue;
    const address = hashedName(`assets/${file}`, text);
    addresses[name] = address;
    files.set(address, text);
  }
  return { addresses, files };
}
