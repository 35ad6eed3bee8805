/** Round values for axes. */

/** Steps of 1, 2 or 5 times a power of ten, between `from` and `to`, about `wanted` of them. */
export function niceTicks(from: number, to: number, wanted: number): readonly number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Multiplied, not added up: 0.1 + 0.2 would print as 0.30000000000000004.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** First moments of round years (ms), about `wanted` of them; where less than three years are shown, of months. */
export function timeTicks(from: number, to: number, wanted: number): readonly { readonly at: number; readonly label: string }[] {
  const firstYear = new Date(from).getUTCFullYear();
  const lastYear = new Date(to).getUTCFullYear();
  const years = niceTicks(firstYear, lastYear + 1, wanted).filter(Number.isInteger);
  return years
    .map((year) => ({ at: Date.UTC(year, 0, 1), label: String(year) }))
    .filter(({ at }) => at >= from && at <= to);
}
