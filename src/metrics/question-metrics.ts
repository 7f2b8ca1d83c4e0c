import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { DeskObserver, EndedQuestion } from '../desk/desk-observer.ts';
import type { ModelCall } from '../model/metered-model.ts';
import type { TraceRecord } from '../store/trace.ts';
import { durationBuckets, seconds } from './buckets.ts';

/** What is counted of questions and of calls of Claude. Labels are words of ours alone, and the names of the two models. */
export function questionMetrics(registry: Registry): DeskObserver {
  const registers = [registry];
  const inFlight = new Gauge({
    registers,
    name: 'dateline_questions_in_flight',
    help: 'Questions that are being answered now',
  });
  const questions = new Counter({
    registers,
    name: 'dateline_questions_total',
    help: 'Questions that came to an end, by kind and what came of it',
    labelNames: ['kind', 'status'],
  });
  const refused = new Counter({
    registers,
    name: 'dateline_questions_refused_total',
    help: 'Questions that were not taken, by whose limit',
    labelNames: ['reason'],
  });
  const judged = new Counter({
    registers,
    name: 'dateline_evidence_total',
    help: 'Searches for an answer, by how far the coverage reaches',
    labelNames: ['judgement'],
  });
  const quotes = new Counter({
    registers,
    name: 'dateline_quotes_total',
    help: 'Answers in quotes or cut short, by why Claude did not write them',
    labelNames: ['reason'],
  });
  const written = new Counter({
    registers,
    name: 'dateline_sentences_total',
    help: 'Sentences that Claude wrote, by what became of them',
    labelNames: ['fate'],
  });
  const verified = new Counter({
    registers,
    name: 'dateline_sentences_verified_total',
    help: 'Sentences read a second time, by the verdict',
    labelNames: ['verdict'],
  });
  const duration = new Histogram({
    registers,
    name: 'dateline_question_duration_seconds',
    help: 'From a question to its whole answer',
    labelNames: ['kind'],
    buckets: durationBuckets,
  });
  const step = new Histogram({
    registers,
    name: 'dateline_step_duration_seconds',
    help: 'Steps of a question’s way',
    labelNames: ['step'],
    buckets: durationBuckets,
  });
  const calls = new Counter({
    registers,
    name: 'dateline_claude_calls_total',
    help: 'Calls of Claude, by what for and how they ended',
    labelNames: ['step', 'outcome'],
  });
  const tokens = new Counter({
    registers,
    name: 'dateline_claude_tokens_total',
    help: 'Tokens that Claude read and wrote',
    labelNames: ['model', 'kind'],
  });
  const dollars = new Counter({
    registers,
    name: 'dateline_claude_cost_dollars_total',
    help: 'What Claude cost, in US dollars',
    labelNames: ['model'],
  });

  const observeRecord = ({ judgement, answer, digest, read, calls, timings }: TraceRecord): void => {
    if (judgement !== null) judged.inc({ judgement });
    const reason = (answer ?? digest)?.quotesReason ?? null;
    if (reason !== null) quotes.inc({ reason });
    for (const { fate, reading } of read) {
      written.inc({ fate });
      if (reading !== null) verified.inc({ verdict: reading.label });
    }
    const { retrieveMs, firstSentenceMs } = timings;
    // Retrieval follows what makes a follow-up a question of its own, and is timed from the question on.
    const rewriteMs = calls.filter(({ kind }) => kind === 'rewrite').reduce((sum, { ms }) => sum + ms, 0);
    if (retrieveMs !== null) step.observe({ step: 'retrieve' }, seconds(Math.max(0, retrieveMs - rewriteMs)));
    if (firstSentenceMs !== null) step.observe({ step: 'first_words' }, seconds(firstSentenceMs));
  };
  const observeTokens = ({ model, usage }: ModelCall): void => {
    if (usage === null) return;
    tokens.inc({ model, kind: 'input' }, usage.inputTokens);
    tokens.inc({ model, kind: 'output' }, usage.outputTokens);
    tokens.inc({ model, kind: 'cache_read' }, usage.cacheReadTokens);
    tokens.inc({ model, kind: 'cache_write' }, usage.cacheWriteTokens);
  };

  return {
    begun: () => inFlight.inc(),
    ended: (question: EndedQuestion | null) => {
      inFlight.dec();
      if (question === null) return;
      const { kind, status, totalMs, record } = question;
      questions.inc({ kind, status });
      duration.observe({ kind }, seconds(totalMs));
      if (record !== null) observeRecord(record);
    },
    refused: (reason) => refused.inc({ reason }),
    called: (call, cost) => {
      calls.inc({ step: call.kind, outcome: call.failure ?? 'ok' });
      step.observe({ step: call.kind }, seconds(call.ms));
      observeTokens(call);
      if (cost !== null) dollars.inc({ model: call.model }, cost);
    },
  };
}
