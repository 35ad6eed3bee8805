/** Decides whether the rules under a media query list apply in print (Media Queries 4). */

/** True or false where the query is understood; null where no part applies and one of them is not understood. */
export function appliesInPrint(queryList: string): boolean | null {
  const verdicts = queryList.split(',').map(queryVerdict);
  if (verdicts.includes(true)) return true;
  return verdicts.includes(null) ? null : false;
}

function queryVerdict(query: string): boolean | null {
  const parts = query.replace(/\/\*.*?\*\//gs, ' ').trim().toLowerCase().split(/\s+and\s+/);
  const head = /^(?:(not|only)\s+)?([a-z-]+)$/.exec(parts[0] ?? '');
  const conditions = head === null ? parts : parts.slice(1);
  if (parts.length === 1 && parts[0] === '') return true;
  const typeApplies = head === null || head[2] === 'all' || head[2] === 'print';
  if (head !== null && head[1] !== 'not' && !typeApplies) return false;
  const answers = conditions.map(conditionVerdict);
  const isKnown = !answers.includes(null);
  const holds = typeApplies && !answers.includes(false);
  if (head?.[1] === 'not') return typeApplies && !isKnown ? null : !holds;
  return answers.includes(false) ? false : isKnown ? holds : null;
}

/** Paper is light, still, and has no pointer. */
function conditionVerdict(condition: string): boolean | null {
  const feature = /^\(\s*([a-z-]+)\s*:\s*([a-z-]+)\s*\)$/.exec(condition);
  if (feature === null) return null;
  if (feature[1] === 'prefers-color-scheme') return feature[2] === 'light';
  if (feature[1] === 'prefers-reduced-motion') return feature[2] === 'reduce';
  return feature[1] === 'hover' || feature[1] === 'pointer' ? feature[2] === 'none' : null;
}
