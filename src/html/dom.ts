/**
 * The DOM that composing makes and the editions dress: domhandler's nodes.
 *
 * Two attributes are Sheaf's own and leave when a document is serialised for readers:
 * `data-o`, the origin (the place in the data that a node comes from, such as `facts[3].label`),
 * and `data-k`, the stable key that survives dressing for an edition.
 */

export { Comment, Document, Element, Text, isComment, isDocument, isTag, isText } from 'domhandler';
export type { AnyNode, ChildNode, ParentNode } from 'domhandler';

export const ORIGIN_ATTRIBUTE = 'data-o';
export const KEY_ATTRIBUTE = 'data-k';
