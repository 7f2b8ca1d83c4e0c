import { z } from 'zod';
import type { Answer } from '../coverage/answer.ts';
import type { Digest } from '../coverage/digest.ts';
import type { Judgement } from '../coverage/evidence.ts';
import type { Filter } from '../coverage/question.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import { answerShape, digestShape, filterShape } from './trace-shapes.ts';

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

interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/** One call of the model: what for, which one, and what it took. */
export interface TracedCall {
  readonly kind: 'rewrite' | 'write' | 'verify';
  readonly model: string;
  readonly usage: Usage | null;
  readonly failure: string | null;
  readonly detail: string | null;
  readonly ms: number;
}

/** What is kept of one question besides the few facts that stand in columns of their own. */
export interface TraceRecord {
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

export type TraceKind = 'ask' | 'summary';
export type TraceStatus = Answer['status'];

/** A question in a line: what a list of traces shows. */
export interface TraceSummary {
  readonly id: string;
  /** When it came in, by the clock. */
  readonly askedAt: Date;
  readonly kind: TraceKind;
  /** Where it was asked: `discord`, `terminal`. */
  readonly place: string;
  /** The question as it was asked; a summary's topic, or nothing. */
  readonly question: string;
  readonly status: TraceStatus;
  /** Dollars; 0 without a call to Claude, `null` when the model's price isn't known. */
  readonly cost: number | null;
}

/** One question's whole way, kept for the editors. */
export interface Trace extends TraceSummary {
  /** The person's id, hashed; `null` where nobody is known. */
  readonly asker: string | null;
  /** The server's id, hashed; `null` outside of one. */
  readonly server: string | null;
  readonly record: TraceRecord;
}

const count = z.number();

const source = z.object({
  article: z.string(),
  version: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  score: z.number().nullable(),
  passages: z.array(z.object({ first: count, last: count })),
});

const search = z.object({
  words: z.string(),
  filter: filterShape,
  problem: z.string().nullable(),
  evidence: z.array(source),
});

const usage = z.object({ inputTokens: count, outputTokens: count, cacheReadTokens: count, cacheWriteTokens: count });

const call = z.object({
  kind: z.enum(['rewrite', 'write', 'verify']),
  model: z.string(),
  usage: usage.nullable(),
  failure: z.string().nullable(),
  detail: z.string().nullable(),
  ms: count,
});

const readSentence = z.object({
  text: z.string(),
  fate: z.enum(['shown', 'taken_out', 'unread', 'repeat', 'decline']),
  found: z.array(z.string()),
  reading: z
    .object({ label: z.enum(['supported', 'partly', 'unsupported', 'contradicted']), why: z.string() })
    .nullable(),
  reason: z.string().nullable(),
});

const recordShape = z.object({
  asOf: z.coerce.date(),
  // Older traces know of none.
  follows: z.string().nullable().default(null),
  askedFilter: filterShape,
  filter: filterShape.nullable(),
  judgement: z.enum(['covered', 'unsure', 'not_covered']).nullable(),
  coverage: z.number().nullable(),
  evidence: z.array(source),
  // Older traces know of none.
  searches: z.array(search).default([]),
  prompt: z.object({ name: z.string(), version: z.string() }).nullable(),
  model: z.string().nullable(),
  answer: answerShape.nullable(),
  digest: digestShape.nullable(),
  // Older traces know of what was taken out alone, and of one sum of tokens.
  dropped: z.object({ sentences: z.array(z.object({ text: z.string(), reason: z.string() })) }).optional(),
  usage: usage.nullish(),
  read: z.array(readSentence).optional(),
  calls: z.array(call).optional(),
  timings: z.object({ retrieveMs: count.nullable(), firstSentenceMs: count.nullable(), totalMs: count }),
  failure: z.string().nullable(),
  detail: z.string().nullable(),
});

function recordOf({ dropped, usage, read, calls, ...rest }: z.infer<typeof recordShape>): TraceRecord {
  const unread = { fate: 'taken_out' as const, found: [], reading: null };
  const written = { kind: 'write' as const, model: rest.model ?? '', failure: null, detail: null, ms: 0 };
  return {
    ...rest,
    read: read ?? dropped?.sentences.map((one) => ({ ...unread, ...one })) ?? [],
    calls: calls ?? (usage ? [{ ...written, usage }] : []),
  };
}

/** Columns of a row of the list. */
export const summaryRow = z.object({
  id: z.string(),
  asked_at: z.number().transform((ms) => new Date(ms)),
  kind: z.enum(['ask', 'summary']),
  place: z.string(),
  question: z.string(),
  status: z.enum(['answered', 'not_covered', 'failed']),
  cost: z.number().nullable(),
});

/** A whole row; its record is JSON of ours. */
export const traceRow = summaryRow.extend({
  asker: z.string().nullable(),
  server: z.string().nullable(),
  record: z.string().transform((json): TraceRecord => recordOf(recordShape.parse(JSON.parse(json)))),
});
