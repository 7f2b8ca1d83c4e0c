import type { Calendar } from '../language/calendar.ts';
import type { Library } from '../retrieve/library.ts';
import { questionOf } from './ask-question.ts';
import type { DataSet, EvaluationQuestion } from './beir-set.ts';
import type { BuiltCorpus } from './build-corpus.ts';
import {
  type CurvePoint,
  coverageCurve,
  inForce,
  type JudgedAnswer,
  type OperatingPoint,
  refusedAt,
} from './coverage-curve.ts';
import type { EvaluationOptions } from './evaluate-set.ts';

/** Shares of answered questions that may be refused: where the curve is read off. */
const readAt = [0.01, 0.03, 0.05] as const;

export interface CoverageReport {
  readonly name: string;
  /** Questions with judgements, each asked twice. */
  readonly questions: number;
  /** What is refused at 1%, 3% and 5% false refusals. */
  readonly readings: readonly (OperatingPoint & { readonly maxFalseRefusals: number; readonly threshold: number })[];
  /** What the thresholds in force do, when unsure counts as refused, and when it doesn't. */
  readonly inForce: { readonly unsureRefused: OperatingPoint; readonly unsureAnswered: OperatingPoint };
  readonly curve: readonly CurvePoint[];
}

/** Asks every question with the articles that answer it in the archive, and once more with them taken out of it. */
export async function judgeCoverage(
  set: DataSet,
  corpus: BuiltCorpus,
  { calendar, show }: EvaluationOptions,
): Promise<CoverageReport> {
  const questions = set.questions.filter(({ judgements }) => judgements.size > 0);
  // Questions on the same articles share one removal.
  const groups = Map.groupBy(questions, ({ judgements }) => [...judgements.keys()].toSorted().join('\n'));
  const answered: JudgedAnswer[] = [];
  const unanswered: JudgedAnswer[] = [];
  const judge = async (question: EvaluationQuestion, into: JudgedAnswer[]): Promise<void> => {
    into.push(await judgedBy(corpus.library, question, calendar));
    show(`judging ${set.name}`, answered.length + unanswered.length, questions.length * 2);
  };
  for (const group of groups.values()) {
    for (const question of group) await judge(question, answered);
    await corpus.without(group[0]?.judgements.keys() ?? [], async () => {
      for (const question of group) await judge(question, unanswered);
    });
  }
  const curve = coverageCurve(answered, unanswered);
  return {
    name: set.name,
    questions: questions.length,
    readings: readAt.map((maxFalseRefusals) => ({ maxFalseRefusals, ...refusedAt(curve, maxFalseRefusals) })),
    inForce: {
      unsureRefused: inForce(answered, unanswered, ['unsure', 'not_covered']),
      unsureAnswered: inForce(answered, unanswered, ['not_covered']),
    },
    curve,
  };
}

async function judgedBy(library: Library, question: EvaluationQuestion, calendar: Calendar): Promise<JudgedAnswer> {
  const evidence = await library.retrieve(questionOf(question, calendar));
  const { judgement, coverage } = evidence;
  return { judgement, coverage };
}
