export interface ExtremeProject {
  readonly name: string;
  readonly house: { readonly page: 'A4' | 'Letter' };
  readonly args: readonly string[];
  /** The data of each `briefing.yaml`, by slug. */
  readonly briefings: Readonly<Record<string, object>>;
}
export function extremes(): readonly ExtremeProject[];
