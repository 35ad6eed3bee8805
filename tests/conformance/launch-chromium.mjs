/** Debian's Chromium, driven by Playwright, without any of its services that ask the network. */

import { existsSync } from 'node:fs';

import { ToolMissing } from './outcome.mjs';

const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
/** The engine without the browser around it, whose windows open ten times as fast: for what opens a thousand documents. */
const SHELL = ['/usr/bin/chromium-headless-shell'];
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/**
 * @param {{ shell?: boolean, flags?: readonly string[] }} [options] `shell`: the headless shell, where it is installed
 * @returns {Promise<import('playwright-core').Browser>}
 * @throws {ToolMissing} where Chromium is not installed
 */
export async function launchChromium({ shell = false, flags = [] } = {}) {
  const executablePath = [...(shell ? SHELL : []), ...WHOLE].find((path) => existsSync(path));
  if (executablePath === undefined) throw new ToolMissing('Chromium is not installed (apt-get install chromium)');
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}
