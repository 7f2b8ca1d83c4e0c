import { expect, test } from 'vitest';
import { holdsAnswer } from '../../src/evaluate/answer-strings.ts';

test.each([
  ['Case, spacing and punctuation don’t count.', 'CASE spacing, and\npunctuation'],
  ['They scored 1,308 points.', '1308'],
  ['“A grave security threat”, they said.', 'a grave security threat'],
  ['정연두가 말했다', '정연두'],
  ['The U.S. sent four.', 'U.S.'],
])('%j holds %j', (text, answer) => {
  expect(holdsAnswer(text, ['something else', answer])).toBe(true);
});

test.each([
  ['They scored 1308 points.', '308'],
  ['It was fourteen.', 'four'],
  ['Nothing here.', '…'],
])('%j does not hold %j', (text, answer) => {
  expect(holdsAnswer(text, [answer])).toBe(false);
});
