import { expect, test } from 'vitest';
import type { Citation, Sentence } from '../../src/coverage/answer.ts';
import type { Correction } from '../../src/coverage/correction.ts';
import { markCorrections } from '../../src/writing/mark-corrections.ts';

const headline = { id: 'a', title: 'A', titleIsOurs: false, source: null, date: null, url: null };
const citation: Citation = {
  number: 1,
  article: 'a',
  version: 'v',
  span: { start: 0, end: 9 },
  quote: '',
  headline,
  copies: [],
};
const quoted = (text: string, citations = [1]): Sentence => ({ text, citations, startsParagraph: true });
const corrected = (gone: readonly string[], more: Partial<Correction> = {}): Correction => ({
  ...{ headline, standing: 'changed', note: null, since: null, version: 'w', citations: [1] },
  changes: gone.map((before) => ({ citation: 1, before, after: null, words: [] })),
  ...more,
});
const struck = (sentence: Sentence, ...gone: readonly string[]): string[] =>
  (markCorrections({ sentences: [sentence], citations: [citation] }, [corrected(gone)]).sentences[0]?.struck ?? []).map(
    ({ start, end }) => sentence.text.slice(start, end),
  );

test.each<[string, Sentence, readonly string[], readonly string[]]>([
  ['of a quote the sentence that is gone alone', quoted('It rains. It snows. It hails.'), ['It snows.'], ['It snows.']],
  ['two of them', quoted('It rains. It snows. It hails.'), ['It hails.', 'It rains.'], ['It rains.', 'It hails.']],
  ['everywhere it stands', quoted('It rains. It snows. It rains.'), ['It rains.'], ['It rains.', 'It rains.']],
  [
    'those that meet as one',
    quoted('It rains and snows today.'),
    ['It rains and', 'and snows'],
    ['It rains and snows'],
  ],
  ['of what Claude worded the whole', quoted('Rain is expected.'), ['It rains.'], ['Rain is expected.']],
  ['nothing of a sentence that cites something else', quoted('It rains.', [2]), ['It rains.'], []],
  ['nothing for words that are empty', quoted('It rains.'), [' '], []],
])('strikes out %s', (_, sentence, gone, expected) => {
  expect(struck(sentence, ...gone)).toEqual(expected);
});

test('an article carries its note, and a withdrawn one says that it was', () => {
  const note = 'An earlier version was wrong.';
  const marked = (more: Partial<Correction>) =>
    markCorrections({ sentences: [], citations: [citation] }, [corrected([], more)]).citations[0];
  expect(marked({ note })).toMatchObject({ correction: note });
  expect(marked({ note })?.isWithdrawn).toBeUndefined();
  expect(marked({ note, standing: 'withdrawn' })).toMatchObject({ correction: note, isWithdrawn: true });
});
