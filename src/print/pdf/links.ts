/** Gathers where links lie on a page, and writes their annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18). */

import type { Destination, Rect } from '../layout/fragment.js';
import type { PdfkitDocument, PdfReference } from './pdfkit-document.js';
import { textString } from './pdfkit-document.js';
import { destinationName } from './destinations.js';
import type { StructureNode } from './structure-tree.js';

/** Where a link leads, and what a reader is told of it. */
export interface LinkTarget {
  readonly action: { readonly kind: 'place'; readonly id: string } | { readonly kind: 'address'; readonly url: string };
  readonly description: string;
}

interface LinkArea {
  readonly link: StructureNode;
  readonly line: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The areas of a page's links, one a line. */
export class LinkAreas {
  private areas: LinkArea[] = [];

  add(link: StructureNode, { xPt, yPt, widthPt, heightPt }: Rect, line: number): void {
    const last = this.areas.at(-1);
    if (last !== undefined && last.link === link && last.line === line) {
      last.left = Math.min(last.left, xPt);
      last.top = Math.min(last.top, yPt);
      last.right = Math.max(last.right, xPt + widthPt);
      last.bottom = Math.max(last.bottom, yPt + heightPt);
    } else this.areas.push({ link, line, left: xPt, top: yPt, right: xPt + widthPt, bottom: yPt + heightPt });
  }

  take(): readonly LinkArea[] {
    const { areas } = this;
    this.areas = [];
    return areas;
  }
}

export interface LinkContext {
  readonly document: PdfkitDocument;
  readonly pageHeightPt: number;
  readonly targetOf: (link: StructureNode) => LinkTarget | null;
  /** Remembers which node an annotation belongs to. */
  readonly own: (key: number, link: StructureNode) => void;
}

export function writeLinks(areas: readonly LinkArea[], { document, pageHeightPt, targetOf, own }: LinkContext): void {
  for (const { link, left, top, right, bottom } of areas) {
    const target = targetOf(link);
    if (target === null) continue;
    const key = document.createStructParentTreeNextKey();
    const annotation: PdfReference = document.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [left, pageHeightPt - bottom, right, pageHeightPt - top].map((value) => Math.round(value * 100) / 100),
      Border: [0, 0, 0],
      F: 4,
      Contents: textString(target.description),
      StructParent: key,
      A: target.action.kind === 'place' ? { S: 'GoTo', D: destinationName(target.action.id) } : { S: 'URI', URI: textString(target.action.url) },
    });
    annotation.end();
    document.page.annotations.push(annotation);
    link.children.push({ kind: 'annotation', page: document.page.dictionary, annotation, order: Number.MAX_SAFE_INTEGER });
    own(key, link);
  }
}

/** Where a link leads: a place in the document, an address, or nowhere. */
export function linkTarget(
  href: string,
  text: string,
  places: { readonly destinations: ReadonlyMap<string, Destination>; readonly targetTexts: ReadonlyMap<string, string> },
): LinkTarget | null {
  const shown = shorten(text);
  if (href.startsWith('#')) {
    const id = decode(href.slice(1));
    if (!places.destinations.has(id)) return null;
    const there = shorten(places.targetTexts.get(id) ?? '');
    return { action: { kind: 'place', id }, description: there === '' ? (shown === '' ? id : shown) : there };
  }
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(href)) return null;
  const url = encodeAddress(href);
  if (url === null) return null;
  return { action: { kind: 'address', url }, description: shown === '' || shown === href ? href : `${shown} (${href})` };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** A URI action takes seven-bit addresses only. */
function encodeAddress(href: string): string | null {
  try {
    return new URL(href).href;
  } catch {
    return null;
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 159).trimEnd()}…`;
}
