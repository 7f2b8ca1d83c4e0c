import { z } from 'zod';
import type { TraceRecord } from './trace.ts';
import { answerShape, digestShape, filterShape, timelineShape } from './trace-shapes.ts';

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
  // Of older traces nobody can tell.
  isPrivate: z.boolean().default(true),
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
  // Older traces know of none.
  timeline: timelineShape.nullable().default(null),
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

/** Reads the record of a trace from the JSON that it is kept as, an older version's too. @throws for anything else. */
export function readRecord(json: string): TraceRecord {
  return recordOf(recordShape.parse(JSON.parse(json)));
}
