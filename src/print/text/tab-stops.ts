/** How wide preserved tabs are: to the next stop, counted from where the line begins (CSS Text 3, section 4.2). */

import { FORCED } from './token.js';
import type { Token, WordToken } from './token.js';

/** A tab that would be narrower than this part of the space goes to the stop after. */
const LEAST_TAB = 0.5;

/** Lines begin after forced breaks: where a line was wrapped its tabs stay as wide as they were. */
export function setTabs(tokens: readonly Token[]): void {
  let reachPt = 0;
  for (const token of tokens) {
    if (token.kind === 'word' && token.isStandIn) token.widthPt = tabWidth(token, reachPt);
    reachPt = token.breakAfter === FORCED ? 0 : reachPt + token.widthPt + token.spacePt;
  }
}

function tabWidth({ source, word }: WordToken, reachPt: number): number {
  const { font, style } = source;
  const spacePt = word.spaceEm * font.sizePt + font.letterSpacingPt + font.wordSpacingPt;
  const stopPt = 'pt' in style.tabSize ? style.tabSize.pt : style.tabSize.spaces * spacePt;
  if (stopPt <= 0) return 0;
  const widthPt = stopPt - (reachPt % stopPt);
  return widthPt < spacePt * LEAST_TAB ? widthPt + stopPt : widthPt;
}
