/** Gives SVG's attributes their own case back, which an HTML parser lowers (WHATWG HTML, “adjust SVG attributes”). */

import { isTag } from './dom.js';
import { walk } from './walk.js';
import type { Element } from './dom.js';

const NAMES = [
  'attributeName', 'attributeType', 'baseFrequency', 'baseProfile', 'calcMode', 'clipPathUnits', 'diffuseConstant', 'edgeMode',
  'filterUnits', 'glyphRef', 'gradientTransform', 'gradientUnits', 'kernelMatrix', 'kernelUnitLength', 'keyPoints', 'keySplines',
  'keyTimes', 'lengthAdjust', 'limitingConeAngle', 'markerHeight', 'markerUnits', 'markerWidth', 'maskContentUnits', 'maskUnits',
  'numOctaves', 'pathLength', 'patternContentUnits', 'patternTransform', 'patternUnits', 'pointsAtX', 'pointsAtY', 'pointsAtZ',
  'preserveAlpha', 'preserveAspectRatio', 'primitiveUnits', 'refX', 'refY', 'repeatCount', 'repeatDur', 'requiredExtensions',
  'requiredFeatures', 'specularConstant', 'specularExponent', 'spreadMethod', 'startOffset', 'stdDeviation', 'stitchTiles',
  'surfaceScale', 'systemLanguage', 'tableValues', 'targetX', 'targetY', 'textLength', 'viewBox', 'viewTarget', 'xChannelSelector',
  'yChannelSelector', 'zoomAndPan',
] as const;

const BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

/** Renames the attributes of an `svg` element and all that is in it, keeping their order. */
export function mendSvgAttributes(svg: Element): void {
  walk(svg, (node) => {
    if (!isTag(node)) return undefined;
    if (node.name === 'foreignObject') return 'skip';
    const names = Object.keys(node.attribs);
    if (!names.some((name) => BY_LOWER_CASE.has(name))) return undefined;
    node.attribs = Object.fromEntries(Object.entries(node.attribs).map(([name, value]) => [BY_LOWER_CASE.get(name) ?? name, value]));
    return undefined;
  });
}
