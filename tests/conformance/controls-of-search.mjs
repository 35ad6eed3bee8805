/** The search of the library's site: answers, filters, speed, the list of titles without scripts. */

/** Milliseconds from a word to its answers. */
const LONGEST = 100;

/** Words are found in the language of the page, at once; all of it by keyboard; without scripts all titles are listed. */
export async function useSearch({ open }) {
  const findings = [];
  const without = await open('search/index.html', { scripts: false });
  const titles = await without.$$eval('main a[href]', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()));
  for (const title of ['The river at its lowest', 'Le fleuve au plus bas', 'Every block of a briefing']) if (!titles.some((one) => one.includes(title))) findings.push(`without scripts “${title}” is not listed`);
  if ((await without.locator('main input:visible').count()) > 0) findings.push('without scripts a field is shown');

  const page = await open('search/index.html');
  const field = page.locator('main input[type="search"]');
  if ((await field.count()) !== 1) return [...findings, 'there is no field to search with'];
  for (const word of ['upstream', 'lowest', 'lock']) {
    await field.fill('');
    await field.focus();
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1_500);
    const found = await page.$$eval('main [role="search"] ~ * a[href], main .results a[href], main .entry a[href]', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()));
    if (found.length === 0) findings.push(`“${word}” finds nothing`);
  }
  return findings;
}
