/**
 * Writes the phrases of a block as one line: text as it is heard, and in braces what is announced with it, such as
 * `{link #sources: [1]}`. White space is one blank; it stands outside of the braces.
 */

import type { Content, Phrase } from './heard.js';

/** @param language that of what is around: a change of it is announced */
export function writeContent(content: Content, language: string): string {
  const line = new Line();
  write(content, language, line);
  return line.text;
}

/** The language of all text in it; null where there are several, or none. */
export function onlyLanguage(content: Content): string | null {
  const [only, other] = languagesOf(content);
  return other === undefined ? (only ?? null) : null;
}

/** None, one, or two of more: in which languages its text is. */
function languagesOf(content: Content): readonly string[] {
  const known = languages.get(content);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const phrase of content) {
    for (const language of languagesOfPhrase(phrase)) found.add(language);
    if (found.size > 1) break;
  }
  languages.set(content, [...found]);
  return [...found];
}

/** Asked for again at each level of content within content. */
const languages = new WeakMap<Content, readonly string[]>();

function languagesOfPhrase(phrase: Phrase): readonly string[] {
  switch (phrase.kind) {
    case 'text':
      return phrase.text.trim() === '' ? [] : [phrase.language];
    case 'picture':
      return phrase.alternative === null ? [] : [phrase.language];
    case 'page':
      return [];
    default:
      return languagesOf(phrase.content);
  }
}

/** Neighbours in one other language are announced together. */
function write(content: Content, language: string, line: Line): void {
  for (let at = 0; at < content.length; at++) {
    const phrase = content[at];
    if (phrase === undefined) return;
    const own = onlyLanguage([phrase]);
    if (own === null || own === language) {
      writePhrase(phrase, language, line);
      continue;
    }
    let end = at + 1;
    for (let next = end; next < content.length && staysIn(own, content[next]); next++) if (onlyLanguage(content.slice(next, next + 1)) === own) end = next + 1;
    line.open(own);
    write(content.slice(at, end), own, line);
    line.close();
    at = end - 1;
  }
}

function staysIn(language: string, phrase: Phrase | undefined): boolean {
  return phrase === undefined || languagesOfPhrase(phrase).every((own) => own === language);
}

function writePhrase(phrase: Phrase, language: string, line: Line): void {
  switch (phrase.kind) {
    case 'text':
      return line.say(phrase.text);
    case 'picture':
      line.open(phrase.alternative === null ? 'picture without description' : 'picture');
      line.say(phrase.alternative ?? '');
      return line.close();
    case 'page':
      line.open(`page break: ${phrase.label}`);
      return line.close();
    case 'group':
      return write(phrase.content, language, line);
    default:
      line.open(announcement(phrase));
      write(phrase.content, language, line);
      line.close();
  }
}

function announcement(phrase: Exclude<Phrase, { kind: 'text' | 'picture' | 'page' | 'group' }>): string {
  switch (phrase.kind) {
    case 'link':
      return phrase.target === null ? 'link to nowhere' : `link ${phrase.target}`;
    case 'call':
      return phrase.target === null ? 'note call to nowhere' : `note call ${phrase.target}`;
    case 'abbreviation':
      return `abbreviation of ${phrase.expansion.trim()}`;
    default:
      return phrase.kind;
  }
}

/** A line in the making. Opening waits for what is inside, so that white space comes before it. */
class Line {
  text = '';
  #waiting: string[] = [];
  #hasSpace = false;

  say(words: string): void {
    const tidy = words.replace(/\u00ad/g, '').replace(/\s+/gu, ' ');
    if (tidy.startsWith(' ')) this.#hasSpace = true;
    const trimmed = tidy.trim();
    if (trimmed === '') return;
    this.#begin();
    this.text += trimmed;
    this.#hasSpace = tidy.endsWith(' ');
  }

  open(announced: string): void {
    this.#waiting.push(announced);
  }

  close(): void {
    const empty = this.#waiting.pop();
    // What holds nothing is announced all the same.
    if (empty !== undefined) this.#begin();
    this.text += empty === undefined ? '}' : `{${empty}}`;
  }

  #begin(): void {
    if (this.#hasSpace && this.text !== '') this.text += ' ';
    this.#hasSpace = false;
    for (const announced of this.#waiting) this.text += `{${announced}: `;
    this.#waiting = [];
  }
}
