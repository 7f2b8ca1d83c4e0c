import { expect, test } from 'vitest';
import { withoutHeading } from '../../src/language/corrections.ts';

test.each([
  ['Correction: An earlier version named frost.', 'An earlier version named frost.'],
  ['Correction, 3 February: The fire was in hall 7.', 'The fire was in hall 7.'],
  ['[정정] 부상자는 12명이 아니라 14명입니다.', '부상자는 12명이 아니라 14명입니다.'],
  ['Sprostowanie: Rannych było 14.', 'Rannych było 14.'],
  ['An earlier version of this article named frost.', 'An earlier version of this article named frost.'],
  ['Correction:', 'Correction:'],
])('“%s” without the word that heads it is “%s”', (correction, rest) => {
  expect(withoutHeading(correction)).toBe(rest);
});
