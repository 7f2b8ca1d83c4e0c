import type { Answer, Citation, QuotesReason } from '../coverage/answer.ts';
import type { Evidence } from '../coverage/evidence.ts';
import type { Question } from '../coverage/question.ts';
import type { Model } from '../model/model.ts';
import { dayIn, dayNumber, dayOf } from '../text/dates.ts';
import { CheckedWriting, type DroppedSentence, type Ending, type Lookup } from './checked-writing.ts';
import { newestDate } from './numbering.ts';
import type { Prompt } from './prompts.ts';
import { quoteEvidence } from './quotes.ts';
import { type Find, secondLook } from './second-look.ts';

/** Placeholders of `prompts/answer.md`. */
export const answerPlaceholders = ['today', 'timeZone'] as const;

export interface AnswerTools {
  /** `null` without a key: answers are quotes. */
  readonly model: Model | null;
  readonly prompt: Prompt;
  readonly promptValues: Readonly<Record<(typeof answerPlaceholders)[number], string>>;
  readonly lookup: Lookup;
  /** For what the model looks for while it writes. */
  readonly find: Find;
  /** Milliseconds since the question came in. */
  readonly elapsedMs: () => number;
  readonly onProgress: (partial: Answer) => void;
  /** Told how each run of the model ended. */
  readonly onEnding: (ending: Ending, dropped: readonly DroppedSentence[]) => void;
}

/** From evidence to an answer: written by the model and checked, or verbatim quotes, or plainly not covered. */
export async function answerFrom(
  question: Question,
  evidence: Evidence,
  tools: AnswerTools,
  signal: AbortSignal,
): Promise<Answer> {
  const { model, elapsedMs } = tools;
  const keyless = evidence.inOtherLanguage ? 'other_language' : 'no_key';
  const base: Answer = {
    status: 'not_covered',
    mode: model ? 'claude' : 'quotes',
    model: model?.name ?? null,
    question: question.text,
    quotesReason: model ? null : keyless,
    filter: evidence.filter,
    sentences: [],
    citations: [],
    nearest: evidence.nearest,
    undatedLeftOut: evidence.undatedLeftOut,
    asOf: null,
    complete: true,
    ms: elapsedMs(),
  };
  if (evidence.judgement === 'not_covered') return base;
  // A search in the coverage's language may find what the question's own words don't.
  if (evidence.sources.length === 0 && !evidence.inOtherLanguage) return base;
  if (!model) return fromQuotes(base, question, evidence, keyless, tools);

  const writing = new CheckedWriting([], tools.lookup);
  const written = (complete: boolean, quotesReason: QuotesReason | null): Answer => ({
    ...base,
    status: 'answered',
    quotesReason,
    sentences: [...writing.sentences],
    citations: writing.numbering.citations,
    nearest: [],
    ...asOfFor(question, writing.numbering.citations, tools.promptValues.timeZone),
    complete,
    ms: elapsedMs(),
  });
  const request = {
    instructions: tools.prompt.render(tools.promptValues),
    sources: writing.send(evidence.sources),
    question: asked(question),
    search: secondLook(evidence.filter, tools.find, writing),
  };
  const ending = await writing.run(model, request, signal, () => tools.onProgress(written(false, null)));
  tools.onEnding(ending, writing.dropped);
  const { failure } = ending;
  // What was checked stands, however the rest broke off; but a refusal is of the whole answer.
  if (writing.sentences.length > 0 && failure !== 'refused') return written(true, failure);
  const isDeclined = evidence.judgement !== 'covered' || writing.hasDeclined;
  if (failure === null && isDeclined) return { ...base, ms: elapsedMs() };
  const standingEvidence = await standing(evidence, tools.lookup);
  return fromQuotes(base, question, standingEvidence, failure ?? 'nothing_cited', tools);
}

/** The person's words; a follow-up comes with what it leans on. */
function asked({ text, follows }: Question): string {
  if (follows === undefined) return text;
  const before = [
    `Earlier question: ${follows.text}`,
    ...(follows.answer === '' ? [] : [`Its answer: ${follows.answer}`]),
  ];
  return `${before.join('\n')}\n\nThe question now: ${text}`;
}

/** Evidence without what was changed or withdrawn while the model wrote. */
async function standing(evidence: Evidence, lookup: Lookup): Promise<Evidence> {
  const current = await Promise.all(evidence.sources.map(({ article }) => lookup(article.id)));
  return { ...evidence, sources: evidence.sources.filter(({ article }, at) => current[at]?.hash === article.hash) };
}

/** How fresh the cited articles are. */
function asOfFor(
  question: Question,
  citations: readonly Citation[],
  timeZone: string,
): Pick<Answer, 'asOf' | 'asOfAgeDays'> {
  const asOf = newestDate(citations);
  if (asOf === null) return { asOf };
  const asked = dayNumber(dayIn(question.askedAt, timeZone));
  return { asOf, asOfAgeDays: Math.max(0, asked - dayNumber(dayOf(asOf, timeZone))) };
}

/** Quotes where the coverage clearly speaks to the question; without Claude, an unsure case is declined. */
function fromQuotes(
  base: Answer,
  question: Question,
  evidence: Evidence,
  reason: QuotesReason,
  { elapsedMs, promptValues: { timeZone } }: AnswerTools,
): Answer {
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
    ...asOfFor(question, citations, timeZone),
    ms: elapsedMs(),
  };
}
