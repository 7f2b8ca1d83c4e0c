import type { Config } from '../config.ts';
import type { Answer, Citation } from '../coverage/answer.ts';
import type { ReadSentence } from '../coverage/reading.ts';
import { createDesk, type Desk } from '../desk/desk.ts';
import { createModels } from '../model/models.ts';
import type { Library } from '../retrieve/library.ts';
import type { Trace } from '../state/trace.ts';
import { loadPrompts } from '../writing/prompts.ts';
import { type CitedSpan, verdictOn } from '../writing/verdict.ts';
import type { JudgedStatement } from './answers-citations.ts';
import { type AnswerQuestion, askedFrom } from './answers-file.ts';

/** Why a sentence that Claude wrote was never shown. */
export const takenOutBecause = ['unsupported', 'contradicted', 'uncited'] as const;
export type TakenOutBecause = (typeof takenOutBecause)[number];

/** What one question came to. */
export interface AskedAnswer {
  readonly id: string;
  readonly status: Answer['status'];
  readonly mode: Answer['mode'];
  /** The sentences that were shown. */
  readonly sentences: readonly string[];
  /** A verdict on each of them. */
  readonly statements: readonly JudgedStatement[];
  readonly takenOut: readonly TakenOutBecause[];
  /** Articles that are cited, each once. */
  readonly cited: readonly string[];
  /** Until the first checked sentence was there; `null` without one. */
  readonly firstSentenceMs: number | null;
  readonly totalMs: number;
  /** 0 without a call to Claude, `null` when its price isn't known. */
  readonly dollars: number | null;
  /** Of Claude's. */
  readonly failure: string | null;
}

export type AskForEvaluation = (question: AnswerQuestion) => Promise<AskedAnswer>;

export interface AskingParts {
  readonly library: Library;
  readonly config: Pick<Config, 'claude' | 'timeZone'>;
  /** What "now" means to a question that doesn't say when it is asked. */
  readonly now: Date;
}

/**
 * Asks by the code of `/ask`: Claude where there is a key, quotes where there is none. The desk's own trace tells what
 * isn't in an answer; none is kept. No day's budget holds here: an answer that it turned to quotes would be measured as Claude's.
 */
export function askingThrough({ library, config, now }: AskingParts): AskForEvaluation {
  const { claude, timeZone } = config;
  let trace: Trace | null = null;
  const desk: Desk = createDesk({
    library,
    ...createModels(claude),
    prompts: loadPrompts(),
    timeZone,
    // Failures and sentences that were taken out are counted from the trace.
    log: () => {},
    keeping: { hashId: () => '', traces: { keep: (kept) => (trace = kept) } },
  });
  const { signal } = new AbortController();
  return async (question) => {
    trace = null;
    const answer = await desk.ask(askedFrom(question, timeZone, now), { signal });
    return rowOf(question, answer, await judged(answer, library), trace);
  };
}

function rowOf(
  { id }: AnswerQuestion,
  { status, mode, sentences, citations }: Answer,
  statements: readonly JudgedStatement[],
  trace: Trace | null,
): AskedAnswer {
  if (trace === null) throw new Error(`The desk left no trace of ${id}`);
  const { read, timings, failure } = trace.record;
  const fallen = read.filter(({ fate }) => fate === 'taken_out');
  const takenOut = fallen.map(because);
  return {
    id,
    status,
    mode,
    sentences: sentences.map(({ text }) => text),
    statements,
    takenOut: status === 'not_covered' && isDecline(takenOut) ? [] : takenOut,
    cited: [...new Set(citations.map(({ article }) => article))],
    firstSentenceMs: timings.firstSentenceMs,
    totalMs: timings.totalMs,
    dollars: trace.cost,
    failure,
  };
}

/** One sentence that cites nothing says that the sources don't answer: as it was told to, and no claim. */
function isDecline(takenOut: readonly TakenOutBecause[]): boolean {
  return takenOut.length === 1 && takenOut[0] === 'uncited';
}

/** The second reader's verdict; without one, code's, which speaks only against what isn't supported. */
function because({ reading, found }: ReadSentence): TakenOutBecause {
  return takenOutBecause.find((label) => label === reading?.label) ?? (found.length > 0 ? 'unsupported' : 'uncited');
}

/** Judges what was shown by what it cites, from the archive's text: as a reader could, and apart from the check on its way. */
async function judged({ sentences, citations }: Answer, library: Library): Promise<JudgedStatement[]> {
  const spans = new Map<number, CitedSpan>();
  for (const citation of citations) spans.set(citation.number, await spanOf(citation, library));
  return sentences.map(({ text, citations: numbers }) => {
    const cited = numbers.flatMap((number) => spans.get(number) ?? []);
    const judge = (by: readonly CitedSpan[]) => (by.length === 0 ? 'unsupported' : verdictOn(text, by).label);
    return {
      together: judge(cited),
      citations: cited.map((one) => ({ alone: judge([one]), others: judge(cited.filter((other) => other !== one)) })),
    };
  });
}

async function spanOf({ article: id, span, copies }: Citation, library: Library): Promise<CitedSpan> {
  const article = await library.article(id);
  if (article === null) throw new Error(`An answer cites ${id}, which isn't in the archive`);
  return { source: { article, passages: [], score: 0, copies, differences: [] }, span };
}
