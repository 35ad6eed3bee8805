/** Words with the frequencies of natural language, drawn by Zipf’s law from a list that is in order of frequency. */

/** The commonest words of French in their order: the package’s list leaves some of them out. */
const COMMONEST = (
  'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son à ou ont mais comme aux ' +
  'leur elle sa été ces cette être deux même aussi nous entre sans après fait depuis tout selon très peu'
).split(' ');

/** What the list has from web pages’ own code, and halves of elided words. */
const DEBRIS = new Set(['qu', 'jusqu', 'lorsqu', 'puisqu', 'quelqu', 'presqu', 'aujourd', 'hui', 'doc', 'id', 'title', 'url', 'curid', 'https', 'http', 'www', 'org', 'com', 'html', 'htm', 'php', 'ref', 'align', 'right', 'left', 'px', 'wiki', 'the', 'of', 'and']);

/** Mandelbrot’s flattening of the first ranks: with it fifteen pages hold the 2,500 words that the benchmark asks for. */
const OFFSET = 40;

/** Words of letters only, the commonest first, each once. */
export function naturalOrder(words) {
  const kept = words.map((word) => word.toLowerCase()).filter((word) => /^\p{L}{2,24}$/u.test(word) && /[aeiouyàâäéèêëîïôöùûüœæ]/u.test(word) && !DEBRIS.has(word));
  return [...new Set([...COMMONEST, ...kept])];
}

/**
 * Zipf–Mandelbrot: the word of rank r is drawn with a likelihood proportional to 1 / (r + 40).
 *
 * @param {readonly string[]} words in order of frequency
 * @param {() => number} random
 * @returns {() => string}
 */
export function zipfDraw(words, random) {
  const reached = new Float64Array(words.length);
  let total = 0;
  for (let rank = 0; rank < words.length; rank++) {
    total += 1 / (rank + 1 + OFFSET);
    reached[rank] = total;
  }
  return () => {
    const target = random() * total;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached[middle] <= target) low = middle + 1;
      else high = middle;
    }
    return words[low];
  };
}

/**
 * The French list of `@zxcvbn-ts/language-fr` (MIT): words of the French Wikipedia in order of frequency.
 *
 * @returns {Promise<readonly string[] | null>} null if the benchmark’s own packages are not installed
 */
export async function installedWords() {
  try {
    const { dictionary } = await import('@zxcvbn-ts/language-fr');
    return naturalOrder(dictionary['wikipedia-fr']);
  } catch (error) {
    if (error?.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
