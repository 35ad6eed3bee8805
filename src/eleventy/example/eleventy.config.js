import { sheafPlugin } from 'sheaf/eleventy';

export default function configure(eleventyConfig) {
  eleventyConfig.addPlugin(sheafPlugin, {
    folder: 'briefings',
    layout: 'briefing.njk',
    // The front page lists the briefings; the briefings' own index is not needed.
    pages: ['briefings'],
    feeds: false,
  });
}

export const config = {
  dir: { input: 'content', output: '_site' },
};
