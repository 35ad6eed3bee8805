/** Writes the structure tree, its parent tree and the tree of ids (ISO 32000-1, 14.7). */

import type { PdfkitDocument, PdfReference } from './pdfkit-document.js';
import { textString } from './pdfkit-document.js';
import type { NodeAttributes, StructureChild, StructureNode } from './structure-tree.js';

/** For each key of the parent tree: the nodes of a page's marked contents, or the node of one annotation. */
export type ParentEntries = ReadonlyMap<number, readonly StructureNode[] | StructureNode>;

/** `root` is settled; its nodes are written from the top down, so that each knows its parent. */
export function writeStructure(document: PdfkitDocument, root: StructureNode, parents: ParentEntries): void {
  const treeRoot = document.getStructTreeRoot();
  const ids: [string, PdfReference][] = [];
  const reference = writeNode(document, root, treeRoot, ids);
  treeRoot.data['K'] = [reference];
  if (ids.length > 0) {
    ids.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    treeRoot.data['IDTree'] = { Names: ids.flatMap(([id, node]) => [textString(id), node]) };
  }
  const parentTree = document.getStructParentTree();
  for (const [key, entry] of parents) {
    parentTree.add(key, isList(entry) ? entry.map((node) => node.reference) : entry.reference);
  }
}

function isList(entry: readonly StructureNode[] | StructureNode): entry is readonly StructureNode[] {
  return Array.isArray(entry);
}

function writeNode(document: PdfkitDocument, node: StructureNode, parent: PdfReference, ids: [string, PdfReference][]): PdfReference {
  const reference = document.ref({ S: node.role, P: parent });
  node.reference = reference;
  const { data } = reference;
  const page = pageOf(node);
  if (page !== null) data['Pg'] = page;
  writeAttributes(data, node.attributes);
  if (node.attributes.id !== undefined) ids.push([node.attributes.id, reference]);
  const kids = node.children.map((child) => kid(document, child, reference, page, ids));
  if (kids.length > 0) data['K'] = kids.length === 1 ? kids[0] : kids;
  reference.end();
  return reference;
}

function kid(document: PdfkitDocument, child: StructureChild, parent: PdfReference, page: PdfReference | null, ids: [string, PdfReference][]): unknown {
  switch (child.kind) {
    case 'node':
      return writeNode(document, child, parent, ids);
    case 'content':
      return child.page === page ? child.mcid : { Type: 'MCR', Pg: child.page, MCID: child.mcid };
    case 'annotation':
      return { Type: 'OBJR', Obj: child.annotation, Pg: child.page };
  }
}

function pageOf(node: StructureNode): PdfReference | null {
  for (const child of node.children) if (child.kind === 'content') return child.page;
  return null;
}

function writeAttributes(data: Record<string, unknown>, attributes: NodeAttributes): void {
  const { language, alternative, expansion, id, scope, columnSpan, rowSpan, listNumbering, boundingBox, placement } = attributes;
  if (language !== undefined) data['Lang'] = textString(language);
  if (alternative !== undefined) data['Alt'] = textString(alternative);
  if (expansion !== undefined && expansion !== '') data['E'] = textString(expansion);
  if (id !== undefined) data['ID'] = textString(id);
  const owned: Record<string, unknown>[] = [];
  if (scope !== undefined || columnSpan !== undefined || rowSpan !== undefined) owned.push({ O: 'Table', Scope: scope, ColSpan: columnSpan, RowSpan: rowSpan });
  if (listNumbering !== undefined) owned.push({ O: 'List', ListNumbering: listNumbering });
  if (boundingBox !== undefined) owned.push({ O: 'Layout', Placement: placement ?? 'Block', BBox: boundingBox.map((value) => Math.round(value * 100) / 100) });
  if (owned.length > 0) data['A'] = owned.length === 1 ? owned[0] : owned;
}
