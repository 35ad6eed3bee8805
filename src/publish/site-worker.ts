/** A thread that makes the site's pages; until it is asked to, it loads what that takes. */

import { loadSiteBuilder } from '../editions/site/build-site.js';
import { nodeFileSystem } from '../host/node-host.js';
import { answerTasks } from '../host/worker-side.js';
import type { Outcome } from '../diagnostics/index.js';
import type { SiteFile } from '../editions/site/build-site.js';
import { type SitePagesTask, sitePages } from './site-pages.js';

answerTasks<SitePagesTask, Outcome<readonly SiteFile[]>>((task) => sitePages(nodeFileSystem(), task));
// A fault shows when the pages are made.
loadSiteBuilder().catch(() => undefined);
