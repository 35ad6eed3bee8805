/** The address under which the document uses a picture: named after its figure, so that no two files share one. */

import type { Asset } from '../briefing/briefing.js';

/** @param id the figure's */
export function assetUrl(id: string, { mediaType }: Pick<Asset, 'mediaType'>): string {
  return `assets/${id}.${EXTENSIONS[mediaType]}`;
}

const EXTENSIONS: Readonly<Record<Asset['mediaType'], string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };
