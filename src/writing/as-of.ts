import type { Answer, Citation } from '../coverage/answer.ts';
import type { Question } from '../coverage/question.ts';
import { type Calendar, dayOf, dayPublished } from '../language/calendar.ts';
import { dayNumber } from '../language/dates.ts';
import { newestDate } from './numbering.ts';

/** How fresh the cited articles are. */
export function asOfFor(
  question: Question,
  citations: readonly Citation[],
  calendar: Calendar,
): Pick<Answer, 'asOf' | 'asOfAgeDays'> {
  const asOf = newestDate(citations);
  if (asOf === null) return { asOf };
  const asked = dayNumber(dayOf(calendar, question.askedAt));
  return { asOf, asOfAgeDays: Math.max(0, asked - dayNumber(dayPublished(calendar, asOf))) };
}
