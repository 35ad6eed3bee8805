/** What the site makes a publication's page from: what setting it yielded, in the site's terms. */

import { citedWork } from '../editions/site/work-of-publication.js';
import type { SiteEntry, SiteFacts, SitePage } from '../editions/site/site.js';
import type { BriefingSetting } from './set-briefing.js';

export function sitePage(entry: SiteEntry, setting: Pick<BriefingSetting, 'head' | 'html' | 'statements' | 'data'>, facts: SiteFacts): SitePage {
  const { head, html, statements, data } = setting;
  return { entry, html, description: head.description, cited: citedWork(entry, head, facts), data, ...(statements === null ? {} : { statements }) };
}
