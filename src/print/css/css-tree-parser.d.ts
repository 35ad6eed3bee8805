/** css-tree's parser alone: it loads in half the time of the whole package, whose lexer Sheaf does not use. */
declare module 'css-tree/parser' {
  import type { CssNode, ParseOptions } from 'css-tree';
  const parse: (text: string, options: ParseOptions) => CssNode;
  export default parse;
}

/** Its tokenizer (CSS Syntax 3, section 4): keeps nothing from one text to the next. */
declare module 'css-tree/tokenizer' {
  export function tokenize(text: string, onToken: (type: number, start: number, end: number) => void): void;
  export const Ident: number;
  export const Function: number;
  export const Hash: number;
  export const String: number;
  export const Url: number;
  export const Delim: number;
  export const Number: number;
  export const Percentage: number;
  export const Dimension: number;
  export const WhiteSpace: number;
  export const Comma: number;
  export const LeftSquareBracket: number;
  export const RightSquareBracket: number;
  export const LeftParenthesis: number;
  export const RightParenthesis: number;
  export const Comment: number;
}

/** What escapes in identifiers, strings and addresses stand for. */
declare module 'css-tree/utils' {
  interface Escaped {
    decode(text: string): string;
  }
  export const ident: Escaped;
  export const string: Escaped;
  export const url: Escaped;
}
