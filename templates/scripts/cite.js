// @ts-check
/**
 * The button of each reference copies it, in italics where the place it is pasted to knows them. Words come from the
 * page. Where a page may not write to the clipboard, the reference is selected, for the reader to copy.
 */
(() => {
  'use strict';

  const section = document.getElementById('cite');
  if (section === null) return;
  const { copied = '', selected = '' } = section.dataset;

  /** The day of reading, in the words of the page. */
  const today = new Intl.DateTimeFormat(section.closest('[lang]')?.getAttribute('lang') ?? undefined, { calendar: 'gregory', dateStyle: 'long' }).format();
  for (const place of section.querySelectorAll('[data-accessed]')) {
    if (!(place instanceof HTMLElement)) continue;
    place.textContent = (place.dataset['accessed'] ?? '').replace('{date}', today);
  }

  /** @param {HTMLElement} reference */
  const select = (reference) => {
    const range = document.createRange();
    range.selectNodeContents(reference);
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  };

  /**
   * @param {HTMLElement} reference
   * @returns {Promise<boolean>} whether the clipboard has it
   */
  const write = async (reference) => {
    try {
      const text = reference.innerText;
      if (typeof ClipboardItem === 'undefined') {
        await navigator.clipboard.writeText(text);
      } else {
        const kinds = { 'text/plain': text, 'text/html': reference.innerHTML };
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(kinds).map(([type, value]) => [type, new Blob([value], { type })])))]);
      }
      return true;
    } catch {
      // Pages from disk have no clipboard of their own in some browsers: the older way takes what is selected.
      select(reference);
      return document.execCommand('copy');
    }
  };

  for (const button of section.querySelectorAll('.copy button')) {
    const line = button.parentElement;
    const reference = line?.previousElementSibling;
    const status = line?.querySelector('[role="status"]');
    if (!(reference instanceof HTMLElement) || status == null) continue;
    button.addEventListener('click', async () => {
      status.textContent = '';
      const done = await write(reference);
      if (!done) select(reference);
      status.textContent = done ? copied : selected;
    });
  }
  // For browsers whose style sheets cannot ask whether there are scripts.
  section.classList.add('live');
})();
