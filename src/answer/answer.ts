import type { Answer, Evidence, Question, QuotesReason } from '../coverage.ts';
import type { Model } from '../model/model.ts';
import { sentSource } from '../writing/blocks.ts';
import { CheckedWriting, type Ending, type Lookup } from '../writing/checked-writing.ts';
import { newestDate } from '../writing/numbering.ts';
import type { Prompt } from '../writing/prompts.ts';
import { quoteEvidence } from './quotes.ts';

/** Placeholders of `prompts/answer.md`. */
export const answerPlaceholders = ['today', 'timeZone'] as const;

export interface AnswerTools {
  /** `null` without a key: answers are quotes. */
  readonly model: Model | null;
  readonly prompt: Prompt;
  readonly promptValues: Readonly<Record<(typeof answerPlaceholders)[number], string>>;
  readonly lookup: Lookup;
  /** Milliseconds since the question came in. */
  readonly elapsedMs: () => number;
  readonly onProgress: (partial: Answer) => void;
  /** Told how each run of the model ended. */
  readonly onEnding: (ending: Ending, droppedSentences: number) => void;
}

/** From evidence to an answer: written by the model and checked, or verbatim quotes, or plainly not covered. */
export async function answerFrom(
  question: Question,
  evidence: Evidence,
  tools: AnswerTools,
  signal: AbortSignal,
): Promise<Answer> {
  const { model, elapsedMs } = tools;
  const base: Answer = {
    status: 'not_covered',
    mode: model ? 'claude' : 'quotes',
    model: model?.name ?? null,
    question: question.text,
    quotesReason: model ? null : 'no_key',
    filter: evidence.filter,
    sentences: [],
    citations: [],
    nearest: evidence.nearest,
    undatedLeftOut: evidence.undatedLeftOut,
    asOf: null,
    complete: true,
    ms: elapsedMs(),
  };
  if (evidence.judgement === 'not_covered' || evidence.sources.length === 0) return base;
  if (!model) return fromQuotes(base, evidence, 'no_key', elapsedMs);

  const sent = evidence.sources.map((source) => ({ source, sent: sentSource(source.article, source.passages) }));
  const writing = new CheckedWriting(sent, tools.lookup);
  const written = (complete: boolean): Answer => ({
    ...base,
    status: 'answered',
    sentences: [...writing.sentences],
    citations: writing.numbering.citations,
    nearest: [],
    asOf: newestDate(writing.numbering.citations),
    complete,
    ms: elapsedMs(),
  });
  const request = {
    instructions: tools.prompt.render(tools.promptValues),
    sources: sent.map(({ sent: { source } }) => source),
    question: question.text,
  };
  const ending = await writing.run(model, request, signal, () => tools.onProgress(written(false)));
  tools.onEnding(ending, writing.dropped);
  if (ending.failure !== null) return fromQuotes(base, evidence, ending.failure, elapsedMs);
  return writing.sentences.length > 0 ? written(true) : { ...base, ms: elapsedMs() };
}

/** Quotes where the coverage clearly speaks to the question; without Claude, an unsure case is declined. */
function fromQuotes(base: Answer, evidence: Evidence, reason: QuotesReason, elapsedMs: () => number): Answer {
  const quoted: Answer = { ...base, mode: 'quotes', model: null, quotesReason: reason };
  if (evidence.judgement !== 'covered') return { ...quoted, ms: elapsedMs() };
  const { sentences, numbering } = quoteEvidence(base.question, evidence);
  if (sentences.length === 0) return { ...quoted, ms: elapsedMs() };
  const { citations } = numbering;
  return {
    ...quoted,
    status: 'answered',
    sentences,
    citations,
    nearest: [],
    asOf: newestDate(citations),
    ms: elapsedMs(),
  };
}
