import type { Config } from '../config.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Calendar } from '../language/calendar.ts';
import { type AskedAnswer, askingThrough } from './answers-ask.ts';
import { readAnswerQuestions } from './answers-file.ts';
import { type ExchangeOptions, modelsFor } from './answers-models.ts';
import { type AnswerPair, type AnswerScores, scoreAnswers } from './answers-scores.ts';
import { DataSetError } from './beir-set.ts';
import { buildCorpus, type ShowProgress } from './build-corpus.ts';

export interface AnswersReport extends AnswerScores {
  readonly name: string;
  /** Claude's model, or `quotes`. */
  readonly writer: string;
  /** Exchanges that wait for a person to fill in their response. */
  readonly waiting: number;
  /** Articles of the corpus. */
  readonly corpusArticles: number;
  readonly questions: number;
  /** Questions that aren't covered. */
  readonly uncovered: number;
  /** In the order of the file. */
  readonly answers: readonly AskedAnswer[];
}

interface AnswersOptions extends ExchangeOptions {
  /** A corpus folder, or one with `corpus.jsonl`. */
  readonly corpus: string;
  readonly config: Pick<Config, 'claude'>;
  readonly calendar: Calendar;
  readonly show: ShowProgress;
  /** Told what of the corpus couldn't be read, before the first question. */
  readonly tellProblems: (problems: readonly Problem[]) => void;
}

/**
 * Asks the questions of a file, one after the other, over a fresh index of a corpus.
 * @throws {DataSetError | ImportError | CorpusError} when the file or the corpus can't be used.
 */
export async function evaluateAnswers(file: string, options: AnswersOptions): Promise<AnswersReport> {
  const { config, calendar, show } = options;
  const questions = readAnswerQuestions(file);
  const models = modelsFor(config, options);
  const corpus = await buildCorpus(options.corpus, calendar, show);
  try {
    const { library, articles, problems } = corpus;
    options.tellProblems(problems);
    for (const { id, articles: named } of questions) {
      for (const article of named) {
        if ((await library.article(article)) !== null) continue;
        throw new DataSetError(`${file}: question ${id} names the article ${article}, which the corpus doesn't hold.`);
      }
    }
    const ask = askingThrough({ library, calendar, models });
    const pairs: AnswerPair[] = [];
    for (const question of questions) {
      pairs.push({ question, answer: await ask(question) });
      show('asking', pairs.length, questions.length);
    }
    return {
      name: file,
      writer: models.model?.name ?? 'quotes',
      waiting: models.waiting(),
      corpusArticles: articles,
      questions: questions.length,
      uncovered: questions.filter(({ expected }) => expected === 'not_covered').length,
      ...scoreAnswers(pairs),
      answers: pairs.map(({ answer }) => answer),
    };
  } finally {
    corpus.close();
  }
}
