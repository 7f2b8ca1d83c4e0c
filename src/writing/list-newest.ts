import type { Answer, QuotesReason } from '../coverage/answer.ts';
import type { Filter, Question } from '../coverage/question.ts';
import type { Calendar } from '../language/calendar.ts';
import type { NewestStories } from '../retrieve/newest-stories.ts';
import { asOfFor } from './as-of.ts';
import { lede } from './digest-entries.ts';
import { Numbering } from './numbering.ts';

/** Stories that are listed for a person who asked nothing. */
export const listedStories = 5;

/** The newest stories as an answer: each one's headline, and its beginning verbatim. */
export function listingFrom(
  question: Question,
  { stories, undatedLeftOut }: NewestStories,
  about: {
    readonly filter: Filter;
    readonly quotesReason: QuotesReason | null;
    readonly calendar: Calendar;
    readonly ms: number;
  },
): Answer {
  const { filter, quotesReason, calendar, ms } = about;
  const numbering = new Numbering();
  const sentences = stories.flatMap((story) => {
    const { title, titleIsOurs } = story.lead;
    const about = titleIsOurs ? {} : { lead: title };
    return lede(story, numbering).map((sentence) => ({ ...sentence, ...about, startsParagraph: true }));
  });
  return {
    status: 'answered',
    mode: 'quotes',
    model: null,
    question: question.text,
    quotesReason,
    filter,
    sentences,
    citations: numbering.citations,
    nearest: [],
    undatedLeftOut,
    ...asOfFor(question, numbering.citations, calendar),
    complete: true,
    ms,
  };
}
