import { holdsAnswer } from './answer-strings.ts';
import type { AskedAnswer } from './answers-ask.ts';
import type { AnswerQuestion } from './answers-file.ts';
import { type Estimate, estimate } from './bootstrap.ts';
import { percentile } from './metrics.ts';

/** A question with what it came to. */
export interface AnswerPair {
  readonly question: AnswerQuestion;
  readonly answer: AskedAnswer;
}

/** Over answers; `null` where there is nothing to say it of. */
export interface PrecisionAndRecall {
  readonly precision: Estimate | null;
  readonly recall: Estimate | null;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** Sentences that Claude wrote, by what became of them. */
interface SentenceCounts {
  readonly written: number;
  /** Shown as they were written. */
  readonly kept: number;
  /** Shown, and marked as supported only in part. */
  readonly partly: number;
  /** Shown without a second reading; they are among those kept. */
  readonly unread: number;
  readonly takenOut: number;
  /** Of these: by the second reader, by code, and for citing nothing. */
  readonly unsupported: number;
  readonly contradicted: number;
  readonly byCode: number;
  readonly uncited: number;
}

/** Answers, by how they came about. */
interface AnswerCounts {
  /** Claude wrote once more. */
  readonly secondTries: number;
  /** Answered by Claude with nothing taken out, and said to answer the question. */
  readonly whole: number;
  /** Called not covered before Claude was asked, though Claude was there; and those of them that were answerable. */
  readonly refusedUnasked: number;
  readonly answerableRefusedUnasked: number;
}

export interface AnswerScores {
  /** Of the refusals, those that were right; of the questions that aren't covered, those that were refused. */
  readonly refusal: PrecisionAndRecall;
  readonly sentences: SentenceCounts;
  readonly answersBy: AnswerCounts;
  /** The share of a question's facts that its answer holds, over the questions that have facts; a refusal holds none. */
  readonly facts: Estimate | null;
  /** Whether a right article was cited, over the questions that name them; a refusal cites none. */
  readonly rightArticle: Estimate | null;
  /** Milliseconds; the first over answers with a sentence. */
  readonly firstSentenceMs: Percentiles | null;
  readonly totalMs: Percentiles;
  /** Dollars a question and in all; `null` when a price isn't known. */
  readonly dollars: { readonly each: Estimate | null; readonly all: number } | null;
  /** Who wrote what was answered. */
  readonly answeredBy: Readonly<Record<AskedAnswer['mode'], number>>;
  /** How often Claude failed, by how. */
  readonly failures: Readonly<Record<string, number>>;
  /** Questions that went wrong, and in what. */
  readonly misses: readonly { readonly id: string; readonly question: string; readonly fault: string }[];
}

/** All figures of a run. @param pairs at least one. */
export function scoreAnswers(pairs: readonly AnswerPair[]): AnswerScores {
  const answers = pairs.map(({ answer }) => answer);
  const answered = answers.filter(({ status }) => status === 'answered');
  const firsts = answers.flatMap(({ firstSentenceMs }) => firstSentenceMs ?? []);
  const dollars = answers.flatMap((answer) => answer.dollars ?? []);
  return {
    refusal: refusalOf(pairs),
    sentences: sentencesOf(answers),
    answersBy: answersBy(pairs),
    facts: estimate(pairs.flatMap((pair) => factsHeld(pair) ?? [])),
    rightArticle: estimate(pairs.flatMap((pair) => citedRight(pair) ?? [])),
    firstSentenceMs: firsts.length === 0 ? null : percentilesOf(firsts),
    totalMs: percentilesOf(answers.map(({ totalMs }) => totalMs)),
    dollars:
      dollars.length < answers.length
        ? null
        : { each: estimate(dollars), all: dollars.reduce((sum, one) => sum + one, 0) },
    answeredBy: {
      claude: answered.filter(({ mode }) => mode === 'claude').length,
      quotes: answered.filter(({ mode }) => mode === 'quotes').length,
    },
    failures: failuresOf(answers),
    misses: pairs.flatMap((pair) => {
      const fault = faultOf(pair);
      return fault === null ? [] : [{ id: pair.question.id, question: pair.question.question, fault }];
    }),
  };
}

const isRefused = ({ answer }: AnswerPair): boolean => answer.status === 'not_covered';
const isUncovered = ({ question }: AnswerPair): boolean => question.expected === 'not_covered';

function refusalOf(pairs: readonly AnswerPair[]): PrecisionAndRecall {
  return {
    precision: estimate(pairs.filter(isRefused).map((pair) => (isUncovered(pair) ? 1 : 0))),
    recall: estimate(pairs.filter(isUncovered).map((pair) => (isRefused(pair) ? 1 : 0))),
  };
}

function sentencesOf(answers: readonly AskedAnswer[]): SentenceCounts {
  const read = answers.flatMap((answer) => answer.read);
  const shown = read.filter(({ fate }) => fate === 'shown');
  const fallen = read.filter(({ fate }) => fate === 'taken_out');
  const partly = shown.filter(({ reading }) => reading?.label === 'partly').length;
  const label = (wanted: string): number => fallen.filter(({ reading }) => reading?.label === wanted).length;
  const byCode = fallen.filter(({ reading, found }) => reading === null && found.length > 0).length;
  const [unsupported, contradicted] = [label('unsupported'), label('contradicted')];
  return {
    written: shown.length + fallen.length,
    kept: shown.length - partly,
    partly,
    unread: shown.filter(({ reading }) => reading === null).length,
    takenOut: fallen.length,
    unsupported,
    contradicted,
    byCode,
    uncited: fallen.length - unsupported - contradicted - byCode,
  };
}

function answersBy(pairs: readonly AnswerPair[]): AnswerCounts {
  const count = (isCounted: (pair: AnswerPair) => boolean): number => pairs.filter(isCounted).length;
  const isUnasked = ({ answer }: AnswerPair): boolean => answer.status === 'not_covered' && !answer.wasAsked;
  const isWhole = ({ answer: { mode, status, read, answers } }: AnswerPair): boolean =>
    status === 'answered' && mode === 'claude' && answers === 'yes' && read.every(({ fate }) => fate !== 'taken_out');
  return {
    secondTries: count(({ answer }) => answer.secondTry),
    whole: count(isWhole),
    refusedUnasked: count(isUnasked),
    answerableRefusedUnasked: count((pair) => isUnasked(pair) && !isUncovered(pair)),
  };
}

/** 0 to 1; `null` for a question without facts. */
function factsHeld({ question: { facts }, answer }: AnswerPair): number | null {
  if (facts.length === 0) return null;
  const text = answer.sentences.join('\n');
  return facts.filter((wordings) => holdsAnswer(text, wordings)).length / facts.length;
}

function citedRight({ question: { articles }, answer }: AnswerPair): number | null {
  if (articles.length === 0) return null;
  return answer.cited.some((id) => articles.includes(id)) ? 1 : 0;
}

function percentilesOf(values: readonly number[]): Percentiles {
  return { p50: percentile(0.5, values), p95: percentile(0.95, values) };
}

function failuresOf(answers: readonly AskedAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { failure } of answers) if (failure !== null) counts[failure] = (counts[failure] ?? 0) + 1;
  return counts;
}

function faultOf(pair: AnswerPair): string | null {
  const { question, answer } = pair;
  if (answer.status === 'failed') return 'failed';
  if (isUncovered(pair) !== isRefused(pair)) return isRefused(pair) ? 'refused' : 'answered, but not covered';
  if (citedRight(pair) === 0) return `cites ${answer.cited.join(', ')}`;
  const text = answer.sentences.join('\n');
  const missing = question.facts.filter((wordings) => !holdsAnswer(text, wordings));
  return missing.length === 0 ? null : `lacks ${missing.map(([first]) => `“${first}”`).join(', ')}`;
}
