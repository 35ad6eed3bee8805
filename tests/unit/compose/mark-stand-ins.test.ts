import { expect, test } from 'vitest';
import { markStandIns } from '../../../src/compose/mark-stand-ins.js';
import { parseHtml } from '../../../src/html/parse.js';
import { serialiseHtml } from '../../../src/html/serialise.js';
import { composed, composeBriefing } from './compose-briefing.js';

const marked = (html: string, standIns: readonly string[]): string => {
  const document = parseHtml(html);
  markStandIns(document, { standIns });
  return serialiseHtml(document);
};

test('words alone in their element give it their language; others get a span', () => {
  expect(marked('<h2>Sources</h2><p>Sources <b>1</b></p>', ['Sources'])).toBe('<h2 lang="en">Sources</h2><p><span lang="en">Sources</span> <b>1</b></p>');
});

test('what fills a placeholder keeps the language of the document, whatever spaces typography has put in', () => {
  expect(marked('<p>Relayed\u00a0by Ιωάννης</p>', ['Relayed by {name}'])).toBe('<p><span lang="en">Relayed\u00a0by </span>Ιωάννης</p>');
  expect(marked('<p>1–2</p><p>x: y</p>', ['{from}–{to}', '{a}: {b}'])).toBe('<p>1–2</p><p>x: y</p>');
});

test('what is English already, or plain text by nature, stays as it is', () => {
  const html = '<div lang="en-GB"><p>Sources</p></div><p lang="en">Sources</p><svg><text>Sources</text></svg><p>Other</p>';
  expect(marked(html, ['Sources'])).toBe(html);
});

test('in a language without a catalogue all of Sheaf’s words are marked; in one with all its words none', () => {
  const input = { title: 'Naslov', language: 'hr', date: '2026', summary: { bottomLine: 'Rijeka raste.' }, sources: [{ id: 's', type: 'report' as const, title: 'Izvor' }] };
  const { value } = composeBriefing(input);
  const html = value === null ? '' : serialiseHtml(value.document);
  expect(html).toMatch(/<h2[^>]*lang="en"[^>]*>Sources<\/h2>/);
  expect(html).not.toMatch(/lang="en"[^>]*>(?:Rijeka|Naslov|Izvor)/);
  expect(composed({ ...input, language: 'fr' }).html).not.toContain('lang="en"');
});
