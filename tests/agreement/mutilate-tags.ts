/** Spoils the structure tree of a copy of a PDF in one place, as a fault of the tagging would: the proof that the comparison can fail. */

import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';

interface Node {
  readonly dictionary: PDFDict;
  readonly role: string;
  readonly parent: Node | null;
  readonly children: readonly Node[];
}

type Mutilation = (nodes: readonly Node[]) => void;

/** One fault each; every one of them must be found. */
export const MUTILATIONS: Readonly<Record<string, Mutilation>> = {
  'a heading is a paragraph': (nodes) => retag(first(nodes, 'H3'), 'P'),
  'a heading is of another level': (nodes) => retag(first(nodes, 'H3'), 'H4'),
  'a paragraph is a heading': (nodes) => retag(first(nodes, 'P', ({ parent }) => parent?.role === 'Sect'), 'H4'),
  'an item stands elsewhere in its list': (nodes) => swap(first(nodes, 'L', ({ children }) => children.length > 1).dictionary, 0, 1),
  'an item stands in another list': (nodes) => {
    const [one, other] = nodes.filter(({ role, children }) => role === 'L' && children.length > 1);
    if (one === undefined || other === undefined) throw new Error('the PDF has no two lists');
    const [moved, ...rest] = kids(one.dictionary);
    setKids(one.dictionary, rest);
    setKids(other.dictionary, [...kids(other.dictionary), ...(moved === undefined ? [] : [moved])]);
  },
  'a list is a group': (nodes) => retag(first(nodes, 'L'), 'Div'),
  'a term is what defines it': (nodes) => retag(first(nodes, 'Lbl', ({ parent }) => parent?.role === 'LI'), 'LBody'),
  'a header cell is a data cell': (nodes) => retag(first(nodes, 'TH'), 'TD'),
  'a row header heads its column': (nodes) => setScope(first(nodes, 'TH', ({ dictionary }) => scopeOf(dictionary) === 'Row'), 'Column'),
  'a cell is lost': (nodes) => setKids(first(nodes, 'TR').dictionary, kids(first(nodes, 'TR').dictionary).slice(1)),
  'two rows are swapped': (nodes) => swap(first(nodes, 'TBody').dictionary, 0, 1),
  'a table is a group': (nodes) => retag(first(nodes, 'Table'), 'Div'),
  'a caption is a paragraph': (nodes) => retag(first(nodes, 'Caption'), 'P'),
  'a link leads nowhere': (nodes) => {
    const { dictionary } = first(nodes, 'Link');
    setKids(dictionary, kids(dictionary).filter((kid) => !isAnnotation(dictionary, kid)));
  },
  'a link leads elsewhere': (nodes) => {
    const { dictionary } = first(nodes, 'Link');
    const reference = kids(dictionary).find((kid) => isAnnotation(dictionary, kid));
    const annotation = lookup(dictionary, reference).lookup(PDFName.of('Obj'), PDFDict);
    annotation.lookup(PDFName.of('A'), PDFDict).set(PDFName.of('D'), PDFHexString.fromText('elsewhere'));
  },
  'a link is a span': (nodes) => retag(first(nodes, 'Link'), 'Span'),
  'a picture has no text in its stead': (nodes) => first(nodes, 'Figure').dictionary.delete(PDFName.of('Alt')),
  'a picture has another text': (nodes) => first(nodes, 'Figure').dictionary.set(PDFName.of('Alt'), PDFHexString.fromText('chart')),
  'a note is a paragraph': (nodes) => retag(first(nodes, 'Note'), 'P'),
  'a note is not tied to its call': (nodes) => first(nodes, 'Note').dictionary.set(PDFName.of('ID'), PDFHexString.fromText('another')),
  'the call of a note is text': (nodes) => retag(first(nodes, 'Reference', ({ parent }) => parent?.role === 'P'), 'Span'),
  'a quote is a group': (nodes) => retag(first(nodes, 'BlockQuote'), 'Div'),
  'two sections are swapped': (nodes) => {
    const section = first(nodes, 'Sect', ({ children }) => children.filter(({ role }) => role === 'Sect').length > 1);
    const [one = 0, other = 0] = section.children.flatMap(({ role }, index) => (role === 'Sect' ? [index] : []));
    swap(section.dictionary, one, other);
  },
  'a paragraph says nothing': (nodes) => setKids(first(nodes, 'P', ({ dictionary }) => kids(dictionary).some((kid) => kid instanceof PDFNumber)).dictionary, []),
  'a paragraph is in another language': (nodes) => first(nodes, 'P').dictionary.set(PDFName.of('Lang'), PDFHexString.fromText('tlh')),
  'a link is read in other words': (nodes) => first(nodes, 'Link').dictionary.set(PDFName.of('Alt'), PDFHexString.fromText('other words')),
};

