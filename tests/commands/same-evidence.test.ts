import { expect, test } from 'vitest';
import { differencesIn } from '../../src/commands/same-evidence/compare-copies.ts';

const found = (all: string, ...passages: readonly string[]) => ({ all, passages: [...passages] });
const questions = ['one', 'two', 'three'];
const expected = [found('a', 'p 1-2', 'q 3-3'), found('b'), found('c', 'p 1-1')];

test('copies that find the same differ in nothing', () => {
  expect(differencesIn(expected, [expected, expected], questions)).toEqual({ otherPassages: [], otherFigures: [] });
});

test('another order, one passage less, and another score in any copy are told', () => {
  const others = [
    [found('A', 'q 3-3', 'p 1-2'), found('b'), found('c', 'p 1-1')],
    [found('a', 'p 1-2', 'q 3-3'), found('b'), found('C', 'p 1-1')],
  ];
  expect(differencesIn(expected, others, questions)).toEqual({ otherPassages: ['one'], otherFigures: ['three'] });
  expect(differencesIn(expected, [[found('a', 'p 1-2')]], questions).otherPassages).toEqual(['one', 'two', 'three']);
});
