import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readAnswerQuestions } from '../../../src/evaluate/answers-file.ts';
import { DataSetError, readDataSet } from '../../../src/evaluate/beir-set.ts';
import { readSupportSet } from '../../../src/evaluate/support-files.ts';
import { type Door, orRefused } from '../door.ts';
import { bytesOf, mutated, mutations, soup } from '../soups.ts';

const query = {
  _id: 'q1',
  text: 'When does the harbour open?',
  metadata: { asOf: '2026-02-03', expected: ['answered'], facts: ['a'] },
};
const answer = {
  id: 'q1',
  question: 'When does the harbour open?',
  expected: 'answered',
  facts: ['Tuesday'],
  articles: ['a'],
  asOf: '2026-02-03',
};
const claim = {
  claim: 'It opened.',
  evidence: ['It opened on Tuesday.'],
  label: 'supported',
  titles: ['Harbour'],
  kind: 'x',
};
const article = { _id: 'a', title: 'Harbour', text: 'The harbour reopened on Tuesday.' };
const lines = (valid: object) =>
  bytesOf(
    fc
      .array(
        fc.oneof(
          mutations().map((changes) => JSON.stringify(mutated(valid, changes)) ?? ''),
          soup(['{"', '":', '}', '[', '"_id":"q1"', '"text":']),
        ),
        { maxLength: 4 },
      )
      .map((some) => some.join('\n')),
  );

interface Sets {
  readonly queries: Buffer;
  readonly corpus: Buffer;
  readonly qrels: Buffer;
  readonly answers: Buffer;
  readonly support: Buffer;
}

/** Data sets of the evaluation: read, or refused with what to do. */
export const dataSets: Door<Sets> = {
  name: 'data sets',
  arbitrary: fc.record({
    queries: lines(query),
    corpus: lines(article),
    qrels: bytesOf(soup(['query-id\tcorpus-id\tscore\n', 'q1\ta\t1\n', 'q1', '\t', 'a', '\n', '-1', '1.5'])),
    answers: lines(answer),
    support: lines(claim),
  }),
  open(dir) {
    mkdirSync(join(dir, 'qrels'));
    return {
      let({ queries, corpus, qrels, answers, support }) {
        const put = (name: string, bytes: Buffer): string => {
          writeFileSync(join(dir, name), bytes);
          return join(dir, name);
        };
        put('queries.jsonl', queries);
        put('corpus.jsonl', corpus);
        put('qrels/test.tsv', qrels);
        orRefused(() => readDataSet(dir, null), DataSetError);
        orRefused(() => readAnswerQuestions(put('answers.jsonl', answers)), DataSetError);
        orRefused(() => readSupportSet(put('support.jsonl', support)), DataSetError);
      },
      close: () => {},
    };
  },
};
