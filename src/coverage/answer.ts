import type { Headline, Span } from './article.ts';
import type { Filter } from './question.ts';
import type { Answers } from './second-reading.ts';
import type { Difference } from './story.ts';

/** A verbatim span of an article, as shown to the reader. */
export interface Citation {
  /** Counted from 1 within one answer or digest; stands in the text as `[1]`. */
  readonly number: number;
  readonly article: string;
  /** `Article.hash` of the version that was cited. */
  readonly version: string;
  readonly span: Span;
  /** `text.slice(span.start, span.end)` of that version. */
  readonly quote: string;
  readonly headline: Headline;
  readonly copies: readonly Headline[];
  /** Where copies of the story have other words or another number than this span. */
  readonly differences?: readonly Difference[];
  /** What the article says was corrected in it. */
  readonly correction?: string;
  /** It is cited for what it said before: another version is no news to whoever reads it. */
  readonly isPast?: boolean;
  /** It was withdrawn since: what it says of that stands in the place of its headline. */
  readonly isWithdrawn?: boolean;
  /** Opinion or analysis, by the section that the article names. */
  readonly isOpinion?: boolean;
}

/** One checked sentence of an answer. */
export interface Sentence {
  readonly text: string;
  /** Words of the article that a quote stands under: a question, a list's lead-in, a column's head, the headline in a list of stories. Shown before it, outside the quotation marks. */
  readonly lead?: string;
  /** What of `text` answers, to be shown in bold. */
  readonly emphasis?: readonly Span[];
  /** What of `text` no longer stands where it was cited, to be struck out. */
  readonly struck?: readonly Span[];
  /** Numbers of the answer's citations that support it. */
  readonly citations: readonly number[];
  readonly startsParagraph: boolean;
  /** What of it its sources don't support, in a few words, where they support only a part. */
  readonly partly?: string;
}

export type Mode = 'claude' | 'quotes';

/** Why Claude didn't write (the rest of) an answer. */
export type Failure =
  | 'rate_limited'
  | 'overloaded'
  | 'unavailable'
  | 'timed_out'
  | 'cut_off'
  | 'refused'
  | 'too_long'
  | 'context_full'
  | 'bad_key'
  | 'no_credit'
  | 'no_such_model'
  | 'bad_request'
  | 'unreadable'
  | 'stopped';

/**
 * Why an answer is quotes, or why one of Claude's may stop short; `null` where Claude wrote all of it. *Other language*: the
 * question is in a language that the coverage isn't in, and Claude isn't there to search for it.
 */
export type QuotesReason = Failure | 'no_key' | 'other_language' | 'nothing_cited' | 'budget_spent' | 'share_spent';

/** How the sentences that Claude wrote were read a second time, against the words that they cite. */
export interface SecondReadings {
  /** Why not every sentence that is shown was read: a failure, or nobody is set to; `null` where each was. */
  readonly gap: Failure | 'budget_spent' | 'off' | null;
  /** Sentences that were taken out, since nothing that they cite supports them. */
  readonly takenOut: number;
  /** Whether what is shown answers the question; `null` where nobody said. */
  readonly answers: Answers | null;
}

export interface Answer {
  readonly status: 'answered' | 'not_covered' | 'failed';
  readonly mode: Mode;
  /** Who wrote it; `null` for quotes. */
  readonly model: string | null;
  readonly question: string;
  /** A follow-up as it was understood: a question of its own. Absent where it was asked as one. */
  readonly understoodAs?: string;
  readonly quotesReason: QuotesReason | null;
  /** The filter as it was understood. */
  readonly filter: Filter;
  /** A filter that was read from the question's words, found nothing and was dropped. */
  readonly widened?: Filter | undefined;
  readonly sentences: readonly Sentence[];
  /** How Claude's sentences were read a second time; absent for quotes. */
  readonly secondReading?: SecondReadings;
  readonly citations: readonly Citation[];
  readonly nearest: readonly Headline[];
  readonly undatedLeftOut: number;
  /** Date of the newest cited article, or `null` when all are undated. */
  readonly asOf: string | null;
  /** Whole days from then to the question; left out where it's undated. */
  readonly asOfAgeDays?: number;
  /** False while sentences are still coming in. */
  readonly complete: boolean;
  readonly ms: number;
  /** Id of its trace, put in by the desk; `null` or absent where none is kept. */
  readonly trace?: string | null;
  /** It was given before, to the same question, and is given again. */
  readonly repeats?: { readonly askedAt: Date } | undefined;
}
