/** Draws the icon of a browser's tab: seven strokes of the sheaf, tied, on the ground of the e-book's cover. */

/** Of a theme that has none of its own. */
const HOUSE = { '--cover-ground': '#0e3f4b', '--cover-text': '#f1e8d3', '--cover-ribbon': '#d2a138' };

/** From the tie to either side they spread by these, in units of the picture, 32 by 32. */
const STROKES = [-3, -2, -1, 0, 1, 2, 3];

/** @param shared the style sheet that has the tokens; what is behind in it counts */
export function siteIcon(shared: string): string {
  const ground = colour(shared, '--cover-ground');
  const strokes = STROKES.map((t) => `M4 ${round(16 + 2.6 * t)}C8 ${round(16 + 1.5 * t)} 9 ${round(16 + 1.1 * t)} 12 ${round(16 + 1.1 * t)}C17 ${round(16 + 1.1 * t)} 21 ${round(16 + 1.9 * t)} ${round(29 - 0.3 * t * t)} ${round(16 + 4.2 * t)}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${ground}" d="M0 0h32v32H0z"/><path fill="none" stroke="${colour(shared, '--cover-text')}" stroke-width="1.3" d="${strokes.join('')}"/><path fill="${colour(shared, '--cover-ribbon')}" d="M10.5 0h3v32h-3z"/></svg>\n`;
}

function colour(shared: string, token: keyof typeof HOUSE): string {
  const found = [...shared.matchAll(new RegExp(`${token}:\\s*(#[0-9a-f]{3,8})\\b`, 'gi'))].at(-1)?.[1];
  return found ?? HOUSE[token];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
