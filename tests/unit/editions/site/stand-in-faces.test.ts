import { expect, it } from 'vitest';

import { standInRules, withStandIns } from '../../../../src/editions/site/stand-in-faces.js';

it('stand behind the faces whose place they take, and load nothing', () => {
  expect(withStandIns(':root { --text-face: "Brand Text", "Literata"; --label-face: "Source Sans 3"; }')).toBe(':root { --text-face: "Brand Text", "Literata", "Literata by Georgia", "Literata by Times"; --label-face: "Source Sans 3", "Source Sans by Arial"; }');
  const rules = standInRules();
  for (const family of ['Literata by Georgia', 'Literata by Times', 'Source Sans by Arial']) expect(rules.split(`"${family}"`)).toHaveLength(5);
  expect(rules).not.toContain('url(');
});

it('are as high as these: ascent and descent are given in parts of the adjusted size', () => {
  for (const [, wide = '', ascent = '', descent = ''] of standInRules().matchAll(/Literata by .*size-adjust: ([\d.]+)%; ascent-override: ([\d.]+)%; descent-override: ([\d.]+)%/g)) {
    expect((Number(wide) * Number(ascent)) / 10_000).toBeCloseTo(1.177, 2);
    expect((Number(wide) * Number(descent)) / 10_000).toBeCloseTo(0.308, 2);
  }
});
