/** Writes the structure tree, its parent tree and the tree of ids (ISO 32000-1, 14.7). */

import type { PdfkitDocument, PdfReference } from './pdfkit-document.js';
import { textString } from './pdfkit-document.js';
import type { Role } from './structure-roles.js';
import { ROLE_MAP } from './structure-roles.js';
import type { NodeAttributes, StructureChild, StructureNode } from './structure-tree.js';

/** For each key of the parent tree: the nodes of a page's marked contents, or the node of one annotation. */
export type ParentEntries = ReadonlyMap<number, readonly StructureNode[] | StructureNode>;

/** `root` is settled; its nodes are written from the top down, so that each knows its parent. */
export function writeStructure(document: PdfkitDocument, root: StructureNode, parents: ParentEntries): void {
  const treeRoot = document.getStructTreeRoot();
  const ids: [string, PdfReference][] = [];
  const roles = new Set<Role>();
  const reference = writeNode(document, root, treeRoot, { ids, roles });
  treeRoot.data['K'] = [reference];
  const mapped = Object.entries(ROLE_MAP).filter(([role]) => roles.has(role as Role));      // its keys are roles
  if (mapped.length > 0) treeRoot.data['RoleMap'] = Object.fromEntries(mapped);
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

/** What is gathered on the way down. */
interface Gathered {
  readonly ids: [string, PdfReference][];
  readonly roles: Set<Role>;
}

function writeNode(document: PdfkitDocument, node: StructureNode, parent: PdfReference, gathered: Gathered): PdfReference {
  const reference = document.ref({ S: node.role, P: parent });
  gathered.roles.add(node.role);
  node.reference = reference;
  const { data } = reference;
  const page = pageOf(node);
  if (page !== null) data['Pg'] = page;
  writeAttributes(data, node.attributes);
  if (node.attributes.id !== undefined) gathered.ids.push([node.attributes.id, reference]);
  const kids = node.children.map((child) => kid(document, child, { parent: reference, page, gathered }));
  if (kids.length > 0) data['K'] = kids.length === 1 ? kids[0] : kids;
  reference.end();
  return reference;
}

function kid(document: PdfkitDocument, child: StructureChild, { parent, page, gathered }: { readonly parent: PdfReference; readonly page: PdfReference | null; readonly gathered: Gathered }): unknown {
  switch (child.kind) {
    case 'node':
      return writeNode(document, child, parent, gathered);
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
  const { language, alternative, expansion, id, scope, headers, columnSpan, rowSpan, listNumbering, boundingBox, placement } = attributes;
  if (language !== undefined) data['Lang'] = textString(language);
  if (alternative !== undefined) data['Alt'] = textString(alternative);
  if (expansion !== undefined && expansion !== '') data['E'] = textString(expansion);
  if (id !== undefined) data['ID'] = textString(id);
  const owned: Record<string, unknown>[] = [];
  if (scope !== undefined || headers !== undefined || columnSpan !== undefined || rowSpan !== undefined) {
    owned.push({ O: 'Table', Scope: scope, Headers: headers?.map((header) => textString(header.attributes.id ?? '')), ColSpan: columnSpan, RowSpan: rowSpan });
  }
  if (listNumbering !== undefined) owned.push({ O: 'List', ListNumbering: listNumbering });
  if (boundingBox !== undefined) owned.push({ O: 'Layout', Placement: placement ?? 'Block', BBox: boundingBox.map((value) => Math.round(value * 100) / 100) });
  if (owned.length > 0) data['A'] = owned.length === 1 ? owned[0] : owned;
}
