/**
 * Loads the canvas library without the machine's fonts: reading all of them takes longer than drawing the cover, and
 * with them a cover would look different from machine to machine.
 */

import { createRequire } from 'node:module';

import type * as Canvas from '@napi-rs/canvas';

/** What the library's binding has besides its published types. */
interface FontStore {
  enableSystemFonts(folders: readonly string[]): void;
}

let canvas: typeof Canvas | null = null;
let readSystemFonts: (() => void) | null = null;

/** @param withSystemFonts for scripts that the house's fonts do not hold; once read, they stay */
export function loadCanvas(withSystemFonts: boolean): typeof Canvas {
  if (canvas === null) {
    const require = createRequire(import.meta.url);
    // The entry module reads the machine's fonts as it loads, through this object; unless an environment variable says otherwise.
    const { GlobalFonts: fonts } = require('@napi-rs/canvas/js-binding') as { GlobalFonts: FontStore };
    const enable = fonts.enableSystemFonts.bind(fonts);
    fonts.enableSystemFonts = () => undefined;
    readSystemFonts = () => enable([]);
    canvas = require('@napi-rs/canvas') as typeof Canvas;
  }
  if (withSystemFonts) {
    readSystemFonts?.();
    readSystemFonts = null;
  }
  return canvas;
}
