export interface Measure {
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
}
export function measure(command: readonly string[], options: { cwd: string }): Promise<Measure>;
export function median(measures: readonly Measure[]): Measure;