export async function mutilated(bytes: Uint8Array, mutilation: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const nodes: Node[] = [];
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  for (const kid of kids(root)) collect(lookup(root, kid), null, nodes);
  MUTILATIONS[mutilation]?.(nodes);
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

function collect(dictionary: PDFDict, parent: Node | null, nodes: Node[]): Node {
  const children: Node[] = [];
  const node: Node = { dictionary, role: nameAt(dictionary, 'S'), parent, children };
  nodes.push(node);
  for (const kid of kids(dictionary)) {
    const own = kid instanceof PDFRef || kid instanceof PDFDict ? lookup(dictionary, kid) : null;
    if (own !== null && own.has(PDFName.of('S'))) children.push(collect(own, node, nodes));
  }
  return node;
}

function first(nodes: readonly Node[], role: string, test: (node: Node) => boolean = () => true): Node {
  const found = nodes.find((node) => node.role === role && test(node));
  if (found === undefined) throw new Error(`the PDF has no such ${role}`);
  return found;
}

function lookup(owner: PDFDict, object: PDFObject | undefined): PDFDict {
  const found = object === undefined ? undefined : owner.context.lookup(object);
  if (found instanceof PDFDict) return found;
  throw new Error(`expected a dictionary, found ${String(found)}`);
}

function kids(dictionary: PDFDict): readonly PDFObject[] {
  const held = dictionary.get(PDFName.of('K'));
  const list = dictionary.lookup(PDFName.of('K'));
  return list instanceof PDFArray ? list.asArray() : held === undefined ? [] : [held];
}

function setKids(dictionary: PDFDict, held: readonly PDFObject[]): void {
  dictionary.set(PDFName.of('K'), dictionary.context.obj([...held]));
}

function swap(dictionary: PDFDict, one: number, other: number): void {
  const held = [...kids(dictionary)];
  const [first, second] = [held[one], held[other]];
  if (first === undefined || second === undefined) throw new Error('there are no two to swap');
  held[one] = second;
  held[other] = first;
  setKids(dictionary, held);
}

function retag({ dictionary }: Node, role: string): void {
  dictionary.set(PDFName.of('S'), PDFName.of(role));
}

function isAnnotation(owner: PDFDict, kid: PDFObject): boolean {
  return !(kid instanceof PDFNumber) && nameAt(lookup(owner, kid), 'Type') === 'OBJR';
}

function nameAt(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}

/** Of a cell: the owner of its attributes for tables. */
function tableAttributes(dictionary: PDFDict): PDFDict | null {
  const owned = dictionary.lookup(PDFName.of('A'));
  const all = owned instanceof PDFArray ? owned.asArray().map((object) => lookup(dictionary, object)) : owned instanceof PDFDict ? [owned] : [];
  return all.find((attributes) => nameAt(attributes, 'O') === 'Table') ?? null;
}

function scopeOf(dictionary: PDFDict): string {
  const attributes = tableAttributes(dictionary);
  return attributes === null ? '' : nameAt(attributes, 'Scope');
}

function setScope({ dictionary }: Node, scope: string): void {
  tableAttributes(dictionary)?.set(PDFName.of('Scope'), PDFName.of(scope));
}
