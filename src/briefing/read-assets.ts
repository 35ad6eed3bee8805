/** Reads the images and maps that figures name. */

import { imageSize } from 'image-size';

import { damagedImage, wrongFormat } from '../diagnostics/catalogue/data.js';
import type { Diagnostic, Outcome, Place } from '../diagnostics/index.js';
import type { Asset, Locator } from './briefing.js';
import type { DataNode } from './data-node.js';
import { cleanSvg } from './clean-svg.js';
import { decodeUtf8, readBytes } from './read-file.js';
import type { BriefingFolder } from './read-file.js';

/** The images of a briefing, by the path that names them. */
export function readAssets(folder: BriefingFolder, root: DataNode, locate: Locator): Outcome<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  const diagnostics: Diagnostic[] = [];
  for (const figure of root.get('figures').items()) {
    const kind = figure.get('kind').text();
    const path = figure.get('file').text();
    if ((kind !== 'image' && kind !== 'map') || path === null || assets.has(path)) {
      continue;
    }
    const place = locate.value(figure.get('file').path);
    const { content, fault } = readBytes(folder, path, place);
    const read = content === null ? fault : readImage(path, content, place);
    if ('mediaType' in read) {
      assets.set(path, read);
    } else {
      diagnostics.push(read);
    }
  }
  return { value: assets, diagnostics };
}

/** Reads an image; its format is told from its first bytes, not from its name. */
export function readImage(path: string, bytes: Uint8Array, place: Place): Asset | Diagnostic {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return readRaster(path, bytes, 'image/png', place);
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) {
    return readRaster(path, bytes, 'image/jpeg', place);
  }
  const text = bytes.includes(0) ? null : decodeUtf8(bytes);
  if (text !== null && /<svg[\s>]/i.test(text.slice(0, 4000))) {
    return cleanSvg(path, text, place);
  }
  return wrongFormat({ path, expected: 'an image in PNG, JPEG or SVG', found: guessFormat(bytes, text) }, { place });
}

function readRaster(path: string, bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg', place: Place): Asset | Diagnostic {
  const why = mediaType === 'image/png' ? faultOfPng(bytes) : faultOfJpeg(bytes);
  if (why !== null) {
    return damagedImage({ path, why }, { place });
  }
  try {
    const size = imageSize(bytes);
    // Orientations 5 to 8 of EXIF turn the picture by a quarter.
    const isTurned = (size.orientation ?? 1) >= 5;
    const [width, height] = isTurned ? [size.height, size.width] : [size.width, size.height];
    return width > 0 && height > 0
      ? { path, bytes, mediaType, width, height }
      : damagedImage({ path, why: 'its size is nought' }, { place });
  } catch (cause) {
    return damagedImage({ path, why: 'its size cannot be read' }, { place, cause });
  }
}

/** Goes through a PNG's chunks (PNG specification, section 5). */
function faultOfPng(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  let hasData = false;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') {
      return hasData ? null : 'it holds no picture';
    }
    hasData ||= type === 'IDAT';
    at += 12 + length;
  }
  return 'it is cut off';
}

/** A JPEG ends with its end marker; cameras may put more behind. */
function faultOfJpeg(bytes: Uint8Array): string | null {
  for (let at = bytes.length - 2; at > 1; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) {
      return null;
    }
  }
  return 'it is cut off';
}

function guessFormat(bytes: Uint8Array, text: string | null): string | null {
  if (bytes.length === 0) {
    return 'is empty';
  }
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (/^GIF8/.test(start)) {
    return 'is a GIF';
  }
  if (/^RIFF....WEBP/s.test(start)) {
    return 'is a WebP';
  }
  if (/^%PDF/.test(start)) {
    return 'is a PDF';
  }
  return /^\s*<(?:!doctype html|html)/i.test(text ?? '') ? 'is a web page' : null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
