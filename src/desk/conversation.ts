import type { Followed } from '../coverage/question.ts';
import type { Trace } from '../store/trace.ts';
import { InputError } from './check-input.ts';

/** So much of an earlier answer says what "that" means. */
const answerChars = 600;

/**
 * What a follow-up leans on, from the trace of the question before it: the conversation lives there, not in the process.
 * @throws {InputError} when the trace is gone, or came to no answer.
 */
export function followedBy(trace: Trace | null): Followed {
  const answer = trace?.record.answer ?? null;
  if (trace === null || answer === null) throw new InputError(({ answerGone }) => answerGone);
  return {
    text: answer.understoodAs ?? trace.question,
    filter: answer.filter,
    binding: trace.record.askedFilter,
    articles: [...new Set(answer.citations.map(({ article }) => article))],
    shown: answer.citations.map(({ quote }) => quote),
    answer: answer.sentences
      .map(({ text }) => text)
      .join(' ')
      .slice(0, answerChars),
  };
}
