/** css-tree's parser alone: it loads in half the time of the whole package, whose lexer Sheaf does not use. */
declare module 'css-tree/parser' {
  import type { CssNode, ParseOptions } from 'css-tree';
  const parse: (text: string, options: ParseOptions) => CssNode;
  export default parse;
}
