/** Says of a set case what its expectations ask: text, rectangles, runs, labels, as one line each. */

import { getAttribute, rootElement } from '../../src/html/walk.js';
import type { BoxFragment, Fragment, GlyphsFragment, Page } from '../../src/print/layout/fragment.js';
import { elementWithId, type SetCase } from './set-case.js';

/** The present value of an expectation's subject. @throws Error where the subject names nothing */
export function readSubject(set: SetCase, subject: string): string {
  const [word = '', second = '', third = ''] = subject.split(' ');
  if (word.startsWith('#')) return rectanglesOf(set, word.slice(1));
  switch (word) {
    case 'pages': return String(set.laid.pages.length);
    case 'page': return pageText(pageAt(set, second));
    case 'text': return runsOf(set, second.slice(1));
    case 'glyphs': return allGlyphs(set, second.slice(1)).map(({ glyphs }) => [...glyphs.run.glyphIds].join(' ')).join('; ');
    case 'margin': return marginText(pageAt(set, second), third);
    case 'margin-box': return marginRectangle(pageAt(set, second), third);
    case 'margin-runs': return marginRuns(pageAt(set, second), third);
    case 'label': return set.laid.pages.map(({ label }) => label).join(' ');
    case 'map': return set.laid.pageMap.map(({ label, key, offset }) => (key === null ? `${label} -` : `${label} ${key} ${offset}`)).join('; ');
    case 'outline': return set.laid.outline.map(({ level, label, pageIndex }) => `${level} ${label} p${pageIndex + 1}`).join('; ');
    case 'link': return linkTarget(set, second.slice(1));
    case 'style': return '';
    case 'page-style': return '';
    default: throw new Error(`nothing is known of “${subject}”`);
  }
}

/** The members of a style that an expectation names, with their present values. */
export function readStyle(set: SetCase, subject: string, expected: string): string {
  const [word = '', target = ''] = subject.split(' ');
  const style: object = word === 'style' ? set.styles.styleOf(elementWithId(set, target.slice(1))) : pageAt(set, target).style;
  const values = new Map<string, unknown>(Object.entries(style));
  const names = expected.split(/;\s*(?=[\w]+(?: |$))/).map((one) => one.trim().split(' ')[0] ?? '');
  return names.map((name) => {
    if (!values.has(name)) throw new Error(`a style has no member “${name}”: ${[...values.keys()].join(', ')}`);
    return `${name} ${JSON.stringify(plain(values.get(name)))}`;
  }).join('; ');
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return typeof value === 'number' ? round(value) : value;
}

function pageAt(set: SetCase, number: string): Page {
  const page = set.laid.pages[Number(number) - 1];
  if (page === undefined) throw new Error(`there is no page ${number}`);
  return page;
}

/** Half-points and thirds stay legible, rounding errors vanish. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function flat(fragments: readonly Fragment[]): readonly Fragment[] {
  return fragments.flatMap((fragment) => [fragment, ...(fragment.kind === 'box' ? flat(fragment.children) : [])]);
}

function onPage(page: Page): readonly Fragment[] {
  return flat([...page.content, ...(page.footnotes === null ? [] : [page.footnotes])]);
}

function rectanglesOf(set: SetCase, id: string): string {
  elementWithId(set, id);
  const own = (fragment: Fragment): fragment is Exclude<Fragment, GlyphsFragment> =>
    fragment.kind !== 'glyphs' && getAttribute(fragment.box.element, 'id') === id && (!fragment.box.generated || fragment.kind === 'graphic');
  return set.laid.pages.flatMap((page) => {
    const fragments = onPage(page).filter(own);
    // A picture is shown by the graphic within its box.
    const boxes = fragments.filter((fragment) => fragment.kind === 'box');
    return (boxes.length > 0 ? boxes : fragments).map((fragment) => `${page.index + 1} @ ${[fragment.xPt, fragment.yPt, fragment.widthPt, fragment.heightPt].map(round).join(' ')}`);
  }).join('; ');
}

interface PlacedRun {
  readonly page: number;
  readonly glyphs: GlyphsFragment;
}

function allGlyphs(set: SetCase, id: string): readonly PlacedRun[] {
  const target = elementWithId(set, id);
  const isWithin = (glyphs: GlyphsFragment): boolean => {
    for (let element = glyphs.box.element.parent === null ? null : glyphs.box.element; element !== null; element = parentOf(element)) if (element === target) return true;
    return false;
  };
  return set.laid.pages.flatMap((page) => onPage(page).filter((fragment) => fragment.kind === 'glyphs').filter(isWithin).map((glyphs) => ({ page: page.index + 1, glyphs })));
}

function parentOf(element: BoxFragment['box']['element']): BoxFragment['box']['element'] | null {
  const { parent } = element;
  return parent !== null && 'attribs' in parent ? parent : null;
}

function runsOf(set: SetCase, id: string): string {
  return allGlyphs(set, id).map(({ page, glyphs }) => `${page} @ ${round(glyphs.xPt)} ${round(glyphs.baselinePt)} "${glyphs.run.text}"`).join('; ');
}

function pageText(page: Page): string {
  const content = linesOf(page.content).join(' | ');
  return page.footnotes === null ? content : `${content} -- ${linesOf([page.footnotes]).join(' | ')}`;
}

/** Runs whose baselines are less than a third of their size apart stand on one line. */
function linesOf(fragments: readonly Fragment[]): readonly string[] {
  const runs = flat(fragments).filter((fragment) => fragment.kind === 'glyphs').sort((a, b) => a.baselinePt - b.baselinePt || a.xPt - b.xPt);
  const lines: GlyphsFragment[][] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && run.baselinePt - first.baselinePt < Math.max(run.run.sizePt, first.run.sizePt) / 3) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => joinRuns(line.sort((a, b) => a.xPt - b.xPt)));
}

function joinRuns(runs: readonly GlyphsFragment[]): string {
  let text = '';
  let end = -Infinity;
  for (const { run, xPt } of runs) {
    text += (text !== '' && xPt - end > 0.5 ? ' ' : '') + run.text;
    end = xPt + run.widthPt;
  }
  return text.replace(/[ \u00a0\u202f]+/g, ' ').trim();
}

function marginText(page: Page, name: string): string {
  const box = page.marginBoxes.find((one) => one.name === name);
  return box === undefined ? '' : linesOf([box.fragment]).join(' | ');
}

function marginRectangle(page: Page, name: string): string {
  const box = page.marginBoxes.find((one) => one.name === name);
  return box === undefined ? '-' : [box.xPt, box.yPt, box.widthPt, box.heightPt].map(round).join(' ');
}

function marginRuns(page: Page, name: string): string {
  const box = page.marginBoxes.find((one) => one.name === name);
  const runs = box === undefined ? [] : flat([box.fragment]).filter((fragment) => fragment.kind === 'glyphs');
  return runs.map(({ run, xPt, baselinePt }) => `${round(xPt)} ${round(baselinePt)} "${run.text}"`).join('; ');
}

function linkTarget(set: SetCase, id: string): string {
  if (rootElement(set.document) === null) return '';
  const target = set.laid.destinations.get(id);
  return target === undefined ? '' : `${target.pageIndex + 1} ${round(target.xPt)} ${round(target.yPt)}`;
}
