/** Finds where each link leads: a place in the document, a note or its call, an address, or nowhere. */

import type { Element } from '../../html/dom.js';
import type { Destination } from '../layout/fragment.js';
import type { Structure } from './assign-structure.js';
import { describeAddress, describePlace, SpokenText } from './link-descriptions.js';
import { linkAddress, placeId, type LinkArea, type LinkTarget } from './links.js';
import type { StructureNode } from './structure-tree.js';

/** A PDF that lies beside this one: its link says that it is one (`type`), so that a slip of the pen is still told of. */
const SIBLING = /^[\w-][\w.-]*\.pdf$/;

export interface LinkTargetsOptions {
  readonly structure: Structure;
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Any element of the document. */
  readonly document: Element;
  /** Told of links that lead nowhere. */
  readonly dead: (href: string, element: Element | null) => void;
}

export class LinkTargets {
  /** The document's own, and those of notes without ids and of calls. */
  readonly destinations: Map<string, Destination>;
  private readonly options: LinkTargetsOptions;
  private readonly spoken: SpokenText;
  private readonly targets = new Map<StructureNode, LinkTarget | null>();
  /** The names of notes' and calls' destinations. */
  private readonly names = new Map<StructureNode, string>();
  private readonly placedCalls = new Set<StructureNode>();

  constructor(options: LinkTargetsOptions) {
    this.options = options;
    this.destinations = new Map(options.destinations);
    const notes = [...options.structure.noteOfCall.values()].flatMap(({ element }) => (element === null ? [] : [element]));
    this.spoken = new SpokenText(options.document, new Set(notes));
  }

  /** Where a note begins on its page. */
  placeNote(note: StructureNode, destination: Destination): void {
    const name = this.nameOf(note, note.attributes.id ?? 'note');
    if (!this.destinations.has(name)) this.destinations.set(name, destination);
  }

  /** Where the calls of a page's notes are, before its links are written: notes stand below or after their calls. */
  placeCalls(areas: readonly LinkArea[], pageIndex: number): void {
    for (const { link, left, top } of areas) {
      const note = this.options.structure.noteOfCall.get(link);
      if (note === undefined || this.placedCalls.has(link)) continue;
      this.placedCalls.add(link);
      this.destinations.set(this.nameOf(link, `call-of-${note.attributes.id ?? 'note'}`), { pageIndex, xPt: left, yPt: top });
    }
  }

  of(link: StructureNode): LinkTarget | null {
    const known = this.targets.get(link);
    if (known !== undefined) return known;
    const target = this.find(link);
    // A link without its annotation would be a false promise.
    if (target === null) link.role = 'Span';
    this.targets.set(link, target);
    return target;
  }

  private find(link: StructureNode): LinkTarget | null {
    const { structure, dead } = this.options;
    const note = structure.noteOfCall.get(link);
    if (note !== undefined) return { action: { kind: 'place', id: this.nameOf(note, note.attributes.id ?? 'note') }, description: describePlace('', note.element === null ? '' : this.spoken.of(note.element)) };
    const call = structure.callOfLabel.get(link);
    if (call !== undefined) return this.callTarget(call);
    const { element } = link;
    const href = (element?.attribs['href'] ?? '').trim();
    const target = this.elementTarget(href, element === null ? '' : (element.attribs['aria-label'] ?? this.spoken.of(element)), element?.attribs['type']);
    if (target === null && href !== '') dead(href, element);
    return target;
  }

  /** Back from a note. A call that is not shown has no place. */
  private callTarget(call: StructureNode): LinkTarget | null {
    if (!this.placedCalls.has(call)) return null;
    const note = this.options.structure.noteOfCall.get(call);
    const id = this.nameOf(call, '');
    return { action: { kind: 'place', id }, description: (note?.element == null ? '' : this.spoken.before(note.element)) || id };
  }

  private elementTarget(href: string, shown: string, type: string | undefined): LinkTarget | null {
    const id = placeId(href);
    if (id !== null) return this.options.destinations.has(id) ? { action: { kind: 'place', id }, description: describePlace(shown, this.spoken.ofPlace(id)) || id } : null;
    if (type === 'application/pdf' && SIBLING.test(href)) return { action: { kind: 'document', file: href }, description: describeAddress(shown, href) };
    const url = linkAddress(href);
    return url === null ? null : { action: { kind: 'address', url }, description: describeAddress(shown, href) };
  }

  /** The name of a node's destination: as wanted, unless the document has another place of that name. A note's own id is its place. */
  private nameOf(node: StructureNode, wanted: string): string {
    const known = this.names.get(node);
    if (known !== undefined) return known;
    const isOwn = node.role === 'Note' && node.element?.attribs['id'] === wanted;
    let name = wanted;
    while (!isOwn && this.destinations.has(name)) name += '-';
    this.names.set(node, name);
    return name;
  }
}
