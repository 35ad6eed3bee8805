/** Images and drawings: what stands behind an `img` or `svg` element, and how large it is of itself. */

import { imageSize } from 'image-size';
import { missingImage } from '../../diagnostics/catalogue/css.js';
import { getAttribute, rootElement } from '../../html/walk.js';
import { parseHtml } from '../../html/parse.js';
import type { Diagnostic, Place } from '../../diagnostics/index.js';
import type { Element } from '../../html/dom.js';
import type { AssetResolver } from '../print.js';
import type { ReplacedMedia } from './box.js';

export interface Replacement {
  readonly media: ReplacedMedia;
  readonly intrinsicWidthPt: number | null;
  readonly intrinsicHeightPt: number | null;
}

const PT_PER_PX = 0.75;
const PT_PER_UNIT: ReadonlyMap<string, number> = new Map([['', PT_PER_PX], ['px', PT_PER_PX], ['pt', 1], ['pc', 12], ['in', 72], ['cm', 72 / 2.54], ['mm', 72 / 25.4]]);

/** What an `img` shows; a diagnostic where that cannot be shown. */
export function replaceImage(element: Element, resolve: AssetResolver, place: Place | null): Replacement | Diagnostic {
  const url = getAttribute(element, 'src') ?? '';
  const asset = url === '' ? null : resolve(url);
  const fail = (reason: string, cause?: unknown): Diagnostic => missingImage({ url, reason }, { place, cause });
  if (asset === null) return fail('there is no such file');
  if (asset.mediaType === 'image/svg+xml') {
    const root = rootElement(parseHtml(new TextDecoder().decode(asset.bytes), { xml: true }));
    if (root === null || root.name !== 'svg') return fail('it holds no drawing');
    return sized({ kind: 'svg', root }, element, svgSize(root));
  }
  if (asset.mediaType !== 'image/png' && asset.mediaType !== 'image/jpeg') return fail(`files of the kind “${asset.mediaType}” are not shown`);
  try {
    const { width, height, type, orientation = 1 } = imageSize(asset.bytes);
    if (type !== (asset.mediaType === 'image/png' ? 'png' : 'jpg')) return fail('its content is not what its name says');
    if (!(width > 0 && height > 0)) return fail('it is empty');
    // Exif orientations from 5 on lie on their side.
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    return sized({ kind: 'image', url, bytes: asset.bytes, mediaType: asset.mediaType }, element, { widthPt: across * PT_PER_PX, heightPt: down * PT_PER_PX });
  } catch (cause) {
    return fail('it is damaged', cause);
  }
}

export function replaceSvg(element: Element): Replacement {
  const { widthPt, heightPt } = svgSize(element);
  return { media: { kind: 'svg', root: element }, intrinsicWidthPt: widthPt, intrinsicHeightPt: heightPt };
}

interface Size {
  readonly widthPt: number | null;
  readonly heightPt: number | null;
}

/** The attributes `width` and `height` win over the file's own size; one alone keeps the proportions. */
function sized(media: ReplacedMedia, element: Element, own: Size): Replacement {
  const width = length(getAttribute(element, 'width'));
  const height = length(getAttribute(element, 'height'));
  const ratio = own.widthPt !== null && own.heightPt !== null && own.heightPt > 0 ? own.widthPt / own.heightPt : null;
  const byHeight = height === null || ratio === null ? null : height * ratio;
  const byWidth = width === null || ratio === null ? null : width / ratio;
  return { media, intrinsicWidthPt: width ?? byHeight ?? own.widthPt, intrinsicHeightPt: height ?? byWidth ?? own.heightPt };
}

/** `width` and `height`, else the view box, whose units are then pixels. */
function svgSize(svg: Element): Size {
  const [, , boxWidth = 0, boxHeight = 0] = (getAttribute(svg, 'viewBox') ?? '').trim().split(/[\s,]+/).map(Number);
  const hasBox = boxWidth > 0 && boxHeight > 0;
  const width = length(getAttribute(svg, 'width'));
  const height = length(getAttribute(svg, 'height'));
  if (!hasBox) return { widthPt: width, heightPt: height };
  const ratio = boxWidth / boxHeight;
  return {
    widthPt: width ?? (height === null ? boxWidth * PT_PER_PX : height * ratio),
    heightPt: height ?? (width === null ? boxHeight * PT_PER_PX : width / ratio),
  };
}

function length(text: string | null): number | null {
  const match = /^\s*(\d*\.?\d+)\s*([a-z]*)\s*$/i.exec(text ?? '');
  const unit = match === null ? undefined : PT_PER_UNIT.get((match[2] ?? '').toLowerCase());
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
}
