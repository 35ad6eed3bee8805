export function seededRandom(seed: number): () => number;
export function between(random: () => number, low: number, high: number): number;
