/** A seeded source of chance, so that a benchmark's text is the same on every machine and in every year. */

/**
 * Mulberry32: 32 bits of state, period 2³², enough for choosing words.
 *
 * @param {number} seed
 * @returns {() => number} numbers from 0 up to, not including, 1
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from low to high, both included. */
export function between(random, low, high) {
  return low + Math.floor(random() * (high - low + 1));
}
