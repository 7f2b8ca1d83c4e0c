// @module-tag thorough
import { expect, test } from 'vitest';
import { maxQuestionChars, readDataSet } from '../../src/evaluate/beir-set.ts';
import { buildCorpus } from '../../src/evaluate/build-corpus.ts';
import { evaluateSet } from '../../src/evaluate/evaluate-set.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import { temporaryFolder } from '../building/folder.ts';

const json = (...lines: readonly (string | object)[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

const corpus = json(
  { _id: 'd1', title: 'Ferry', text: 'The ferry from Karlskrona runs late because of ice.', metadata: {} },
  { _id: 'd2', title: 'Budget', text: 'The council of Lublin passed its budget.', metadata: { url: 'nowhere' } },
);
const good = {
  'corpus.jsonl': corpus,
  'queries.jsonl': json({
    _id: 'q1',
    text: 'Why is the ferry late?',
    metadata: { answers: ['ice'], asOf: '2026-02-03' },
  }),
  'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\n',
};

test.each([
  'queries.jsonl',
  'qrels/test.tsv',
  'corpus.jsonl',
] as const)('without %s it says which file is missing', (missing) => {
  const { [missing]: _, ...rest } = good;
  expect(() => readDataSet(temporaryFolder(rest), null)).toThrow(new RegExp(`${missing} is missing`));
});

test('a folder that is not there, and one whose questions are all broken, are refused with a sentence', () => {
  expect(() => readDataSet('/no/such/folder', null)).toThrow("doesn't exist");
  expect(() => readDataSet(temporaryFolder({ ...good, 'queries.jsonl': 'broken\n' }), null)).toThrow('no question');
});

test('questions that can’t be used are counted and left out; broken lines are told', () => {
  const { questions, leftOut, problems, withoutJudgements } = readDataSet(
    temporaryFolder({
      ...good,
      'queries.jsonl': json(
        { _id: 'q1', text: 'First?' },
        { _id: 'q1', text: 'Again?' },
        { _id: 'q2', text: ' ' },
        { _id: 'q3', text: 'word '.repeat(1_000_000) },
        { _id: 'q4', text: 'Nobody judged this.' },
        { _id: 'q5', text: 'When?', metadata: { asOf: 'yesterday' } },
        'broken',
        { text: 'No id' },
      ),
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td2\t0\nq1 d1 1\nq9\td1\t1\n',
    }),
    null,
  );
  expect(questions.map(({ id, text }) => [id, text])).toEqual([
    ['q1', 'First?'],
    ['q4', 'Nobody judged this.'],
  ]);
  expect(questions[0]?.judgements).toEqual(new Map([['d1', 1]]));
  expect(leftOut).toEqual({ 'duplicate id': 1, 'empty text': 1, [`over ${maxQuestionChars} characters`]: 1 });
  expect(problems.map(({ line }) => line)).toEqual([6, 7, 8, 4]);
  expect(withoutJudgements).toBe(1);
});

test('a whole set: what can be measured is, what can’t is counted', async () => {
  const folder = temporaryFolder({
    ...good,
    'corpus.jsonl': `${corpus}${json(
      { _id: 'd3', title: 'Empty', text: '' },
      { _id: 'd1', title: 'Ferry', text: 'The ferry from Karlskrona runs late because of thick ice.' },
      { _id: 'd4', title: 'Long', text: 'word '.repeat(2_000_000) },
    )}`,
    'queries.jsonl': `${good['queries.jsonl']}${json({ _id: 'q2', text: 'the of and' }, { _id: 'q3', text: '"(NEAR* OR' })}`,
  });
  const set = readDataSet(folder, null);
  const calendar = calendarIn('UTC', () => new Date('2026-02-03T12:00:00Z'));
  const built = await buildCorpus(set.corpus, calendar, () => {});
  const rankings: [string, string[]][] = [];
  try {
    const report = await evaluateSet(set, built, {
      calendar,
      show: () => {},
      ranked: ({ id }, hits) => rankings.push([id, hits.map(({ article }) => article)]),
    });
    expect(report).toMatchObject({
      questions: 3,
      withoutJudgements: 2,
      ranking: { hit1: { mean: 1, questions: 1 }, map: { mean: 1 } },
      answers: { passage1: { mean: 1 }, sentence1: { mean: 1 } },
      corpus: { articles: 2, duplicates: 1, refused: 2, leftOut: { url: 1 } },
    });
    expect(rankings[0]).toEqual(['q1', ['d1']]);
  } finally {
    built.close();
  }
});
