import { closeSync, openSync, writeSync } from 'node:fs';
import type { Hit } from '../evaluate/ask-question.ts';
import type { EvaluationQuestion } from '../evaluate/beir-set.ts';
import { errorMessage } from '../wording/error-message.ts';
import { UsageError } from './options.ts';

/** Hits of a question that a run file keeps. */
const runDepth = 100;

/** A run file: a JSON line a hit, in the order of the questions. */
export function openRun(path: string) {
  const file = openForWriting(path);
  return {
    add: ({ id: query }: EvaluationQuestion, hits: readonly Hit[]): void => {
      const lines = hits
        .slice(0, runDepth)
        .map(({ article, passage, score }, index) =>
          JSON.stringify({ query, rank: index + 1, article, passage, score }),
        );
      writeSync(file, lines.map((line) => `${line}\n`).join(''));
    },
    close: () => closeSync(file),
  };
}

/** Opens a file that a person named. @throws {UsageError} when it can't be written. */
export function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    const reason = errorMessage(error);
    throw new UsageError(`The file ${path} can't be written (${reason}). Name another one.`);
  }
}
