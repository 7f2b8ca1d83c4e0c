import type { Answer, QuotesReason } from '../coverage/answer.ts';
import type { Evidence } from '../coverage/evidence.ts';
import type { Question } from '../coverage/question.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { Calendar } from '../language/calendar.ts';
import type { Model, WritingRequest } from '../model/model.ts';
import { asOfFor } from './as-of.ts';
import { CheckedWriting, type Lookup, type WritingEnd } from './checked-writing.ts';
import { type Prompt, promptValuesAt } from './prompts.ts';
import { quoteEvidence } from './quote-answer.ts';
import { type Find, searchAgain } from './search-again.ts';
import type { Verifier } from './second-reader.ts';

export interface AnswerTools {
  /** `null` without a key: answers are quotes. */
  readonly model: Model | null;
  /** `null` where nobody reads a second time. */
  readonly verifier: Verifier | null;
  /** Whether calls and the day's budget are left for a second try and its second reading. */
  readonly mayWriteAgain: () => Promise<boolean>;
  readonly prompt: Prompt;
  /** What goes with the question where it is written once more. */
  readonly promptAgain: Prompt;
  readonly calendar: Calendar;
  readonly lookup: Lookup;
  /** For what the model looks for while it writes. */
  readonly find: Find;
  /** Milliseconds since the question came in. */
  readonly elapsedMs: () => number;
  readonly onProgress: (partial: Answer) => void;
  /** Told how each run of the model ended, and of all that was written so far. */
  readonly onEnding: (ending: WritingEnd, read: readonly ReadSentence[]) => void;
}

/** From evidence to an answer: written by the model and checked, or verbatim quotes, or plainly not covered. */
export async function answerFrom(
  question: Question,
  evidence: Evidence,
  tools: AnswerTools,
  signal: AbortSignal,
): Promise<Answer> {
  const { model, elapsedMs, verifier, lookup } = tools;
  const keyless = evidence.inOtherLanguage ? 'other_language' : 'no_key';
  const base: Answer = {
    status: 'not_covered',
    mode: model ? 'claude' : 'quotes',
    model: model?.name ?? null,
    question: question.text,
    quotesReason: model ? null : keyless,
    filter: evidence.filter,
    ...(evidence.widened && { widened: evidence.widened }),
    sentences: [],
    citations: [],
    nearest: evidence.nearest,
    undatedLeftOut: evidence.undatedLeftOut,
    asOf: null,
    complete: true,
    ms: elapsedMs(),
  };
  // A search in the coverage's language may find what the question's own words don't.
  if (model ? !evidence.sharesWords && !evidence.inOtherLanguage : evidence.judgement === 'not_covered') return base;
  if (!model) return fromQuotes(base, question, evidence, keyless, tools);

  const writing = new CheckedWriting([], { lookup, verifier, question: question.text });
  const written = (complete: boolean, quotesReason: QuotesReason | null): Answer => ({
    ...base,
    status: 'answered',
    quotesReason,
    sentences: [...writing.sentences],
    secondReading: writing.secondReading,
    citations: writing.numbering.citations,
    nearest: [],
    ...asOfFor(question, writing.numbering.citations, tools.calendar),
    complete,
    ms: elapsedMs(),
  });
  const request = {
    instructions: tools.prompt.render(promptValuesAt(tools.calendar, question.askedAt)),
    sources: writing.send(evidence.sources),
    question: asked(question),
    search: searchAgain(evidence.binding, tools.find, writing),
  };
  const run = async (more: WritingRequest): Promise<WritingEnd> => {
    const ending = await writing.run(model, more, signal, () => tools.onProgress(written(false, null)));
    tools.onEnding(ending, writing.read);
    return ending;
  };
  let { failure } = await run(request);
  if (failure === null && writing.leavesOpen && (await tools.mayWriteAgain())) {
    const again = await run({
      ...request,
      sources: writing.sent,
      question: askedAgain(request.question, writing, tools),
    });
    // What passed before stands: a second try that fails takes nothing from it.
    failure = writing.sentences.length > 0 && again.failure !== 'stopped' ? null : again.failure;
  }
  const { takenOut } = writing.secondReading;
  /** Of what isn't shown it is only said how much was taken out. */
  const fallen = takenOut > 0 && { secondReading: { gap: null, takenOut, answers: null } };
  const quotes = async (reason: QuotesReason): Promise<Answer> => {
    const current = await withoutChanged(evidence, lookup);
    return { ...fromQuotes(base, question, current, reason, tools), ...fallen };
  };
  const hasSentences = writing.sentences.length > 0;
  // What was checked stands, however the rest broke off; but a refusal is of the whole answer.
  if (hasSentences && failure !== 'refused') {
    const isOpen = writing.leavesOpen && writing.secondReading.answers === 'no';
    const quoted = isOpen && failure === null ? await quotes('nothing_cited') : null;
    return quoted?.status === 'answered' ? quoted : written(true, failure);
  }
  if (failure === null && (writing.hasDeclined || evidence.judgement !== 'covered')) {
    return { ...base, ...fallen, ms: elapsedMs() };
  }
  return quotes(failure ?? 'nothing_cited');
}

/** The question once more, with what readers see of the answer and what was taken out of it. */
function askedAgain(question: string, writing: CheckedWriting, { promptAgain }: AnswerTools): string {
  const listed = (lines: readonly string[]): string =>
    lines.length === 0 ? 'nothing' : lines.map((line) => `\n- ${line}`).join('');
  const fallen = writing.read.filter(({ fate }) => fate === 'taken_out');
  return promptAgain.render({
    question,
    standing: listed(writing.sentences.map(({ text }) => text)),
    fallen: listed(fallen.map(({ text, reading, reason }) => `${text} (${reading?.why ?? reason})`)),
  });
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
async function withoutChanged(evidence: Evidence, lookup: Lookup): Promise<Evidence> {
  const current = await Promise.all(evidence.sources.map(({ article }) => lookup(article.id)));
  return { ...evidence, sources: evidence.sources.filter(({ article }, at) => current[at]?.hash === article.hash) };
}

/** Quotes where the coverage clearly speaks to the question; without Claude, an unsure case is declined. */
function fromQuotes(
  base: Answer,
  question: Question,
  evidence: Evidence,
  reason: QuotesReason,
  { elapsedMs, calendar }: AnswerTools,
): Answer {
  const quoted: Answer = { ...base, mode: 'quotes', model: null, quotesReason: reason };
  if (evidence.judgement !== 'covered') return { ...quoted, ms: elapsedMs() };
  const { sentences, numbering } = quoteEvidence(base.question, evidence, question.follows?.shown);
  if (sentences.length === 0) return { ...quoted, ms: elapsedMs() };
  const { citations } = numbering;
  return {
    ...quoted,
    status: 'answered',
    sentences,
    citations,
    nearest: [],
    ...asOfFor(question, citations, calendar),
    ms: elapsedMs(),
  };
}
