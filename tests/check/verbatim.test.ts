import { expect, test } from 'vitest';
import { checkRange } from '../../src/check/verbatim.ts';
import { sentSource } from '../../src/writing/evidence-blocks.ts';
import { article } from '../building/article.ts';

const harbour = article('harbour', {}, 'One is here. Two is here.', '## A heading', 'Three is here. Four is here.');
const { blocks } = sentSource(harbour, [
  { article: 'harbour', first: 0, last: 1 },
  { article: 'harbour', first: 3, last: 3 },
]);

const check = (start: number, end: number, citedText: string, current: typeof harbour | null = harbour) => {
  const found = checkRange(harbour, blocks, { start, end, citedText }, current);
  return 'fault' in found ? found.fault : found.spans.map((span) => harbour.text.slice(span.start, span.end));
};

test('an honest citation is the sentences that it points at, neighbours joined', () => {
  expect(check(0, 1, 'One is here. ')).toEqual(['One is here.']);
  expect(check(0, 2, 'One is here. Two is here. ')).toEqual(['One is here. Two is here.']);
});

test('a range over a gap cites the sentences on both its sides, each side for itself', () => {
  expect(check(1, 5, 'Two is here. […] ## A heading\n\nFour is here.')).toEqual(['Two is here.', 'Four is here.']);
  expect(check(0, 3, 'One is here. Two is here. […] ')).toEqual(['One is here. Two is here.']);
  expect(check(2, 5, '[…] ## A heading\n\nFour is here.')).toEqual(['Four is here.']);
});

test('a heading is cited by nobody, and parts what stands around it', () => {
  const whole = sentSource(harbour, [{ article: 'harbour', first: 0, last: 3 }]).blocks;
  const over = (start: number, end: number) => {
    const citedText = whole
      .slice(start, end)
      .map(({ text }) => text)
      .join('');
    const found = checkRange(harbour, whole, { start, end, citedText }, harbour);
    return 'fault' in found ? found.fault : found.spans.map((span) => harbour.text.slice(span.start, span.end));
  };
  expect(whole[2]).toEqual({ sentence: null, text: '## A heading\n\n' });
  expect(over(2, 3)).toBe('no_sentence');
  expect(over(1, 4)).toEqual(['Two is here.', 'Three is here.']);
});

test('a gap alone is nothing that could be cited', () => expect(check(2, 3, '[…] ')).toBe('no_sentence'));

test.each([
  [-1, 1],
  [0, 0],
  [2, 1],
  [0, 6],
  [5, 6],
  [0.5, 1],
  [Number.NaN, 1],
])('blocks %d to %d are no range', (start, end) => {
  expect(check(start, end, 'One is here. ')).toBe('no_such_range');
});

test.each([
  'One was here. ',
  'One is here.',
  'one is here. ',
  'One is here. Two is here.',
  '',
])('words that were not sent are refused, to the letter: %j', (words) =>
  expect(check(0, 1, words)).toBe('other_words'));

test('an article that was changed, withdrawn or deleted meanwhile bears nothing', () => {
  const changed = article('harbour', {}, 'One is here. Two is gone.');
  expect(check(0, 1, 'One is here. ', changed)).toBe('article_changed');
  expect(check(0, 1, 'One is here. ', null)).toBe('article_changed');
});
