// @ts-check
/**
 * Search as the reader types, in the language chosen, narrowed down by topic, place and year. What is looked for stands in the
 * address. The index is loaded at the first use; where the page is opened as a file, it keeps to its list of titles.
 * Words come from the page.
 */
(() => {
  'use strict';

  const form = document.getElementById('search');
  const found = document.getElementById('found');
  const titles = document.getElementById('titles');
  const note = document.querySelector('.search-note');
  if (!(form instanceof HTMLFormElement) || !(note instanceof HTMLElement) || found === null || titles === null) return;
  const isServed = /^https?:$/.test(location.protocol);
  form.hidden = !isServed;
  note.hidden = isServed;
  (isServed ? form : note).classList.add('live');
  if (!isServed) return;
  const said = /** @type {HTMLElement} */ (found.querySelector('.said'));
  const results = /** @type {HTMLElement} */ (found.querySelector('.results'));
  const more = /** @type {HTMLElement} */ (found.querySelector('.more'));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
  const language = /** @type {HTMLSelectElement} */ (form.elements.namedItem('lang'));
  const facets = ['topic', 'place', 'year'].map((name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)));
  const { base = '', none = '', hint = '', elsewhere = '', more: moreLabel = '', failed = '', busy = '' } = form.dataset;
  const spoken = document.documentElement.lang;
  const rules = new Intl.PluralRules(spoken);
  const numbers = new Intl.NumberFormat(spoken);

  const PAUSE = 90;
  const AT_ONCE = 10;
  const SECTIONS = 3;

  /**
   * @typedef {{ title: string, excerpt: string, locations: number[], anchor?: { id: string } }} Section
   * @typedef {{ raw_url?: string, url: string, excerpt: string, meta: Record<string, string>, sub_results: Section[] }} Found
   * @typedef {{ id: string, data: () => Promise<Found> }} Hit
   * @typedef {{ search: (words: string | null) => Promise<{ results: Hit[] }> }} Engine
   * @typedef {{ topic: string[], place: string[], year: string[], records: [string, number[], number[], number[]][] }} Lists
   * @typedef {{ engine: Engine, lists: Lists, facetsOf: Map<string, Set<string>[]>, order: Map<string, number> }} Index
   * @typedef {{ words: string, lang: string, chosen: string[] }} Wanted
   */

  /** @type {Map<string, Promise<Index>>} */
  const indexes = new Map();

  /**
   * An index holds one language, and a copy of Pagefind one index: each language has a copy of its own.
   *
   * @param {string} lang
   * @returns {Promise<Index>}
   */
  const load = async (lang) => {
    const folder = new URL(`${base}search/pagefind/`, location.href);
    const [{ createInstance }, answer] = await Promise.all([import(new URL(`pagefind.js?${lang}`, folder).href), fetch(new URL(`lists/${lang}.json`, folder), { cache: 'no-cache' })]);
    if (!answer.ok) throw new Error(answer.statusText);
    /** @type {Lists} */
    const lists = await answer.json();
    // Pagefind takes its language from the page, at this moment and in no other way.
    document.documentElement.lang = lang;
    /** @type {Engine & { init: () => Promise<void> }} */
    const engine = createInstance({ baseUrl: '/' });
    document.documentElement.lang = spoken;
    await engine.init();
    const names = [lists.topic, lists.place, lists.year];
    const facetsOf = new Map(lists.records.map(([id, ...places]) => [id, names.map((list, facet) => new Set((places[facet] ?? []).map((place) => list[place] ?? '')))]));
    return { engine, lists, facetsOf, order: new Map(lists.records.map(([id], place) => [id, place])) };
  };

  /** @param {string} lang */
  const indexOf = (lang) => {
    const known = indexes.get(lang);
    if (known !== undefined) return known;
    const index = load(lang);
    indexes.set(lang, index);
    return index;
  };

  /** @returns {Wanted} */
  const wanted = () => ({ words: field.value.trim(), lang: language.value, chosen: facets.map(({ value }) => value) });

  /** @param {Wanted} what @returns {string} the address that asks for it */
  const addressOf = ({ words, lang, chosen }) => {
    const asked = new URLSearchParams();
    if (words !== '') asked.set('q', words);
    if (lang !== language.options[0]?.value) asked.set('lang', lang);
    facets.forEach(({ name }, facet) => chosen[facet] && asked.set(name, chosen[facet]));
    const query = asked.toString();
    return query === '' ? location.pathname : `?${query}`;
  };

  /** Puts into the form what the address asks for. */
  const read = () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get('q') ?? '';
    const lang = asked.get('lang') ?? '';
    language.value = [...language.options].some(({ value }) => value === lang) ? lang : language.options[0]?.value ?? '';
    for (const select of facets) {
      const value = asked.get(select.name) ?? '';
      if (![...select.options].some((option) => option.value === value)) select.append(new Option(value, value));
      select.value = value;
    }
  };

  /** @param {number} count */
  const countText = (count) => (form.getAttribute(`data-count-${rules.select(count)}`) ?? form.getAttribute('data-count-other') ?? '{count}').replace('{count}', numbers.format(count));

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {string} className
   * @param {(Node | string)[]} content
   * @returns {HTMLElementTagNameMap[K]}
   */
  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    if (className !== '') element.className = className;
    element.append(...content);
    return element;
  };

  /** @param {string} excerpt @param {string} heading */
  const withoutHeading = (excerpt, heading) => {
    const spaced = (/** @type {string} */ text) => text.replace(/\s/g, ' ');
    if (heading === '' || !spaced(excerpt.replace(/<\/?mark>/g, '')).startsWith(spaced(heading))) return excerpt;
    let place = 0;
    for (let left = heading.length; left > 0; left -= 1) {
      place += /^(?:<\/?mark>)*/.exec(excerpt.slice(place))?.[0].length ?? 0;
      place += 1;
    }
    return excerpt.slice(place).replace(/^(?:[.\s]|<\/mark>)+/, '');
  };

  /**
   * Text with its words marked: Pagefind writes it as markup, of which this takes its marks only. The heading that it may begin
   * with stands over it already.
   *
   * @param {string} excerpt
   * @param {string} [heading]
   */
  const marked = (excerpt, heading = '') => {
    const plain = (/** @type {string} */ text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
    const parts = withoutHeading(excerpt, heading).split(/<mark>(.*?)<\/mark>/s).map((text, place) => (place % 2 === 1 ? make('mark', '', plain(text)) : plain(text)));
    return make('p', 'excerpt', ...parts, ' …');
  };

  /** @param {Found} page */
  const resultOf = ({ raw_url, url, excerpt, meta, sub_results }) => {
    const href = base + (raw_url ?? url).replace(/^\//, '').replace(/#.*$/, '');
    const link = (/** @type {string} */ address, /** @type {string} */ text) => Object.assign(make('a', '', text), { href: address });
    const text = make('div', '', make('h2', '', link(href, meta['title'] ?? href)));
    const sections = sub_results.filter(({ anchor }) => anchor !== undefined);
    const best = [...sections].sort((a, b) => b.locations.length - a.locations.length).slice(0, SECTIONS);
    if (best.length === 0) text.append(marked(excerpt));
    else text.append(make('ul', '', ...sections.filter((section) => best.includes(section)).map((section) => make('li', '', link(`${href}#${section.anchor?.id}`, section.title), marked(section.excerpt, section.title)))));
    const about = make('div', 'meta', ...(meta['series'] ? [make('p', '', make('b', '', meta['series']))] : []), make('p', '', meta['date'] ?? ''));
    const item = make('li', 'entry', text, about);
    if (meta['language'] && meta['language'] !== spoken) Object.assign(item, { lang: meta['language'], dir: meta['direction'] ?? 'auto' });
    return item;
  };

  /**
   * Each choice says how many it would leave; those that would leave none are not offered.
   *
   * @param {Index} index
   * @param {Hit[]} hits
   * @param {string[]} chosen
   */
  const offer = ({ lists, facetsOf }, hits, chosen) => {
    facets.forEach((select, facet) => {
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const { id } of hits) {
        const own = facetsOf.get(id) ?? [];
        if (chosen.every((value, other) => other === facet || value === '' || own[other]?.has(value))) for (const name of own[facet] ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const [all] = select.options;
      const names = [lists.topic, lists.place, lists.year][facet] ?? [];
      const value = chosen[facet] ?? '';
      const offered = names.filter((name) => counts.has(name) || name === value).map((name) => new Option(`${name} (${numbers.format(counts.get(name) ?? 0)})`, name));
      if (value !== '' && !names.includes(value)) offered.push(new Option(value, value));
      select.replaceChildren(...(all === undefined ? [] : [all]), ...offered);
      select.value = value;
      if (select.parentElement !== null) select.parentElement.hidden = offered.length === 0;
    });
  };

  let turn = 0;

  /** @param {Hit[]} hits @param {number} mine */
  const show = async (hits, mine) => {
    const shown = results.children.length;
    const pages = await Promise.all(hits.slice(shown, shown + AT_ONCE).map((hit) => hit.data()));
    if (mine !== turn) return;
    results.append(...pages.map(resultOf));
    more.replaceChildren();
    if (hits.length <= results.children.length) return;
    const button = make('button', '', moreLabel);
    button.type = 'button';
    button.addEventListener('click', async () => {
      const first = results.children.length;
      await show(hits, mine);
      results.children[first]?.querySelector('a')?.focus();
    });
    more.append(button);
  };

  /** @param {Wanted} what @param {number} mine */
  const showOthers = async ({ words, lang }, mine) => {
    const others = [...language.options].filter(({ value }) => value !== lang);
    const counts = await Promise.all(others.map(async ({ value }) => (await (await indexOf(value)).engine.search(words)).results.length));
    const links = others.flatMap((option, place) => (counts[place] ? [Object.assign(make('a', '', `${option.text} (${numbers.format(counts[place] ?? 0)})`), { href: addressOf({ words, lang: option.value, chosen: [] }), lang: option.value })] : []));
    if (mine === turn && links.length > 0) said.append(make('p', '', `${elsewhere} `, ...links.flatMap((link, place) => (place === 0 ? [link] : [', ', link]))));
  };

  const search = async () => {
    const mine = (turn += 1);
    const what = wanted();
    const isAsked = what.words !== '' || what.chosen.some((value) => value !== '');
    titles.hidden = isAsked;
    found.hidden = !isAsked;
    if (!isAsked) {
      said.replaceChildren();
      results.replaceChildren();
      more.replaceChildren();
      for (const select of facets) if (select.parentElement !== null) select.parentElement.hidden = true;
      return;
    }
    const waiting = setTimeout(() => mine === turn && said.replaceChildren(make('p', '', busy)), 600);
    try {
      const index = await indexOf(what.lang);
      const hits = (await index.engine.search(what.words === '' ? null : what.words)).results;
      if (mine !== turn) return;
      const known = what.words === '' ? [...hits].sort((a, b) => (index.order.get(a.id) ?? 0) - (index.order.get(b.id) ?? 0)) : hits;
      const fitting = known.filter(({ id }) => what.chosen.every((value, facet) => value === '' || index.facetsOf.get(id)?.[facet]?.has(value)));
      offer(index, known, what.chosen);
      clearTimeout(waiting);
      results.replaceChildren();
      more.replaceChildren();
      said.replaceChildren(make('p', 'count', fitting.length > 0 ? countText(fitting.length) : none.replace('{query}', what.words)), ...(fitting.length > 0 ? [] : [make('p', '', hint)]));
      await show(fitting, mine);
      if (fitting.length === 0 && what.words !== '') await showOthers(what, mine);
    } catch {
      giveUp();
    } finally {
      clearTimeout(waiting);
    }
  };

  /** There is no index, or the browser cannot read it. */
  const giveUp = () => {
    turn += 1;
    form.hidden = true;
    found.hidden = false;
    titles.hidden = false;
    results.replaceChildren();
    more.replaceChildren();
    said.replaceChildren(make('p', '', failed));
  };

  /** @param {boolean} isTyping what is typed in one go is one step of the way back */
  const ask = (isTyping) => {
    const address = addressOf(wanted());
    const isHere = new URL(address, location.href).href === location.href;
    if (!isHere && isTyping && history.state?.isTyping) history.replaceState({ isTyping }, '', address);
    else if (!isHere) history.pushState({ isTyping }, '', address);
    void search();
  };

  let typed = 0;
  field.addEventListener('input', () => {
    clearTimeout(typed);
    typed = setTimeout(() => ask(true), PAUSE);
  });
  field.addEventListener('focus', () => void indexOf(language.value).catch(giveUp), { once: true });
  for (const select of [language, ...facets]) {
    select.addEventListener('change', () => {
      if (select === language) for (const facet of facets) facet.value = '';
      ask(false);
    });
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(typed);
    ask(false);
  });
  window.addEventListener('popstate', () => {
    clearTimeout(typed);
    read();
    void search();
  });

  read();
  void search();
})();
