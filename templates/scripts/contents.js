// @ts-check
/**
 * Contents that follow the reading: where there is room beside the page, its list of parts stands there, and says which part is
 * being read. The list is the page's own, with its words.
 */
(() => {
  'use strict';

  const list = document.querySelector('nav.inside ol');
  const title = document.querySelector('nav.inside h3');
  const main = document.querySelector('main');
  if (list === null || title === null || main === null || !('IntersectionObserver' in window)) return;

  /** Room for it beside the text, in the reader's own size of text: a query of media knows only the browser's. */
  const hasRoom = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return (document.documentElement.clientWidth - main.getBoundingClientRect().width) / 2 >= 13 * rem;
  };

  const follow = document.createElement('nav');
  follow.className = 'follow';
  follow.setAttribute('aria-label', title.textContent ?? '');
  const copy = /** @type {HTMLElement} */ (list.cloneNode(true));
  follow.append(copy);

  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of copy.querySelectorAll('a')) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part !== null) links.set(part, link);
  }
  if (links.size < 2) return;
  main.before(follow);

  /** @type {Set<Element>} */
  const seen = new Set();
  const parts = [...links.keys()];
  const show = () => {
    const current = parts.filter((part) => seen.has(part)).at(-1);
    for (const [part, link] of links) {
      if (part === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  // The part that crosses a line an eighth of the way down is the one being read: that of a link that was followed, however short it is.
  const reading = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    show();
  }, { rootMargin: '-12% 0px -87% 0px' });
  for (const part of parts) reading.observe(part);

  // As long as more than the last line of the page's own list is in view, or before it, one is enough.
  const own = () => {
    follow.hidden = !hasRoom() || list.getBoundingClientRect().bottom > 48;
  };
  window.addEventListener('resize', own);
  // The second counts all above the window as in view: a leap over the list changes nothing for the first.
  const leaps = [new IntersectionObserver(own, { rootMargin: '-48px 0px 0px 0px' }), new IntersectionObserver(own, { rootMargin: '1000000px 0px 0px 0px' })];
  follow.hidden = true;
  for (const leap of leaps) leap.observe(list);
})();
