import type { Answer, Citation } from '../coverage/answer.ts';
import type { Question } from '../coverage/question.ts';
import { dayIn, dayNumber, dayOf } from '../language/dates.ts';
import { newestDate } from './numbering.ts';

/** How fresh the cited articles are. */
export function asOfFor(
  question: Question,
  citations: readonly Citation[],
  timeZone: string,
): Pick<Answer, 'asOf' | 'asOfAgeDays'> {
  const asOf = newestDate(citations);
  if (asOf === null) return { asOf };
  const asked = dayNumber(dayIn(question.askedAt, timeZone));
  return { asOf, asOfAgeDays: Math.max(0, asked - dayNumber(dayOf(asOf, timeZone))) };
}
