// @ts-check
/**
 * Notes where they are called: beside the text where there is room, else in a box over the foot of the window. Without this
 * script they stand at the end of their part, and calls lead there.
 */
(() => {
  'use strict';

  const article = document.querySelector('article.briefing');
  if (article === null) return;
  /** Room for a note beside the text, in the reader's own size of text: a query of media knows only the browser's. */
  const hasRoom = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return (document.documentElement.clientWidth - article.getBoundingClientRect().width) / 2 >= 13 * rem;
  };
  let isWide = hasRoom();
  /** Between two notes in the margin, in CSS pixels. */
  const GAP = 12;

  /** @type {{ call: HTMLAnchorElement, note: HTMLElement }[]} */
  const pairs = [];
  for (const call of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a.call[href^="#"]'))) {
    const note = document.getElementById(decodeURIComponent(call.hash.slice(1)));
    if (note !== null && note.closest('.notes') !== null) pairs.push({ call, note });
  }
  if (pairs.length === 0) return;

  const box = document.createElement('div');
  const canPop = typeof box.showPopover === 'function';
  box.className = 'note-box';
  box.tabIndex = -1;
  box.setAttribute('role', 'dialog');
  if (canPop) {
    box.popover = 'auto';
    document.body.append(box);
  }
  /** Each note at the height of its first call, below the one before. */
  const place = () => {
    isWide = hasRoom();
    document.documentElement.classList.toggle('has-margin-notes', isWide);
    if (isWide && canPop && box.matches(':popover-open')) box.hidePopover();
    const placed = new Set();
    let bottom = Number.NEGATIVE_INFINITY;
    for (const { call, note } of pairs) {
      if (placed.has(note)) continue;
      placed.add(note);
      note.style.removeProperty('inset-block-start');
      if (!isWide) continue;
      const part = note.closest('.part');
      if (part === null) continue;
      const origin = part.getBoundingClientRect().top + window.scrollY;
      const wanted = call.getBoundingClientRect().top + window.scrollY - 4;
      const top = Math.max(wanted, bottom + GAP);
      note.style.insetBlockStart = `${top - origin}px`;
      bottom = top + note.offsetHeight;
    }
  };

  /** @type {HTMLAnchorElement | null} */
  let caller = null;
  box.addEventListener('toggle', (event) => {
    const isClosed = /** @type {ToggleEvent} */ (event).newState === 'closed';
    if (!isClosed) return;
    // Whoever has gone elsewhere in the meantime stays there.
    if (caller !== null && (document.activeElement === document.body || box.contains(document.activeElement))) caller.focus({ preventScroll: true });
    caller = null;
    box.replaceChildren();
  });

  /** @param {HTMLAnchorElement} call @param {HTMLElement} note */
  const open = (call, note) => {
    const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
    for (const way of copy.querySelectorAll('.back')) way.remove();
    for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
    const list = note.closest('.notes');
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'close';
    close.textContent = list?.getAttribute('data-close') ?? '';
    close.addEventListener('click', () => box.hidePopover());
    const words = document.createElement('div');
    words.append(...copy.childNodes);
    for (const link of words.querySelectorAll('a[href^="#"]')) {
      link.addEventListener('click', () => {
        // The link's own place takes the reading on, not the call.
        caller = null;
        box.hidePopover();
      });
    }
    const number = document.createElement('b');
    number.textContent = call.textContent;
    box.lang = /** @type {HTMLElement | null} */ (note.closest('[lang]'))?.lang ?? '';
    box.dir = getComputedStyle(note).direction;
    box.setAttribute('aria-label', note.getAttribute('data-label') ?? '');
    box.replaceChildren(number, words, close);
    box.showPopover();
    caller = call;
    box.focus({ preventScroll: true });
  };

  for (const { call, note } of pairs) {
    call.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (isWide) {
        event.preventDefault();
        note.tabIndex = -1;
        note.focus({ preventScroll: note.getBoundingClientRect().top >= 0 && note.getBoundingClientRect().bottom <= window.innerHeight });
      } else if (canPop) {
        event.preventDefault();
        open(call, note);
      }
    });
  }

  place();
  window.addEventListener('resize', place);
  // What is opened, or arrives late, moves the calls.
  if ('ResizeObserver' in window) {
    const sizes = new ResizeObserver(place);
    for (const sized of [article, ...pairs.map(({ note }) => note)]) sizes.observe(sized);
  }
  document.fonts?.ready.then(place);
})();
