import type { DigestRequest, Filter, Question } from '../coverage.ts';
import { canonicalLine } from '../text/canonical.ts';
import { isDay } from '../text/dates.ts';
import { maxDigestCount, maxDigestDays, maxQuestionChars, maxTopicChars } from './limits.ts';

/** Something the person typed can't be used; the message says what to do instead. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

function words(text: string, what: string, max: number): string {
  const line = canonicalLine(text);
  if (line.length > max) {
    throw new InputError(`That ${what} has ${line.length} characters; at most ${max} fit. Please shorten it.`);
  }
  if (!/[\p{L}\p{N}]/u.test(line)) {
    throw new InputError(`There are no words in that ${what}. Please ask in words, for example: Who met in Warsaw?`);
  }
  return line;
}

function checkFilter({ from, to }: Filter): void {
  for (const [name, day] of Object.entries({ from, to })) {
    if (day !== null && !isDay(day)) {
      throw new InputError(`The day after "${name}" can't be read: ${day.slice(0, 40)}. Write it like 2026-02-03.`);
    }
  }
  if (from !== null && to !== null && from > to) {
    throw new InputError(`"from" (${from}) lies after "to" (${to}). Please swap them.`);
  }
}

function checkWhole(name: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new InputError(`"${name}" takes a whole number from 1 to ${max}.`);
  }
}

/** @throws {InputError} */
export function checkQuestion(question: Question): Question {
  checkFilter(question.filter);
  return { ...question, text: words(question.text, 'question', maxQuestionChars) };
}

/** @throws {InputError} */
export function checkDigestRequest(request: DigestRequest): DigestRequest {
  checkFilter(request.filter);
  checkWhole('count', request.count, maxDigestCount);
  if (request.days !== null) checkWhole('days', request.days, maxDigestDays);
  return { ...request, topic: request.topic === null ? null : words(request.topic, 'topic', maxTopicChars) };
}

/** For a filter that names an outlet the coverage doesn't have. */
export function unknownOutletError(name: string, outlets: readonly string[]): InputError {
  const known =
    outlets.length === 0 ? 'No article names its outlet, so leave that option out.' : `It has: ${outlets.join(', ')}.`;
  return new InputError(`The coverage has no outlet called "${name.slice(0, 80)}". ${known}`);
}
