/** Eleventy's configuration: registers Sheaf's plugin, nothing else. No file of this folder is a template of its. */

import { sheafPlugin } from './lib/eleventy/plugin.js';

export default function configure(eleventyConfig) {
  return eleventyConfig.addPlugin(sheafPlugin);
}

export const config = { templateFormats: [] };
