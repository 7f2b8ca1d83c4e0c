import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Hit } from '../evaluate/ask.ts';
import { type EvaluationQuestion, readDataSet } from '../evaluate/beir.ts';
import { type BuiltCorpus, buildCorpus } from '../evaluate/build.ts';
import { evaluateSet, type SetReport } from '../evaluate/evaluate.ts';
import { renderReport } from '../evaluate/report.ts';
import { formatProblem } from '../ingest/problem.ts';
import type { Command } from './command.ts';
import { UsageError } from './options.ts';
import { createProgress } from './progress.ts';

const usage = 'npm run evaluate -- DIR… [--corpus DIR] [--json] [--run FILE]';

const options = { corpus: { type: 'string' }, json: { type: 'boolean' }, run: { type: 'string' } } as const;

/** Hits of a question that a run file keeps. */
const runDepth = 100;
/** Problems of one file that are told. */
const maxToldProblems = 20;

export const evaluate: Command = {
  usage,
  summary: 'measure retrieval on data sets in BEIR form',
  async run(args, { config: { timeZone }, now, print, tell }) {
    const { values, positionals } = readArguments(args);
    if (positionals.length === 0) throw new UsageError(`Name at least one folder in BEIR form.\nUsage: ${usage}`);
    const sets = positionals.map((folder) => readDataSet(folder, values.corpus ?? null));
    const progress = createProgress();
    const run = values.run === undefined ? null : openRun(values.run);
    const reports: SetReport[] = [];
    let builtFrom: string | undefined;
    let corpus: BuiltCorpus | undefined;
    try {
      for (const set of sets) {
        if (!corpus || builtFrom !== set.corpus) {
          corpus?.close();
          corpus = buildCorpus(set.corpus, timeZone, progress.show);
          builtFrom = set.corpus;
        }
        progress.clear();
        for (const problem of [...set.problems, ...corpus.problems].slice(0, maxToldProblems)) {
          tell(`Not read: ${formatProblem(problem)}.`);
        }
        const ranked = run?.add;
        reports.push(
          await evaluateSet(set, corpus, { timeZone, now: now(), show: progress.show, ...(ranked && { ranked }) }),
        );
        progress.clear();
      }
    } finally {
      corpus?.close();
      run?.close();
    }
    print(values.json ? JSON.stringify({ sets: reports }) : renderReport(reports));
    return 0;
  },
};

/** A run file: a JSON line a hit, in the order of the questions. */
function openRun(path: string) {
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

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The run file ${path} can't be written (${reason}). Name another one.`);
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message.split('. ')[0] : error}.\nUsage: ${usage}`);
  }
}
