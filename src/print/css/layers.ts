/** Cascade layers (CSS Cascade 5, section 6.4): their names as sheets declare them, and the order that follows. */

/** Of rules outside any layer. */
export const UNLAYERED = '';
/** Deeper names are none: the order is found by going down into each layer. */
const MAX_DEPTH = 256;

interface LayerNode {
  readonly children: Map<string, LayerNode>;
}

/**
 * The precedence of each layer, lowest first, by its full name (`a.b`); declared names in the order of their first appearance.
 * What lies in a layer wins over what lies in its own layers; what lies in none wins over all.
 */
export function rankLayers(declared: readonly string[]): ReadonlyMap<string, number> {
  const root: LayerNode = { children: new Map() };
  for (const name of declared) {
    let node = root;
    for (const part of name.split('.')) {
      const child = node.children.get(part) ?? { children: new Map<string, LayerNode>() };
      node.children.set(part, child);
      node = child;
    }
  }
  const ranks = new Map<string, number>();
  const visit = (node: LayerNode, name: string): void => {
    for (const [part, child] of node.children) visit(child, name === UNLAYERED ? part : `${name}.${part}`);
    ranks.set(name, ranks.size);
  };
  visit(root, UNLAYERED);
  return ranks;
}

/** The names of a `@layer` prelude within a layer; null where one is none, or would lie too deep. */
export function layerNames(prelude: string, within: string): readonly string[] | null {
  const names = prelude.split(',').map((name) => name.trim());
  if (!names.every((name) => /^[\w-]+(?:\.[\w-]+)*$/.test(name))) return null;
  const full = names.map((name) => (within === UNLAYERED ? name : `${within}.${name}`));
  return full.some((name) => name.split('.').length > MAX_DEPTH) ? null : full;
}
