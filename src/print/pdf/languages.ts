/** The languages of elements and of the nodes made of them (ISO 32000-1, 14.9.2): each node that differs from what is around it says so. */

import type { Element } from '../../html/dom.js';
import { parentElement } from './structure-roles.js';
import type { StructureNode } from './structure-tree.js';

/** A language tag that PDF/A takes (RFC 3066, 2.1), or null. */
export function languageTag(text: string | undefined): string | null {
  const tag = (text ?? '').trim().replace(/_/g, '-');
  return /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : null;
}

export class Languages {
  private readonly ofDocument: string;
  private readonly known = new Map<Element, string>();

  constructor(ofDocument: string) {
    this.ofDocument = ofDocument;
  }

  /** Says a node's language where its parent has another. */
  mark(node: StructureNode, element: Element): void {
    const language = this.of(element);
    if (language !== (node.parent === null ? this.ofDocument : this.around(node.parent))) node.attributes.language = language;
  }

  /** Whether an element is in another language than the node that it stands in. */
  changes(element: Element, around: StructureNode): boolean {
    return element.attribs['lang'] !== undefined && this.of(element) !== this.around(around);
  }

  private around(node: StructureNode): string {
    for (let at: StructureNode | null = node; at !== null; at = at.parent) {
      if (at.attributes.language !== undefined) return at.attributes.language;
    }
    return this.ofDocument;
  }

  private of(element: Element): string {
    const known = this.known.get(element);
    if (known !== undefined) return known;
    const parent = parentElement(element);
    const language = languageTag(element.attribs['lang']) ?? (parent === null ? this.ofDocument : this.of(parent));
    this.known.set(element, language);
    return language;
  }
}
