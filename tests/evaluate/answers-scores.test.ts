import { expect, test } from 'vitest';
import type { ReadSentence } from '../../src/coverage/second-reading.ts';
import type { Support } from '../../src/coverage/verdict.ts';
import type { AskedAnswer } from '../../src/evaluate/answers-ask.ts';
import type { AnswerQuestion } from '../../src/evaluate/answers-file.ts';
import { type AnswerPair, scoreAnswers } from '../../src/evaluate/answers-scores.ts';

const pair = (question: Partial<AnswerQuestion>, answer: Partial<AskedAnswer>): AnswerPair => {
  const { id = 'q' } = question;
  return {
    question: { id, question: `${id}?`, asOf: null, expected: 'answered', facts: [], articles: [], ...question },
    answer: {
      id,
      status: 'answered',
      mode: 'quotes',
      sentences: [],
      read: [],
      answers: null,
      wasAsked: false,
      secondTry: false,
      cited: [],
      firstSentenceMs: null,
      totalMs: 1,
      dollars: 0,
      failure: null,
      ...answer,
    },
  };
};
const covered = { expected: 'answered' } as const;
const uncovered = { expected: 'not_covered' } as const;
const refused = { status: 'not_covered' } as const;

test('refusals: 2 of 3 were right, and 2 of 4 that were due came', () => {
  const { refusal, misses } = scoreAnswers([
    pair({ ...uncovered, id: 'a' }, refused),
    pair({ ...uncovered, id: 'b' }, refused),
    pair({ ...uncovered, id: 'c' }, {}),
    pair({ ...uncovered, id: 'd' }, {}),
    pair({ ...covered, id: 'e' }, refused),
    pair({ ...covered, id: 'f' }, {}),
  ]);
  expect(refusal.precision).toMatchObject({ mean: 2 / 3, questions: 3 });
  expect(refusal.recall).toMatchObject({ mean: 2 / 4, questions: 4 });
  expect(misses).toEqual([
    { id: 'c', question: 'c?', fault: 'answered, but not covered' },
    { id: 'd', question: 'd?', fault: 'answered, but not covered' },
    { id: 'e', question: 'e?', fault: 'refused' },
  ]);
});

test('facts are held in one of their wordings, by whole words; a refusal holds none and cites nothing', () => {
  const facts = [['four days', '4 days'], ['Thursday'], ['tank']];
  const { facts: held, rightArticle } = scoreAnswers([
    pair(
      { facts, articles: ['x', 'y'] },
      { sentences: ['It lasts 4 days.', 'Tanks came on Thursday.'], cited: ['z', 'y'] },
    ),
    pair({ facts, articles: ['x'] }, refused),
    pair({}, { cited: ['z'] }),
  ]);
  expect(held?.mean).toBeCloseTo((2 / 3 + 0) / 2);
  expect(held?.questions).toBe(2);
  expect(rightArticle).toMatchObject({ mean: 1 / 2, questions: 2 });
});

const written = (fate: ReadSentence['fate'], label: Support | null, found: string[] = []): ReadSentence => ({
  text: 'It rained.',
  fate,
  found,
  reading: label && { label, why: '' },
  reason: null,
});

test('sentences are counted by what became of them, answers by how they came about', () => {
  const whole = { mode: 'claude', answers: 'yes', wasAsked: true } as const;
  const { sentences, answersBy } = scoreAnswers([
    pair(
      {},
      {
        ...whole,
        read: [
          written('shown', 'supported'),
          written('shown', 'partly'),
          written('taken_out', 'contradicted'),
          written('taken_out', null, ['number “3” is not there']),
          written('taken_out', null),
          written('repeat', null),
        ],
        secondTry: true,
      },
    ),
    pair({}, { ...whole, read: [written('shown', null), written('decline', null)] }),
    pair({}, { ...refused, wasAsked: true }),
    pair({ ...covered, id: 'd' }, refused),
    pair({ ...uncovered, id: 'e' }, refused),
  ]);
  expect(sentences).toEqual({
    written: 6,
    kept: 2,
    partly: 1,
    unread: 1,
    takenOut: 3,
    unsupported: 0,
    contradicted: 1,
    byCode: 1,
    uncited: 1,
  });
  expect(answersBy).toEqual({ secondTries: 1, whole: 1, refusedUnasked: 2, answerableRefusedUnasked: 1 });
});

test('times are nearest-rank percentiles; the first sentence is timed where there was one', () => {
  const times = scoreAnswers([10, 20, 30, 40].map((totalMs) => pair({}, { totalMs })));
  expect(times).toMatchObject({ totalMs: { p50: 20, p95: 40 }, firstSentenceMs: null });
  expect(scoreAnswers([pair({}, { firstSentenceMs: 7 }), pair({}, {})]).firstSentenceMs).toEqual({ p50: 7, p95: 7 });
});

test('dollars are summed; one unknown price makes them all unknown', () => {
  const dollars = (...each: (number | null)[]) => scoreAnswers(each.map((one) => pair({}, { dollars: one }))).dollars;
  expect(dollars(0.25, 0.5, 0)).toMatchObject({ each: { mean: 0.25 }, all: 0.75 });
  expect(dollars(0.25, null)).toBeNull();
});

test('failures of Claude are counted by kind', () => {
  const { failures, answeredBy } = scoreAnswers([
    pair({}, { failure: 'overloaded' }),
    pair({}, { failure: 'overloaded' }),
    pair({}, { mode: 'claude' }),
  ]);
  expect(failures).toEqual({ overloaded: 2 });
  expect(answeredBy).toEqual({ claude: 1, quotes: 2 });
});
