/** Head and foot of a page change sides where lines begin at the right. */

import { expect, it } from 'vitest';
import { mirrorMarginBoxes } from '../../../../src/editions/dossier/mirror-margin-boxes.js';

it('swaps the boxes of head, foot and corners, and nothing else', () => {
  expect(mirrorMarginBoxes('@page { @top-left { margin-left: 1pt } @bottom-right-corner {} @top-center {} @left-top {} } .top-left {}')).toBe('@page { @top-right { margin-left: 1pt } @bottom-left-corner {} @top-center {} @left-top {} } .top-left {}');
});
