import type { Judgement } from '../coverage/evidence.ts';
import type { Calendar } from '../language/calendar.ts';
import { type AskedQuestion, ask, type Hit, questionOf } from './ask-question.ts';
import type { DataSet, EvaluationQuestion } from './beir-set.ts';
import { type Estimate, estimate } from './bootstrap.ts';
import type { BuiltCorpus, ShowProgress } from './build-corpus.ts';
import { averagePrecision, hitAt, ndcgAt, percentile, recallAt, reciprocalRankAt } from './metrics.ts';

/** Measures of the ranking of articles, over the questions with judgements. */
export interface RankingFigures<T> {
  readonly hit1: T;
  readonly hit4: T;
  readonly hit10: T;
  readonly recall10: T;
  readonly mrr10: T;
  readonly map: T;
  readonly ndcg10: T;
}

/** Whether an answer string stands in the first passages of all articles, and in the best sentences of quote mode. */
export interface AnswerFigures<T> {
  readonly passage1: T;
  readonly passage4: T;
  readonly passage10: T;
  readonly sentence1: T;
  readonly sentence3: T;
  /** In the first passage that quote mode shows: whole sentences of at most 60 words, or one longer. */
  readonly shown: T;
}

interface Misjudged {
  readonly query: string;
  readonly text: string;
  readonly judgement: Judgement;
  readonly expected: readonly string[];
}

/** What a set's questions brought. Figures are `null` where no question has what they need. */
export interface SetReport {
  readonly name: string;
  readonly questions: number;
  readonly withoutJudgements: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly ranking: RankingFigures<Estimate | null>;
  readonly answers: AnswerFigures<Estimate | null>;
  readonly judged: Readonly<Record<Judgement, number>>;
  /** Share of the questions that say which judgements are right, where it was one of them. */
  readonly judgedAsExpected: Estimate | null;
  /** Those where it was another. */
  readonly misjudged: readonly Misjudged[];
  readonly corpus: {
    readonly articles: number;
    readonly duplicates: number;
    readonly refused: number;
    readonly leftOut: Readonly<Record<string, number>>;
  };
  readonly indexingMs: number;
  readonly databaseBytes: number;
  readonly retrieveMs: { readonly p50: number; readonly p95: number; readonly max: number };
  /** The most memory that this process held so far. */
  readonly peakMemoryBytes: number;
}

export interface EvaluationOptions {
  /** Its now is that of a question which doesn't say when it is asked. */
  readonly calendar: Calendar;
  readonly show: ShowProgress;
  /** Called with each question's ranking, in the order of the questions. */
  readonly ranked?: (question: EvaluationQuestion, hits: readonly Hit[]) => void;
}

/** What one question brought, in figures; `null` where it can't be measured by that. */
interface QuestionOutcome {
  readonly ranking: RankingFigures<number> | null;
  readonly answers: AnswerFigures<number> | null;
  readonly judgement: Judgement;
  readonly isAsExpected: boolean | null;
  readonly ms: number;
}

/** Asks every question of a set and measures what comes back. */
export async function evaluateSet(set: DataSet, corpus: BuiltCorpus, options: EvaluationOptions): Promise<SetReport> {
  const { calendar, show, ranked } = options;
  const outcomes: QuestionOutcome[] = [];
  const misjudged: Misjudged[] = [];
  for (const question of set.questions) {
    const asked = await ask(corpus.library, question, questionOf(question, calendar));
    ranked?.(question, asked.hits);
    const outcome = outcomeOf(question, asked);
    outcomes.push(outcome);
    if (outcome.isAsExpected === false) {
      const { id: query, text, expected } = question;
      misjudged.push({ query, text, judgement: asked.judgement, expected });
    }
    show(`asking ${set.name}`, outcomes.length, set.questions.length);
  }
  const overRankings = (metric: keyof RankingFigures<number>): Estimate | null =>
    estimate(outcomes.flatMap(({ ranking }) => (ranking ? [ranking[metric]] : [])));
  const overAnswers = (metric: keyof AnswerFigures<number>): Estimate | null =>
    estimate(outcomes.flatMap(({ answers }) => (answers ? [answers[metric]] : [])));
  const share = (judgement: Judgement): number =>
    outcomes.filter((outcome) => outcome.judgement === judgement).length / outcomes.length;
  const ms = outcomes.map((outcome) => outcome.ms);
  return {
    name: set.name,
    questions: outcomes.length,
    withoutJudgements: set.withoutJudgements,
    leftOut: set.leftOut,
    ranking: {
      hit1: overRankings('hit1'),
      hit4: overRankings('hit4'),
      hit10: overRankings('hit10'),
      recall10: overRankings('recall10'),
      mrr10: overRankings('mrr10'),
      map: overRankings('map'),
      ndcg10: overRankings('ndcg10'),
    },
    answers: {
      passage1: overAnswers('passage1'),
      passage4: overAnswers('passage4'),
      passage10: overAnswers('passage10'),
      sentence1: overAnswers('sentence1'),
      sentence3: overAnswers('sentence3'),
      shown: overAnswers('shown'),
    },
    judged: { covered: share('covered'), unsure: share('unsure'), not_covered: share('not_covered') },
    judgedAsExpected: estimate(
      outcomes.flatMap(({ isAsExpected }) => (isAsExpected === null ? [] : [Number(isAsExpected)])),
    ),
    misjudged,
    corpus: {
      articles: corpus.articles,
      duplicates: corpus.duplicates,
      refused: corpus.refused,
      leftOut: corpus.leftOut,
    },
    indexingMs: corpus.indexingMs,
    databaseBytes: corpus.databaseBytes,
    retrieveMs: { p50: percentile(0.5, ms), p95: percentile(0.95, ms), max: percentile(1, ms) },
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function outcomeOf({ judgements, expected }: EvaluationQuestion, asked: AskedQuestion): QuestionOutcome {
  const { hits, judgement, ms, passagesHold, sentencesHold, shownHold } = asked;
  const ranking = hits.map(({ article }) => article);
  const within = (k: number, holds: readonly boolean[] | null): number => Number(holds?.slice(0, k).includes(true));
  return {
    judgement,
    ms,
    isAsExpected: expected.length === 0 ? null : expected.includes(judgement),
    ranking:
      judgements.size === 0
        ? null
        : {
            hit1: hitAt(1, ranking, judgements),
            hit4: hitAt(4, ranking, judgements),
            hit10: hitAt(10, ranking, judgements),
            recall10: recallAt(10, ranking, judgements),
            mrr10: reciprocalRankAt(10, ranking, judgements),
            map: averagePrecision(ranking, judgements),
            ndcg10: ndcgAt(10, ranking, judgements),
          },
    answers:
      passagesHold === null
        ? null
        : {
            passage1: within(1, passagesHold),
            passage4: within(4, passagesHold),
            passage10: within(10, passagesHold),
            sentence1: within(1, sentencesHold),
            sentence3: within(3, sentencesHold),
            shown: within(1, shownHold),
          },
  };
}
