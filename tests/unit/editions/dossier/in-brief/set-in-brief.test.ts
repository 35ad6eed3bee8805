import { expect, test } from 'vitest';
import { setOnePage } from '../../../../stress/set-one-page.js';
import { FULL, sentence } from './one-page.js';

test('a correction longer than the page is shortened, told of, and kept', async () => {
  const { pageCount, plan, told } = await setOnePage({ title: 'Short', language: 'en', date: '2026-03', version: '2', correction: sentence(160), summary: { bottomLine: sentence(100) } }, 'A4');
  expect(pageCount).toBe(1);
  expect(plan.correction).toBeGreaterThan(100);
  expect(told).toContain('BRIEF-001 The one-page edition leaves out the end of the correction: the page is full');
});

test('a bottom line without a blank is shortened between its characters', async () => {
  const { pageCount, plan } = await setOnePage({ title: '标题'.repeat(70), language: 'zh', date: '2026-03', summary: { bottomLine: '事实表明情况正在改善而且没有任何人怀疑。'.repeat(120) } }, 'A4');
  expect({ pageCount, lead: plan.lead }).toMatchObject({ pageCount: 1, lead: expect.any(Number) });
});

test('where even the barest of it has no room there is no second page but an error', async () => {
  await expect(setOnePage(FULL, 'A4', null, '.in-brief .top { padding-bottom: 300mm }')).rejects.toThrow('BRIEF-002');
});
