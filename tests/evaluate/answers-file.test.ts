import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readAnswerQuestions } from '../../src/evaluate/answers-file.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const good = { id: 'a', question: 'Who met in Warsaw?', expected: 'answered' };
const fileOf = (...lines: readonly (string | object)[]): string => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return join(temporaryFolder({ 'set.jsonl': text }), 'set.jsonl');
};

test('a fact may have one wording or several; what is left out is empty', () => {
  const facts = ['Warsaw', ['two', '2']];
  const questions = readAnswerQuestions(fileOf({ ...good, facts, articles: ['x'] }, '', { ...good, id: 'b' }));
  expect(questions).toEqual([
    { ...good, asOf: null, facts: [['Warsaw'], ['two', '2']], articles: ['x'] },
    { ...good, id: 'b', asOf: null, facts: [], articles: [] },
  ]);
});

test.each([
  ['no JSON', '{"id":', 'it is no JSON object'],
  ['a list', [good], 'it is no JSON object'],
  [
    'a field that is unknown',
    { ...good, fact: ['x'], as_of: '' },
    'has unknown fields: fact, as_of. A line may have id,',
  ],
  ['a field that is mistyped', { ...good, question: undefined, qestion: 'x' }, 'has unknown fields: qestion'],
  ['no id', { ...good, id: undefined }, 'id is missing'],
  ['an id twice', good, 'id a stands on an earlier line too'],
  ['no question', { ...good, id: 'b', question: undefined }, 'question is missing'],
  ['a question without words', { ...good, id: 'b', question: '?!' }, "question can't be asked: There are no words"],
  ['a question that is too long', { ...good, id: 'b', question: 'who '.repeat(99) }, 'at most 300 fit'],
  ['another expectation', { ...good, id: 'b', expected: 'yes' }, 'expected is neither "answered" nor "not_covered"'],
  ['a day that is none', { ...good, id: 'b', asOf: '2026-02-30' }, 'asOf is no day'],
  ['a fact that nothing can hold', { ...good, id: 'b', facts: ['…'] }, 'facts.0 holds'],
  [
    'facts of what is not covered',
    { ...good, id: 'b', expected: 'not_covered', facts: ['x'] },
    'has facts or articles',
  ],
] as const)('%s is told with its line', (_, line, reason) => {
  const file = fileOf(good, line);
  expect(() => readAnswerQuestions(file)).toThrow(/set\.jsonl:2: /);
  expect(() => readAnswerQuestions(file)).toThrow(reason);
});

test('every faulty line is told at once, up to ten', () => {
  const lines = Array.from({ length: 13 }, () => 'broken');
  expect(() => readAnswerQuestions(fileOf(...lines))).toThrow(/:1: .*:10: .*\n3 lines more\.\nCorrect/s);
});

const corpus = {
  'corpus/a.md':
    '---\ntitle: Talks in Gdynia\ndate: 2026-02-03\n---\nTwo mayors met in Gdynia on Monday. They signed a treaty.\n',
  'set.jsonl': `${JSON.stringify({ ...good, question: 'Where did two mayors meet?', facts: ['Gdynia'], articles: ['a'] })}\n`,
  'lost.jsonl': `${JSON.stringify({ ...good, articles: ['gone'] })}\n`,
  'none.jsonl': '\n',
};

test('evaluate answers --json is one object on standard output', async () => {
  const folder = temporaryFolder(corpus);
  const run = await dateline(['evaluate', 'answers', './set.jsonl', '--corpus', './corpus', '--json'], { folder });
  expect(run.code).toBe(0);
  const mean = z.object({ mean: z.number() });
  const report = z.object({ questions: z.number(), facts: mean, rightArticle: mean, misses: z.array(z.unknown()) });
  expect(report.parse(JSON.parse(run.stdout))).toMatchObject({ questions: 1, facts: { mean: 1 }, misses: [] });
});

test.each([
  ['gone.jsonl', "gone.jsonl doesn't exist"],
  ['.', "doesn't exist. Name a file"],
  ['none.jsonl', 'none.jsonl holds no question'],
])('%s is no file of questions, and the remedy is said', (name, reason) => {
  expect(() => readAnswerQuestions(join(temporaryFolder(corpus), name))).toThrow(reason);
});

test.each([
  [['answers', 'a', 'b'], 2, 'Name one file of questions'],
  [['answers', './lost.jsonl', '--corpus', './corpus'], 1, "names the article gone, which the corpus doesn't hold"],
] as const)('evaluate %s: a code and a sentence with the remedy', async (args, code, sentence) => {
  const run = await dateline(['evaluate', ...args], { folder: temporaryFolder(corpus) });
  expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(sentence) });
  expect(run.stderr).not.toMatch(/\n\s+at /);
});
