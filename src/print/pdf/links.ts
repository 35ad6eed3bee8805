/** Gathers where links lie on a page, and writes their annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18). */

import type { Rect } from '../layout/fragment.js';
import type { PdfkitDocument, PdfReference } from './pdfkit-document.js';
import { textString } from './pdfkit-document.js';
import { destinationName } from './destinations.js';
import type { StructureNode } from './structure-tree.js';

/** Where a link leads, and what a reader is told of it. */
export interface LinkTarget {
  readonly action: { readonly kind: 'place'; readonly id: string } | { readonly kind: 'address'; readonly url: string } | { readonly kind: 'document'; readonly file: string };
  readonly description: string;
}

export interface LinkArea {
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

  /** What stands side by side is one area, whatever boxes of the line it is in. */
  add(link: StructureNode, { xPt, yPt, widthPt, heightPt }: Rect, line: number): void {
    const last = this.areas.at(-1);
    const [right, bottom] = [xPt + widthPt, yPt + heightPt];
    if (last !== undefined && last.link === link && (last.line === line || isBeside(last, yPt, bottom))) {
      last.left = Math.min(last.left, xPt);
      last.top = Math.min(last.top, yPt);
      last.right = Math.max(last.right, right);
      last.bottom = Math.max(last.bottom, bottom);
    } else this.areas.push({ link, line, left: xPt, top: yPt, right, bottom });
  }

  take(): readonly LinkArea[] {
    const { areas } = this;
    this.areas = [];
    return areas;
  }
}

function isBeside(area: LinkArea, top: number, bottom: number): boolean {
  const shared = Math.min(area.bottom, bottom) - Math.max(area.top, top);
  return shared > 0.6 * Math.max(area.bottom - area.top, bottom - top);
}

export interface LinkContext {
  readonly document: PdfkitDocument;
  readonly pageHeightPt: number;
  readonly targetOf: (link: StructureNode) => LinkTarget | null;
  /** Remembers which node an annotation belongs to. */
  readonly own: (key: number, link: StructureNode) => void;
}

/** ISO 32000-1, 12.6.4. Another document opens at its first page. */
function actionOf(action: LinkTarget['action']): Record<string, unknown> {
  switch (action.kind) {
    case 'place':
      return { S: 'GoTo', D: destinationName(action.id) };
    case 'address':
      return { S: 'URI', URI: textString(action.url) };
    case 'document':
      return { S: 'GoToR', F: { Type: 'Filespec', F: textString(action.file), UF: textString(action.file) }, D: [0, 'Fit'] };
  }
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
      A: actionOf(target.action),
    });
    annotation.end();
    document.page.annotations.push(annotation);
    link.children.push({ kind: 'annotation', page: document.page.dictionary, annotation, order: Number.MAX_SAFE_INTEGER });
    own(key, link);
  }
}

/** The id of the place in the document that a link leads to; null for any other. */
export function placeId(href: string): string | null {
  return href.startsWith('#') ? decode(href.slice(1)) : null;
}

/** A web, e-mail or telephone address as a URI action takes it: in seven bits; null for any other. */
export function linkAddress(href: string): string | null {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(href) ? encodeAddress(href) : null;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function encodeAddress(href: string): string | null {
  try {
    return new URL(href).href;
  } catch {
    return null;
  }
}
