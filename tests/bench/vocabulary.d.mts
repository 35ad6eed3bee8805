export function naturalOrder(words: readonly string[]): readonly string[];
export function zipfDraw(words: readonly string[], random: () => number): () => string;
export function installedWords(): Promise<readonly string[] | null>;
