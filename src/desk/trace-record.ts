import type { Answer } from '../coverage/answer.ts';
import type { Article } from '../coverage/article.ts';
import type { Digest } from '../coverage/digest.ts';
import type { Evidence, EvidenceSource } from '../coverage/evidence.ts';
import type { Filter } from '../coverage/question.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { Story } from '../coverage/story.ts';
import type { Timeline } from '../coverage/timeline.ts';
import type { ModelCall } from '../model/metered-model.ts';
import { costOf } from '../model/prices.ts';
import type { TracedSource, TraceKind, TraceRecord, TraceStatus } from '../store/trace.ts';
import { errorMessage } from '../wording/error-message.ts';
import type { WritingEnd } from '../writing/checked-writing.ts';
import type { Prompt } from '../writing/prompts.ts';

/** A question as it came to the desk. */
export interface TracedQuestion {
  /** The number its trace is to have; `null` for a new one. */
  readonly id: string | null;
  readonly kind: TraceKind;
  /** Where it comes from when nobody asks; the terminal unless said. */
  readonly place?: string;
  /** The question, or a summary's topic or nothing. */
  readonly text: string;
  readonly filter: Filter;
  /** The moment that "today" means. */
  readonly asOf: Date;
  /** What Claude would be told, and Claude's name; it may not come to that. */
  readonly prompt: Prompt;
  readonly model: string | null;
  /** The trace of the question that it follows up. */
  readonly follows: string | null;
  /** What the same question finds the answer by, where it may; see `Repeats`. */
  readonly repeatKey: string | null;
  readonly isRepeatable: (result: Answer | Digest) => boolean;
}

/** Why something could not be looked for. */
type SearchProblem = { readonly problem: string };

/** What was noted on a question's way. */
export interface Notes {
  evidence: Evidence | null;
  stories: readonly Story[];
  /** What a timeline was made of. */
  sources: readonly EvidenceSource[];
  /** What Claude looked for while it wrote, and what that found. */
  readonly searches: { readonly words: string; readonly filter: Filter; readonly found: Evidence | SearchProblem }[];
  retrieveMs: number | null;
  firstSentenceMs: number | null;
  /** How writing ended, the last time; `null` where it didn't come to that. */
  ending: WritingEnd | null;
  /** What was written, sentence by sentence. */
  read: readonly ReadSentence[];
  readonly calls: ModelCall[];
}

export const noNotes = (): Notes => ({
  evidence: null,
  stories: [],
  sources: [],
  searches: [],
  retrieveMs: null,
  firstSentenceMs: null,
  ending: null,
  read: [],
  calls: [],
});

/** What a question's way came to: one of the first three, or the error that ended it. */
export interface TracedOutcome {
  readonly answer: Answer | null;
  readonly digest: Digest | null;
  readonly timeline: Timeline | null;
  readonly error: unknown;
  readonly totalMs: number;
}

/** How a question ended, told from what it was answered. */
export function statusOf({ answer, digest, timeline }: TracedOutcome): TraceStatus {
  if (answer !== null) return answer.status;
  const listed = digest ?? timeline;
  if (listed === null) return 'failed';
  return listed.items.length > 0 ? 'answered' : 'not_covered';
}

/** Dollars of a call; 0 where nobody told what it took, `null` for a model whose price isn't known. */
export type Pricing = (call: ModelCall) => number | null;

/** @param isOwnServer on a server of one's own, a model that has no price costs nothing. */
export function pricing(isOwnServer: boolean): Pricing {
  return ({ model, usage }) => (usage === null ? 0 : (costOf(model, usage) ?? (isOwnServer ? 0 : null)));
}

/** Dollars of all calls: 0 without one, `null` when the price of one isn't known. */
export function dollarsOf({ calls }: Notes, priceOf: Pricing): number | null {
  return calls.reduce<number | null>((sum, call) => {
    const cost = priceOf(call);
    return sum === null || cost === null ? null : sum + cost;
  }, 0);
}

/** What is kept of a question, from what was seen of its way. */
export function recordOf(asked: TracedQuestion, isPrivate: boolean, notes: Notes, outcome: TracedOutcome): TraceRecord {
  const { evidence, stories, sources, searches, ending, read, calls, retrieveMs, firstSentenceMs } = notes;
  const { answer, digest, timeline, error, totalMs } = outcome;
  const listed = digest ?? timeline;
  const { failure, detail } = ending ?? { failure: null, detail: null };
  const hasSentences = (answer?.sentences.length ?? listed?.items.length ?? 0) > 0;
  return {
    isPrivate,
    asOf: asked.asOf,
    follows: asked.follows,
    askedFilter: asked.filter,
    filter: answer?.filter ?? listed?.request.filter ?? evidence?.filter ?? null,
    judgement: evidence?.judgement ?? null,
    coverage: evidence?.coverage ?? null,
    evidence: [
      ...(evidence?.sources ?? []).map(fromSource),
      ...sources.map(fromSource),
      ...stories.map(({ lead }) => tracedSource(lead, null, [])),
    ],
    searches: searches.map(({ words, filter, found }) => ({
      words,
      filter,
      problem: 'problem' in found ? found.problem : null,
      evidence: 'problem' in found ? [] : found.sources.map(fromSource),
    })),
    prompt: ending !== null ? { name: asked.prompt.name, version: asked.prompt.version } : null,
    model: ending !== null ? asked.model : null,
    answer,
    digest,
    timeline,
    read,
    calls,
    timings: { retrieveMs, firstSentenceMs: firstSentenceMs ?? (hasSentences ? totalMs : null), totalMs },
    failure: outcomeFailed(outcome) ? 'error' : failure,
    detail: outcomeFailed(outcome) ? errorMessage(error) : detail,
  };
}

function outcomeFailed({ answer, digest, timeline }: TracedOutcome): boolean {
  return answer === null && digest === null && timeline === null;
}

function fromSource({ article, passages, score }: EvidenceSource): TracedSource {
  return tracedSource(article, score, passages);
}

function tracedSource(
  { id, hash, title, source, date }: Article,
  score: number | null,
  passages: TracedSource['passages'],
): TracedSource {
  return {
    article: id,
    version: hash,
    title,
    outlet: source,
    date,
    score,
    passages: passages.map(({ first, last }) => ({ first, last })),
  };
}
