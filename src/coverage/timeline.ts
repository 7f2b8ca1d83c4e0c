import type { Citation, Mode, QuotesReason, SecondReadings, Sentence } from './answer.ts';
import type { Headline } from './article.ts';
import type { Filter } from './question.ts';

export interface TimelineRequest {
  /** `null` for everything that the coverage tells. */
  readonly topic: string | null;
  /** The topic in the coverage's language, where Claude put it into that: what is searched for. */
  readonly understoodAs?: string | undefined;
  /** Days of publication, as everywhere; no line is of a day outside them. */
  readonly filter: Filter;
  /** Whether what was published in those days may tell of earlier ones too: what is new here, whenever it happened. Absent is no. */
  readonly earlierDays?: boolean;
  /** How many lines at most: one a day. */
  readonly count: number;
  readonly askedAt: Date;
}

/** A number of a line for which a later report gives another: a death toll that rose. */
export interface SupersededFigure {
  /** As the line has it: "14 people". */
  readonly figure: string;
  /** As the later report has it. */
  readonly later: string;
  /** ISO day of the later report. */
  readonly reported: string;
  /** Number of the item's citation that it stands in. */
  readonly citation: number;
}

/** One event: what happened, and the day that the coverage gives for it. */
export interface TimelineItem {
  /** ISO day: the one that the text names for the event or, where it names none, the day on which it was reported. */
  readonly day: string;
  readonly isReported: boolean;
  readonly sentences: readonly Sentence[];
  readonly superseded: readonly SupersededFigure[];
  readonly citations: readonly Citation[];
}

export interface Timeline {
  readonly mode: Mode;
  /** Who wrote it; `null` for quotes. */
  readonly model: string | null;
  readonly quotesReason: QuotesReason | null;
  readonly request: TimelineRequest;
  /** How Claude's sentences were read a second time; absent for quotes. */
  readonly secondReading?: SecondReadings;
  /** Oldest first, one event each. */
  readonly items: readonly TimelineItem[];
  /** Days that have something to tell for which there was no room. */
  readonly daysLeftOut: number;
  /** Articles on the topic after those that were read. */
  readonly articlesLeftOut: number;
  /** Headlines nearest to the topic, where there is no line. */
  readonly nearest: readonly Headline[];
  readonly complete: boolean;
  readonly ms: number;
  /** Id of its trace, put in by the desk; `null` or absent where none is kept. */
  readonly trace?: string | null;
}
