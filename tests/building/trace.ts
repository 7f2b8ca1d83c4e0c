import type { Trace, TraceRecord } from '../../src/store/trace.ts';
import { newTraceId } from '../../src/store/trace-id.ts';
import { answer } from '../discord/answers.ts';
import { noFilter } from './desk.ts';

export const traceRecord = (changes: Partial<TraceRecord> = {}): TraceRecord => ({
  isPrivate: false,
  follows: null,
  asOf: new Date('2026-03-06T12:00:00Z'),
  askedFilter: noFilter,
  filter: noFilter,
  judgement: 'covered',
  coverage: 0.9,
  evidence: [],
  searches: [],
  prompt: null,
  model: null,
  answer: answer(),
  digest: null,
  timeline: null,
  read: [],
  calls: [],
  timings: { retrieveMs: 10, firstSentenceMs: 20, totalMs: 30 },
  failure: null,
  detail: null,
  ...changes,
});

/** The trace of an answered question. */
export const traceOf = (changes: Partial<Trace> = {}): Trace => ({
  id: newTraceId(),
  askedAt: new Date('2026-03-06T12:00:00Z'),
  kind: 'ask',
  place: 'discord',
  question: 'Who met in Warsaw?',
  status: 'answered',
  cost: 0,
  asker: null,
  server: null,
  record: traceRecord(),
  ...changes,
});
