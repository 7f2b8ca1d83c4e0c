import type { Digest } from '../coverage/digest.ts';
import type { Filter, Followed } from '../coverage/question.ts';
import type { Trace } from '../store/trace.ts';
import { InputError } from './check-input.ts';

/** So much of an earlier answer says what "that" means. */
const answerChars = 600;

const noFilter: Filter = { from: null, to: null, outlets: [] };

/** What a question on a digest leans on: one of its stories, or all of them. */
function digestFollowed({ items }: Digest, story: number | null): Followed {
  const chosen = story === null ? undefined : items[story];
  const meant = chosen === undefined ? items : [chosen];
  return {
    // Names of all stories at once would say nothing of what is asked.
    text: chosen?.headline ?? 'What is new?',
    ...{ filter: noFilter, binding: noFilter },
    articles: [...new Set(meant.flatMap(({ articles }) => articles))],
    answer: meant
      .flatMap(({ headline, sentences }) => [`${headline}:`, ...sentences.map(({ text }) => text)])
      .join(' ')
      .slice(0, answerChars * (chosen === undefined ? 3 : 1)),
  };
}

/**
 * What a follow-up leans on, from the trace of the question before it: the conversation lives there, not in the process.
 * @param story of a digest, the one that is meant, counted from 0; `null` for all of it.
 * @throws {InputError} when the trace is gone, or came to no answer.
 */
export function followedBy(trace: Trace | null, story: number | null = null): Followed {
  const digest = trace?.record.digest ?? null;
  if (digest !== null) return digestFollowed(digest, story);
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
