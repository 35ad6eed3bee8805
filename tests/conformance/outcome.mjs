/**
 * What a check says about its subject, and how a tool that is not there is treated.
 *
 * @typedef {object} Outcome
 * @property {string} check what was looked for: “EPUBCheck”, “axe, 360 px, dark”
 * @property {string} subject the file or page it was looked for in
 * @property {readonly string[]} findings what is wrong; empty if nothing is
 * @property {readonly string[]} notes worth showing, but nothing wrong
 * @property {string | null} skipped why the check could not be made; null if it was
 */

/** Raised where a program that a check needs is not on this machine; the message names it and says how to get it. */
export class ToolMissing extends Error {}

/** @returns {Outcome} */
export function outcome(check, subject, findings, notes = []) {
  return { check, subject, findings, notes, skipped: null };
}

/**
 * Makes a group of checks; where its tool is missing the group becomes one skipped outcome. Any other error is a finding, so
 * that a check that breaks is never taken for one that passed.
 *
 * @param {string} check name of the group
 * @param {() => Promise<Outcome[]>} make
 * @returns {Promise<Outcome[]>}
 */
export async function attempt(check, make) {
  const begun = performance.now();
  try {
    const outcomes = await make();
    process.stderr.write(`${check}: ${outcomes.length} looked at in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    return outcomes;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof ToolMissing) return [{ check, subject: 'all', findings: [], notes: [], skipped: reason }];
    return [outcome(check, 'all', [`the check itself broke: ${error instanceof Error ? error.stack : reason}`])];
  }
}
