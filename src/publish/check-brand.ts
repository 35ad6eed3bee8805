/**
 * Checks the colours of a brand against the grounds that they are used on: WCAG 2.2 at level AA, in the light and the dark
 * theme, and in grey. Each colour is told of once, at its worst, with the nearest one that passes everywhere.
 */

import type { House } from '../briefing/briefing.js';
import { contrast, grey, hexColour, nearestColour } from '../briefing/brand/colour.js';
import { type ContrastDetails, markTooFaint, textTooFaint } from '../diagnostics/catalogue/brand.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { MARK_CONTRAST, TEXT_CONTRAST, type ThemeTokens, coverInk } from './brand-sheet.js';

interface Ground {
  readonly name: string;
  readonly colour: string;
  /** As a printer without colours shows both. */
  readonly isGrey?: boolean;
}

interface Use {
  readonly path: readonly string[];
  readonly colour: string | null;
  readonly use: string;
  readonly kind: 'text' | 'mark';
  readonly grounds: readonly Ground[];
}

export function checkBrand({ brand, locate }: House, tokens: ThemeTokens): readonly Diagnostic[] {
  return [...usesOf(brand.colours, tokens).flatMap((use) => checkUse(use, locate)), ...checkCover(brand.colours.cover, tokens, locate)];
}

function usesOf(colours: House['brand']['colours'], { light, dark }: ThemeTokens): readonly Use[] {
  const ground = (from: ReadonlyMap<string, string>, token: string, name: string): readonly Ground[] => {
    const colour = hexColour(from.get(token) ?? '');
    return colour === null ? [] : [{ name, colour }];
  };
  const paper = ground(light, '--paper', 'the page');
  const inGrey = paper.map((found) => ({ ...found, name: 'the page, printed in grey,', isGrey: true }));
  const onLight = [...paper, ...ground(light, '--wash', 'the place that a link led to'), ...inGrey];
  const darkPaper = ground(dark, '--paper', 'the page of the dark theme');
  const onDark = [...darkPaper, ...ground(dark, '--wash', 'the place that a link led to, in the dark theme,')];
  return [
    { path: ['accent'], colour: colours.accent, use: 'links', kind: 'text', grounds: onLight },
    { path: ['ribbon'], colour: colours.ribbon, use: 'ribbon and thread', kind: 'mark', grounds: [...paper, ...inGrey] },
    { path: ['dark', 'accent'], colour: colours.dark.accent, use: 'links', kind: 'text', grounds: onDark },
    { path: ['dark', 'ribbon'], colour: colours.dark.ribbon, use: 'ribbon and thread', kind: 'mark', grounds: darkPaper },
  ];
}

function checkUse({ path, colour, use, kind, grounds }: Use, locate: House['locate']): readonly Diagnostic[] {
  const needed = kind === 'text' ? TEXT_CONTRAST : MARK_CONTRAST;
  const worst = colour === null ? undefined : [...grounds].sort((a, b) => ratioOn(colour, a) - ratioOn(colour, b))[0];
  if (colour === null || worst === undefined || ratioOn(colour, worst) >= needed) return [];
  const details: ContrastDetails = {
    name: path.join('.'),
    colour,
    use,
    ground: worst.name,
    groundColour: worst.colour,
    ratio: ratioOn(colour, worst),
    needed,
    nearest: nearestColour(colour, (candidate) => grounds.every((ground) => ratioOn(candidate, ground) >= needed)),
  };
  const raise = kind === 'text' ? textTooFaint : markTooFaint;
  return [raise(details, { place: locate.value(['brand', 'colours', ...path]) })];
}

function ratioOn(colour: string, ground: Ground): number {
  return ground.isGrey === true ? contrast(grey(colour), grey(ground.colour)) : contrast(colour, ground.colour);
}

/** On the cover the ground is the brand's, and the text white or dark, whichever stands out. */
function checkCover(cover: string | null, { light }: ThemeTokens, locate: House['locate']): readonly Diagnostic[] {
  if (cover === null) return [];
  const ratio = (ground: string): number => contrast(coverInk(ground, light), ground);
  if (ratio(cover) >= TEXT_CONTRAST) return [];
  const details: ContrastDetails = {
    name: 'cover',
    colour: cover,
    use: 'the title',
    ground: 'the e-book’s cover',
    groundColour: cover,
    ratio: ratio(cover),
    needed: TEXT_CONTRAST,
    nearest: nearestColour(cover, (candidate) => ratio(candidate) >= TEXT_CONTRAST),
  };
  return [textTooFaint(details, { place: locate.value(['brand', 'colours', 'cover']) })];
}
