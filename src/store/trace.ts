import type { Answer, Citation } from '../coverage/answer.ts';
import type { Digest } from '../coverage/digest.ts';
import type { Judgement } from '../coverage/evidence.ts';
import type { Filter } from '../coverage/question.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { Timeline } from '../coverage/timeline.ts';

/** An article of the evidence, or a digest's story: which version, where in it, how it scored. */
export interface TracedSource {
  readonly article: string;
  /** `Article.hash` of the version that was looked at. */
  readonly version: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly date: string | null;
  /** `null` for the stories of a digest: they stand by date. */
  readonly score: number | null;
  /** Sentences `first` to `last`, both counted. */
  readonly passages: readonly { readonly first: number; readonly last: number }[];
}

/** What Claude looked for while it wrote. */
export interface TracedSearch {
  readonly words: string;
  readonly filter: Filter;
  /** Why nothing could be looked for. */
  readonly problem: string | null;
  readonly evidence: readonly TracedSource[];
}

interface TracedUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/** One call of the model: what for, which one, and what it took. */
export interface TracedCall {
  readonly kind: 'rewrite' | 'write' | 'verify';
  readonly model: string;
  readonly usage: TracedUsage | null;
  readonly failure: string | null;
  readonly detail: string | null;
  readonly ms: number;
}

/** What is kept of one question besides the few facts that stand in columns of their own. */
export interface TraceRecord {
  /** Nobody but the asker was shown the answer; editors see it where the asker reports it. */
  readonly isPrivate: boolean;
  /** The moment that "today" meant, when that was not the moment of asking. */
  readonly asOf: Date;
  /** Id of the trace whose answer the question follows up. */
  readonly follows: string | null;
  /** The filter as it was asked for. */
  readonly askedFilter: Filter;
  /** The filter as it was understood; `null` when it came to nothing before. */
  readonly filter: Filter | null;
  readonly judgement: Judgement | null;
  /** `Evidence.coverage`: 0 to 1. */
  readonly coverage: number | null;
  readonly evidence: readonly TracedSource[];
  readonly searches: readonly TracedSearch[];
  /** What Claude was told, and by which name it goes; both `null` when it wasn't asked. */
  readonly prompt: { readonly name: string; readonly version: string } | null;
  readonly model: string | null;
  readonly answer: Answer | null;
  readonly digest: Digest | null;
  readonly timeline: Timeline | null;
  /** What Claude wrote, sentence by sentence, with what code and the second reader said of each. */
  readonly read: readonly ReadSentence[];
  /** In the order in which they ended. */
  readonly calls: readonly TracedCall[];
  readonly timings: {
    readonly retrieveMs: number | null;
    readonly firstSentenceMs: number | null;
    readonly totalMs: number;
  };
  /** A `Failure` of Claude's writing, or `error` for one of ours. */
  readonly failure: string | null;
  readonly detail: string | null;
}

/** A *digest* comes by itself, and nobody asked for it. */
export type TraceKind = 'ask' | 'summary' | 'digest' | 'timeline';
export type TraceStatus = Answer['status'];

/** A question in a line: what a list of traces shows. */
export interface TraceSummary {
  readonly id: string;
  /** When it came in, by the clock. */
  readonly askedAt: Date;
  readonly kind: TraceKind;
  /** Where it was asked: `discord`, `terminal`; `schedule` for a digest. */
  readonly place: string;
  /** The question as it was asked; a summary's topic, or nothing. */
  readonly question: string;
  readonly status: TraceStatus;
  /** Dollars; 0 without a call to Claude, `null` when the model's price isn't known. */
  readonly cost: number | null;
}

/** What became of a question, without its words. */
export interface QuestionFigures {
  readonly status: TraceStatus;
  readonly cost: number | null;
  /** From when it came in to the answer. */
  readonly totalMs: number;
  /** Sentences of the model's that were shown, and that were taken out. */
  readonly shown: number;
  readonly takenOut: number;
}

/** One question's whole way, kept for the editors. */
export interface Trace extends TraceSummary {
  /** The person's id, hashed; `null` where nobody is known. */
  readonly asker: string | null;
  /** The server's id, hashed; `null` outside of one. */
  readonly server: string | null;
  readonly record: TraceRecord;
}

/** What an answer, a digest or a timeline cites. */
export function citationsOf({ answer, digest, timeline }: TraceRecord): readonly Citation[] {
  return answer?.citations ?? (digest ?? timeline)?.items.flatMap(({ citations }) => citations) ?? [];
}
