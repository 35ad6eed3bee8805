/**
 * What is wrong with how a page is laid out, measured in the browser: it is wider than the window, text stands over text, or text
 * is cut off.
 */

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export function layoutFaults(page) {
  return page.evaluate(measure);
}

/** In the browser, where nothing of this file is known. */
function measure() {
  const name = (element) => `${element.localName}${element.id === '' ? '' : `#${element.id}`}${[...element.classList].map((one) => `.${one}`).join('')}`;
  const way = (element) => (element.parentElement === null ? name(element) : `${name(element.parentElement)} > ${name(element)}`);
  const root = document.documentElement;
  const limit = root.clientWidth;
  const findings = [];

  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const isScroller = ({ overflowX }) => overflowX === 'auto' || overflowX === 'scroll';
  const inScroller = (element) => element !== null && element !== document.body && (isScroller(styleOf(element)) || inScroller(element.parentElement));

  if (root.scrollWidth > limit + 1) {
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (right > limit + 1 || left < -1) && !inScroller(element.parentElement);
    });
    findings.push(`the page is ${root.scrollWidth} px wide in a window of ${limit}: ${wide.slice(-3).map(way).join(', ')}`);
  }

  /** The part of a rectangle that boxes around it leave to be seen, and whether they let it be scrolled to. */
  const seen = (rect, element) => {
    let { left, right, top, bottom } = rect;
    let scrolls = false;
    for (let box = element; box !== null && box !== document.body && box !== root; box = box.parentElement) {
      const style = styleOf(box);
      if (style.display === 'inline' || style.display === 'contents') continue;
      const isCut = style.clip !== 'auto' || style.clipPath !== 'none';
      if (style.overflowX === 'visible' && style.overflowY === 'visible' && !isCut) continue;
      const outer = box.getBoundingClientRect();
      if (isCut && outer.width <= 2) return null;
      if (isScroller(style)) scrolls = true;
      [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
      [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)];
      if (style.position === 'fixed') break;
    }
    return { left, right, top, bottom, scrolls };
  };

  const lines = [];
  const cut = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('script, style, template, noscript') !== null) continue;
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      // Only what the letters themselves take: what a line leaves above and below them may meet other lines'.
      const core = { left: rect.left + 1, right: rect.right - 1, top: rect.top + rect.height * 0.3, bottom: rect.bottom - rect.height * 0.3 };
      const part = seen(core, element);
      if (part === null) continue;
      const [width, height] = [part.right - part.left, part.bottom - part.top];
      const isWhole = width >= core.right - core.left - 1.5 && height >= core.bottom - core.top - 1.5;
      if (!isWhole && !part.scrolls) cut.add(`${way(element)} “${node.data.trim().slice(0, 40)}”`);
      if (width > 1 && height > 1) lines.push({ ...part, node, element });
    }
  }
  if (cut.size > 0) findings.push(`text is cut off: ${[...cut].slice(0, 4).join('; ')}`);

  const over = new Set();
  lines.sort((a, b) => a.top - b.top);
  for (let first = 0; first < lines.length; first += 1) {
    const a = lines[first];
    for (let second = first + 1; second < lines.length && lines[second].top < a.bottom - 1; second += 1) {
      const b = lines[second];
      if (a.node === b.node) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) {
        over.add(`${way(a.element)} “${a.node.data.trim().slice(0, 30)}” and ${way(b.element)} “${b.node.data.trim().slice(0, 30)}”`);
      }
    }
  }
  if (over.size > 0) findings.push(`text stands over text (${over.size}): ${[...over].slice(0, 4).join('; ')}`);
  return findings;
}
