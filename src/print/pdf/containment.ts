/**
 * Which structure types may stand in which (ISO 32000-1, tables 333 to 338): what HTML or a style sheet put where
 * PDF has no place for it gets the nodes between.
 */

import type { Role } from './structure-roles.js';
import type { StructureNode } from './structure-tree.js';

const MAY_HOLD: Partial<Readonly<Record<Role, ReadonlySet<Role>>>> = {
  L: new Set(['LI', 'L', 'Caption']),
  LI: new Set(['Lbl', 'LBody']),
  TOC: new Set(['TOCI', 'TOC', 'Caption']),
  TOCI: new Set(['Lbl', 'Reference', 'P', 'TOC']),
  Table: new Set(['TR', 'THead', 'TBody', 'TFoot', 'Caption']),
  THead: new Set(['TR']),
  TBody: new Set(['TR']),
  TFoot: new Set(['TR']),
  TR: new Set(['TH', 'TD']),
};

/** Adds a node below another, or below the nodes that must stand between the two. */
export function appendIn(parent: StructureNode, role: Role, from: { readonly element: StructureNode['element']; readonly order: number }): StructureNode {
  return holderOf(parent, role, from.order).append(role, from.element, from.order);
}

function holderOf(parent: StructureNode, role: Role, order: number): StructureNode {
  const allowed = MAY_HOLD[parent.role];
  if (allowed === undefined || allowed.has(role)) return parent;
  if (role === 'Lbl' || role === 'LBody') return parent.role === 'L' ? definitionItem(parent, role, order) : parent;
  if (parent.role === 'LI') return bodyOf(parent) ?? parent.append('LBody', null, order);
  const between = betweenOf(parent.role, role);
  return holderOf(parent.append(between, null, order), role, order);
}

function betweenOf(parent: Role, role: Role): Role {
  switch (parent) {
    case 'L': return 'LI';
    case 'TOC': return 'TOCI';
    // A link of the contents refers to what it names.
    case 'TOCI': return role === 'Link' ? 'Reference' : 'P';
    case 'TR': return 'TD';
    default: return 'TR';
  }
}

function bodyOf(item: StructureNode): StructureNode | null {
  const last = item.children.at(-1);
  return last?.kind === 'node' && last.role === 'LBody' ? last : null;
}

/** The item of a definition list that a term or a definition belongs to: a term after a definition opens the next. */
function definitionItem(list: StructureNode, role: 'Lbl' | 'LBody', order: number): StructureNode {
  const last = list.children.at(-1);
  if (last?.kind === 'node' && last.role === 'LI' && last.element === null) {
    const hasBody = last.children.some((child) => child.kind === 'node' && child.role === 'LBody');
    if (role === 'LBody' || !hasBody) return last;
  }
  return list.append('LI', null, order);
}
