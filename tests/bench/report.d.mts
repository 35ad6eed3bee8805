import type { Measure } from './measure.mjs';

export interface Row extends Measure {
  readonly id: string;
  readonly label: string;
  readonly pages: number | null;
  readonly runs: number;
}
export interface Size {
  readonly pages: number;
  readonly words: number;
  readonly distinct: number;
  readonly rows: readonly Row[];
  readonly missing: readonly { readonly label: string; readonly reason: string }[];
  readonly failed: readonly { readonly label: string; readonly reason: string }[];
}
export function formatSize(size: Size): string;
export function ratios(size: Size): readonly { readonly name: string; readonly value: number | null }[];
export function formatFlatness(sizes: readonly Size[]): string | null;
