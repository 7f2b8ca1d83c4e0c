import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../ingest/problem.ts';
import { readQrels, readQueries } from './beir-files.ts';
import type { Judgements } from './metrics.ts';

/** A data set can't be used; the message names the file and says what to do. */
export class DataSetError extends Error {
  override readonly name = 'DataSetError';
}

export interface EvaluationQuestion {
  readonly id: string;
  readonly text: string;
  /** Strings of which one must stand in a good passage; empty where the set has none. */
  readonly answers: readonly string[];
  /** Sentences of the articles that an answer needs; empty where the set has none. */
  readonly facts: readonly string[];
  /** ISO day or instant of asking; `null` for now. */
  readonly asOf: string | null;
  /** Judgements that are right; empty where the set doesn't say. */
  readonly expected: readonly string[];
  /** Empty where nothing was judged: the question is left out of ranking. */
  readonly judgements: Judgements;
}

export interface DataSet {
  readonly name: string;
  /** A folder with `corpus.jsonl`, or a corpus folder of Markdown and plain text. */
  readonly corpus: string;
  readonly questions: readonly EvaluationQuestion[];
  /** Questions that were left out, how many by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Lines that couldn't be read. */
  readonly problems: readonly Problem[];
  readonly withoutJudgements: number;
}

/** More than anybody asks; a longer one is text that strayed into the questions. */
export const maxQuestionChars = 10_000;

/**
 * Reads a folder in BEIR form: `queries.jsonl`, `qrels/test.tsv`, and `corpus.jsonl` unless `otherCorpus` names a
 * folder for those that have none.
 * @throws {DataSetError} when a file is missing or holds nothing that can be read.
 */
export function readDataSet(folder: string, otherCorpus: string | null): DataSet {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new DataSetError(`The folder ${folder} doesn't exist. Name a folder with queries.jsonl and qrels/test.tsv.`);
  }
  const corpus = existsSync(join(folder, 'corpus.jsonl')) ? folder : otherCorpus;
  if (corpus === null) {
    throw new DataSetError(`${join(folder, 'corpus.jsonl')} is missing. Name the folder of its corpus with --corpus.`);
  }
  if (!existsSync(corpus) || !statSync(corpus).isDirectory()) {
    throw new DataSetError(`The corpus folder ${corpus} doesn't exist. Name one with --corpus.`);
  }
  for (const file of ['queries.jsonl', 'qrels/test.tsv']) {
    const path = join(folder, file);
    if (!existsSync(path)) throw new DataSetError(`${path} is missing. A set needs queries.jsonl and qrels/test.tsv.`);
  }
  const queries = readQueries(join(folder, 'queries.jsonl'));
  const qrels = readQrels(join(folder, 'qrels/test.tsv'));
  const leftOut: Record<string, number> = {};
  const leave = (reason: string): void => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  };
  const questions = new Map<string, EvaluationQuestion>();
  for (const query of queries.lines) {
    if (questions.has(query.id)) leave('duplicate id');
    else if (query.text === '') leave('empty text');
    else if (query.text.length > maxQuestionChars) leave(`over ${maxQuestionChars} characters`);
    else questions.set(query.id, { ...query, judgements: relevantOnly(qrels.judgements.get(query.id)) });
  }
  if (questions.size === 0)
    throw new DataSetError(`${join(folder, 'queries.jsonl')} holds no question that can be read.`);
  return {
    name: nameOf(folder),
    corpus,
    questions: [...questions.values()],
    leftOut,
    problems: [...queries.problems, ...qrels.problems],
    withoutJudgements: questions.values().reduce((count, { judgements }) => count + (judgements.size === 0 ? 1 : 0), 0),
  };
}

function relevantOnly(judgements: Judgements | undefined): Judgements {
  return new Map([...(judgements ?? [])].filter(([, grade]) => grade > 0));
}

/** The last two parts of the path: `xquad/en`. */
function nameOf(folder: string): string {
  return resolve(folder).split(/[\\/]/).slice(-2).join('/');
}
