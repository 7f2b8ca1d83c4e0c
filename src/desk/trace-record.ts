import type { Answer } from '../coverage/answer.ts';
import type { Article } from '../coverage/article.ts';
import type { Digest } from '../coverage/digest.ts';
import type { Evidence, Source } from '../coverage/evidence.ts';
import type { Filter } from '../coverage/question.ts';
import type { Story } from '../coverage/story.ts';
import type { Usage } from '../model/model.ts';
import { costOf } from '../model/prices.ts';
import type { TracedSource, TraceKind, TraceRecord, TraceStatus } from '../state/trace.ts';
import type { DroppedSentence, Ending } from '../writing/checked-writing.ts';
import type { Prompt } from '../writing/prompts.ts';

/** A question as it came to the desk. */
export interface Asked {
  readonly kind: TraceKind;
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
  readonly isRepeatable: (answer: Answer) => boolean;
}

/** Why something could not be looked for. */
type Problem = { readonly problem: string };

/** What was noted on a question's way. */
export interface Notes {
  evidence: Evidence | null;
  stories: readonly Story[];
  /** What Claude looked for while it wrote, and what that found. */
  readonly searches: { readonly words: string; readonly filter: Filter; readonly found: Evidence | Problem }[];
  retrieveMs: number | null;
  firstSentenceMs: number | null;
  /** Each run of Claude, and how many of its sentences were taken out. */
  readonly runs: { readonly ending: Ending; readonly dropped: readonly DroppedSentence[] }[];
}

export const noNotes = (): Notes => ({
  evidence: null,
  stories: [],
  searches: [],
  retrieveMs: null,
  firstSentenceMs: null,
  runs: [],
});

/** What a question's way came to: one of the first two, or the error that ended it. */
export interface Outcome {
  readonly answer: Answer | null;
  readonly digest: Digest | null;
  readonly error: unknown;
  readonly totalMs: number;
}

export function statusOf({ answer, digest }: Outcome): TraceStatus {
  if (answer !== null) return answer.status;
  if (digest === null) return 'failed';
  return digest.items.length > 0 ? 'answered' : 'not_covered';
}

/** Dollars of all runs of Claude: 0 without one, `null` when its price isn't known. */
export function dollarsOf({ model }: Asked, { runs }: Notes): number | null {
  const usage = usageOf(runs);
  return usage === null || model === null ? 0 : costOf(model, usage);
}

/** What is kept of a question, from what was seen of its way. */
export function recordOf(asked: Asked, notes: Notes, outcome: Outcome): TraceRecord {
  const { evidence, stories, searches, runs, retrieveMs, firstSentenceMs } = notes;
  const { answer, digest, error, totalMs } = outcome;
  const { failure, detail } = runs.at(-1)?.ending ?? { failure: null, detail: null };
  const hasSentences = (answer?.sentences.length ?? digest?.items.length ?? 0) > 0;
  return {
    asOf: asked.asOf,
    follows: asked.follows,
    askedFilter: asked.filter,
    filter: answer?.filter ?? digest?.request.filter ?? evidence?.filter ?? null,
    judgement: evidence?.judgement ?? null,
    coverage: evidence?.coverage ?? null,
    evidence: [
      ...(evidence?.sources ?? []).map(fromSource),
      ...stories.map(({ lead }) => tracedSource(lead, null, [])),
    ],
    searches: searches.map(({ words, filter, found }) => ({
      words,
      filter,
      problem: 'problem' in found ? found.problem : null,
      evidence: 'problem' in found ? [] : found.sources.map(fromSource),
    })),
    prompt: runs.length > 0 ? { name: asked.prompt.name, version: asked.prompt.version } : null,
    model: runs.length > 0 ? asked.model : null,
    answer,
    digest,
    dropped: {
      count: runs.reduce((sum, { dropped }) => sum + dropped.length, 0),
      sentences: runs.flatMap(({ dropped }) => dropped),
    },
    usage: usageOf(runs),
    timings: { retrieveMs, firstSentenceMs: firstSentenceMs ?? (hasSentences ? totalMs : null), totalMs },
    failure: outcomeFailed(outcome) ? 'error' : failure,
    detail: outcomeFailed(outcome) ? (error instanceof Error ? error.message : String(error)) : detail,
  };
}

function outcomeFailed({ answer, digest }: Outcome): boolean {
  return answer === null && digest === null;
}

function fromSource({ article, passages, score }: Source): TracedSource {
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

function usageOf(runs: Notes['runs']): Usage | null {
  return runs.reduce<Usage | null>((sum, { ending: { usage } }) => {
    if (usage === null || sum === null) return sum ?? usage;
    return {
      inputTokens: sum.inputTokens + usage.inputTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
      cacheReadTokens: sum.cacheReadTokens + usage.cacheReadTokens,
      cacheWriteTokens: sum.cacheWriteTokens + usage.cacheWriteTokens,
    };
  }, null);
}
