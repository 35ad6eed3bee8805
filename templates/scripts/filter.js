// @ts-check
/**
 * Makes the links above a list of briefings narrow it down at once, several of them together. What is chosen stands in
 * the address (`#topic=water&year=2024`), so that it can be shared, and “back” leads to what was shown before; the links stay
 * links. A list of several pages is read in full when it is first asked for; where that cannot be, its links lead to pages,
 * as they do without this script. Words come from the page.
 */
(() => {
  'use strict';

  const nav = document.querySelector('.filters');
  const list = nav?.parentElement?.querySelector('.entries');
  if (!(nav instanceof HTMLElement) || !(list instanceof HTMLElement)) return;
  const { base = '', entries: address = '', counts: countForms = '{}', none = '', more: moreWord = '', all: allWord = '', language = 'en', shelf = '' } = nav.dataset;
  // Pages from disk may not read further files: their links lead to pages.
  if (address !== '' && location.protocol === 'file:') return;

  /** Entries shown at once; more of them on demand. */
  const STEP = 50;
  const CLEAR = '#all';
  const [fixedKind = ''] = shelf.split(':');
  const kinds = ['topic', 'place', 'author', 'language', 'year', 'marking'].filter((kind) => kind !== fixedKind);

  /** @typedef {ReadonlyMap<string, string>} Choice by kind the shelf that is chosen */
  /** @typedef {{ node: Element, shelves: ReadonlySet<string> }} Entry */

  /** @param {Element} node @returns {Entry} */
  const entryOf = (node) => ({ node, shelves: new Set((node.getAttribute('data-filters') ?? '').split(' ')) });

  const shownFirst = [...list.children];
  const ways = [...nav.querySelectorAll('a[data-filter]')].flatMap((link) => {
    const [kind = '', id = ''] = (link.getAttribute('data-filter') ?? '').split(':');
    const item = link.closest('li');
    const count = item?.querySelector('small');
    if (item == null || count == null) return [];
    return [{ kind, id, link, item, count, href: link.getAttribute('href') ?? '', first: count.dataset['count'] ?? count.textContent ?? '' }];
  });
  const groups = [...nav.querySelectorAll('dl > div')].filter((group) => group instanceof HTMLElement);
  /** What is not shown of a list that is narrowed down: its pages, the volumes below it. */
  const wholes = [...document.querySelectorAll('[data-whole]')];
  const headings = [...document.querySelectorAll('[data-found]')].map((node) => ({ node, text: node.textContent ?? '', found: node.getAttribute('data-found') ?? '' }));

  /** @returns {Entry[]} all that the page itself holds */
  const entriesHere = () => {
    const latest = document.querySelector('template.latest');
    const first = latest instanceof HTMLTemplateElement ? [...latest.content.cloneNode(true).childNodes].filter((node) => node instanceof Element) : [];
    const volumes = [...document.querySelectorAll('[data-whole] > .entry')].map((node) => /** @type {Element} */ (node.cloneNode(true)));
    return [...first, ...shownFirst, ...volumes].map(entryOf);
  };

  /** @returns {Promise<Entry[]>} */
  const entriesElsewhere = async () => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(String(response.status));
    /** @type {string[]} */
    const texts = await response.json();
    const template = document.createElement('template');
    template.innerHTML = texts.join('');
    // Their addresses begin at the site's root.
    for (const link of template.content.querySelectorAll('a')) link.setAttribute('href', base + (link.getAttribute('href') ?? ''));
    return [...template.content.children].map(entryOf).filter(({ shelves }) => shelf === '' || shelves.has(shelf));
  };

  /** @type {readonly Entry[] | null} */
  let entries = address === '' ? entriesHere() : null;
  /** @type {Promise<readonly Entry[]> | null} */
  let loading = null;
  const load = () => (loading ??= entriesElsewhere());
  const prepare = () => { if (entries === null) load().catch(() => undefined); };

  const status = nav.querySelector('[role="status"]');
  if (status === null) return;
  const all = document.createElement('a');
  all.href = CLEAR;
  all.textContent = allWord;
  all.hidden = true;
  status.after(' ', all);
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'show-more';
  more.textContent = moreWord;
  more.hidden = true;
  list.after(more);

  /** @param {string} tag */
  const supported = (tag) => { try { return Intl.getCanonicalLocales(tag); } catch { return []; } };
  const plurals = new Intl.PluralRules(supported(nav.dataset['words'] ?? language));
  const numbers = new Intl.NumberFormat(supported(language));
  /** @type {Record<string, string>} */
  const forms = JSON.parse(countForms);
  /** @param {number} count */
  const countText = (count) => (forms[plurals.select(count)] ?? forms['other'] ?? '{count}').replace('{count}', numbers.format(count));

  /** @returns {Choice | null} null where the address speaks of something else, such as a part of the page */
  const choiceInAddress = () => {
    const { hash } = location;
    if (hash === '' || hash === CLEAR) return new Map();
    if (!hash.includes('=')) return null;
    return new Map([...new URLSearchParams(hash.slice(1))].filter(([kind, id]) => id !== '' && kinds.includes(kind)));
  };

  /** @param {Choice} choice */
  const hashOf = (choice) => (choice.size === 0 ? '' : `#${[...choice].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, id]) => `${kind}=${encodeURIComponent(id)}`).join('&')}`);

  /** @param {readonly Entry[]} known @param {Choice} choice */
  const matching = (known, choice) => known.filter(({ shelves }) => [...choice].every(([kind, id]) => shelves.has(`${kind}:${id}`)));

  /** @param {Choice} choice @param {string} kind */
  const without = (choice, kind) => new Map([...choice].filter(([other]) => other !== kind));

  /** Links lead to what they add to the choice, or take from it. @param {Choice} choice */
  const dressWays = (choice) => {
    /** @type {Map<string, Map<string, number>>} how many are on each shelf, with what is chosen of the other kinds */
    const counts = new Map();
    for (const { kind } of ways) {
      if (entries === null || counts.has(kind)) continue;
      /** @type {Map<string, number>} */
      const ofKind = new Map();
      for (const { shelves } of matching(entries, without(choice, kind))) for (const name of shelves) ofKind.set(name, (ofKind.get(name) ?? 0) + 1);
      counts.set(kind, ofKind);
    }
    for (const { kind, id, link, item, count, href, first } of ways) {
      if (kind === fixedKind) {
        // Another shelf of the same kind is another page; what else is chosen goes along.
        link.setAttribute('href', `${href}${hashOf(choice)}`);
        if (`${kind}:${id}` === shelf && choice.size > 0) link.setAttribute('href', CLEAR);
        count.textContent = choice.size === 0 ? first : '';
        continue;
      }
      const isChosen = choice.get(kind) === id;
      const next = isChosen ? without(choice, kind) : new Map([...choice, [kind, id]]);
      link.setAttribute('href', hashOf(next) || CLEAR);
      if (isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      const found = counts.get(kind)?.get(`${kind}:${id}`) ?? 0;
      count.textContent = entries === null ? first : numbers.format(found);
      item.hidden = entries !== null && choice.size > 0 && found === 0 && !isChosen;
    }
    for (const group of groups) group.hidden = ways.every(({ item }) => item.hidden || !group.contains(item));
    all.hidden = choice.size === 0;
  };

  /** @type {readonly Entry[]} */
  let found = [];

  /** @param {number} from */
  const showMore = (from) => {
    const next = found.slice(from, from + STEP).map(({ node }) => node);
    if (from === 0) list.replaceChildren(...next);
    else list.append(...next);
    more.hidden = found.length <= from + STEP;
    return next[0];
  };
  more.addEventListener('click', () => {
    const first = showMore(list.children.length)?.querySelector('a');
    first?.focus();
  });

  /** @param {Choice} choice */
  const show = (choice) => {
    const isNarrow = choice.size > 0;
    for (const whole of wholes) if (whole instanceof HTMLElement) whole.hidden = isNarrow;
    for (const { node, text, found: other } of headings) node.textContent = isNarrow ? other : text;
    dressWays(choice);
    if (!isNarrow) {
      found = [];
      more.hidden = true;
      list.replaceChildren(...shownFirst);
      status.textContent = '';
      return;
    }
    found = matching(entries ?? [], choice);
    showMore(0);
    status.textContent = found.length === 0 ? none : countText(found.length);
  };

  /** The list cannot be read: links are as they were, and what was chosen is shown on a page of its own. @param {Choice} choice */
  const giveUp = (choice) => {
    for (const { link, href, item } of ways) {
      link.setAttribute('href', href);
      item.hidden = false;
    }
    const way = ways.find(({ kind, id }) => choice.get(kind) === id);
    if (way !== undefined) location.replace(way.href);
  };

  let turn = 0;
  const follow = async () => {
    const choice = choiceInAddress();
    if (choice === null) return;
    const mine = (turn += 1);
    if (choice.size > 0 && entries === null) {
      try {
        entries = await load();
      } catch {
        giveUp(choice);
        return;
      }
    }
    // Meanwhile something else may have been chosen.
    if (mine !== turn) return;
    show(choice);
    // What is chosen is to be seen where the ways are folded up.
    if (choice.size > 0) nav.querySelector('details')?.setAttribute('open', '');
  };

  nav.addEventListener('pointerover', prepare, { once: true });
  nav.addEventListener('focusin', prepare, { once: true });
  window.addEventListener('hashchange', () => void follow());
  dressWays(new Map());
  void follow();
})();
