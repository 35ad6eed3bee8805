export type Span = string | { note: string } | { fact: string } | { cite: string };
export type Block = { kind: 'paragraph'; spans: Span[] } | { kind: 'table'; head: string[]; rows: string[][] };
export interface Section {
  id: string;
  title: string;
  blocks: Block[];
}
export interface Fact {
  id: string;
  measure: string;
  value: number;
  unit: string;
  qualifier: string;
  qualifierText: string;
}
export interface SyntheticText {
  title: string;
  bottomLine: string;
  facts: Fact[];
  sections: Section[];
  words: number;
  distinct: number;
}
export function syntheticText(vocabulary: readonly string[], options: { words: number; seed: number }): SyntheticText;
