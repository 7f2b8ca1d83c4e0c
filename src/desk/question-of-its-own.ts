import type { Filter, Followed, Question } from '../coverage/question.ts';
import type { Model } from '../model/model.ts';
import { isOpenFilter } from '../retrieve/filter-scope.ts';
import { checkQuestion, InputError } from './check-input.ts';

/**
 * A follow-up as a question of its own, where a model is there to make it one. Else, and where that fails, it stays one that leans on
 * the question before it.
 */
export async function ownQuestion(
  question: Question,
  model: Pick<Model, 'rewrite'> | null,
  instructions: string,
  signal: AbortSignal,
): Promise<Question> {
  const { follows, text } = question;
  if (follows === undefined || model === null) return question;
  const request = { instructions, earlierQuestion: follows.text, earlierAnswer: follows.answer, question: text };
  const reply = await model.rewrite(request, signal);
  if ('failure' in reply) return question;
  const { follows: _, ...alone } = question;
  try {
    const { question: own, from, to } = reply.value;
    const filter = isOpenFilter(question.filter) ? carried(follows, from ?? to) : question.filter;
    return checkQuestion({ ...alone, filter, text: own, ...((from ?? to) !== null && { inferred: { from, to } }) });
  } catch (error) {
    // What it wrote is empty, or too long for a question.
    if (error instanceof InputError) return question;
    throw error;
  }
}

/** What the person set for the question before goes on to hold, but for its days where this one asks for others. */
function carried({ binding }: Followed, day: string | null): Filter {
  return day === null ? binding : { ...binding, from: null, to: null };
}
