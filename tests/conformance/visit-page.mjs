/**
 * Opens pages of a site that is served here, and hears what happens: the console speaks, a script fails, the page's policy is
 * broken, another host is asked, a file is missing.
 */

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin of the site
 * @param {{ delayed?: RegExp }} [options] addresses whose answers come late
 * @returns {Promise<{ page: import('playwright-core').Page, findings: string[] }>} `findings` grows for as long as the page is open
 */
export async function openPage(context, origin, { delayed } = {}) {
  const page = await context.newPage();
  const findings = [];
  page.on('console', (message) => {
    // That the page itself is not there is for the one who asked for it to judge.
    const isPage = message.location().url === page.url() && message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isPage) findings.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => findings.push(`script error: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) findings.push(`${response.status()} for ${response.url()}`);
  });
  await page.route((url) => url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:', (route) => {
    findings.push(`asks another host: ${route.request().url()}`);
    return route.abort();
  });
  if (delayed !== undefined) {
    await page.route(delayed, async (route) => {
      await new Promise((done) => { setTimeout(done, 300); });
      return route.continue();
    });
  }
  return { page, findings };
}

/** In the browser, before the page: what breaks its policy is said on the console, whatever the browser itself says of it. */
export function tellViolations() {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    console.error(`policy: ${violatedDirective} refused ${blockedURI} (${sourceFile}:${lineNumber})`);
  });
}
