import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSetError, readDataSet } from '../beir-set.ts';
import type { BenchQuestion } from './measure-contestant.ts';
import { plainArticles } from './plain-corpus.ts';

/** More would tell no more of speed. */
const maxQuestions = 200;
const minWords = 8;
const maxWords = 30;

/**
 * The questions of a BEIR folder, evenly spread, on their days of asking; where it has a corpus only, sentences of its articles stand in, each
 * with its article as the right one.
 * @throws {DataSetError}
 */
export function benchQuestions(folder: string): BenchQuestion[] {
  const corpus = join(folder, 'corpus.jsonl');
  if (!existsSync(corpus)) throw new DataSetError(`${corpus} is missing. Name a folder that has it, or none at all.`);
  if (existsSync(join(folder, 'queries.jsonl'))) {
    const all = readDataSet(folder, null).questions;
    return spread(all).map(({ text, asOf, judgements }) => ({ text, asOf, relevant: [...judgements.keys()] }));
  }
  const sentences: BenchQuestion[] = [];
  let number = 0;
  for (const { id, text } of plainArticles(corpus)) {
    // Few are needed of many articles: every hundredth has one, and each of the first ones in case there are few.
    if (number++ % 100 !== 0 && number > maxQuestions) continue;
    const sentence = text.split(/(?<=[.!?])\s+/).find((one) => isQuestionLong(one));
    if (sentence !== undefined)
      sentences.push({ text: sentence.replace(/\s+/g, ' ').trim(), asOf: null, relevant: [id] });
  }
  if (sentences.length === 0) throw new DataSetError(`${corpus} holds no sentence to ask with.`);
  return spread(sentences);
}

function isQuestionLong(sentence: string): boolean {
  const { length } = sentence.trim().split(/\s+/);
  return length >= minWords && length <= maxWords;
}

function spread<T>(all: readonly T[]): T[] {
  const every = Math.max(1, all.length / maxQuestions);
  return all.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every)).slice(0, maxQuestions);
}
